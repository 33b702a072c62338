//! What one layer does: the operators of the field and their hyper-parameters.

use crate::network::{Axes, Sides};

/// An operator with its hyper-parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Convolution (the correlation that deep learning calls so).
    Conv(Conv),
    /// Transposed convolution: every input unit paints a kernel onto the output.
    ConvTranspose(ConvTranspose),
    /// The largest value of a window.
    MaxPool(Pool),
    /// The mean of a window.
    AvgPool(Pool),
    /// The mean of the whole map: C × 1 × 1.
    GlobalAvgPool,
    /// The mean of windows chosen so that the output has the given size.
    AdaptiveAvgPool {
        /// Output size.
        output: Axes<u64>,
    },
    /// Enlargement by whole factors.
    Upsample {
        /// Factor per axis.
        scale: Axes<u64>,
        /// How values between units are found.
        mode: Interpolation,
    },
    /// Normalisation over the batch: 2C parameters.
    BatchNorm,
    /// Normalisation over the channels at every position: 2C parameters.
    LayerNorm,
    /// Normalisation over groups of channels, each with all its positions: 2C parameters.
    GroupNorm {
        /// Number of groups; it divides the channels.
        groups: u64,
    },
    /// Division by the root of the mean square over the channels at every position: C parameters.
    RmsNorm,
    /// One learned factor a channel: C parameters.
    Scale,
    /// A pointwise non-linearity.
    Activation(Activation),
    /// The sum of two or more maps of one shape.
    Add,
    /// The product of maps; the second may be C × 1 × 1, a gate.
    Mul,
    /// Maps of one size stacked along the channels.
    Concat,
    /// One slice of the channels.
    Split {
        /// Channels of each slice, in order; they add up to the input's.
        sections: Vec<u64>,
        /// Which slice this is, from 0.
        index: u64,
    },
    /// Channels dealt out over groups: (g, C/g) transposed.
    ChannelShuffle {
        /// Number of groups.
        groups: u64,
    },
    /// Zeros around the map.
    Pad(Sides),
    /// Rows and columns taken off the map.
    Crop(Sides),
    /// The map as one vector of C·H·W values.
    Flatten,
    /// A fully connected layer on a vector.
    Linear {
        /// Length of the output vector.
        out_features: u64,
        /// Whether each output has a learned constant.
        bias: bool,
    },
    /// Random zeros while training; nothing afterwards.
    Dropout {
        /// Probability of a zero.
        probability: f64,
    },
    /// The input as it is.
    Identity,
}

/// The hyper-parameters of a convolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conv {
    /// How many channels come out and how they are connected.
    pub channels: Channels,
    /// Kernel size.
    pub kernel: Axes<u64>,
    /// Step between neighbouring windows.
    pub stride: Axes<u64>,
    /// Zeros around the input.
    pub padding: Padding,
    /// Step between neighbouring taps of the kernel.
    pub dilation: Axes<u64>,
    /// Whether each output channel has a learned constant.
    pub bias: bool,
}

impl Conv {
    /// A dense convolution with `PyTorch`'s defaults: stride 1, no padding, dilation 1, a bias.
    pub const fn new(out: u64, kernel: Axes<u64>) -> Self {
        Self {
            channels: Channels::Grouped { out, groups: 1 },
            kernel,
            stride: Axes::new(1, 1),
            padding: Padding::Sides(Sides::new(0, 0, 0, 0)),
            dilation: Axes::new(1, 1),
            bias: true,
        }
    }
}

/// How a convolution's channels are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// Input and output channels fall into groups; each output sees its own group only.
    Grouped {
        /// Output channels.
        out: u64,
        /// Number of groups; 1 connects all with all.
        groups: u64,
    },
    /// Every input channel has its own kernels, however many channels come in.
    Depthwise {
        /// Output channels for each input channel.
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
    /// Step on the output between neighbouring input units.
    pub stride: Axes<u64>,
    /// Rows and columns that are cropped off the output.
    pub padding: Sides,
    /// Rows and columns added at the bottom and right.
    pub output_padding: Axes<u64>,
    /// Step between neighbouring taps.
    pub dilation: Axes<u64>,
    /// Whether each output channel has a learned constant.
    pub bias: bool,
}

/// The hyper-parameters of a pooling layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Window size.
    pub kernel: Axes<u64>,
    /// Step between neighbouring windows.
    pub stride: Axes<u64>,
    /// Padding, at most half the window; it never wins the maximum and adds nothing to the mean.
    pub padding: Sides,
    /// Step between neighbouring taps.
    pub dilation: Axes<u64>,
    /// Whether a last window that only partly fits is kept.
    pub ceil_mode: bool,
}

impl Pool {
    /// A pooling layer with `PyTorch`'s defaults: the stride is the kernel.
    pub const fn new(kernel: Axes<u64>) -> Self {
        Self { kernel, stride: kernel, padding: Sides::new(0, 0, 0, 0), dilation: Axes::new(1, 1), ceil_mode: false }
    }
}

/// Zeros around the input of a convolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Padding {
    /// As many as given.
    Sides(Sides),
    /// As many as make the output ⌈input / stride⌉, an odd one at the end (TensorFlow's rule).
    Same,
    /// None, by name.
    Valid,
}

/// How an enlarged map finds its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interpolation {
    /// The nearest unit's value.
    Nearest,
    /// A mixture of the nearest four, corners not aligned.
    Bilinear,
}

impl Interpolation {
    /// Both, in the order menus show them.
    pub const ALL: [Self; 2] = [Self::Nearest, Self::Bilinear];

    /// Its name in the notation and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Bilinear => "bilinear",
        }
    }

    /// The interpolation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

/// A pointwise non-linearity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the functions' own names")]
pub enum Activation {
    Relu,
    Relu6,
    Silu,
    Hardswish,
    Hardsigmoid,
    Sigmoid,
    Tanh,
    Gelu,
    LeakyRelu,
    Elu,
    Selu,
    Mish,
}

impl Activation {
    /// All non-linearities, in the order menus show them.
    pub const ALL: [Self; 12] = [
        Self::Relu,
        Self::Relu6,
        Self::Silu,
        Self::Hardswish,
        Self::Hardsigmoid,
        Self::Sigmoid,
        Self::Tanh,
        Self::Gelu,
        Self::LeakyRelu,
        Self::Elu,
        Self::Selu,
        Self::Mish,
    ];

    /// The function's name in the notation and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relu => "relu",
            Self::Relu6 => "relu6",
            Self::Silu => "silu",
            Self::Hardswish => "hardswish",
            Self::Hardsigmoid => "hardsigmoid",
            Self::Sigmoid => "sigmoid",
            Self::Tanh => "tanh",
            Self::Gelu => "gelu",
            Self::LeakyRelu => "leaky_relu",
            Self::Elu => "elu",
            Self::Selu => "selu",
            Self::Mish => "mish",
        }
    }

    /// The non-linearity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
