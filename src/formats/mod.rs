//! The file formats that networks are read from, one [`NetworkFormat`] each, and written to.
//!
//! [`fn@read`] asks each format of the [list](FORMATS) whether a file looks like its own: [`json`] is the neutral format of the reference
//! data; everything else is the [notation]. Source code in [`python`] is run rather than read. A new format is a module with a [`NetworkFormat`] and a line of the list.

mod import;
pub mod json;
mod list;
pub mod notation;
pub mod python;
mod read;

pub use import::{Import, ImportError, ImportWarning};
pub use list::{FORMATS, NetworkFormat};
pub use read::{read, read_text};
