//! Rearranging layers in PyTorch: moved cells and channels, padding, resizing.

use super::writer::Writer;
use crate::network::{Axes, Interpolation, MapAxis, PaddingMode, ResizeMode, ResizeTo, Sides};

impl Writer<'_> {
    /// Pads the map; with zeros unless `filling` is another mode.
    pub(super) fn pad(&mut self, Sides { top, left, bottom, right }: Sides, filling: &str) {
        let sides = if self.layout.is_line() {
            format!("({left}, {right})")
        } else {
            format!("({left}, {right}, {top}, {bottom})")
        };
        self.lines.then(|value| format!("F.pad({value}, {sides}{filling})"));
    }

    pub(super) fn crop(&mut self, sides: Sides) {
        let slices = self.layout.slices(sides);
        self.lines.then(|value| format!("{value}[:, :, {slices}]"));
    }

    /// Enlargement by whole factors.
    pub(super) fn upsample(&mut self, scale: Axes<u64>, mode: Interpolation) {
        let mode = match (mode, self.layout.is_line()) {
            (Interpolation::Nearest, _) => "nearest",
            (Interpolation::Bilinear, false) => "bilinear",
            (Interpolation::Bilinear, true) => "linear",
        };
        self.module(format!("nn.Upsample(scale_factor={}, mode=\"{mode}\")", self.layout.pair(scale)));
    }

    pub(super) fn resize(&mut self, to: ResizeTo, mode: ResizeMode, align_corners: bool) {
        let is_line = self.layout.is_line();
        let to = match to {
            ResizeTo::Size(size) => format!("size={}", self.layout.tuple(size)),
            ResizeTo::Scale(Axes { width, .. }) if is_line => format!("scale_factor={width:?}"),
            ResizeTo::Scale(Axes { height, width }) => format!("scale_factor=({height:?}, {width:?})"),
        };
        let word = if is_line && mode == ResizeMode::Bilinear { "linear" } else { mode.name() };
        let aligned = if align_corners && mode != ResizeMode::Nearest { ", align_corners=True" } else { "" };
        self.lines.then(|value| format!("F.interpolate({value}, {to}, mode=\"{word}\"{aligned})"));
    }

    pub(super) fn concatenate(&mut self, axis: MapAxis) {
        let operands = self.layer.operands.join(", ");
        let dim = self.dimension(axis);
        self.lines.then(|_| format!("torch.cat([{operands}], dim={dim})"));
    }

    pub(super) fn slice(&mut self, axis: MapAxis, start: u64, end: u64, step: u64) {
        let before = ":, ".repeat(self.dimension(axis));
        let step = if step == 1 { String::new() } else { format!(":{step}") };
        self.lines.then(|value| format!("{value}[{before}{start}:{end}{step}]"));
    }

    /// Channels become cells in TensorFlow's order: PyTorch groups the channels of one pixel, TensorFlow the pixels of one channel.
    pub(super) fn depth_to_space(&mut self, factor: u64) {
        let (square, out) = (factor * factor, self.layer.step.shape.channels());
        self.lines.then(|value| {
            format!("F.pixel_shuffle({value}.unflatten(1, ({square}, {out})).transpose(1, 2).flatten(1, 2), {factor})")
        });
    }

    /// Cells become channels in TensorFlow's order.
    pub(super) fn space_to_depth(&mut self, factor: u64) {
        let (square, channels) = (factor * factor, self.layer.input.channels());
        self.lines.then(|value| {
            format!(
                "F.pixel_unshuffle({value}, {factor}).unflatten(1, ({channels}, {square})).transpose(1, 2).flatten(1, 2)"
            )
        });
    }

    /// The number of an axis; the batch is 0.
    pub(super) fn dimension(&self, axis: MapAxis) -> usize {
        match axis {
            MapAxis::Channels => 1,
            MapAxis::Height => 2,
            MapAxis::Width if self.layout.is_line() => 2,
            MapAxis::Width => 3,
        }
    }
}

/// The arguments of `F.pad` besides the sides.
pub(super) const fn filling(mode: PaddingMode) -> &'static str {
    match mode {
        PaddingMode::Zeros => "",
        PaddingMode::Reflect => ", mode=\"reflect\"",
        PaddingMode::Replicate => ", mode=\"replicate\"",
        PaddingMode::Circular => ", mode=\"circular\"",
    }
}
