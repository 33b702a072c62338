//! Rearranging layers in Flax: moved cells and channels, padding, resizing.

use super::writer::Writer;
use crate::export::code::{CodeError, Feature};
use crate::network::{Interpolation, MapAxis, PaddingMode, ResizeMode, ResizeTo, Sides};

impl Writer<'_> {
    /// Padding around the map.
    pub(super) fn pad(&mut self, sides: Sides, mode: PaddingMode) {
        let ends = self.layout.ends(sides);
        let mode = match mode {
            PaddingMode::Zeros => "",
            PaddingMode::Reflect => ", mode=\"reflect\"",
            PaddingMode::Replicate => ", mode=\"edge\"",
            PaddingMode::Circular => ", mode=\"wrap\"",
        };
        self.lines.then(|value| format!("jnp.pad({value}, ((0, 0), {ends}, (0, 0)){mode})"));
    }

    pub(super) fn crop(&mut self, sides: Sides) {
        let slices = self.layout.slices(sides);
        self.lines.then(|value| format!("{value}[:, {slices}]"));
    }

    /// Enlargement by whole factors.
    pub(super) fn upsample(&mut self, mode: Interpolation) {
        let shape = self.layout.channels_last(self.layer.step.shape);
        let mode = mode.name();
        self.lines.then(|value| format!("jax.image.resize({value}, ({value}.shape[0], {shape}), \"{mode}\")"));
    }

    /// Resizing to a size with the maps' borders aligned, as the framework has it; its nearest cell differs from `PyTorch`'s.
    pub(super) fn resize(&mut self, to: ResizeTo, mode: ResizeMode, align_corners: bool) -> Result<(), CodeError> {
        if align_corners || !self.layer.resizes_to_size(to) || mode == ResizeMode::Nearest {
            return Err(self.lacks(Feature::SuchResizing));
        }
        let shape = self.layout.channels_last(self.layer.step.shape);
        let method = if mode == ResizeMode::Bicubic { "cubic" } else { "linear" };
        self.lines.then(|value| {
            format!("jax.image.resize({value}, ({value}.shape[0], {shape}), \"{method}\", antialias=False)")
        });
        Ok(())
    }

    pub(super) fn concatenate(&mut self, axis: MapAxis) {
        let operands = self.layer.operands.join(", ");
        let axis = self.layout.axis_channels_last(axis);
        self.lines.then(|_| format!("jnp.concatenate([{operands}], axis={axis})"));
    }

    /// (g, C/g) becomes (C/g, g) at every position.
    pub(super) fn shuffle(&mut self, groups: u64) {
        let each = self.layer.input.channels() / groups;
        self.lines.then(|value| {
            format!("{value}.reshape(*{value}.shape[:-1], {groups}, {each}).swapaxes(-1, -2).reshape({value}.shape)")
        });
    }

    /// The map reshaped, its axes transposed, and reshaped back to three axes.
    pub(super) fn reshaped(&mut self, axes: &str, order: &str) {
        let all = self.layout.channels_last(self.layer.step.shape);
        self.lines.then(|value| format!("{value}.reshape(-1, {axes}).transpose({order}).reshape(-1, {all})"));
    }
}
