//! `PyTorch`: a module with its layers in `__init__` and their links in `forward`.
//!
//! The file and one arm for each operator are in `writer`; the operators with more to say are in `windows` (convolution and pooling),
//! `pointwise` (normalisation and non-linearities) and `rearranging` (cells and channels that are moved, put around or resized).

mod pointwise;
mod rearranging;
mod windows;
mod writer;

pub(super) use writer::script;
