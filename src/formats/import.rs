//! Import result: a network with warnings and questions, or an error.

use thiserror::Error;

use super::json::JsonError;
use super::{ForeignFile, ImportWarning, ModelError};
use crate::formats::notation::NotationError;
use crate::network::{InputShape, Network, Parameter};

/// A network that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The network; its last node is the output.
    pub network: Network,
    /// The name of the file's format: [`NetworkFormat::name`](super::NetworkFormat::name).
    pub format: &'static str,
    /// What was not taken from the file as it is, in the order of the layers. `node` is the name of a layer of [`network`](Self::network),
    /// or of one in the file that is not in the network.
    pub warnings: Vec<ImportWarning>,
    /// What the file leaves open, so that the network only assumes it. Empty if the caller gave an input shape.
    pub questions: Vec<ImportQuestion>,
}

impl From<Network> for Import {
    fn from(network: Network) -> Self {
        Self { network, format: "", warnings: Vec::new(), questions: Vec::new() }
    }
}

/// A question about what a file leaves open. The file is read again with the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportQuestion {
    /// The shape of the input: [`read`](fn@super::read) takes it as `input`.
    Input {
        /// The shape that the network has now. It agrees with the extents that the file fixes, and all layers fit it.
        assumed: InputShape,
        /// Which of [`Parameter::Channels`], [`Parameter::Height`] and [`Parameter::Width`] (the length of a signal) the file leaves open.
        open: Vec<Parameter>,
    },
}

/// Why a file is not a network, as the error of its format.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The bytes are not text, which the format requires.
    #[error("this is not text: byte {place} is not valid UTF-8")]
    NotText {
        /// The number of bytes of valid text before the error.
        place: usize,
    },
    /// There is nothing in the file or text.
    #[error("this is empty: there is no network in it")]
    Empty,
    /// The text is an invalid JSON object.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The text is not in the notation, which is the fallback for every text in no other format.
    #[error(transparent)]
    Notation(#[from] NotationError),
    /// The file is in another tool's format and has an error.
    #[error("{format}: {error}")]
    Model {
        /// The format's name.
        format: &'static str,
        /// The error.
        error: ModelError,
    },
    /// The file is of a recognized kind without a network that can be read.
    #[error(transparent)]
    Foreign(#[from] ForeignFile),
}
