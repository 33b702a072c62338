//! JAX with Flax: a compact `linen` module, channels last.
//!
//! The file and one arm for each operator are in `writer`; the operators with more to say are in `windows` (convolution and pooling),
//! `pointwise` (normalisation and non-linearities) and `rearranging` (cells and channels that are moved, put around or resized).

mod pointwise;
mod rearranging;
mod windows;
mod writer;

pub(super) use writer::script;
