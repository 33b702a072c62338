//! Pooling with a window: its hyper-parameters.

use super::Padding;
use crate::network::{Axes, Sides};

/// The hyper-parameters of a pooling layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Window size.
    pub kernel: Axes<u64>,
    /// Step between neighboring windows.
    pub stride: Axes<u64>,
    /// Padding, at most half the window; it is ignored by a maximum and adds zeros to a mean. None for a norm.
    pub padding: Padding,
    /// Step between neighboring taps; 1 for a norm.
    pub dilation: Axes<u64>,
    /// Whether a last window that fits only in part is kept.
    pub ceil_mode: bool,
    /// Whether a mean counts padding among its values; unused for a maximum and a norm.
    pub count_include_pad: bool,
}

impl Pool {
    /// A pooling layer with `PyTorch`'s defaults: the stride is the kernel.
    pub const fn new(kernel: Axes<u64>) -> Self {
        Self {
            kernel,
            stride: kernel,
            padding: Padding::Sides(Sides::new(0, 0, 0, 0)),
            dilation: Axes::new(1, 1),
            ceil_mode: false,
            count_include_pad: true,
        }
    }
}
