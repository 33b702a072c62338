//! `MobileNet` (Howard et al., "`MobileNets`: efficient convolutional neural networks for mobile vision applications", 2017) and its second
//! version (Sandler et al., "`MobileNetV2`: inverted residuals and linear bottlenecks", 2018), the latter as in torchvision.

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

/// Expansion, output channels, number and first stride of each group of inverted residual blocks of the second version.
const INVERTED: [(u64, u64, u64, u64); 7] =
    [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

/// The first version.
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

/// The second version: each block widens the map, filters it depthwise and narrows it again without a non-linearity.
pub(super) fn inverted() -> String {
    let mut lines = vec!["input 3x224x224; conv 32 k3 s2 p1 nobias =features.0.0".to_owned()];
    lines.push("bn =features.0.1; block0: relu6 =features.0.2".into());
    let (mut channels, mut number) = (32, 0);
    for (expansion, out, count, first_stride) in INVERTED {
        for index in 0..count {
            let (stride, input) = (if index == 0 { first_stride } else { 1 }, number);
            number += 1;
            let path = format!("features.{number}.conv");
            let mut layers = Vec::new();
            let mut filtered = vec![format!("dwconv k3 s{stride} p1 nobias")];
            if expansion > 1 {
                filtered.insert(0, format!("conv {} k1 nobias", channels * expansion));
            }
            for (place, conv) in filtered.iter().enumerate() {
                layers.extend(unit(conv, "relu6", &format!("{path}.{place}")));
            }
            layers.push(format!("conv {out} k1 nobias ={path}.{}", filtered.len()));
            let norm = format!("bn ={path}.{}", filtered.len() + 1);
            if stride == 1 && channels == out {
                layers.extend([norm, format!("block{number}: add block{input}")]);
            } else {
                layers.push(format!("block{number}: {norm}"));
            }
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @block{number}")));
            channels = out;
        }
    }
    lines.extend(unit("conv 1280 k1 nobias", "relu6", "features.18"));
    lines.push("gap; flatten; dropout 0.2 =classifier.0; linear 1000 =classifier.1".into());
    lines.join("\n")
}

/// A convolution with its norm and activation, as torchvision's `Conv2dNormActivation` in a path.
pub(super) fn unit(conv: &str, activation: &str, path: &str) -> [String; 3] {
    [format!("{conv} ={path}.0"), format!("bn ={path}.1"), format!("{activation} ={path}.2")]
}
