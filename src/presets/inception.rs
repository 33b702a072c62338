//! `GoogLeNet` (Szegedy et al., "Going deeper with convolutions", 2014) and Inception-v3 (Szegedy et al., "Rethinking the Inception
//! architecture for computer vision", 2015), as in torchvision, without the auxiliary classifiers.

/// The modules of `GoogLeNet`: channels of the 1×1 branch, of the two branches that end in a 3×3 convolution (1×1, then 3×3), and after
/// the pool.
const GOOGLENET: [(&str, [u64; 6]); 9] = [
    ("inception3a", [64, 96, 128, 16, 32, 32]),
    ("inception3b", [128, 128, 192, 32, 96, 64]),
    ("inception4a", [192, 96, 208, 16, 48, 64]),
    ("inception4b", [160, 112, 224, 24, 64, 64]),
    ("inception4c", [128, 128, 256, 24, 64, 64]),
    ("inception4d", [112, 144, 288, 32, 64, 64]),
    ("inception4e", [256, 160, 320, 32, 128, 128]),
    ("inception5a", [256, 160, 320, 32, 128, 128]),
    ("inception5b", [384, 192, 384, 48, 128, 128]),
];

/// The modules of Inception-v3 on maps of 35×35, and the channels after the pool.
const FINE: [(&str, u64); 3] = [("mixed5b", 32), ("mixed5c", 64), ("mixed5d", 64)];

/// Its modules on maps of 17×17, and the channels between the 1×7 and 7×1 convolutions.
const MIDDLE: [(&str, u64); 4] = [("mixed6b", 128), ("mixed6c", 160), ("mixed6d", 160), ("mixed6e", 192)];

/// Consecutive layers, each convolution with its norm and activation. After `=` stands the path of a module; that of a convolution
/// contains the norm too.
fn row(layers: &str) -> Vec<String> {
    row_in("", layers)
}

/// As [`row`], with paths within another one.
fn row_in(within: &str, layers: &str) -> Vec<String> {
    let spelled = |layer: &str| {
        let (layer, path) = layer.split_once('=').unwrap_or((layer, ""));
        let path = format!("{within}{path}");
        let layer = layer.trim();
        if layer.starts_with("conv") {
            vec![format!("{layer} nobias ={path}.conv"), format!("bn ={path}.bn"), "relu".to_owned()]
        } else if path == within {
            vec![layer.to_owned()]
        } else {
            vec![format!("{layer} ={path}")]
        }
    };
    layers.split(';').flat_map(spelled).collect()
}

/// Branches that read the same map, and the concatenation of their outputs.
struct Module<'a> {
    name: &'a str,
    input: &'a str,
    /// The path of its module, with a dot at its end.
    within: String,
    lines: Vec<String>,
    paths: usize,
    ends: Vec<String>,
}

impl<'a> Module<'a> {
    fn new(name: &'a str, input: &'a str) -> Self {
        // torchvision calls Inception-v3's modules `Mixed_5b`, that is, by the names of the first release in TensorFlow.
        let path = name.strip_prefix("mixed").map_or_else(|| name.to_owned(), |number| format!("Mixed_{number}"));
        Self { name, input, within: format!("{path}."), lines: Vec::new(), paths: 0, ends: Vec::new() }
    }

    /// Adds consecutive layers that read the layer `from`; returns the label of the last.
    fn path(&mut self, from: &str, layers: &str) -> String {
        self.paths += 1;
        let end = format!("{}.{}", self.name, self.paths);
        let mut layers = row_in(&self.within, layers);
        if let Some(first) = layers.first_mut() {
            *first = format!("{first} from {from}");
        }
        if let Some(last) = layers.last_mut() {
            *last = format!("{end}: {last}");
        }
        self.lines.extend(layers);
        end
    }

    /// Adds a branch.
    fn branch(mut self, layers: &str) -> Self {
        let end = self.path(self.input, layers);
        self.ends.push(end);
        self
    }

    /// Adds a branch that ends in a 1×3 and a parallel 3×1 convolution, whose modules have `path` and a letter.
    fn forked(mut self, layers: &str, path: &str) -> Self {
        let fork = self.path(self.input, layers);
        for last in ["conv 384 k1x3 p0x1 =a", "conv 384 k3x1 p1x0 =b"] {
            let end = self.path(&fork, &last.replace('=', &format!("={path}")));
            self.ends.push(end);
        }
        self
    }

    /// The lines of the module. Its last layer is labeled with its name.
    fn lines(self) -> Vec<String> {
        let joined = format!("{}: concat {}", self.name, self.ends.join(","));
        self.lines.into_iter().chain([joined]).map(|line| format!("{line} @{}", self.name)).collect()
    }
}

pub(super) fn googlenet() -> String {
    let mut lines = vec!["input 3x224x224".to_owned()];
    lines
        .extend(row("conv 64 k7 s2 p3 =conv1; maxpool k3 s2 ceil =maxpool1; conv 64 k1 =conv2; conv 192 k3 p1 =conv3"));
    lines.push("pool2: maxpool k3 s2 ceil =maxpool2".into());
    let mut input = "pool2";
    for (name, [one, before_three, three, before_five, five, after_pool]) in GOOGLENET {
        let module = Module::new(name, input)
            .branch(&format!("conv {one} k1 =branch1"))
            .branch(&format!("conv {before_three} k1 =branch2.0; conv {three} k3 p1 =branch2.1"))
            // 5×5 in the paper.
            .branch(&format!("conv {before_five} k1 =branch3.0; conv {five} k3 p1 =branch3.1"))
            .branch(&format!("maxpool k3 s1 p1 ceil =branch4.0; conv {after_pool} k1 =branch4.1"));
        lines.extend(module.lines());
        let pool = match name {
            "inception3b" => Some(("pool3", "pool3: maxpool k3 s2 ceil =maxpool3")),
            "inception4e" => Some(("pool4", "pool4: maxpool k2 s2 ceil =maxpool4")),
            _ => None,
        };
        lines.extend(pool.map(|(_, pool)| pool.to_owned()));
        input = pool.map_or(name, |(label, _)| label);
    }
    lines.push("gap =avgpool; flatten; dropout 0.2 =dropout; linear 1000 =fc".into());
    lines.join("\n")
}

pub(super) fn third() -> String {
    let mut lines = vec!["input 3x299x299".to_owned()];
    lines.extend(row(
        "conv 32 k3 s2 =Conv2d_1a_3x3; conv 32 k3 =Conv2d_2a_3x3; conv 64 k3 p1 =Conv2d_2b_3x3; maxpool k3 s2 =maxpool1;
         conv 80 k1 =Conv2d_3b_1x1; conv 192 k3 =Conv2d_4a_3x3",
    ));
    lines.push("stem: maxpool k3 s2 =maxpool2".into());
    let mut input = "stem";
    for (name, after_pool) in FINE {
        let module = Module::new(name, input)
            .branch("conv 64 k1 =branch1x1")
            .branch("conv 48 k1 =branch5x5_1; conv 64 k5 p2 =branch5x5_2")
            .branch("conv 64 k1 =branch3x3dbl_1; conv 96 k3 p1 =branch3x3dbl_2; conv 96 k3 p1 =branch3x3dbl_3")
            .branch(&format!("avgpool k3 s1 p1; conv {after_pool} k1 =branch_pool"));
        lines.extend(module.lines());
        input = name;
    }
    let halving = Module::new("mixed6a", input)
        .branch("conv 384 k3 s2 =branch3x3")
        .branch("conv 64 k1 =branch3x3dbl_1; conv 96 k3 p1 =branch3x3dbl_2; conv 96 k3 s2 =branch3x3dbl_3")
        .branch("maxpool k3 s2");
    lines.extend(halving.lines());
    input = "mixed6a";
    for (name, width) in MIDDLE {
        let [wide, high] = ["k1x7 p0x3", "k7x1 p3x0"];
        let module = Module::new(name, input)
            .branch("conv 192 k1 =branch1x1")
            .branch(&format!(
                "conv {width} k1 =branch7x7_1; conv {width} {wide} =branch7x7_2; conv 192 {high} =branch7x7_3"
            ))
            .branch(&format!(
                "conv {width} k1 =branch7x7dbl_1; conv {width} {high} =branch7x7dbl_2; conv {width} {wide} =branch7x7dbl_3;
                 conv {width} {high} =branch7x7dbl_4; conv 192 {wide} =branch7x7dbl_5"
            ))
            .branch("avgpool k3 s1 p1; conv 192 k1 =branch_pool");
        lines.extend(module.lines());
        input = name;
    }
    let halving = Module::new("mixed7a", input)
        .branch("conv 192 k1 =branch3x3_1; conv 320 k3 s2 =branch3x3_2")
        .branch(
            "conv 192 k1 =branch7x7x3_1; conv 192 k1x7 p0x3 =branch7x7x3_2; conv 192 k7x1 p3x0 =branch7x7x3_3;
             conv 192 k3 s2 =branch7x7x3_4",
        )
        .branch("maxpool k3 s2");
    lines.extend(halving.lines());
    input = "mixed7a";
    for name in ["mixed7b", "mixed7c"] {
        let module = Module::new(name, input)
            .branch("conv 320 k1 =branch1x1")
            .forked("conv 384 k1 =branch3x3_1", "branch3x3_2")
            .forked("conv 448 k1 =branch3x3dbl_1; conv 384 k3 p1 =branch3x3dbl_2", "branch3x3dbl_3")
            .branch("avgpool k3 s1 p1; conv 192 k1 =branch_pool");
        lines.extend(module.lines());
        input = name;
    }
    lines.push("gap =avgpool; dropout 0.5 =dropout; flatten; linear 1000 =fc".into());
    lines.join("\n")
}
