//! Archives of `torch.export`, `.pt2`: zip files in which a program stands as JSON.
//!
//! The [program](program) is [translated](translation) into a graph of ONNX's operators, and read as that: [what each operator
//! is called](operators) there, those with [windows](windows), and those that move values to other [places](places).
//!
//! `torch.export.save` has written the program as `serialized_exported_program.json`, since version 2.8 as `models/model.json`.
//! What the JSON is: `torch/_export/serde/schema.py` of `PyTorch`.

mod call;
mod operators;
mod places;
mod program;
mod translation;
mod windows;

#[cfg(test)]
mod tests;

use std::io::{Cursor, Read, Seek};

use super::archive::{is_zip, names, opened};
use super::list::unmarked;
use super::{Import, ImportError, ModelError, ModelProblem, NetworkFormat, onnx};
use crate::network::InputShape;
use program::Program;

/// A longer program is refused, however small it is packed.
const MOST_BYTES: u64 = 64 << 20;

/// Archives of `torch.export`, and the program in one.
pub(super) struct TorchExport;

impl NetworkFormat for TorchExport {
    fn name(&self) -> &'static str {
        "torch.export"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        if is_zip(bytes) {
            return names(Cursor::new(bytes)).iter().any(|name| is_program(name));
        }
        let begin = unmarked(&bytes[..bytes.len().min(200)]).trim_ascii_start();
        let sign = b"\"graph_module\"";
        begin.starts_with(b"{") && begin.windows(sign.len()).any(|window| window == sign)
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let failed = |error| ImportError::Model { format: self.name(), error };
        if is_zip(bytes) {
            let program = program(Cursor::new(bytes)).map_err(|problem| failed(ModelError::new(problem)))?;
            return read(&program, input).map_err(failed);
        }
        read(unmarked(bytes), input).map_err(failed)
    }
}

/// Whether a file in an archive is the program.
fn is_program(name: &str) -> bool {
    name.ends_with("serialized_exported_program.json") || name.ends_with("models/model.json")
}

/// The program in an archive, unpacked; weights are not touched.
pub(super) fn program(source: impl Read + Seek) -> Result<Vec<u8>, ModelProblem> {
    let mut archive = opened(source)?;
    let name = archive.file_names_raw().map(String::from_utf8_lossy).find(|name| is_program(name));
    let name = name.ok_or(ModelProblem::Damaged)?.into_owned();
    let file = archive.by_name(&name).map_err(|_| ModelProblem::Damaged)?;
    let mut program = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut program).map_err(|_| ModelProblem::Damaged)?;
    if program.len() as u64 > MOST_BYTES { Err(ModelProblem::TooManyBytes { most: MOST_BYTES }) } else { Ok(program) }
}

fn read(json: &[u8], input: Option<InputShape>) -> Result<Import, ModelError> {
    if json.len() as u64 > MOST_BYTES {
        return Err(ModelError::new(ModelProblem::TooManyBytes { most: MOST_BYTES }));
    }
    let program: Program = serde_json::from_slice(json).map_err(|_| ModelError::new(ModelProblem::Damaged))?;
    onnx::read_graph(&translation::translated(&program)?, translation::VERSION, input)
}
