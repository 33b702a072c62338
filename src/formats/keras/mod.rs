//! Models of Keras 1, 2 and 3, as `model.to_json()` writes them; the same JSON is inside `.keras` archives, HDF5 files and the layers
//! models of TensorFlow.js.
//!
//! In reading order: the [settings](config) of a layer; the layers of a model and how they are [connected](graph), models within models
//! included; what each [layer](layer) becomes here, those with [windows](windows), [activations](activation),
//! [recurrent](recurrent) layers and [attention](attention) apart; and the [whole](read) of it.
//!
//! Keras' maps are mostly channels last, H × W × C, and are turned to C × H × W. Windows with padding `same` follow TensorFlow's rule, an
//! odd cell at the end.

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
