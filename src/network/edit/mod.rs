//! Edits: everything that a person can do to a network.
//!
//! An [`Edit`] says what is to be done; [`Network::apply`](super::Network::apply) does it to a copy, or says [why not](EditError). The
//! order stays topological and names stay unique, whatever is done. Whether the layers then fit each other is not an edit's business: an
//! impossible layer is part of a [shaped network](super::ShapedNetwork).

mod apply;
mod error;
mod links;
mod verb;

pub use error::EditError;
pub use verb::Edit;
