//! Model error: what is wrong with a file of another tool, or not supported, and where.

use std::fmt;

use thiserror::Error;

use crate::network::Problem;

/// Why a file of another tool gives no network.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct ModelError {
    /// The line of the text, from 1; `None` in a binary file.
    pub line: Option<usize>,
    /// The layer's name in the file; empty if the error concerns no single layer.
    pub layer: String,
    /// The problem.
    pub problem: ModelProblem,
}

impl ModelError {
    /// A problem that concerns no single layer.
    pub fn new(problem: ModelProblem) -> Self {
        Self { line: None, layer: String::new(), problem }
    }

    /// A problem of a layer.
    pub fn of(layer: impl Into<String>, problem: ModelProblem) -> Self {
        Self { line: None, layer: layer.into(), problem }
    }

    /// A problem of a line, from 1.
    pub fn at(line: usize, problem: ModelProblem) -> Self {
        Self { line: Some(line), layer: String::new(), problem }
    }

    /// The same on a line, from 1.
    #[must_use]
    pub fn on_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.layer.is_empty() {
            write!(f, "{}: ", self.layer)?;
        }
        self.problem.fmt(f)
    }
}

/// A problem of a file of another tool.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ModelProblem {
    /// The file does not follow its own format.
    #[error("the file is damaged or ends too early")]
    Damaged,
    /// A text that does not follow its format.
    #[error("“{found}” does not belong here")]
    Syntax {
        /// The part of the text.
        found: String,
    },
    /// Brackets or models are nested too deeply.
    #[error("it is nested too deeply")]
    TooDeep,
    /// There are too many layers.
    #[error("it has more than {most} layers")]
    TooManyLayers {
        /// The largest number.
        most: usize,
    },
    /// The file is too large, packed or unpacked.
    #[error("it has more than {most} bytes where only a network is expected")]
    TooManyBytes {
        /// The largest number of bytes.
        most: u64,
    },
    /// There is no layer.
    #[error("there is no layer in it")]
    NoLayer,
    /// A required setting is missing.
    #[error("“{attribute}” is missing")]
    Missing {
        /// The setting, by its name in the file's format.
        attribute: String,
    },
    /// A setting has an unsupported value.
    #[error("“{attribute}” {found} is not supported")]
    Unsupported {
        /// The setting, by its name in the file's format.
        attribute: String,
        /// Its value in the file.
        found: String,
    },
    /// A kind of layer is unknown.
    #[error("layers of the kind {kind} are not supported")]
    UnknownKind {
        /// The kind, by its name in the file's format.
        kind: String,
    },
    /// An input does not exist, or depends on the layer.
    #[error("it reads {input}, which does not come before it")]
    UnknownInput {
        /// The input.
        input: String,
    },
    /// The network has several inputs.
    #[error("the network has {count} inputs; networks with one input are supported")]
    SeveralInputs {
        /// The number of inputs.
        count: usize,
    },
    /// A number that the file gives for a layer contradicts the preceding layers.
    #[error("the file says that {attribute} is {said}, but {found} arrive from the layers before it")]
    Mismatch {
        /// The setting, by its name in the file's format.
        attribute: String,
        /// The number in the file.
        said: u64,
        /// The actual number.
        found: u64,
    },
    /// A tensor is neither a map nor a vector.
    #[error("a tensor of shape {shape} is neither a feature map of one or two spatial axes nor a vector")]
    Dimensions {
        /// Its shape.
        shape: String,
    },
    /// Two layers share weights.
    #[error("it uses the weights of {other} again, which is not supported")]
    SharedWeights {
        /// The other layer.
        other: String,
    },
    /// The layer is impossible.
    #[error(transparent)]
    Layer(#[from] Problem),
}
