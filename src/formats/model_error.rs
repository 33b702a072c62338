//! What is wrong with a file of another tool, or cannot be shown here, and where.

use std::fmt;

use thiserror::Error;

use crate::network::Problem;

/// Why a file of another tool gives no network.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct ModelError {
    /// The line of the text, from 1; none in a binary file.
    pub line: Option<usize>,
    /// The layer by its name in the file; empty if it is no single layer's.
    pub layer: String,
    /// What is wrong.
    pub problem: ModelProblem,
}

impl ModelError {
    /// A problem of no single layer.
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

/// What is wrong with a file of another tool, or cannot be shown here.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ModelProblem {
    /// The file does not follow its own format.
    #[error("the file is damaged or ends too early")]
    Damaged,
    /// A text that does not follow its format.
    #[error("“{found}” does not belong here")]
    Syntax {
        /// The piece of text.
        found: String,
    },
    /// Brackets within brackets, or models within models, beyond any use.
    #[error("it is nested too deeply")]
    TooDeep,
    /// More layers than anybody draws.
    #[error("it has more than {most} layers")]
    TooManyLayers {
        /// How many are read.
        most: usize,
    },
    /// More bytes than a network has, packed or not.
    #[error("it has more than {most} bytes where only a network is expected")]
    TooManyBytes {
        /// How many are read.
        most: u64,
    },
    /// There is nothing to show.
    #[error("there is no layer in it")]
    NoLayer,
    /// A setting that must be there.
    #[error("“{attribute}” is missing")]
    Missing {
        /// The setting, by its name in the file's format.
        attribute: String,
    },
    /// A setting that cannot have that value, or not here.
    #[error("“{attribute}” {found} is not supported")]
    Unsupported {
        /// The setting, by its name in the file's format.
        attribute: String,
        /// Its value in the file.
        found: String,
    },
    /// A kind of layer that is not known.
    #[error("layers of the kind {kind} are not supported")]
    UnknownKind {
        /// The kind, by its name in the file's format.
        kind: String,
    },
    /// What it reads is not there, or reads it.
    #[error("it reads {input}, which does not come before it")]
    UnknownInput {
        /// What it reads.
        input: String,
    },
    /// The network reads several inputs.
    #[error("the network has {count} inputs; networks with one input are supported")]
    SeveralInputs {
        /// How many.
        count: usize,
    },
    /// The file says of a layer what does not agree with the layers before it.
    #[error("the file says that {attribute} is {said}, but {found} arrive from the layers before it")]
    Mismatch {
        /// The setting, by its name in the file's format.
        attribute: String,
        /// What the file says.
        said: u64,
        /// What arrives.
        found: u64,
    },
    /// A tensor that is neither a map nor a vector.
    #[error("a tensor of shape {shape} is neither a feature map of one or two spatial axes nor a vector")]
    Dimensions {
        /// Its shape.
        shape: String,
    },
    /// Two layers with the same weights.
    #[error("it uses the weights of {other} again, which is not supported")]
    SharedWeights {
        /// The other layer.
        other: String,
    },
    /// The layer is impossible.
    #[error(transparent)]
    Layer(#[from] Problem),
}
