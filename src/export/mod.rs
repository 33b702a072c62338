//! Export of a network as text: tables, formulas, code, links. No drawing, no browser; pictures are made by [`crate::paint`].
//!
//! In reading order: the [table] of all layers and its four formats; the [derivations](derivation()) of its numbers as formulas; the [code]
//! of the network for a deep-learning framework; the [link] that contains a long text; the [list](TextFormat) of text formats; the table of
//! the well-known [networks](known_networks); and the [QR code](qr_code) of an address.

pub mod code;
mod derivation;
pub mod known_networks;
pub mod link;
pub mod qr_code;
pub mod table;
mod tex;
mod text_format;

pub use code::{CodeError, Framework};
pub use derivation::derivation;
pub use qr_code::QrCode;
pub use table::LayerTable;
pub use text_format::TextFormat;
