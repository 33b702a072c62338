//! The table of a network: a row a layer, as comma-separated values, Markdown, LaTeX or JSON.
//!
//! Read in this order: the [rows]; how their numbers read as `words`; and a file a format.

mod csv;
mod json;
mod latex;
mod markdown;
pub mod rows;
mod words;

pub use csv::quoted;
pub use markdown::literal;
pub use rows::{LayerRow, LayerTable};
pub use words::grouped;
