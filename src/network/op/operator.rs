//! Operators and their hyper-parameters.

use crate::network::{Axes, Axis, Shape, Sides};

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
    /// The largest value of the whole map: C × 1 × 1.
    GlobalMaxPool,
    /// The largest value of windows chosen as in [`AdaptiveAvgPool`](Self::AdaptiveAvgPool) (`torch.nn.AdaptiveMaxPool2d`).
    AdaptiveMaxPool {
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
    /// A map in another size (`torch.nn.functional.interpolate`).
    Resize {
        /// To what size, or by what factor.
        to: ResizeTo,
        /// How values between units are found.
        mode: ResizeMode,
        /// Whether the first and the last cells of both maps lie over each other; otherwise the maps' borders do.
        align_corners: bool,
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
    /// Normalisation of every channel over its positions (`torch.nn.InstanceNorm2d`): 2C parameters if affine, none otherwise.
    InstanceNorm {
        /// Whether each channel has a learned factor and a learned constant.
        affine: bool,
    },
    /// Division by a power of the mean square of neighbouring channels (`torch.nn.LocalResponseNorm`): no parameters.
    LocalResponseNorm {
        /// How many channels, the own one included.
        size: u64,
    },
    /// One learned factor a channel: C parameters.
    Scale,
    /// Exponentials that sum to 1 over the channels at every position, or over the positions of every channel (`torch.nn.Softmax`).
    Softmax {
        /// Over what they sum to 1.
        axis: SoftmaxAxis,
    },
    /// The logarithm of [`Softmax`](Self::Softmax) (`torch.nn.LogSoftmax`).
    LogSoftmax {
        /// Over what the exponentials sum to 1.
        axis: SoftmaxAxis,
    },
    /// The input, times a learned slope where it is negative (`torch.nn.PReLU`): C parameters, or 1.
    Prelu {
        /// Whether each channel has a slope of its own.
        per_channel: bool,
    },
    /// The first half of the channels times the sigmoid of the second (`torch.nn.GLU`).
    Glu,
    /// A pointwise non-linearity.
    Activation(Activation),
    /// The sum of two or more maps of one shape.
    Add,
    /// The product of maps; the second may be C × 1 × 1, a gate.
    Mul,
    /// The first map less the others, cell by cell.
    Sub,
    /// The first map divided by the others, cell by cell.
    Div,
    /// The smallest of several maps, cell by cell.
    Minimum,
    /// The largest of several maps, cell by cell.
    Maximum,
    /// Maps side by side along one axis, along which alone they may differ in size.
    Concat {
        /// The axis.
        axis: MapAxis,
    },
    /// One slice of the channels.
    Split {
        /// Channels of each slice, in order; they add up to the input's.
        sections: Vec<u64>,
        /// Which slice this is, from 0.
        index: u64,
    },
    /// Every so many indices along one axis: `x[start:end:step]` of Python, none of them negative.
    Slice {
        /// The axis.
        axis: MapAxis,
        /// The first index.
        start: u64,
        /// The index that ends the slice and is not part of it.
        end: u64,
        /// From one index to the next.
        step: u64,
    },
    /// The indices of one axis in reverse: `torch.flip`.
    Flip {
        /// The axis.
        axis: MapAxis,
    },
    /// Channels as cells (`torch.nn.PixelShuffle`): channel c·r² + i·r + j becomes row i and column j of channel c in every r × r cells.
    PixelShuffle {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Cells as channels (`torch.nn.PixelUnshuffle`), the way back of [`PixelShuffle`](Self::PixelShuffle).
    PixelUnshuffle {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Channels as cells in TensorFlow's order (`tf.nn.depth_to_space`): channel (i·r + j)·C + c becomes row i and column j of channel c.
    DepthToSpace {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Cells as channels in TensorFlow's order (`tf.nn.space_to_depth`), the way back of [`DepthToSpace`](Self::DepthToSpace).
    SpaceToDepth {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Channels dealt out over groups: (g, C/g) transposed.
    ChannelShuffle {
        /// Number of groups.
        groups: u64,
    },
    /// Cells around the map.
    Pad {
        /// How many.
        sides: Sides,
        /// What they hold.
        mode: PaddingMode,
    },
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
    /// A block that is known by what is declared of it: attention, a recurrent layer, code that cannot be read.
    Opaque(Opaque),
}

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

/// The hyper-parameters of a convolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conv {
    /// How many channels come out and how they are connected.
    pub channels: Channels,
    /// Kernel size.
    pub kernel: Axes<u64>,
    /// Step between neighbouring windows.
    pub stride: Axes<u64>,
    /// Cells around the input.
    pub padding: Padding,
    /// What these cells hold.
    pub padding_mode: PaddingMode,
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
            padding_mode: PaddingMode::Zeros,
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
    pub padding: Padding,
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
    pub padding: Padding,
    /// Step between neighbouring taps.
    pub dilation: Axes<u64>,
    /// Whether a last window that only partly fits is kept.
    pub ceil_mode: bool,
    /// Whether padding counts among the values of a mean; a maximum does not know it.
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

impl ConvTranspose {
    /// What is cropped off the output and what is added at its end.
    ///
    /// TensorFlow's `valid` keeps all that the kernels paint and fills up strides that reach further than the kernel; its `same` crops to
    /// in · stride, an odd one at the end (`keras.layers.Conv2DTranspose`).
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
    /// As many as given.
    Sides(Sides),
    /// As many as make the output ⌈input / stride⌉, an odd one at the end (TensorFlow's rule).
    Same,
    /// None, by name.
    Valid,
}

/// A hyper-parameter that is one of a few words, the same in the notation and in JSON.
pub(super) trait Choice {
    /// Its word.
    fn word(&self) -> &'static str;

    /// Takes the value of that word; none if there is no such one.
    fn choose(&mut self, word: &str) -> Option<()>;
}

/// An enum each of whose variants has a word.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$variant_about:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_about])* $variant,)*
        }

        impl $name {
            /// The words of all variants, in the order menus show them.
            pub const WORDS: &[&str] = &[$($word),*];

            /// Its word in the notation and in JSON.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl Choice for $name {
            fn word(&self) -> &'static str {
                self.name()
            }

            fn choose(&mut self, word: &str) -> Option<()> {
                *self = match word {
                    $($word => Self::$variant,)*
                    _ => return None,
                };
                Some(())
            }
        }
    };
}

choices! {
    /// How an enlarged map finds its values.
    Interpolation {
        /// The nearest unit's value.
        Nearest = "nearest",
        /// A mixture of the nearest four, corners not aligned.
        Bilinear = "bilinear",
    }
}

choices! {
    /// What cells around a map hold (`torch.nn.functional.pad`).
    PaddingMode {
        /// Zeros.
        Zeros = "zeros",
        /// The map mirrored at its outermost cells, which are not repeated.
        Reflect = "reflect",
        /// The outermost cell.
        Replicate = "replicate",
        /// The map again from its other end.
        Circular = "circular",
    }
}

choices! {
    /// How a resized map finds its values (`torch.nn.functional.interpolate`).
    ResizeMode {
        /// The value of the cell at ⌊position⌋.
        Nearest = "nearest",
        /// A mixture of two cells along each axis.
        Bilinear = "bilinear",
        /// A mixture of four cells along each axis, some with negative weights.
        Bicubic = "bicubic",
    }
}

/// The size that a map gets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResizeTo {
    /// Rows and columns.
    Size(Axes<u64>),
    /// Factors: the size becomes ⌊size · factor⌋, and cells lie a factor's inverse apart.
    Scale(Axes<f64>),
}

choices! {
    /// An axis of a map.
    MapAxis {
        /// The channels.
        Channels = "channels",
        /// The rows.
        Height = "height",
        /// The columns.
        Width = "width",
    }
}

choices! {
    /// Over what a softmax sums to 1.
    SoftmaxAxis {
        /// The channels of one position.
        Channels = "channels",
        /// The positions of one channel.
        Map = "map",
    }
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

impl MapAxis {
    /// The extent of a shape along it.
    pub fn extent(self, shape: Shape) -> u64 {
        match self {
            Self::Channels => shape.channels(),
            Self::Height => shape.size().height,
            Self::Width => shape.size().width,
        }
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
    Softplus,
    LogSigmoid,
    Hardtanh,
    Softsign,
    Celu,
    Exp,
    Log,
    Abs,
    Neg,
    Square,
    Sqrt,
    Sin,
    Cos,
}

impl Activation {
    /// All non-linearities, in the order menus show them.
    pub const ALL: [Self; 25] = [
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
        Self::Softplus,
        Self::LogSigmoid,
        Self::Hardtanh,
        Self::Softsign,
        Self::Celu,
        Self::Exp,
        Self::Log,
        Self::Abs,
        Self::Neg,
        Self::Square,
        Self::Sqrt,
        Self::Sin,
        Self::Cos,
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
            Self::Softplus => "softplus",
            Self::LogSigmoid => "log_sigmoid",
            Self::Hardtanh => "hardtanh",
            Self::Softsign => "softsign",
            Self::Celu => "celu",
            Self::Exp => "exp",
            Self::Log => "log",
            Self::Abs => "abs",
            Self::Neg => "neg",
            Self::Square => "square",
            Self::Sqrt => "sqrt",
            Self::Sin => "sin",
            Self::Cos => "cos",
        }
    }

    /// The non-linearity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
