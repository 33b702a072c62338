//! Table of a network: one row per layer, as comma-separated values, Markdown, LaTeX or JSON.
//!
//! Read in this order: the [rows]; their numbers as `words`; and a file per format.

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
