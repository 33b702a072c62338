//! Reference data of `tests/reference`: networks with measurements in PyTorch. Each file is read once.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use convscope::formats::json;
use convscope::network::{Network, ShapedNetwork};
use convscope::presets::Preset;
use flate2::read::GzDecoder;
use serde_json::Value;

/// The well-known networks, by their file names in `zoo/`.
pub(crate) const ZOO: [&str; 13] = [
    "alexnet",
    "fcn_resnet50",
    "googlenet",
    "mobilenet_v1",
    "mobilenet_v2",
    "mobilenet_v3_small",
    "resnet101",
    "resnet18",
    "resnet50",
    "squeezenet1_0",
    "unet_same256",
    "unet_valid572",
    "vgg16",
];

/// The presets that are measured networks of the zoo, with the names of the files.
pub(crate) const ZOO_PRESETS: [(Preset, &str); 8] = [
    (Preset::AlexNet, "alexnet"),
    (Preset::Vgg16, "vgg16"),
    (Preset::ResNet18, "resnet18"),
    (Preset::ResNet50, "resnet50"),
    (Preset::ResNet101, "resnet101"),
    (Preset::MobileNetV1, "mobilenet_v1"),
    (Preset::MobileNetV2, "mobilenet_v2"),
    (Preset::GoogLeNet, "googlenet"),
];

/// A valid network with its measurements.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) network: Network,
    pub(crate) truth: &'static Value,
}

impl Case {
    fn of(case: &'static Value) -> Self {
        let name = case["net"]["name"].as_str().expect("a name").to_owned();
        let network = json::read(&case["net"].to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name, network, truth: &case["truth"] }
    }

    pub(crate) fn shaped(&self) -> ShapedNetwork {
        let shaped = ShapedNetwork::new(self.network.clone());
        if let Err(fault) = shaped.complete() {
            panic!("{}: {fault}", self.name);
        }
        shaped
    }

    /// The number of the map that the node with this name computes.
    pub(crate) fn map(&self, node: &str) -> usize {
        if node == "input" {
            return 0;
        }
        self.network.index_of_name(node).unwrap_or_else(|| panic!("{}: no node {node}", self.name)) + 1
    }
}

/// All valid networks: 240 stacks, 90 graphs, 18 edge cases, 13 well-known networks.
pub(crate) fn all() -> &'static [Case] {
    static ALL: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let stacks = cases("stacks.json").iter().map(Case::of).collect();
        let graphs = cases("dags.json").iter().map(Case::of).collect();
        let edge_cases = edge_cases(&Value::Bool(true)).into_iter().map(Case::of).collect();
        let zoo = ZOO.iter().map(|name| Case::of(zoo(name))).collect();
        let groups: [Vec<Case>; 4] = [stacks, graphs, edge_cases, zoo];
        assert_eq!(groups.each_ref().map(Vec::len), [240, 90, 18, 13], "stacks, graphs, edge cases, well-known");
        groups.into_iter().flatten().collect()
    });
    &ALL
}

/// Single operators with random settings: 32 of each.
pub(crate) fn operators() -> &'static [Case] {
    static OPERATORS: LazyLock<Vec<Case>> = LazyLock::new(|| cases("operators.json").iter().map(Case::of).collect());
    &OPERATORS
}

/// The edge cases of one kind of `valid`: true, false, or "huge" (well defined only with unbounded integers).
pub(crate) fn edge_cases(valid: &Value) -> Vec<&'static Value> {
    cases("edge.json").iter().filter(|case| case["valid"] == *valid).collect()
}

/// The cases of a file that lists them.
pub(crate) fn cases(name: &str) -> &'static [Value] {
    file(name)["cases"].as_array().expect("a list of cases")
}

/// The file of a well-known network.
pub(crate) fn zoo(name: &str) -> &'static Value {
    file(&format!("zoo/{name}.json"))
}

/// An integer of any size, as a number or in quotes.
pub(crate) fn whole(value: &Value) -> u128 {
    value.to_string().trim_matches('"').parse().unwrap_or_else(|_| panic!("{value} is a whole number"))
}

/// The bytes of a file, from the file or its gzipped copy.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/reference/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut bytes = Vec::new();
    match File::open(&path) {
        Ok(mut file) => file.read_to_end(&mut bytes),
        Err(_) => GzDecoder::new(File::open(format!("{path}.gz")).unwrap_or_else(|error| panic!("{path}: {error}")))
            .read_to_end(&mut bytes),
    }
    .unwrap_or_else(|error| panic!("{path}: {error}"));
    bytes
}

/// A file's JSON, from the file or its gzipped copy.
pub(crate) fn file(name: &str) -> &'static Value {
    static FILES: Mutex<BTreeMap<String, &'static Value>> = Mutex::new(BTreeMap::new());
    // A file that cannot be read makes every test that needs it fail with the file's name.
    let mut files = FILES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(value) = files.get(name) {
        return value;
    }
    let value: &'static Value = Box::leak(Box::new(read(name)));
    files.insert(name.to_owned(), value);
    value
}

fn read(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let open = |name: &str| File::open(folder.join(name));
    let reader: Box<dyn Read> = if let Ok(file) = open(name) {
        Box::new(file)
    } else {
        let packed = open(&format!("{name}.gz")).unwrap_or_else(|error| panic!("{name}.gz: {error}"));
        Box::new(GzDecoder::new(packed))
    };
    serde_json::from_reader(BufReader::new(reader)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
