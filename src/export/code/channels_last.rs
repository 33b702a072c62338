//! Channels last: what the code of Keras and Flax has in common.

use super::layers::Layer;
use super::numbers::Layout;
use crate::network::{Axis, MapAxis, ResizeTo};

impl Layout {
    /// The number of an axis: the batch is 0 and the channels are last.
    pub(super) const fn axis_channels_last(self, axis: MapAxis) -> &'static str {
        match axis {
            MapAxis::Channels => "-1",
            MapAxis::Height => "1",
            MapAxis::Width if self.is_line() => "1",
            MapAxis::Width => "2",
        }
    }

    /// A slice along an axis, as an index expression: `:, 2:8`, `..., 0:16:2`.
    pub(super) fn slice_channels_last(self, axis: MapAxis, start: u64, end: u64, step: u64) -> String {
        let before = match axis {
            MapAxis::Channels => "..., ",
            MapAxis::Height => ":, ",
            MapAxis::Width if self.is_line() => ":, ",
            MapAxis::Width => ":, :, ",
        };
        let step = if step == 1 { String::new() } else { format!(":{step}") };
        format!("{before}{start}:{end}{step}")
    }
}

impl Layer<'_> {
    /// The extents of the input of a layer that turns channels into cells, with the channels split: the cells of a channel are the last two
    /// extents (PyTorch), or the first two (TensorFlow).
    pub(super) fn apart_by_channels(&self, factor: u64, is_by_channel: bool) -> String {
        let (size, channels) = (self.input.size(), self.step.shape.channels());
        let parts = if is_by_channel {
            format!("{channels}, {factor}, {factor}")
        } else {
            format!("{factor}, {factor}, {channels}")
        };
        format!("{}, {}, {parts}", size.height, size.width)
    }

    /// The extents of the input of a layer that turns cells into channels, with the height and the width split.
    pub(super) fn apart_by_cells(&self, factor: u64) -> String {
        let (size, channels) = (self.step.shape.size(), self.input.channels());
        format!("{}, {factor}, {}, {factor}, {channels}", size.height, size.width)
    }

    /// Whether resizing by a factor equals resizing to the output's size: the factor times the input's size is whole.
    pub(super) fn resizes_to_size(&self, to: ResizeTo) -> bool {
        let (input, output) = (self.input.size(), self.step.shape.size());
        match to {
            ResizeTo::Size(_) => true,
            ResizeTo::Scale(scale) => {
                Axis::BOTH.iter().all(|axis| *input.get(*axis) as f64 * scale.get(*axis) == *output.get(*axis) as f64)
            }
        }
    }
}
