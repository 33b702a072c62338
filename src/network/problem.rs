//! Problems of a layer: why it is impossible, with the numbers involved.

use std::fmt;

use thiserror::Error;

use super::{Axes, Axis, Parameter, Quantity};

/// The largest hyper-parameter or map extent that is worked with; sums and products of two of them fit an `i128`.
pub const LARGEST: u64 = 1 << 60;

/// Why a layer has no output.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// A hyper-parameter that must be at least 1 is 0.
    #[error("{parameter} is 0 but must be at least 1")]
    Zero {
        /// Which one.
        parameter: Parameter,
    },
    /// The window reaches further than the padded input.
    #[error(
        "a window of {extent} (kernel {kernel}, dilation {dilation}) does not fit into {axis} {size} with padding {before} + {after}"
    )]
    WindowTooLarge {
        /// The axis on which it does not fit.
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
    /// Output padding that no input size could ask for.
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
        /// Which channels.
        side: Side,
    },
    /// Maps of different channels are added or multiplied.
    #[error("the inputs have {first} and {other} channels, but these must match")]
    Channels {
        /// Channels of the first input.
        first: u64,
        /// Channels of the one that differs.
        other: u64,
    },
    /// Maps of different sizes are joined.
    #[error("the inputs have sizes {first} and {other}, but these must match")]
    Sizes {
        /// Size of the first input.
        first: Axes<u64>,
        /// Size of the one that differs.
        other: Axes<u64>,
    },
    /// Vectors of different lengths, or a vector and a map, are joined.
    #[error("the inputs have shapes {first} and {other}, but these must match")]
    Shapes {
        /// Shape of the first input.
        first: super::Shape,
        /// Shape of the one that differs.
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
    /// A slice that is not there.
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
    /// A block whose declared output is not of the size that what it sees makes.
    #[error("its output is declared as {declared}, but what it is said to see makes {made}")]
    DeclaredSize {
        /// The size that is declared.
        declared: Axes<u64>,
        /// The size that follows.
        made: Axes<u64>,
    },
    /// A declared shape that is none.
    #[error("an output shape has one, two or three numbers, not {count}")]
    DeclaredShape {
        /// How many it has.
        count: usize,
    },
    /// A slice beyond what there is, or that begins behind its end.
    #[error("a slice from {start} to {end} does not lie within {size}")]
    SliceOutside {
        /// The first index.
        start: u64,
        /// The index that ends it.
        end: u64,
        /// How many there are.
        size: u64,
    },
    /// More mirrored or repeated cells than there are to mirror or repeat.
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
    /// A layer that is to use the weights of one that has others.
    #[error("it cannot use the weights of {name}: the two differ in kind, channels or kernel")]
    Shares {
        /// Name of the layer that has the weights.
        name: String,
    },
    /// A wrong number of inputs.
    #[error("it takes {expected} but has {found}")]
    Arity {
        /// How many it takes.
        expected: Arity,
        /// How many it has.
        found: usize,
    },
    /// A number beyond what is worked with.
    #[error("the {quantity} is too large to count exactly")]
    TooLarge {
        /// Which number.
        quantity: Quantity,
    },
    /// A layer that it reads has a problem.
    #[error("its input, {name}, has a problem")]
    Upstream {
        /// Name of that layer.
        name: String,
    },
}

/// Which channels of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Those it reads.
    Input,
    /// Those it makes.
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

/// How many inputs an operator takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arity {
    /// Exactly one.
    One,
    /// One or more.
    OneOrMore,
    /// Two or more.
    TwoOrMore,
}

impl fmt::Display for Arity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::One => "one input",
            Self::OneOrMore => "one or more inputs",
            Self::TwoOrMore => "two or more inputs",
        })
    }
}

/// A problem and the node that has it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{node}: {problem}")]
pub struct Fault {
    /// Name of the node, or `input`.
    pub node: String,
    /// What is wrong with it.
    pub problem: Problem,
}
