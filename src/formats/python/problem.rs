//! Why a program gives no network.

use serde::Deserialize;
use thiserror::Error;

/// What is wrong with a program, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PythonError {
    /// A line can be named.
    #[error("line {line}: {problem}")]
    AtLine {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong there.
        problem: PythonProblem,
    },
    /// No line in particular.
    #[error("{problem}")]
    Anywhere {
        /// What is wrong.
        problem: PythonProblem,
    },
}

impl PythonError {
    /// A problem in a line; 0 is none.
    pub const fn new(line: u64, problem: PythonProblem) -> Self {
        if line == 0 { Self::Anywhere { problem } } else { Self::AtLine { line, problem } }
    }
}

/// What is wrong with a program. The numbers are as the program has them.
#[derive(Clone, Debug, PartialEq, Eq, Error, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PythonProblem {
    /// It is not Python.
    #[error("this is not valid Python: “{message}”")]
    Syntax {
        /// In Python's words.
        message: String,
    },
    /// The program itself stops.
    #[error("the program stops with {kind}: “{message}”")]
    Raised {
        /// The exception.
        kind: String,
        /// In the program's or Python's words.
        message: String,
    },
    /// Something of a module that is not here decides about the network.
    #[error("“{name}” is needed, but it is not available here; put what it does into this file, or leave it out")]
    Missing {
        /// With the module.
        name: String,
    },
    /// A method or function that the stand-in does not have.
    #[error("“{name}” is not known here; leave it out, or write it with other functions")]
    Unknown {
        /// Its name.
        name: String,
    },
    /// Wrong channels.
    #[error("the layer expects {expected} channels, but its input has {found}")]
    Channels {
        /// As the layer is made.
        expected: String,
        /// As they come.
        found: String,
    },
    /// Wrong features.
    #[error(
        "the layer expects {expected} features, but its input, {shape}, has {found}; another input size may be meant"
    )]
    Features {
        /// As the layer is made.
        expected: String,
        /// As they come.
        found: String,
        /// The input's shape.
        shape: String,
    },
    /// Shapes that do not go together.
    #[error("these shapes do not go together: “{shapes}”")]
    Broadcast {
        /// The shapes.
        shapes: String,
    },
    /// Groups that do not divide the channels.
    #[error("{groups} groups do not divide {channels} channels")]
    Groups {
        /// The groups.
        groups: String,
        /// The channels.
        channels: String,
    },
    /// A value that no setting can have.
    #[error("“{what}” cannot be “{value}”")]
    Setting {
        /// The setting.
        what: String,
        /// The value.
        value: String,
    },
    /// A shape that does not fit the values.
    #[error("{count} values cannot be arranged as {shape}")]
    Reshape {
        /// The wanted shape.
        shape: String,
        /// How many values there are.
        count: String,
    },
    /// The wrong number of dimensions.
    #[error("the layer expects {expected} dimensions with the batch, but its input is {shape}")]
    Dimensions {
        /// With the batch.
        expected: String,
        /// The input's shape.
        shape: String,
    },
    /// A window that does not fit.
    #[error("a window of {kernel} does not fit into {size}; the input is too small for this network")]
    WindowTooLarge {
        /// The window, with its dilation.
        kernel: String,
        /// The padded input.
        size: String,
    },
    /// Nothing is left of an axis.
    #[error("“{op}” leaves nothing of its input; the input is too small for this network")]
    Vanished {
        /// The operator.
        op: String,
    },
    /// Values that are not there.
    #[error("the program asks for the values of a tensor, but tensors here have a shape and no values")]
    NeedsValues {},
    /// Three dimensions.
    #[error("three-dimensional layers are not supported; signals and pictures are")]
    ThreeDimensional {},
    /// Values of one picture in several rows of the batch.
    #[error("{shape}: one picture is spread over the batch here; another input size may be meant")]
    BatchMixed {
        /// The shape.
        shape: String,
    },
    /// What reads something that does not come from the input.
    #[error("nothing here comes from the network’s input")]
    NotFromInput {},
    /// A layer that gets no tensor.
    #[error("the layer gets “{found}” instead of a tensor")]
    NotATensor {
        /// What it gets.
        found: String,
    },
    /// A part of a tensor is assigned to.
    #[error("assigning to a part of a tensor is not supported; join the parts with “torch.cat” instead")]
    AssignedPart {},
    /// Values are picked by values.
    #[error("picking values by a list or a mask is not supported; use slices")]
    IndexedByValues {},
    /// A slice goes backwards.
    #[error("a slice cannot go backwards")]
    Backwards {},
    /// A convolution whose weights are computed from the input.
    #[error("a convolution whose weights depend on the input is not supported")]
    ComputedWeights {},
    /// An axis that cannot be padded.
    #[error("padding along this axis is not supported")]
    PadAxis {},
    /// Words of more than one channel.
    #[error("an embedding reads one channel of numbers")]
    Embedding {},
    /// A module without `forward`.
    #[error("“{name}” has no forward method, so it computes nothing")]
    NoForward {
        /// The class.
        name: String,
    },
    /// No network at all.
    #[error("no network is defined here; paste the class or the line that makes the model")]
    NoModel {},
    /// A name that is not there.
    #[error("there is no network called “{name}” in this file")]
    NoSuchModel {
        /// The name.
        name: String,
    },
    /// A function that makes something else.
    #[error("“{name}” makes no network but “{found}”")]
    NotAModel {
        /// The function.
        name: String,
        /// What it makes.
        found: String,
    },
    /// An argument that is no expression.
    #[error("the argument “{name}” cannot be “{value}”: “{message}”")]
    Argument {
        /// Its name.
        name: String,
        /// What was given.
        value: String,
        /// In Python's words.
        message: String,
    },
    /// An argument that nothing takes.
    #[error("the network takes no argument called “{name}”")]
    NoArgument {
        /// Its name.
        name: String,
    },
    /// More than one input.
    #[error("the network has {count} inputs; only networks with one are supported")]
    SeveralInputs {
        /// How many.
        count: String,
    },
    /// Too long.
    #[error("the network has more than {count} layers, which is more than can be read")]
    TooMany {
        /// The limit.
        count: String,
    },
    /// Calls without an end.
    #[error("functions or modules call each other without an end")]
    Recursion {},
    /// It takes too long.
    #[error("the program did not finish within {seconds} seconds; a loop may have no end")]
    Endless {
        /// The time it had.
        seconds: u64,
    },
    /// The interpreter is not there or broke down.
    #[error("the Python interpreter could not be started or stopped unexpectedly")]
    Interpreter {},
}
