//! Keras 1, 2 and 3 models, as written by `model.to_json()`; the same JSON is in `.keras` archives, HDF5 files and the layers models of
//! TensorFlow.js.
//!
//! In reading order: `config`, the settings of a layer; `graph`, the layers of a model and their connections, including nested models;
//! `model`, their conversion; `layer`, each layer as operators, with [`windows`], `activation`, `recurrent` and `attention` in their own
//! modules; [`mod@read`], the whole.
//!
//! Keras maps are mostly channels last, H × W × C, and are converted to C × H × W. Windows with padding `same` follow TensorFlow's rule,
//! with an odd cell at the end.

mod activation;
mod attention;
mod config;
mod graph;
mod layer;
mod model;
mod read;
mod recurrent;
mod windows;

#[cfg(test)]
mod tests;

pub(super) use read::{is_keras, read};
