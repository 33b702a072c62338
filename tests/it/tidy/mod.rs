//! Tidiness of the repository, beyond what a compiler checks: which folder may use which, where texts and colors are defined, how long a
//! file may be. Each test is named after its rule, and lists every violation.

mod contexts;
mod look;
pub(crate) mod repository;
mod rust_text;
mod structure;
mod words;
