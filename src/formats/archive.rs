//! Archives of Keras, `.keras`: zip files whose `config.json` is the model.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};

use super::keras_json::KerasJson;
use super::{Import, ImportError, ModelError, ModelProblem, NetworkFormat};
use crate::network::InputShape;

/// The entry with the model.
const CONFIG: &str = "config.json";
/// The largest unpacked model, in bytes.
const MOST_BYTES: u64 = 16 << 20;

/// Keras' archives.
pub(super) struct KerasArchive;

impl NetworkFormat for KerasArchive {
    fn name(&self) -> &'static str {
        "Keras"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        is_zip(bytes) && names(Cursor::new(bytes)).iter().any(|name| name == CONFIG)
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let failed = |problem| ImportError::Model { format: self.name(), error: ModelError::new(problem) };
        let config = config(Cursor::new(bytes)).map_err(failed)?;
        let text = std::str::from_utf8(&config).map_err(|_| failed(ModelProblem::Damaged))?;
        KerasJson.read_text(text, input)
    }
}

/// Whether a file begins like a zip file.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// An archive. It is expected at the start of the file, since archives of `PyTorch` contain others; only then it is searched for.
pub(super) fn opened<S: Read + Seek>(mut source: S) -> Result<ZipArchive<S>, ModelProblem> {
    let at_begin = Config { archive_offset: ArchiveOffset::Known(0) };
    let config = if ZipArchive::with_config(at_begin, &mut source).is_ok() { at_begin } else { Config::default() };
    ZipArchive::with_config(config, source).map_err(|_| ModelProblem::Damaged)
}

/// The names of the entries of an archive; empty if it is damaged.
pub(super) fn names(source: impl Read + Seek) -> Vec<String> {
    let Ok(archive) = opened(source) else { return Vec::new() };
    archive.file_names_raw().take(100_000).map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

/// The model in an archive, unpacked; weights are not read.
pub(super) fn config(source: impl Read + Seek) -> Result<Vec<u8>, ModelProblem> {
    let mut archive = opened(source)?;
    let file = archive.by_name(CONFIG).map_err(|_| ModelProblem::Damaged)?;
    let mut config = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut config).map_err(|_| ModelProblem::Damaged)?;
    if config.len() as u64 > MOST_BYTES { Err(ModelProblem::TooManyBytes { most: MOST_BYTES }) } else { Ok(config) }
}
