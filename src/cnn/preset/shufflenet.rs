//! ShuffleNet v2 (Ma et al., "ShuffleNet V2: practical guidelines for efficient CNN architecture design", 2018) at width 1.0, as
//! torchvision has it. A unit works on half of the channels; the shuffle behind it hands the other half to the next one.

/// Number of units and output channels of each stage.
const STAGES: [(usize, u64); 3] = [(4, 116), (8, 232), (4, 464)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x224x224; conv 24 k3 s2 p1 nobias; bn; relu; stem: maxpool k3 s2 p1".to_owned()];
    let mut input = "stem".to_owned();
    for (stage, (count, channels)) in (2..).zip(STAGES) {
        for index in 0..count {
            let name = format!("stage{stage}.{index}");
            let layers = if index == 0 { halving(channels, &input, &name) } else { basic(channels, &input, &name) };
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @{name}")));
            input = name;
        }
    }
    lines.push("conv 1024 k1 nobias; bn; relu; gap; flatten; linear 1000".into());
    lines.join("\n")
}

/// A unit that hands one half of its channels on as it is.
fn basic(channels: u64, input: &str, name: &str) -> Vec<String> {
    let half = channels / 2;
    let mut layers = vec![
        format!("{name}.kept: split {half},{half} i0 from {input}"),
        format!("split {half},{half} i1 from {input}"),
    ];
    layers.extend(branch(half, 1, ""));
    layers.extend([format!("concat {name}.kept,prev"), format!("{name}: shuffle 2")]);
    layers
}

/// A unit that halves the map and works on all channels twice.
fn halving(channels: u64, input: &str, name: &str) -> Vec<String> {
    let half = channels / 2;
    let mut layers = vec![
        format!("dwconv k3 s2 p1 nobias from {input}"),
        "bn".into(),
        format!("conv {half} k1 nobias"),
        "bn".into(),
        format!("{name}.kept: relu"),
    ];
    layers.extend(branch(half, 2, &format!(" from {input}")));
    layers.extend([format!("concat {name}.kept,prev"), format!("{name}: shuffle 2")]);
    layers
}

/// A depthwise convolution between two 1×1, the first of which reads `from`.
fn branch(channels: u64, stride: u64, from: &str) -> [String; 8] {
    [
        format!("conv {channels} k1 nobias{from}"),
        "bn".into(),
        "relu".into(),
        format!("dwconv k3 s{stride} p1 nobias"),
        "bn".into(),
        format!("conv {channels} k1 nobias"),
        "bn".into(),
        "relu".into(),
    ]
}
