//! What one takes away: tables, formulas, code and links, as text. Knows `cnn` and `analysis`; no drawing, no browser.
//!
//! In reading order:
//!
//! * [`sheet`]: rows of words and numbers as CSV, Markdown or LaTeX; [`layer_table`]: the rows that say all of a network, also as JSON.
//! * [`mod@derivation`]: how the numbers come about, as formulas in LaTeX.
//! * [`mod@code`]: the network as a program for a framework.
//! * [`link`]: a long text made short for an address.
//!
//! Everything here is English, as papers and programs are, whatever language the page speaks.

pub mod code;
pub mod derivation;
pub mod layer_table;
pub mod link;
mod number;
pub mod sheet;

pub use code::{CodeError, Framework, code};
pub use derivation::derivation;
pub use layer_table::LayerTable;
pub use link::{LinkError, compress, expand};
pub use sheet::{LineEnd, Sheet};
