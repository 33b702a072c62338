//! VGG (Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", 2014), as in torchvision.

/// A VGG with this many convolutions in each of its five blocks.
pub(super) fn text(convolutions: [usize; 5]) -> String {
    let mut lines = vec!["input 3x224x224".to_owned()];
    for (block, (count, channels)) in (1..).zip(convolutions.into_iter().zip([64, 128, 256, 512, 512])) {
        for _ in 0..count {
            lines.push(format!("conv {channels} k3 p1 @block{block}; relu @block{block}"));
        }
        lines.push(format!("maxpool k2 @block{block}"));
    }
    lines.push("adaptive 7; flatten".into());
    for _ in 0..2 {
        lines.push("linear 4096 @classifier; relu @classifier; dropout 0.5 @classifier".into());
    }
    lines.push("linear 1000 @classifier".into());
    lines.join("\n")
}
