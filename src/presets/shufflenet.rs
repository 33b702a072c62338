//! `ShuffleNet` v2 at width 1 (Ma et al., "`ShuffleNet` V2: practical guidelines for efficient CNN architecture design", 2018), as in
//! torchvision.

use super::mobilenet;

/// Number of units and output channels of each stage.
const STAGES: [(u64, u64); 3] = [(4, 116), (8, 232), (4, 464)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x224x224".to_owned()];
    lines.extend(mobilenet::unit("conv 24 k3 s2 p1 nobias", "relu", "conv1"));
    lines.push("stem: maxpool k3 s2 p1 =maxpool".into());
    let mut input = "stem".to_owned();
    for (stage, (count, channels)) in (2..).zip(STAGES) {
        for unit in 0..count {
            let name = format!("stage{stage}.{unit}");
            let layers =
                if unit == 0 { halving(channels / 2, &input, &name) } else { splitting(channels / 2, &input, &name) };
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @{name}")));
            input = name;
        }
    }
    lines.extend(mobilenet::unit("conv 1024 k1 nobias", "relu", "conv5"));
    lines.push("gap; flatten; linear 1000 =fc".into());
    lines.join("\n")
}

/// The first unit of a stage: both branches read all channels and halve the map.
fn halving(half: u64, input: &str, name: &str) -> Vec<String> {
    let path = format!("{name}.branch1");
    let mut layers = vec![
        format!("dwconv k3 s2 p1 nobias from {input} ={path}.0"),
        format!("bn ={path}.1"),
        format!("conv {half} k1 nobias ={path}.2"),
        format!("bn ={path}.3"),
        format!("{name}.left: relu ={path}.4"),
    ];
    layers.extend(branch(half, 2, input, name));
    layers.extend(joined(name));
    layers
}

/// Any other unit: half of the channels bypass it.
fn splitting(half: u64, input: &str, name: &str) -> Vec<String> {
    let mut layers = vec![
        format!("{name}.left: split {half},{half} from {input}"),
        format!("{name}.right: split {half},{half} i1 from {input}"),
    ];
    layers.extend(branch(half, 1, &format!("{name}.right"), name));
    layers.extend(joined(name));
    layers
}

/// The convolutional branch of a unit: 1×1, depthwise 3×3, 1×1.
fn branch(half: u64, stride: u64, input: &str, name: &str) -> Vec<String> {
    let layers = format!(
        "conv {half} k1 nobias from {input}; bn; relu; dwconv k3 s{stride} p1 nobias; bn; conv {half} k1 nobias; bn; relu"
    );
    layers.split(';').enumerate().map(|(place, layer)| format!("{} ={name}.branch2.{place}", layer.trim())).collect()
}

fn joined(name: &str) -> [String; 2] {
    [format!("concat {name}.left,prev"), format!("{name}: shuffle 2")]
}
