//! Problem of a program that gives no network.

use serde::Deserialize;
use thiserror::Error;

/// A problem of a program, with its line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PythonError {
    /// The problem is at a line.
    #[error("line {line}: {problem}")]
    AtLine {
        /// The line, counted from 1.
        line: u64,
        /// The problem.
        problem: PythonProblem,
    },
    /// The problem is at no particular line.
    #[error("{problem}")]
    Anywhere {
        /// The problem.
        problem: PythonProblem,
    },
}

impl PythonError {
    /// A problem at a line; 0 for none.
    pub const fn new(line: u64, problem: PythonProblem) -> Self {
        if line == 0 { Self::Anywhere { problem } } else { Self::AtLine { line, problem } }
    }
}

/// A problem of a program. Numbers are strings as in the program.
#[derive(Clone, Debug, PartialEq, Eq, Error, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PythonProblem {
    /// It is not valid Python.
    #[error("this is not valid Python: “{message}”")]
    Syntax {
        /// Python's message.
        message: String,
    },
    /// The program raises an exception.
    #[error("the program stops with {kind}: “{message}”")]
    Raised {
        /// The type of the exception.
        kind: String,
        /// The message of the exception.
        message: String,
    },
    /// A missing module affects the network.
    #[error("“{name}” is needed, but it is not available here; put what it does into this file, or leave it out")]
    Missing {
        /// The name with the module.
        name: String,
    },
    /// A module has no such name, but one that is much like it.
    #[error("“{name}” is not known; did you mean “{near}”?")]
    Misspelled {
        /// The name with the module.
        name: String,
        /// The name that was probably meant.
        near: String,
    },
    /// A library makes the network.
    #[error(
        "the source of “{name}” is in a library, which is not available here; paste the source of its class, or run “{remedy}” and open the file that it writes. Well-known networks are among the examples"
    )]
    LibraryModel {
        /// The function of the library.
        name: String,
        /// A line that writes a file that can be read.
        remedy: String,
    },
    /// A method or function that the stand-in does not have.
    #[error("“{name}” is not known here; leave it out, or write it with other functions")]
    Unknown {
        /// Its name.
        name: String,
    },
    /// The number of channels is wrong.
    #[error("the layer expects {expected} channels, but its input has {found}")]
    Channels {
        /// The number that the layer expects.
        expected: String,
        /// The actual number.
        found: String,
    },
    /// The number of features is wrong.
    #[error(
        "the layer expects {expected} features, but its input, {shape}, has {found}; another input size may be meant"
    )]
    Features {
        /// The number that the layer expects.
        expected: String,
        /// The actual number.
        found: String,
        /// The input's shape.
        shape: String,
    },
    /// The number of features is wrong for this input of the network.
    #[error(
        "the layer expects {expected} features, but with an input of {input} it gets {shape}, which has {found}; another input size may be meant"
    )]
    FeaturesOfInput {
        /// The number that the layer expects.
        expected: String,
        /// The actual number.
        found: String,
        /// The shape of what the layer gets.
        shape: String,
        /// The shape of the network's input.
        input: String,
    },
    /// Shapes cannot be broadcast.
    #[error("these shapes do not go together: “{shapes}”")]
    Broadcast {
        /// The shapes.
        shapes: String,
    },
    /// Groups do not divide the channels.
    #[error("{groups} groups do not divide {channels} channels")]
    Groups {
        /// The groups.
        groups: String,
        /// The channels.
        channels: String,
    },
    /// A setting has an invalid value.
    #[error("“{what}” cannot be “{value}”")]
    Setting {
        /// The setting.
        what: String,
        /// The value.
        value: String,
    },
    /// A Reshape does not fit the number of values.
    #[error("{count} values cannot be arranged as {shape}")]
    Reshape {
        /// The requested shape.
        shape: String,
        /// The number of values.
        count: String,
    },
    /// The number of dimensions is wrong.
    #[error("the layer expects {expected} dimensions with the batch, but its input is {shape}")]
    Dimensions {
        /// The expected number, with the batch.
        expected: String,
        /// The input's shape.
        shape: String,
    },
    /// A window does not fit.
    #[error("a window of {kernel} does not fit into {size}; the input is too small for this network")]
    WindowTooLarge {
        /// The window, with its dilation.
        kernel: String,
        /// The padded input.
        size: String,
    },
    /// A max unpooling's output differs in size from the input of the pooling layer, so that its indices mean other cells.
    #[error("the indices belong to a map of {shape}, but the output has {found}: pass output_size")]
    UnpoolSize {
        /// The size of the output.
        found: String,
        /// The size of the pooling layer's input.
        shape: String,
    },
    /// An axis has no cells left.
    #[error("“{op}” leaves nothing of its input; the input is too small for this network")]
    Vanished {
        /// The operator.
        op: String,
    },
    /// Tensor values are needed, which do not exist.
    #[error("the program asks for the values of a tensor, but tensors here have a shape and no values")]
    NeedsValues {},
    /// The layer is three-dimensional.
    #[error("three-dimensional layers are not supported; signals and pictures are")]
    ThreeDimensional {},
    /// Values of one image are spread over the batch.
    #[error("{shape}: one picture is spread over the batch here; another input size may be meant")]
    BatchMixed {
        /// The shape.
        shape: String,
    },
    /// A layer's input does not depend on the network's input.
    #[error("nothing here comes from the network’s input")]
    NotFromInput {},
    /// A layer's input is not a tensor.
    #[error("the layer gets “{found}” instead of a tensor")]
    NotATensor {
        /// The actual input.
        found: String,
    },
    /// A part of a tensor is assigned.
    #[error("assigning to a part of a tensor is not supported; join the parts with “torch.cat” instead")]
    AssignedPart {},
    /// A tensor is indexed by values.
    #[error("picking values by a list or a mask is not supported; use slices")]
    IndexedByValues {},
    /// A slice has a negative step.
    #[error("a slice cannot go backwards")]
    Backwards {},
    /// A convolution's weights are computed from the input.
    #[error("a convolution whose weights depend on the input is not supported")]
    ComputedWeights {},
    /// An axis cannot be padded.
    #[error("padding along this axis is not supported")]
    PadAxis {},
    /// An embedding's input has more than one channel.
    #[error("an embedding reads one channel of numbers")]
    Embedding {},
    /// A module has no `forward`.
    #[error(
        "“{name}” has no method forward (in Keras, call), so it computes nothing; add the method, or paste all of the class"
    )]
    NoForward {
        /// The class.
        name: String,
    },
    /// The program defines no network.
    #[error("no network is defined here; paste the class or the line that makes the model")]
    NoModel {},
    /// The requested name does not exist.
    #[error("there is no network called “{name}” in this file")]
    NoSuchModel {
        /// The name.
        name: String,
    },
    /// A function returns no network.
    #[error("“{name}” makes no network but “{found}”")]
    NotAModel {
        /// The function.
        name: String,
        /// The actual result.
        found: String,
    },
    /// An argument is not a valid expression.
    #[error("the argument “{name}” cannot be “{value}”: “{message}”")]
    Argument {
        /// Its name.
        name: String,
        /// The value.
        value: String,
        /// Python's message.
        message: String,
    },
    /// Nothing takes an argument.
    #[error("the network takes no argument called “{name}”")]
    NoArgument {
        /// Its name.
        name: String,
    },
    /// The network has more than one input.
    #[error("the network has {count} inputs; only networks with one are supported")]
    SeveralInputs {
        /// The number of inputs.
        count: String,
    },
    /// There are too many layers.
    #[error(
        "the network has more than {count} layers, which is more than can be read; build it with fewer blocks, or read one part of it"
    )]
    TooMany {
        /// The limit.
        count: String,
    },
    /// The recursion is too deep.
    #[error("functions or modules call each other without an end")]
    Recursion {},
    /// The time limit was exceeded.
    #[error("the program did not finish within {seconds} seconds; a loop may have no end")]
    Endless {
        /// The time limit.
        seconds: u64,
    },
    /// The interpreter is missing or failed.
    #[error("the Python interpreter could not be started or stopped unexpectedly")]
    Interpreter {},
}
