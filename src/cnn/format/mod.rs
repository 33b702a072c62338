//! The file formats that networks are read from and written to, one folder each.
//!
//! [`fn@read`] tells them apart by what stands in the text: [`json`] is the neutral format of the reference data; everything else
//! is the [notation](super::notation).

pub mod json;
mod read;

pub use read::{FormatError, read, read_with_input};
