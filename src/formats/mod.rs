//! The file formats that networks are read from, one [`NetworkFormat`] each, and written to.
//!
//! [`fn@read`] asks each format of the [list](FORMATS) whether a file looks like its own, and hands it to the first. What comes out is an
//! [`Import`]: the network, [warnings](ImportWarning) about all that was left out, assumed or shown as something else, and
//! [questions](ImportQuestion) about what the file leaves open; or an [`ImportError`].
//!
//! | format | module |
//! |---|---|
//! | the notation; everything that is nothing else | [`notation`] |
//! | the neutral JSON of the reference data | [`json`] |
//! | Keras: `model.to_json()`, layers models of TensorFlow.js, `.keras`, `.h5` | `keras`, in `keras_json`, `archive`, `hdf5` |
//! | ONNX | `onnx` |
//! | `.pt2` of `torch.export` | `torch_export`, which translates it for `onnx` |
//! | `print(model)` of `PyTorch` | `print_model` |
//! | Caffe's prototxt | `caffe` |
//! | Darknet's cfg | `darknet` |
//! | Ultralytics' YAML | `ultralytics` |
//! | Python source, which is run rather than read | [`python`] |
//! | files that are told apart and refused with [what to do instead](ForeignFile) | `foreign` |
//!
//! A new format is a module with a [`NetworkFormat`] and a line of the list. Readers of other tools' files build the network with
//! `builder`, which works out the shapes as it goes, and order it with `order`. Weights are never read; [`without_weights`] passes them
//! over in long files.

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
pub use list::{FORMATS, NetworkFormat};
pub use model_error::{ModelError, ModelProblem};
pub use read::{read, read_text};
pub use warning::ImportWarning;
pub use weights::without_weights;
