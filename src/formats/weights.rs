//! Weights of large files, which are skipped.

use std::io::{self, Read, Seek, SeekFrom};

use super::{archive, onnx, torch_export};

/// A copy of a file without its weights, a few kilobytes long, which [`read`](fn@super::read) reads as the same network. `None` if the file
/// is in a format whose weights cannot be skipped, or damaged; then the file itself must be read.
///
/// # Errors
/// If the source cannot be read.
pub fn without_weights<S: Read + Seek>(source: &mut S) -> io::Result<Option<Vec<u8>>> {
    let mut begin = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    source.by_ref().take(4096).read_to_end(&mut begin)?;
    source.seek(SeekFrom::Start(0))?;
    if archive::is_zip(&begin) {
        return Ok(archive::config(&mut *source).or_else(|_| torch_export::program(source)).ok());
    }
    Ok(if onnx::begins(&begin) { onnx::without_weights(source).ok() } else { None })
}
