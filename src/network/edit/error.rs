//! Errors of edits: why an edit is refused.

use thiserror::Error;

use crate::network::Parameter;

/// Why an edit cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The layer does not exist, or no longer.
    #[error("this layer no longer exists")]
    NoSuchNode,
    /// The position is beyond the end.
    #[error("there is no position {place} among {count} layers")]
    NoSuchPlace {
        /// The position, counted from 1.
        place: usize,
        /// Number of layers.
        count: usize,
    },
    /// The layer has no such hyper-parameter, or it takes another kind of value.
    #[error("{node} has no {parameter} that can take this value")]
    NoSuchParameter {
        /// The layer's name.
        node: String,
        /// The hyper-parameter.
        parameter: Parameter,
    },
    /// A layer would have no name.
    #[error("a layer needs a name")]
    EmptyName,
    /// A layer would have the name of the network's input.
    #[error("no layer can be called “input”: that name is reserved for the network’s input")]
    InputName,
    /// A layer would have the name of another layer.
    #[error("another layer is already called {name}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A layer would read itself or a later layer.
    #[error("{node} cannot read {source_name}: a layer can read only what comes before it")]
    ReadsLater {
        /// The layer's name.
        node: String,
        /// The name of the layer it would read.
        source_name: String,
    },
    /// A move would put a layer before one of its sources.
    #[error("{node} cannot come before {source_name}, which it reads")]
    BeforeItsSource {
        /// The moved layer's name.
        node: String,
        /// The name of the source.
        source_name: String,
    },
    /// A move would put a layer after one that reads it.
    #[error("{node} cannot come after {reader}, which reads it")]
    BehindItsReader {
        /// The moved layer's name.
        node: String,
        /// The name of the layer that reads it.
        reader: String,
    },
}
