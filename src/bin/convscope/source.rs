//! From a file or standard input to a network that works.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use convscope::cnn::{Plan, format};

use super::args::Source;
use super::failure::Failure;

/// Files of more megabytes than this are not read: the network with the most layers that anybody drew has one.
const MOST_MEGABYTES: u64 = 64;

/// Reads the network that is asked for, and works out its shapes.
pub(crate) fn plan(source: &Source) -> Result<Plan, Failure> {
    let text = text(&source.file)?;
    let network = match source.input {
        Some(input) => format::read_with_input(&text, input)?,
        None => format::read(&text)?,
    };
    let plan = Plan::new(network);
    plan.complete()?;
    Ok(plan)
}

fn text(path: &Path) -> Result<String, Failure> {
    let is_standard = path == Path::new("-");
    let file = if is_standard { "standard input".into() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    let limit = (MOST_MEGABYTES << 20) + 1;
    let read = if is_standard {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|opened| opened.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Err(error) => return Err(Failure::Read { file, error }),
        Ok(length) if length as u64 == limit => return Err(Failure::TooLong { file, megabytes: MOST_MEGABYTES }),
        Ok(_) => {}
    }
    String::from_utf8(bytes).map_err(|error| Failure::NotText { file, place: error.utf8_error().valid_up_to() })
}
