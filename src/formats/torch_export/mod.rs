//! Archives of `torch.export`, `.pt2`: zip files in which a program stands as JSON.
//!
//! The [program](mod@program) is translated ([`translation`]) into a graph of ONNX's operators, and read as that: [what each operator
//! is called](operators) there, those with [`windows`], and those that move values to other [`places`].
//!
//! `torch.export.save` has written the program as `serialized_exported_program.json`, since version 2.8 as `models/model.json`.
//! What the JSON is: `torch/_export/serde/schema.py` of `PyTorch`.

mod call;
mod format;
mod operators;
mod places;
mod program;
mod translation;
mod windows;

pub(super) use format::{TorchExport, program};
