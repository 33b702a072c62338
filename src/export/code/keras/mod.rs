//! Keras 3: the functional API, channels last.
//!
//! The file, with one arm per operator, is in `writer`; operators with more code are in `windows` (convolution and pooling), `pointwise`
//! (normalization and non-linearities) and `rearranging` (moved cells and channels, padding, resizing).

mod pointwise;
mod rearranging;
mod windows;
mod writer;

pub(super) use writer::script;
