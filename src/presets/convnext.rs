//! `ConvNeXt` (Liu et al., "A `ConvNet` for the 2020s", 2022), as in torchvision, with 1×1 convolutions in place of its fully connected
//! layers at every position.

/// Channels and number of blocks of each stage of the tiny one.
const TINY: [(u64, u64); 4] = [(96, 3), (192, 3), (384, 9), (768, 3)];

pub(super) fn tiny() -> String {
    let mut lines = vec!["input 3x224x224".to_owned()];
    for (stage, (channels, count)) in (1..).zip(TINY) {
        if stage == 1 {
            lines.push(format!("conv {channels} k4 s4 =features.0.0; stage1: ln =features.0.1"));
        } else {
            let path = format!("features.{}", 2 * stage - 2);
            lines.push(format!("ln ={path}.0; stage{stage}: conv {channels} k2 s2 ={path}.1"));
        }
        let mut input = format!("stage{stage}");
        for block in 0..count {
            let name = format!("stage{stage}.{block}");
            let path = format!("features.{}.{block}", 2 * stage - 1);
            let layers = [
                format!("dwconv k7 p3 ={path}.block.0"),
                format!("ln ={path}.block.2"),
                format!("conv {} k1 ={path}.block.3", 4 * channels),
                format!("gelu ={path}.block.4"),
                format!("conv {channels} k1 ={path}.block.5"),
                format!("scale ={path}.layer_scale"),
                format!("{name}: add {input}"),
            ];
            lines.extend(layers.map(|layer: String| format!("{layer} @{name}")));
            input = name;
        }
    }
    lines.push("gap =avgpool; ln =classifier.0; flatten =classifier.1; linear 1000 =classifier.2".into());
    lines.join("\n")
}
