//! Keras 1, 2 and 3 models, as written by `model.to_json()`; the same JSON is in `.keras` archives, HDF5 files and the layers models of
//! TensorFlow.js.
//!
//! In reading order: the [settings](config) of a layer; the [graph] of layers, including nested models; each [layer](layer) as operators,
//! with [windows](windows) and [activations](activation) in their own modules; and [reading](read) the whole model.
//!
//! Keras maps are mostly channels last, H × W × C, and are converted to C × H × W. Windows with padding `same` follow TensorFlow's rule,
//! with an odd cell at the end.

mod activation;
mod config;
mod graph;
mod layer;
mod model;
mod read;
mod windows;

pub(super) use read::{is_keras, read};
