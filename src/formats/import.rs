//! What comes out of reading a file: a network with warnings, or the reason why there is none.

use thiserror::Error;

use super::json::JsonError;
use crate::formats::notation::NotationError;
use crate::network::Network;

/// A network that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The network.
    pub network: Network,
    /// What in the file did not become part of it and perhaps should have.
    pub warnings: Vec<ImportWarning>,
}

impl From<Network> for Import {
    fn from(network: Network) -> Self {
        Self { network, warnings: Vec::new() }
    }
}

/// Something in a file that was left out of the network.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportWarning {
    /// An attribute that is not known and looks like one that is.
    #[error("{node}: “{attribute}” is not known and left out; did you mean {meant}?")]
    Misspelt {
        /// The id of the node that has it.
        node: String,
        /// The attribute.
        attribute: String,
        /// The known one.
        meant: &'static str,
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
}
