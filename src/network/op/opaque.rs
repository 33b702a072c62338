//! Blocks of which only declared properties are known.

use super::choice::{Choice, choices};
use crate::network::{Axes, Sides};

/// What is declared of a block whose inside is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opaque {
    /// What it is called where it comes from: `MultiheadAttention`, `LSTM`.
    pub kind: String,
    /// The shape of its output: C, H, W, or N for a vector; C, L for a map of one row. Empty for the shape of its first input, in the size
    /// that its window leaves.
    pub output: Vec<u64>,
    /// Trainable parameters.
    pub parameters: u64,
    /// Multiply-adds.
    pub macs: u64,
    /// What each of its units sees of its inputs.
    pub sees: Sees,
    /// The window where [`Sees::Window`] says that there is one.
    pub window: SeenWindow,
}

impl Opaque {
    /// A new layer: a block of which nothing is known but a window that keeps the size.
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

    /// The same, with the usual window where it is not said to see one: two blocks that say the same are then equal.
    pub(super) fn settled(self) -> Self {
        let window = if self.sees == Sees::Window { self.window } else { SeenWindow::THREE };
        Self { window, ..self }
    }
}

/// A window without weights that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenWindow {
    /// Window size.
    pub kernel: Axes<u64>,
    /// Step between neighbouring windows.
    pub stride: Axes<u64>,
    /// Zeros around the input.
    pub padding: Sides,
    /// Step between neighbouring taps.
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
    /// What each unit of a block sees of the block's inputs, all channels of them.
    Sees {
        /// The cell at its own place.
        Pointwise = "pointwise",
        /// A window.
        Window = "window",
        /// All cells.
        Whole = "whole",
        /// That is not known: then nothing is said of any field behind the block.
        Unknown = "unknown",
    }
}
