//! Opaque blocks, of which only declared properties are known.

use super::choice::{Choice, choices};
use crate::network::{Axes, Sides};

/// The declared properties of an opaque block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opaque {
    /// The name in the framework it comes from: `MultiheadAttention`, `LSTM`.
    pub kind: String,
    /// The output shape: C, H, W, or N for a vector; C, L for a map of one row. Empty for the shape of the first input, with the size that
    /// the window leaves.
    pub output: Vec<u64>,
    /// Trainable parameters.
    pub parameters: u64,
    /// Multiply-adds.
    pub macs: u64,
    /// The receptive field of its units.
    pub sees: Sees,
    /// The window; used only with [`Sees::Window`].
    pub window: SeenWindow,
}

impl Opaque {
    /// The default of a new block: unnamed, with a window that keeps the size.
    pub(super) fn unnamed() -> Self {
        Self {
            kind: "Block".into(),
            output: Vec::new(),
            parameters: 0,
            macs: 0,
            sees: Sees::Window,
            window: SeenWindow::THREE,
        }
    }

    /// The same, with the default window if it is unused, so that equal blocks compare equal.
    pub(super) fn settled(self) -> Self {
        let window = if self.sees == Sees::Window { self.window } else { SeenWindow::THREE };
        Self { window, ..self }
    }
}

/// A window whose weights are unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenWindow {
    /// Window size.
    pub kernel: Axes<u64>,
    /// Step between neighboring windows.
    pub stride: Axes<u64>,
    /// Zeros around the input.
    pub padding: Sides,
    /// Step between neighboring taps.
    pub dilation: Axes<u64>,
}

impl SeenWindow {
    /// 3 × 3, padded to keep the size.
    pub const THREE: Self = Self {
        kernel: Axes::new(3, 3),
        stride: Axes::new(1, 1),
        padding: Sides::new(1, 1, 1, 1),
        dilation: Axes::new(1, 1),
    };
}

choices! {
    /// The receptive field of each unit of a block in the block's inputs, over all channels.
    Sees {
        /// The cell at the unit's position.
        Pointwise = "pointwise",
        /// A window.
        Window = "window",
        /// All cells.
        Whole = "whole",
        /// Unknown: fields behind the block are then unknown too.
        Unknown = "unknown",
    }
}
