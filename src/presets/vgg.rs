//! VGG (Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", 2014), as in torchvision.

/// A VGG with this many convolutions in each of its five blocks.
pub(super) fn text(convolutions: [usize; 5]) -> String {
    let mut lines = vec!["input 3x224x224".to_owned()];
    // The place in torchvision's `features`.
    let mut place = 0;
    for (block, (count, channels)) in (1..).zip(convolutions.into_iter().zip([64, 128, 256, 512, 512])) {
        for _ in 0..count {
            lines.push(format!("conv {channels} k3 p1 @block{block} =features.{place}"));
            lines.push(format!("relu @block{block} =features.{}", place + 1));
            place += 2;
        }
        lines.push(format!("maxpool k2 @block{block} =features.{place}"));
        place += 1;
    }
    lines.push("adaptive 7 =avgpool; flatten".into());
    for (place, layer) in (0..).zip(["linear 4096", "relu", "dropout 0.5", "linear 4096", "relu", "dropout 0.5"]) {
        lines.push(format!("{layer} @classifier =classifier.{place}"));
    }
    lines.push("linear 1000 @classifier =classifier.6".into());
    lines.join("\n")
}
