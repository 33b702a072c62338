//! Models of Keras 1, 2 and 3, as `model.to_json()` writes them; the same JSON is inside `.keras` archives, HDF5 files and the layers
//! models of TensorFlow.js.
//!
//! In reading order: `config`, the settings of a layer; `model` and `graph`, the layers of a model and their connections, with models
//! inside models; `layer`, the operator that each layer becomes, with [`windows`] and `activation` apart; [`mod@read`], all of it.
//!
//! Keras' maps are mostly channels last, H × W × C, and are turned to C × H × W. Windows with padding `same` follow TensorFlow's rule, an
//! odd cell at the end.

mod activation;
mod config;
mod graph;
mod layer;
mod model;
mod read;
mod windows;

pub(super) use read::{is_keras, read};
