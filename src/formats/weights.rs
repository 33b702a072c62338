//! Long files without their weights.

use std::io::{self, Read, Seek, SeekFrom};

use super::{archive, onnx, torch_export};

/// What a file with weights says of the network, if it is in a format whose weights can be passed over: a file of the same network that
/// [`read`](fn@super::read) takes, a few kilobytes long. None if it is in another format or damaged; then the file itself is to be read.
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
