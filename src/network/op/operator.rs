//! The operators: what a layer can do.

use super::{
    Activation, Conv, ConvTranspose, Interpolation, MapAxis, Opaque, PaddingMode, Pool, ResizeMode, ResizeTo,
    SoftmaxAxis,
};
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
