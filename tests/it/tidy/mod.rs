//! Rules about the files of the repository that no compiler knows: which folder may use which, where words and colours stand, how long
//! a file is. Each test is named after its rule, and names every place that breaks it.

mod contexts;
mod look;
pub(crate) mod repository;
mod rust_text;
mod structure;
mod words;
