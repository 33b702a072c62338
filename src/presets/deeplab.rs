//! `DeepLab-LargeFOV` (Chen et al., "Semantic image segmentation with deep convolutional nets and fully connected CRFs", 2015): VGG-16 with
//! stride 1 in the last two pools, dilation in place of these strides, and a head of one 3×3 convolution of dilation 12.

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
