//! A network as text: tables, formulas, code, links. No drawing, no browser; pictures are made by
//! [`crate::paint`].
//!
//! In reading order: the [table] of all layers and its four formats; how its numbers come about, as [formulas](derivation()); the [code]
//! of the network for a deep-learning framework; the
//! [link] that holds a long text. All of these by [name](TextFormat). And the table of the [well-known networks](known_networks).

pub mod code;
mod derivation;
pub mod known_networks;
pub mod link;
pub mod table;
mod tex;
mod text_format;

pub use code::{CodeError, Framework};
pub use derivation::derivation;
pub use table::LayerTable;
pub use text_format::TextFormat;
