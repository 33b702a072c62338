//! Why an edit is refused.

use thiserror::Error;

use crate::network::Parameter;

/// Why an edit cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The layer is not there, or no longer.
    #[error("this layer no longer exists")]
    NoSuchNode,
    /// The place is beyond the end.
    #[error("there is no position {place} among {count} layers")]
    NoSuchPlace {
        /// The place, counted from 1.
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
    /// A layer without a name.
    #[error("a layer needs a name")]
    EmptyName,
    /// A layer called like the network's input.
    #[error("no layer can be called “input”: that name is reserved for the network’s input")]
    InputName,
    /// The name of another layer.
    #[error("another layer is already called {name}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A layer that would read itself or what comes after it.
    #[error("{node} cannot read {source_name}: a layer can read only what comes before it")]
    ReadsLater {
        /// The layer's name.
        node: String,
        /// The name of what it would read.
        source_name: String,
    },
    /// A move that would put a layer before one that it reads.
    #[error("{node} cannot come before {source_name}, which it reads")]
    BeforeItsSource {
        /// The moved layer's name.
        node: String,
        /// The name of what it reads.
        source_name: String,
    },
    /// A move that would put a layer behind one that reads it.
    #[error("{node} cannot come after {reader}, which reads it")]
    BehindItsReader {
        /// The moved layer's name.
        node: String,
        /// The name of the layer that reads it.
        reader: String,
    },
}
