//! The file formats that networks are read from and written to, one folder each.
//!
//! [`json`] is the neutral format of the reference data.

pub mod json;
