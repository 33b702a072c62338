//! `EfficientNet`-B0 (Tan and Le, "`EfficientNet`: rethinking model scaling for convolutional neural networks", 2019), as in
//! torchvision: inverted residual blocks with squeeze-and-excitation.

use super::mobilenet::unit;

/// Expansion, kernel, first stride, output channels and number of blocks of each group.
const GROUPS: [(u64, u64, u64, u64, u64); 7] = [
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
    (6, 3, 1, 320, 1),
];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x224x224; conv 32 k3 s2 p1 nobias =features.0.0".to_owned()];
    lines.push("bn =features.0.1; block0: silu =features.0.2".into());
    let (mut channels, mut number) = (32, 0);
    for (group, (expansion, kernel, first_stride, out, count)) in (1..).zip(GROUPS) {
        for index in 0..count {
            let (stride, input) = (if index == 0 { first_stride } else { 1 }, number);
            number += 1;
            let wide = channels * expansion;
            let path = format!("features.{group}.{index}.block");
            // The place of the depthwise convolution in the block.
            let place = u64::from(expansion > 1);
            let mut layers = Vec::new();
            if expansion > 1 {
                layers.extend(unit(&format!("conv {wide} k1 nobias"), "silu", &format!("{path}.0")));
            }
            let depthwise = format!("dwconv k{kernel} s{stride} p{} nobias", kernel / 2);
            let [conv, norm, activation] = unit(&depthwise, "silu", &format!("{path}.{place}"));
            layers.extend([conv, norm, format!("block{number}.filtered: {activation}")]);
            let gate = format!("{path}.{}", place + 1);
            layers.extend([
                format!("gap ={gate}.avgpool"),
                format!("conv {} k1 ={gate}.fc1", channels / 4),
                format!("silu ={gate}.activation"),
                format!("conv {wide} k1 ={gate}.fc2"),
                format!("sigmoid ={gate}.scale_activation"),
                format!("mul block{number}.filtered,prev"),
            ]);
            let path = format!("{path}.{}", place + 2);
            layers.push(format!("conv {out} k1 nobias ={path}.0"));
            let norm = format!("bn ={path}.1");
            if stride == 1 && channels == out {
                layers.extend([norm, format!("block{number}: add block{input}")]);
            } else {
                layers.push(format!("block{number}: {norm}"));
            }
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @block{number}")));
            channels = out;
        }
    }
    lines.extend(unit("conv 1280 k1 nobias", "silu", "features.8"));
    lines.push("gap =avgpool; flatten; dropout 0.2 =classifier.0; linear 1000 =classifier.1".into());
    lines.join("\n")
}
