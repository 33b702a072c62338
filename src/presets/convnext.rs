//! `ConvNeXt` (Liu et al., "A `ConvNet` for the 2020s", 2022), as in torchvision, with 1×1 convolutions in place of its fully connected
//! layers at every position.

/// Channels and number of blocks of each stage of the tiny one.
const TINY: [(u64, u64); 4] = [(96, 3), (192, 3), (384, 9), (768, 3)];

pub(super) fn tiny() -> String {
    let mut lines = vec!["input 3x224x224".to_owned()];
    for (stage, (channels, count)) in (1..).zip(TINY) {
        if stage == 1 {
            lines.push(format!("conv {channels} k4 s4; stage1: ln"));
        } else {
            lines.push(format!("ln; stage{stage}: conv {channels} k2 s2"));
        }
        let mut input = format!("stage{stage}");
        for block in 0..count {
            let name = format!("stage{stage}.{block}");
            let layers = [
                "dwconv k7 p3".into(),
                "ln".into(),
                format!("conv {} k1", 4 * channels),
                "gelu".into(),
                format!("conv {channels} k1"),
                "scale".into(),
                format!("{name}: add {input}"),
            ];
            lines.extend(layers.map(|layer: String| format!("{layer} @{name}")));
            input = name;
        }
    }
    lines.push("gap; ln; flatten; linear 1000".into());
    lines.join("\n")
}
