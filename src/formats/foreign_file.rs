//! Foreign file kinds: recognized files without a network that can be read, and the remedy for each.

use thiserror::Error;

/// A line of `PyTorch` code that exports a model to ONNX.
const TORCH_TO_ONNX: &str = "torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx', dynamo=False)";
/// A line of `PyTorch` code that loads a `TorchScript` archive and exports it to ONNX.
const SCRIPT_TO_ONNX: &str =
    "torch.onnx.export(torch.jit.load('model.pt'), torch.zeros(1, 3, 224, 224), 'model.onnx', dynamo=False)";
/// A line of Python that prints a `PyTorch` model.
const PRINT_MODEL: &str = "print(model)";
/// A line of Python that writes a Keras model's configuration.
const KERAS_TO_JSON: &str = "open('model.json', 'w').write(model.to_json())";
/// A shell command that converts a `TensorFlow` Lite file to ONNX.
const TFLITE_TO_ONNX: &str = "python -m tf2onnx.convert --tflite model.tflite --output model.onnx";
/// A shell command that converts a frozen or saved `TensorFlow` graph to ONNX.
const SAVED_MODEL_TO_ONNX: &str = "python -m tf2onnx.convert --saved-model folder --output model.onnx";
/// A shell command that converts a `TensorFlow`.js graph model to ONNX.
const TFJS_TO_ONNX: &str = "python -m tf2onnx.convert --tfjs model.json --output model.onnx";

/// A file without a network that can be read: what it is, what it lacks, and a line that produces a file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ForeignFile {
    /// Weights of a `PyTorch` model: a state dict, or a model saved by `torch.save`.
    #[error(
        "this is a PyTorch file with weights, which does not say how the layers are connected; with the model in Python, run “{TORCH_TO_ONNX}” and open model.onnx"
    )]
    TorchWeights,
    /// A `TorchScript` archive.
    #[error("this is a TorchScript archive, which is not read; in Python, run “{SCRIPT_TO_ONNX}” and open model.onnx")]
    TorchScript,
    /// An archive of `torch.export` without a program.
    #[error(
        "this is an archive of torch.export that has no graph in it, only compiled code; with the model in Python, run “{TORCH_TO_ONNX}” and open model.onnx"
    )]
    TorchExport,
    /// A Python pickle that is not a `PyTorch` archive.
    #[error(
        "this is a Python pickle, which can run any code when opened and is not read; with the model in Python, run “{TORCH_TO_ONNX}” and open model.onnx"
    )]
    Pickle,
    /// Weights in arrays: `NumPy`, safetensors.
    #[error(
        "this file has weights only, and does not say how the layers are connected; with the model in Python, run “{TORCH_TO_ONNX}” and open model.onnx"
    )]
    Weights,
    /// A summary table of torchsummary or torchinfo.
    #[error(
        "this is a summary table of a PyTorch model, which has no kernel sizes, strides or padding; paste what “{PRINT_MODEL}” prints instead"
    )]
    TorchSummary,
    /// A summary table of Keras.
    #[error(
        "this is a summary table of a Keras model, which has no kernel sizes, strides or padding; run “{KERAS_TO_JSON}” and open model.json"
    )]
    KerasSummary,
    /// An HDF5 file without a configuration.
    #[error(
        "this HDF5 file has weights only, and does not say how the layers are connected; with the model in Python, run “{KERAS_TO_JSON}” and open model.json"
    )]
    KerasWeights,
    /// Source code for `PyTorch`.
    #[error(
        "this is PyTorch source code; paste what “{PRINT_MODEL}” prints, or run “{TORCH_TO_ONNX}” and open model.onnx"
    )]
    TorchSource,
    /// Source code for Keras.
    #[error("this is Keras source code; run “{KERAS_TO_JSON}” and open model.json")]
    KerasSource,
    /// `TensorFlow` Lite.
    #[error("this is a TensorFlow Lite file, which is not read; run “{TFLITE_TO_ONNX}” and open model.onnx")]
    TfLite,
    /// A `TensorFlow` graph: a saved model or a frozen graph.
    #[error("this is a TensorFlow graph, which is not read; run “{SAVED_MODEL_TO_ONNX}” and open model.onnx")]
    TensorFlowGraph,
    /// A graph model of `TensorFlow`.js.
    #[error(
        "this is a graph model of TensorFlow.js, which has operations instead of layers; run “{TFJS_TO_ONNX}” and open model.onnx"
    )]
    TfJsGraph,
    /// Core ML.
    #[error(
        "this is a Core ML model, which is not read; with the model that it was made from in Python, run “{TORCH_TO_ONNX}” and open model.onnx"
    )]
    CoreMl,
    /// A picture: PNG, JPEG, GIF, WebP, BMP.
    #[error(
        "this is a picture, and there is no network in it; open the file of the network, or write its layers as text"
    )]
    Picture,
    /// A PDF document.
    #[error(
        "this is a PDF document, which is not read; copy the table or the text of the network from it and paste that"
    )]
    Pdf,
    /// A packed file or archive: gzip, bzip2, xz, Zstandard, 7-Zip, RAR.
    #[error("this is a packed file, which is not unpacked here; unpack it and open the file of the network")]
    Packed,
    /// A zip archive of no known kind.
    #[error("this is a zip archive in which there is no network; unpack it and open the file of the network")]
    OtherZip,
}

impl ForeignFile {
    /// All kinds.
    pub const ALL: [Self; 18] = [
        Self::TorchWeights,
        Self::TorchScript,
        Self::TorchExport,
        Self::Pickle,
        Self::Weights,
        Self::TorchSummary,
        Self::KerasSummary,
        Self::KerasWeights,
        Self::TorchSource,
        Self::KerasSource,
        Self::TfLite,
        Self::TensorFlowGraph,
        Self::TfJsGraph,
        Self::CoreMl,
        Self::Picture,
        Self::Pdf,
        Self::Packed,
        Self::OtherZip,
    ];

    /// The line to copy that produces a file that can be read: Python, or a shell command.
    pub const fn remedy(self) -> Option<&'static str> {
        match self {
            Self::TorchWeights | Self::TorchExport | Self::Pickle | Self::Weights | Self::CoreMl => Some(TORCH_TO_ONNX),
            Self::TorchScript => Some(SCRIPT_TO_ONNX),
            Self::TorchSummary | Self::TorchSource => Some(PRINT_MODEL),
            Self::KerasSummary | Self::KerasWeights | Self::KerasSource => Some(KERAS_TO_JSON),
            Self::TfLite => Some(TFLITE_TO_ONNX),
            Self::TensorFlowGraph => Some(SAVED_MODEL_TO_ONNX),
            Self::TfJsGraph => Some(TFJS_TO_ONNX),
            Self::Picture | Self::Pdf | Self::Packed | Self::OtherZip => None,
        }
    }
}
