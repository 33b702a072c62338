//! `EfficientNet`-B0 (Tan and Le, "`EfficientNet`: rethinking model scaling for convolutional neural networks", 2019), as in
//! torchvision: inverted residual blocks with squeeze-and-excitation.

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
    let mut lines = vec!["input 3x224x224; conv 32 k3 s2 p1 nobias; bn; block0: silu".to_owned()];
    let (mut channels, mut number) = (32, 0);
    for (expansion, kernel, first_stride, out, count) in GROUPS {
        for index in 0..count {
            let (stride, input) = (if index == 0 { first_stride } else { 1 }, number);
            number += 1;
            let wide = channels * expansion;
            let mut layers = Vec::new();
            if expansion > 1 {
                layers.extend([format!("conv {wide} k1 nobias"), "bn".into(), "silu".into()]);
            }
            layers.extend([
                format!("dwconv k{kernel} s{stride} p{} nobias", kernel / 2),
                "bn".into(),
                format!("block{number}.filtered: silu"),
                "gap".into(),
                format!("conv {} k1", channels / 4),
                "silu".into(),
                format!("conv {wide} k1"),
                "sigmoid".into(),
                format!("mul block{number}.filtered,prev"),
                format!("conv {out} k1 nobias"),
            ]);
            if stride == 1 && channels == out {
                layers.extend(["bn".into(), format!("block{number}: add block{input}")]);
            } else {
                layers.push(format!("block{number}: bn"));
            }
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @block{number}")));
            channels = out;
        }
    }
    lines.push("conv 1280 k1 nobias; bn; silu; gap; flatten; dropout 0.2; linear 1000".into());
    lines.join("\n")
}
