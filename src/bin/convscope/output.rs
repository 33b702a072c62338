//! Output: standard output or a file, errors on standard error, exit status.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;

/// The exit status of a run; a failure is reported on standard error in one sentence.
pub(crate) fn exit(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) | Err(Failure::Unheard) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Writes a line to standard error, ignoring failure.
pub(crate) fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "{}", printable(sentence));
}

/// A text on one line, without control characters for terminals.
pub(crate) fn printable(text: &str) -> String {
    let shown = |letter: char| {
        let escaped = letter.is_control().then(|| letter.escape_default());
        let plain = (!letter.is_control()).then_some(letter);
        escaped.into_iter().flatten().chain(plain)
    };
    text.chars().flat_map(shown).collect()
}

/// Writes bytes to a file, or to standard output if there is none.
pub(crate) fn write(bytes: &[u8], file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) if path != Path::new("-") => {
            fs::write(path, bytes).map_err(|error| Failure::Write { file: path.display().to_string(), error })
        }
        _ => {
            let mut out = io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
                ErrorKind::BrokenPipe => Failure::Unheard,
                _ => Failure::Write { file: "standard output".into(), error },
            })
        }
    }
}
