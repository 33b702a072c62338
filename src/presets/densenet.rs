//! `DenseNet` (Huang et al., "Densely connected convolutional networks", 2016), as in torchvision: each layer reads all layers
//! before it in its block.

/// Channels added by each layer.
const GROWTH: u64 = 32;

/// A `DenseNet` with this many layers in each of its four blocks.
pub(super) fn text(counts: [u64; 4]) -> String {
    let mut lines = vec!["input 3x224x224; conv 64 k7 s2 p3 nobias; bn; relu; stem: maxpool k3 s2 p1".to_owned()];
    let (mut input, mut channels) = ("stem".to_owned(), 64);
    for (block, count) in (1..).zip(counts) {
        for layer in 1..=count {
            let name = format!("denseblock{block}.layer{layer}");
            let layers = [
                format!("bn from {input}"),
                "relu".into(),
                format!("conv {} k1 nobias", 4 * GROWTH),
                "bn".into(),
                "relu".into(),
                format!("conv {GROWTH} k3 p1 nobias"),
                format!("{name}: concat {input},prev"),
            ];
            lines.extend(layers.map(|layer| format!("{layer} @{name}")));
            input = name;
            channels += GROWTH;
        }
        if block < counts.len() {
            channels /= 2;
            let name = format!("transition{block}");
            let layers =
                ["bn".into(), "relu".into(), format!("conv {channels} k1 nobias"), format!("{name}: avgpool k2")];
            lines.extend(layers.map(|layer| format!("{layer} @{name}")));
            input = name;
        }
    }
    lines.push("bn; relu; gap; flatten; linear 1000".into());
    lines.join("\n")
}
