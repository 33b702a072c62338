//! Input: a network read from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use convscope::formats::python::is_python;
use convscope::formats::{self, ImportError, ImportQuestion};
use convscope::network::ShapedNetwork;

use super::args::Source;
use super::failure::Failure;
use super::python;

/// Files of more megabytes than this are not read: the network with the most layers that anybody drew has one. Only files with weights
/// are longer, and of those the weights are not read.
const MOST_MEGABYTES: u64 = 64;

/// Reads the network that is asked for, and works out its shapes.
pub(crate) fn shaped(source: &Source) -> Result<ShapedNetwork, Failure> {
    let (file, bytes) = bytes(&source.file)?;
    if is_python(&bytes) {
        let shaped = ShapedNetwork::new(python::network(source, &bytes)?);
        shaped.complete()?;
        return Ok(shaped);
    }
    let import = formats::read(&bytes, source.input).map_err(|error| match error {
        ImportError::NotText { place } => Failure::NotText { file, place },
        error => error.into(),
    })?;
    for warning in &import.warnings {
        eprintln!("warning: {warning}");
    }
    if let Some(ImportQuestion::Input { assumed, open }) = import.questions.first() {
        return Err(Failure::OpenInput { open: open.clone(), assumed: *assumed });
    }
    let shaped = ShapedNetwork::new(import.network);
    shaped.complete()?;
    Ok(shaped)
}

/// What messages call a file, and what is in it.
fn bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let is_standard = path == Path::new("-");
    let file = if is_standard { "standard input".into() } else { path.display().to_string() };
    // Files with weights are long, and what is wanted of them is short.
    if !is_standard
        && let Ok(mut opened) = File::open(path)
        && let Ok(Some(short)) = formats::without_weights(&mut opened)
    {
        return Ok((file, short));
    }
    let mut bytes = Vec::new();
    let limit = (MOST_MEGABYTES << 20) + 1;
    let read = if is_standard {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|opened| opened.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Err(error) => Err(Failure::Read { file, error }),
        Ok(length) if length as u64 == limit => Err(Failure::TooLong { file, megabytes: MOST_MEGABYTES }),
        Ok(_) => Ok((file, bytes)),
    }
}
