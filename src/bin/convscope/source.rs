//! Source of a network: a file or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use convscope::formats::python::is_python;
use convscope::formats::{self, ImportError, ImportQuestion};
use convscope::network::{Network, ShapedNetwork};

use super::args::Source;
use super::failure::Failure;
use super::python;

/// The largest file that is read completely, in megabytes: the largest known network has one. Only files with weights are larger, and their
/// weights are skipped.
const MOST_MEGABYTES: u64 = 64;

/// Reads the requested network, and infers its shapes.
pub(crate) fn shaped(source: &Source) -> Result<ShapedNetwork, Failure> {
    let (file, bytes) = bytes(&source.file)?;
    let bytes = formats::in_utf8(&bytes).into_owned();
    if is_python(&bytes) {
        return complete(source, python::network(source, &bytes)?);
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
    complete(source, import.network)
}

/// The network with its shapes, all of whose layers work.
fn complete(source: &Source, mut network: Network) -> Result<ShapedNetwork, Failure> {
    network.statistics = source.statistics.map_or(network.statistics, Into::into);
    let shaped = ShapedNetwork::new(network);
    shaped.complete()?;
    Ok(shaped)
}

/// The name of a file in messages, and its content.
fn bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let is_standard = path == Path::new("-");
    let file = if is_standard { "standard input".into() } else { path.display().to_string() };
    // Files with weights are large, but little of them is needed.
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
