//! `MobileNet`: version 1 (Howard et al., "`MobileNets`: efficient convolutional neural networks for mobile vision applications", 2017),
//! and version 2 (Sandler et al., "`MobileNetV2`: inverted residuals and linear bottlenecks", 2018) as torchvision has it.

/// Stride and output channels of each depthwise separable block of version 1.
const BLOCKS: [(u64, u64); 13] = [
    (1, 64),
    (2, 128),
    (1, 128),
    (2, 256),
    (1, 256),
    (2, 512),
    (1, 512),
    (1, 512),
    (1, 512),
    (1, 512),
    (1, 512),
    (2, 1024),
    (1, 1024),
];

/// Version 1.
pub(super) fn v1() -> String {
    let mut lines = vec!["input 3x224x224; conv 32 k3 s2 p1 nobias; bn; relu".to_owned()];
    for (number, (stride, channels)) in (1..).zip(BLOCKS) {
        let layers = [
            format!("dwconv k3 s{stride} p1 nobias"),
            "bn".into(),
            "relu".into(),
            format!("conv {channels} k1 nobias"),
            "bn".into(),
            "relu".into(),
        ];
        lines.extend(layers.map(|layer| format!("{layer} @block{number}")));
    }
    lines.push("gap; flatten; linear 1000".into());
    lines.join("\n")
}

/// Expansion, output channels, number of blocks and stride of the first of them, for each stage of version 2 (its table 2).
const STAGES: [(u64, u64, usize, u64); 7] =
    [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

/// Version 2.
pub(super) fn v2() -> String {
    let mut lines = vec!["input 3x224x224; conv 32 k3 s2 p1 nobias; bn; block0: relu6".to_owned()];
    let (mut channels, mut number) = (32, 0);
    for (expansion, out, count, first_stride) in STAGES {
        for index in 0..count {
            let stride = if index == 0 { first_stride } else { 1 };
            let mut layers = Vec::new();
            if expansion > 1 {
                layers.extend([format!("conv {} k1 nobias", expansion * channels), "bn".into(), "relu6".into()]);
            }
            let wide = [format!("dwconv k3 s{stride} p1 nobias"), "bn".into(), "relu6".into()];
            layers.extend(wide.into_iter().chain([format!("conv {out} k1 nobias"), "bn".into()]));
            if stride == 1 && channels == out {
                layers.push(format!("add block{number}"));
            }
            number += 1;
            if let Some(last) = layers.last_mut() {
                last.insert_str(0, &format!("block{number}: "));
            }
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @block{number}")));
            channels = out;
        }
    }
    lines.push("conv 1280 k1 nobias; bn; relu6; gap; flatten; dropout 0.2; linear 1000".into());
    lines.join("\n")
}
