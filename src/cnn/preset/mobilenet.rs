//! `MobileNet` (Howard et al., "`MobileNets`: efficient convolutional neural networks for mobile vision applications", 2017).

/// Stride and output channels of each depthwise separable block.
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

pub(super) fn text() -> String {
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
