//! `DenseNet` (Huang et al., "Densely connected convolutional networks", 2016), as in torchvision: each layer reads all layers
//! before it in its block.

/// Channels added by each layer.
const GROWTH: u64 = 32;

/// A `DenseNet` with this many layers in each of its four blocks.
pub(super) fn text(counts: [u64; 4]) -> String {
    let mut lines = vec!["input 3x224x224; conv 64 k7 s2 p3 nobias =features.conv0".to_owned()];
    lines.push("bn =features.norm0; relu =features.relu0; stem: maxpool k3 s2 p1 =features.pool0".into());
    let (mut input, mut channels) = ("stem".to_owned(), 64);
    for (block, count) in (1..).zip(counts) {
        for layer in 1..=count {
            let name = format!("denseblock{block}.layer{layer}");
            let path = format!("features.denseblock{block}.denselayer{layer}");
            let layers = [
                format!("bn from {input} ={path}.norm1"),
                format!("relu ={path}.relu1"),
                format!("conv {} k1 nobias ={path}.conv1", 4 * GROWTH),
                format!("bn ={path}.norm2"),
                format!("relu ={path}.relu2"),
                format!("conv {GROWTH} k3 p1 nobias ={path}.conv2"),
                format!("{name}: concat {input},prev"),
            ];
            lines.extend(layers.map(|layer| format!("{layer} @{name}")));
            input = name;
            channels += GROWTH;
        }
        if block < counts.len() {
            channels /= 2;
            let name = format!("transition{block}");
            let path = format!("features.transition{block}");
            let layers = [
                format!("bn ={path}.norm"),
                format!("relu ={path}.relu"),
                format!("conv {channels} k1 nobias ={path}.conv"),
                format!("{name}: avgpool k2 ={path}.pool"),
            ];
            lines.extend(layers.map(|layer| format!("{layer} @{name}")));
            input = name;
        }
    }
    lines.push("bn =features.norm5; relu; gap; flatten; linear 1000 =classifier".into());
    lines.join("\n")
}
