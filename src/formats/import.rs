//! The result of reading a file: a network with warnings and questions, or an error.

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
    /// The name of the format it was in: [`NetworkFormat::name`](super::NetworkFormat::name).
    pub format: &'static str,
    /// What in the file did not become part of the network as it stands there, in the order of the layers. `node` names a layer of
    /// [`network`](Self::network), or one of the file that is not in it.
    pub warnings: Vec<ImportWarning>,
    /// What the file leaves open and the network therefore only assumes. Empty if the caller gave an input shape.
    pub questions: Vec<ImportQuestion>,
}

impl From<Network> for Import {
    fn from(network: Network) -> Self {
        Self { network, format: "", warnings: Vec::new(), questions: Vec::new() }
    }
}

/// What a file leaves open and somebody has to say. The answer is to read the file again with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportQuestion {
    /// The shape of the input: [`read`](fn@super::read) takes it as `input`.
    Input {
        /// The shape that the network has now. The file fixes the extents that are not open, and all layers fit it.
        assumed: InputShape,
        /// Which of [`Parameter::Channels`], [`Parameter::Height`] and [`Parameter::Width`] (the length of a signal) the file leaves
        /// open.
        open: Vec<Parameter>,
    },
}

/// Why a file is no network, in the words of the format that it is in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The bytes are not text, which the format is made of.
    #[error("this is not text: byte {place} is not valid UTF-8")]
    NotText {
        /// How many bytes before it are text.
        place: usize,
    },
    /// The text is a JSON object.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The text is in the notation, which everything is that looks like no other format.
    #[error(transparent)]
    Notation(#[from] NotationError),
    /// The file is in another tool's format, and something is wrong with it.
    #[error("{format}: {error}")]
    Model {
        /// The format's name.
        format: &'static str,
        /// What is wrong, and where.
        error: ModelError,
    },
    /// The file is told apart, and holds no network that could be read.
    #[error(transparent)]
    Foreign(#[from] ForeignFile),
}
