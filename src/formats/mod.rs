//! Formats of files that networks are read from, one [`NetworkFormat`] each, and written to.
//!
//! [`fn@read`] gives a file to the first format of the [list](FORMATS) that recognizes it. The result is an [`Import`]: the network,
//! [warnings](ImportWarning) about everything that was left out, assumed or converted, and [questions](ImportQuestion) about what the file
//! leaves open; or an [`ImportError`].
//!
//! | format | module |
//! |---|---|
//! | the notation, the fallback for any other text | [`notation`] |
//! | the neutral JSON of the reference data | [`json`] |
//! | Keras: `model.to_json()`, layers models of TensorFlow.js, `.keras`, `.h5` | `keras`, in `keras_json`, `archive`, `hdf5` |
//! | ONNX | `onnx` |
//! | `.pt2` of `torch.export` | `torch_export`, which translates it for `onnx` |
//! | `print(model)` of `PyTorch` | `print_model` |
//! | Caffe's prototxt | `caffe` |
//! | Darknet's cfg | `darknet` |
//! | Ultralytics' YAML | `ultralytics` |
//! | Python source, which is executed, not parsed | [`python`] |
//! | recognized files that are refused with [a remedy](ForeignFile) | `foreign` |
//!
//! A new format is a module with a [`NetworkFormat`] and an entry in the list. Readers of other tools' files build the network with
//! `builder`, which infers shapes as it goes, and sort its layers with `order`. Weights are never read; [`without_weights`] skips them in
//! large files.

mod archive;
mod builder;
mod caffe;
mod darknet;
mod foreign;
mod foreign_file;
mod hdf5;
mod import;
pub mod json;
mod keras;
mod keras_json;
mod list;
mod model_error;
pub mod notation;
mod onnx;
mod order;
mod print_model;
pub mod python;
mod read;
mod torch_export;
mod ultralytics;
mod warning;
mod weights;

pub use foreign_file::ForeignFile;
pub use import::{Import, ImportError, ImportQuestion};
pub use list::{FORMATS, NOTATION, NetworkFormat};
pub use model_error::{ModelError, ModelProblem};
pub use read::{in_utf8, read, read_text};
pub use warning::ImportWarning;
pub use weights::without_weights;
