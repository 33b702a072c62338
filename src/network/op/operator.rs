//! Operators of a network, with their hyper-parameters.

use super::{
    Activation, Conv, ConvTranspose, Interpolation, MapAxis, Opaque, PaddingMode, Pool, ResizeMode, ResizeTo,
    SoftmaxAxis,
};
use crate::network::{Axes, Sides};

/// An operator with its hyper-parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Convolution (mathematically a correlation).
    Conv(Conv),
    /// Transposed convolution: every input unit adds a weighted kernel to the output.
    ConvTranspose(ConvTranspose),
    /// The largest value of a window.
    MaxPool(Pool),
    /// The mean of a window.
    AvgPool(Pool),
    /// The p-norm of a window, (Σ xᵖ)^(1/p), without padding and dilation (`torch.nn.LPPool2d`).
    LpPool {
        /// The exponent p: 1 for a sum, 2 for the root of a sum of squares.
        norm: u64,
        /// The window.
        pool: Pool,
    },
    /// The mean of the whole map: C × 1 × 1.
    GlobalAvgPool,
    /// The mean of windows that are chosen so that the output has the given size.
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
    /// Values put back to the cells from which a max pooling layer, the second input, took the largest of each window; all other cells
    /// are 0 (`torch.nn.MaxUnpool2d`). The output has the size of that layer's input.
    MaxUnpool,
    /// Enlargement by whole factors.
    Upsample {
        /// Factor per axis.
        scale: Axes<u64>,
        /// The interpolation.
        mode: Interpolation,
    },
    /// Resizing to any size (`torch.nn.functional.interpolate`).
    Resize {
        /// The size, or the factors.
        to: ResizeTo,
        /// The interpolation.
        mode: ResizeMode,
        /// Whether the first and the last cells of both maps coincide; otherwise the maps' borders do.
        align_corners: bool,
    },
    /// Normalization over the batch: 2C parameters.
    BatchNorm,
    /// Normalization over the channels at every position: 2C parameters.
    LayerNorm,
    /// Normalization over groups of channels, each with all its positions: 2C parameters.
    GroupNorm {
        /// Number of groups; it divides the channels.
        groups: u64,
    },
    /// Division by the root mean square over the channels at every position: C parameters.
    RmsNorm,
    /// Normalization of every channel over its positions (`torch.nn.InstanceNorm2d`): 2C parameters if affine, none otherwise.
    InstanceNorm {
        /// Whether each channel has a learned scale and shift.
        affine: bool,
    },
    /// Division by a power of the mean square of neighboring channels (`torch.nn.LocalResponseNorm`): no parameters.
    LocalResponseNorm {
        /// Number of channels, including the one divided.
        size: u64,
    },
    /// One learned scale per channel: C parameters.
    Scale,
    /// Softmax: exponentials that sum to 1 over the channels at every position, or over the positions of every channel
    /// (`torch.nn.Softmax`).
    Softmax {
        /// The axis over which they sum to 1.
        axis: SoftmaxAxis,
    },
    /// The logarithm of [`Softmax`](Self::Softmax) (`torch.nn.LogSoftmax`).
    LogSoftmax {
        /// The axis over which the exponentials sum to 1.
        axis: SoftmaxAxis,
    },
    /// The input, times a learned slope where it is negative (`torch.nn.PReLU`): C parameters, or 1.
    Prelu {
        /// Whether each channel has its own slope.
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
    /// The first map minus the others, cell by cell.
    Sub,
    /// The first map divided by the others, cell by cell.
    Div,
    /// The smallest of several maps, cell by cell.
    Minimum,
    /// The largest of several maps, cell by cell.
    Maximum,
    /// Concatenation of maps along one axis, the only one along which they may differ in size.
    Concat {
        /// The axis.
        axis: MapAxis,
    },
    /// One slice of the channels.
    Split {
        /// Channels of each slice, in order; they add up to the input's.
        sections: Vec<u64>,
        /// The index of this slice, from 0.
        index: u64,
    },
    /// Every `step`-th index along one axis: Python's `x[start:end:step]`, without negative numbers.
    Slice {
        /// The axis.
        axis: MapAxis,
        /// The first index.
        start: u64,
        /// The end index, excluded.
        end: u64,
        /// Distance from one index to the next.
        step: u64,
    },
    /// The indices of one axis in reverse: `torch.flip`.
    Flip {
        /// The axis.
        axis: MapAxis,
    },
    /// Channels as cells (`torch.nn.PixelShuffle`): channel c·r² + i·r + j becomes row i and column j of every r × r cells of channel c.
    PixelShuffle {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Cells as channels (`torch.nn.PixelUnshuffle`), the inverse of [`PixelShuffle`](Self::PixelShuffle).
    PixelUnshuffle {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Channels as cells in TensorFlow's order (`tf.nn.depth_to_space`): channel (i·r + j)·C + c becomes row i and column j of channel c.
    DepthToSpace {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Cells as channels in TensorFlow's order (`tf.nn.space_to_depth`), the inverse of [`DepthToSpace`](Self::DepthToSpace).
    SpaceToDepth {
        /// The factor r of both axes.
        factor: u64,
    },
    /// Channels shuffled over groups: the matrix (g, C/g) transposed.
    ChannelShuffle {
        /// Number of groups.
        groups: u64,
    },
    /// Padding around the map.
    Pad {
        /// The number of cells on each side.
        sides: Sides,
        /// What the padding is filled with.
        mode: PaddingMode,
    },
    /// Rows and columns removed from the sides of the map.
    Crop(Sides),
    /// The map as one vector of C·H·W values.
    Flatten,
    /// A fully connected layer on a vector.
    Linear {
        /// Length of the output vector.
        out_features: u64,
        /// Whether each output has a bias.
        bias: bool,
    },
    /// Random zeros during training; no effect at inference.
    Dropout {
        /// Probability of a zero.
        probability: f64,
    },
    /// The input unchanged.
    Identity,
    /// A block of which only declared properties are known: attention, a recurrent layer, code that cannot be read.
    Opaque(Opaque),
}
