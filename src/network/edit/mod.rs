//! Edits: every change that a user can make to a network.
//!
//! An [`Edit`] is a description; [`Network::apply`](super::Network::apply) applies it to a copy, or returns [why not](EditError). The order
//! stays topological and names stay unique. Edits do not check whether the layers fit each other: faulty layers are part of a [shaped
//! network](super::ShapedNetwork).

mod apply;
mod error;
mod links;
mod verb;

pub use error::EditError;
pub use verb::Edit;
