//! The discriminators of pix2pix (Isola et al., "Image-to-image translation with conditional adversarial networks", 2016): they look at a
//! picture and its translation at once, hence six channels, and each output unit judges a patch.

/// A discriminator whose patches have 16, 34 or 70 rows and columns for one, two or three convolutions of stride 2.
pub(super) fn text(strided: u32) -> String {
    let mut lines = vec!["input 6x256x256".to_owned()];
    for layer in 0..=strided {
        let (channels, stride) = (64 << layer, if layer < strided { 2 } else { 1 });
        let rest = if layer == 0 { "; leaky_relu" } else { " nobias; bn; leaky_relu" };
        lines.push(format!("conv {channels} k4 s{stride} p1{rest}"));
    }
    lines.push("conv 1 k4 p1".into());
    lines.join("\n")
}
