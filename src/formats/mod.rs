//! The file formats that networks are read from, one [`NetworkFormat`] each, and written to.
//!
//! [`fn@read`] asks each format of the [list](FORMATS) whether a file looks like its own: [`json`] is the neutral format of the reference
//! data; everything else is the [notation]. Source code in [`python`] is run rather than read. A new format is a module with a [`NetworkFormat`] and a line of the list.

mod builder;
mod foreign_file;
mod import;
pub mod json;
mod keras;
mod keras_json;
mod list;
mod model_error;
pub mod notation;
mod order;
mod print_model;
pub mod python;
mod read;
mod warning;

pub use foreign_file::ForeignFile;
pub use import::{Import, ImportError, ImportQuestion};
pub use list::{FORMATS, NetworkFormat};
pub use model_error::{ModelError, ModelProblem};
pub use read::{read, read_text};
pub use warning::ImportWarning;
