//! `DeepLab-LargeFOV` (Chen et al., "Semantic image segmentation with deep convolutional nets and fully connected CRFs", 2015): VGG-16 with
//! stride 1 in the last two pools, dilation in place of these strides, and a head of one 3×3 convolution of dilation 12. `DeepLab`-v3 (Chen et al.,
//! "Rethinking atrous convolution for semantic image segmentation", 2017) on `ResNet`-50, as in torchvision, without the last upsampling to
//! the size of the input.

use super::resnet;

/// Convolutions, channels, dilation and the stride of the pool of each block.
const BLOCKS: [(u64, u64, u64, u64); 5] =
    [(2, 64, 1, 2), (2, 128, 1, 2), (3, 256, 1, 2), (3, 512, 1, 1), (3, 512, 2, 1)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x321x321".to_owned()];
    for (block, (count, channels, dilation, stride)) in (1..).zip(BLOCKS) {
        for _ in 0..count {
            lines.push(format!("conv {channels} k3 p{dilation} d{dilation} @block{block}; relu @block{block}"));
        }
        lines.push(format!("maxpool k3 s{stride} p1 @block{block}"));
    }
    lines.push("conv 1024 k3 p12 d12 @head; relu @head; dropout 0.5 @head".into());
    lines.push("conv 1024 k1 @head; relu @head; dropout 0.5 @head; conv 21 k1 @head".into());
    lines.join("\n")
}

/// `DeepLab`-v3: a dilated `ResNet`-50 with parallel branches of four dilations and one with global pooling.
pub(super) fn third() -> String {
    let mut lines = resnet::backbone(resnet::Block::Bottleneck, [3, 4, 6, 3], resnet::Dilation::LastTwo, "backbone.");
    let branches = ["conv 256 k1", "conv 256 k3 p12 d12", "conv 256 k3 p24 d24", "conv 256 k3 p36 d36"];
    for (number, conv) in (1..).zip(branches) {
        let path = format!("classifier.0.convs.{}", number - 1);
        let layers = [
            format!("{conv} nobias from layer4.2 ={path}.0"),
            format!("bn ={path}.1"),
            format!("aspp.{number}: relu ={path}.2"),
        ];
        lines.extend(layers.map(|layer| format!("{layer} @aspp.{number}")));
    }
    let whole = [
        "gap from layer4.2 =classifier.0.convs.4.0",
        "conv 256 k1 nobias =classifier.0.convs.4.1",
        "bn =classifier.0.convs.4.2",
        "relu =classifier.0.convs.4.3",
        "aspp.5: resize 65x65 bilinear",
    ];
    lines.extend(whole.map(|layer| format!("{layer} @aspp.5")));
    lines.push("concat aspp.1,aspp.2,aspp.3,aspp.4,aspp.5".into());
    let projection = ["conv 256 k1 nobias", "bn", "relu", "dropout 0.5"];
    lines.extend((0..).zip(projection).map(|(place, layer)| format!("{layer} =classifier.0.project.{place}")));
    let head = ["conv 256 k3 p1 nobias", "bn", "relu", "conv 21 k1"];
    lines.extend((1..).zip(head).map(|(place, layer)| format!("{layer} =classifier.{place}")));
    lines.join("\n")
}
