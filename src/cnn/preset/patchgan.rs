//! The discriminator of pix2pix (Isola et al., "Image-to-image translation with conditional adversarial networks", 2016): it looks at a
//! picture and its translation at once, hence six channels, and each output unit judges a patch of 70×70.

pub(super) const PATCHGAN_70: &str = "
input 6x256x256
conv 64 k4 s2 p1; leaky_relu
conv 128 k4 s2 p1 nobias; bn; leaky_relu
conv 256 k4 s2 p1 nobias; bn; leaky_relu
conv 512 k4 p1 nobias; bn; leaky_relu
conv 1 k4 p1
";
