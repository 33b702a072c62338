//! `PatchGAN` discriminators of pix2pix (Isola et al., "Image-to-image translation with conditional adversarial networks", 2016), as in the
//! authors' code: each sees an image and its translation, hence six channels, and each output unit judges a patch of 16×16, 34×34 or 70×70.

/// A discriminator with this many layers of stride 2: 1 for patches of 16×16, 2 for 34×34, 3 for 70×70.
pub(super) fn text(steps: u32) -> String {
    let mut lines = vec!["input 6x256x256; conv 64 k4 s2 p1; leaky_relu".to_owned()];
    for step in 1..=steps {
        // The channels double up to eight times the first, and the last of these layers has stride 1.
        let channels = 64_u64 << step.min(3);
        let stride = if step == steps { 1 } else { 2 };
        lines.push(format!("conv {channels} k4 s{stride} p1 nobias; bn; leaky_relu"));
    }
    lines.push("conv 1 k4 p1".into());
    lines.join("\n")
}
