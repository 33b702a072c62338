//! A feature pyramid (Lin et al., "Feature pyramid networks for object detection", 2016) on `ResNet`-50, levels 2 to 5 as in
//! torchvision. The finest level comes last, so it is the output of the network; the others are branches without a successor.

use super::resnet;

/// The levels from the coarsest to the finest, each with the layer of the backbone that it reads.
const LEVELS: [(u64, &str); 4] = [(5, "layer4.2"), (4, "layer3.5"), (3, "layer2.3"), (2, "layer1.2")];

pub(super) fn text() -> String {
    let mut lines = resnet::backbone(resnet::Block::Bottleneck, [3, 4, 6, 3], resnet::Dilation::None, "body.");
    for (level, source) in LEVELS {
        let (inner, outer) = (format!("fpn.inner_blocks.{}.0", level - 2), format!("fpn.layer_blocks.{}.0", level - 2));
        let mut layers = Vec::new();
        if level == 5 {
            layers.push(format!("merged5: conv 256 k1 from {source} ={inner}"));
        } else {
            layers.push(format!("enlarged{level}: up 2 from merged{}", level + 1));
            layers.push(format!("conv 256 k1 from {source} ={inner}"));
            layers.push(format!("merged{level}: add enlarged{level},prev"));
        }
        layers.push(format!("p{level}: conv 256 k3 p1 ={outer}"));
        lines.extend(layers.into_iter().map(|layer| format!("{layer} @level{level}")));
    }
    lines.join("\n")
}
