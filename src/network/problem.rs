//! Problems of a layer: why it is impossible, with the numbers involved.

use std::fmt;

use thiserror::Error;

use super::{Axes, Axis, Parameter, Quantity};

/// The largest supported hyper-parameter or map extent; sums and products of two of them fit an `i128`.
pub const LARGEST: u64 = 1 << 60;

/// Why a layer has no output.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// A hyper-parameter that must be at least 1 is 0.
    #[error("{parameter} is 0 but must be at least 1")]
    Zero {
        /// The parameter.
        parameter: Parameter,
    },
    /// The window reaches further than the padded input.
    #[error(
        "a window of {extent} (kernel {kernel}, dilation {dilation}) does not fit into {axis} {size} with padding {before} + {after}"
    )]
    WindowTooLarge {
        /// The axis.
        axis: Axis,
        /// Rows or columns from the first tap to the last, both included.
        extent: u64,
        /// Kernel size.
        kernel: u64,
        /// Dilation.
        dilation: u64,
        /// Input size.
        size: u64,
        /// Padding before.
        before: u64,
        /// Padding after.
        after: u64,
    },
    /// A transposed convolution whose padding crops its whole output.
    #[error("padding {before} + {after} crops away the whole {axis} of {extent} that the kernel produces")]
    TransposedAway {
        /// The axis that vanishes.
        axis: Axis,
        /// Rows or columns before cropping.
        extent: u64,
        /// Cropped before.
        before: u64,
        /// Cropped after.
        after: u64,
    },
    /// A crop that leaves nothing.
    #[error("cropping {before} + {after} from {axis} {size} leaves nothing")]
    CroppedAway {
        /// The axis that vanishes.
        axis: Axis,
        /// Input size.
        size: u64,
        /// Cropped before.
        before: u64,
        /// Cropped after.
        after: u64,
    },
    /// Padding of a pooling layer beyond half its window.
    #[error("padding {padding} is more than half of pooling kernel {kernel} along the {axis}")]
    PoolPadding {
        /// The axis.
        axis: Axis,
        /// The larger padding of the two ends.
        padding: u64,
        /// Kernel size.
        kernel: u64,
    },
    /// Output padding that is smaller neither than the stride nor than the dilation.
    #[error(
        "output padding {output_padding} must be smaller than stride {stride} or dilation {dilation} along the {axis}"
    )]
    OutputPadding {
        /// The axis.
        axis: Axis,
        /// Output padding.
        output_padding: u64,
        /// Stride.
        stride: u64,
        /// Dilation.
        dilation: u64,
    },
    /// Groups that do not divide the channels.
    #[error("{channels} {side} channels cannot be divided evenly into {groups} groups")]
    Groups {
        /// Number of groups.
        groups: u64,
        /// Number of channels.
        channels: u64,
        /// Which channels of the layer.
        side: Side,
    },
    /// Maps of different channels are added or multiplied.
    #[error("the inputs have {first} and {other} channels, but these must match")]
    Channels {
        /// Channels of the first input.
        first: u64,
        /// Channels of the input that differs.
        other: u64,
    },
    /// Maps of different sizes are joined.
    #[error("the inputs have sizes {first} and {other}, but these must match")]
    Sizes {
        /// Size of the first input.
        first: Axes<u64>,
        /// Size of the input that differs.
        other: Axes<u64>,
    },
    /// Vectors of different lengths, or a vector and a map, are joined.
    #[error("the inputs have shapes {first} and {other}, but these must match")]
    Shapes {
        /// Shape of the first input.
        first: super::Shape,
        /// Shape of the input that differs.
        other: super::Shape,
    },
    /// Sections that do not add up to the channels.
    #[error("the sections add up to {sum} channels, but the input has {channels}")]
    SplitSum {
        /// Sum of the sections.
        sum: u64,
        /// Channels of the input.
        channels: u64,
    },
    /// A slice index beyond the number of slices.
    #[error("slice {index} does not exist: there are {sections}, counted from 0")]
    SplitIndex {
        /// The slice.
        index: u64,
        /// Number of slices.
        sections: u64,
    },
    /// A layer for maps reads a vector.
    #[error("it needs a feature map, but its input is a vector of length {length}")]
    NeedsMap {
        /// Length of the vector.
        length: u64,
    },
    /// A fully connected layer reads a map.
    #[error("it needs a vector, but its input is a feature map of shape {shape}: flatten it first")]
    NeedsVector {
        /// Shape of the map.
        shape: super::Shape,
    },
    /// A block whose declared output size differs from the one that its window implies.
    #[error("its output is declared as {declared}, but what it is said to see makes {made}")]
    DeclaredSize {
        /// The declared size.
        declared: Axes<u64>,
        /// The size that follows from the window.
        made: Axes<u64>,
    },
    /// A declared shape with a number of extents that no map or vector has.
    #[error("an output shape has one, two or three numbers, not {count}")]
    DeclaredShape {
        /// The number of extents.
        count: usize,
    },
    /// A slice that reaches beyond the size, or whose end is not after its start.
    #[error("a slice from {start} to {end} does not lie within {size}")]
    SliceOutside {
        /// The first index.
        start: u64,
        /// The end index, excluded.
        end: u64,
        /// The size along the axis.
        size: u64,
    },
    /// Padding that would reflect or wrap more cells than the map has.
    #[error("padding {padding} of mode {mode} needs a larger {axis} than {size}")]
    PaddingMode {
        /// The axis.
        axis: Axis,
        /// Cells at one end.
        padding: u64,
        /// The mode's word.
        mode: &'static str,
        /// Size of the input.
        size: u64,
    },
    /// A factor that does not divide the size.
    #[error("{axis} {size} cannot be divided evenly by {factor}")]
    Uneven {
        /// The axis.
        axis: Axis,
        /// Its size.
        size: u64,
        /// The factor.
        factor: u64,
    },
    /// A layer that shares the weights of a layer whose weights have other sizes.
    #[error("it cannot use the weights of {name}: the two differ in kind, channels or kernel")]
    Shares {
        /// Name of the layer that has the weights.
        name: String,
    },
    /// A wrong number of inputs.
    #[error("it takes {expected} but has {found}")]
    Arity {
        /// The number of inputs that the operator takes.
        expected: Arity,
        /// The number of inputs that the layer has.
        found: usize,
    },
    /// A max unpooling whose second input is not the output of a max pooling layer.
    #[error("its second input must be a max pooling layer, whose indices it uses")]
    NeedsPool,
    /// A number beyond the supported integers.
    #[error("the {quantity} is too large to count exactly")]
    TooLarge {
        /// The quantity.
        quantity: Quantity,
    },
    /// An input of the layer is itself faulty.
    #[error("its input, {name}, has a problem")]
    Upstream {
        /// Name of that layer.
        name: String,
    },
}

/// A side of a layer whose channels are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The input channels.
    Input,
    /// The output channels.
    Output,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Input => "input",
            Self::Output => "output",
        })
    }
}

/// The number of inputs of an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arity {
    /// Exactly one.
    One,
    /// Exactly two.
    Two,
    /// One or more.
    OneOrMore,
    /// Two or more.
    TwoOrMore,
}

impl fmt::Display for Arity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::One => "one input",
            Self::Two => "two inputs",
            Self::OneOrMore => "one or more inputs",
            Self::TwoOrMore => "two or more inputs",
        })
    }
}

/// A problem and the node it occurs at.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{node}: {problem}")]
pub struct Fault {
    /// Name of the node, or `input`.
    pub node: String,
    /// The problem.
    pub problem: Problem,
}
