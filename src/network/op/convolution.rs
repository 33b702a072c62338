//! Convolutions and transposed convolutions: their hyper-parameters.

use super::PaddingMode;
use crate::network::{Axes, Axis, Sides};

/// The hyper-parameters of a convolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conv {
    /// Output channels and how they are connected.
    pub channels: Channels,
    /// Kernel size.
    pub kernel: Axes<u64>,
    /// Step between neighboring windows.
    pub stride: Axes<u64>,
    /// Cells around the input.
    pub padding: Padding,
    /// What the padding is filled with.
    pub padding_mode: PaddingMode,
    /// Step between neighboring taps of the kernel.
    pub dilation: Axes<u64>,
    /// Whether each output channel has a bias.
    pub bias: bool,
}

impl Conv {
    /// The default of a new layer: 64 channels, 3 × 3, padded to keep the size.
    pub(super) const NEW: Self =
        Self { padding: Padding::Sides(Sides::new(1, 1, 1, 1)), ..Self::new(64, Axes::new(3, 3)) };

    /// A dense convolution with `PyTorch`'s defaults: stride 1, no padding, dilation 1, a bias.
    pub const fn new(out: u64, kernel: Axes<u64>) -> Self {
        Self {
            channels: Channels::Grouped { out, groups: 1 },
            kernel,
            stride: Axes::new(1, 1),
            padding: Padding::Sides(Sides::new(0, 0, 0, 0)),
            padding_mode: PaddingMode::Zeros,
            dilation: Axes::new(1, 1),
            bias: true,
        }
    }
}

/// How a convolution's channels are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// Input and output channels are split into groups; each output channel reads its own group only.
    Grouped {
        /// Output channels.
        out: u64,
        /// Number of groups; 1 for a dense convolution.
        groups: u64,
    },
    /// Every input channel has its own kernels, whatever the number of channels.
    Depthwise {
        /// Output channels per input channel.
        multiplier: u64,
    },
}

/// The hyper-parameters of a transposed convolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvTranspose {
    /// Output channels.
    pub out_channels: u64,
    /// Number of groups.
    pub groups: u64,
    /// Kernel size.
    pub kernel: Axes<u64>,
    /// Step on the output between neighboring input units.
    pub stride: Axes<u64>,
    /// Rows and columns that are cropped off the output.
    pub padding: Padding,
    /// Rows and columns added at the bottom and right.
    pub output_padding: Axes<u64>,
    /// Step between neighboring taps.
    pub dilation: Axes<u64>,
    /// Whether each output channel has a bias.
    pub bias: bool,
}

impl ConvTranspose {
    /// The default of a new layer: 64 channels, 4 × 4, twice the size.
    pub(super) const NEW: Self = Self {
        out_channels: 64,
        groups: 1,
        kernel: Axes::new(4, 4),
        stride: Axes::new(2, 2),
        padding: Padding::Sides(Sides::new(1, 1, 1, 1)),
        output_padding: Axes::new(0, 0),
        dilation: Axes::new(1, 1),
        bias: true,
    };

    /// The cropping of the output and the output padding at its end.
    ///
    /// TensorFlow's `valid` keeps everything that the kernels write and extends the output where the stride exceeds the kernel; its `same`
    /// crops to input · stride, an odd cell at the end (`keras.layers.Conv2DTranspose`).
    pub fn ends(&self) -> (Sides, Axes<u64>) {
        let extent = |axis: Axis| {
            let reach = self.dilation.get(axis).saturating_mul(self.kernel.get(axis).saturating_sub(1));
            (reach.saturating_add(1), *self.stride.get(axis))
        };
        let filled = Axes::from_axis(|axis| {
            let (extent, stride) = extent(axis);
            stride.saturating_sub(extent).max(*self.output_padding.get(axis))
        });
        match self.padding {
            Padding::Sides(sides) => (sides, self.output_padding),
            Padding::Valid => (Sides::default(), filled),
            Padding::Same => {
                let total = Axes::from_axis(|axis| {
                    let (extent, stride) = extent(axis);
                    extent.saturating_sub(stride)
                });
                let before = total.map(|total| total / 2);
                let after = Axes::new(total.height - before.height, total.width - before.width);
                (Sides::new(before.height, before.width, after.height, after.width), filled)
            }
        }
    }
}

/// Padding of a convolution or pooling layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Padding {
    /// The given numbers of cells.
    Sides(Sides),
    /// TensorFlow's rule: as many cells as make the output ⌈input / stride⌉, an odd one at the end.
    Same,
    /// No padding, by TensorFlow's name.
    Valid,
}
