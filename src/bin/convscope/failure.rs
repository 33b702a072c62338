//! Errors of the command line, one sentence each.

use std::io;

use convscope::analysis::{NoInfluence, ReportError, TooLarge};
use convscope::export::CodeError;
use convscope::formats::ImportError;
use convscope::formats::python::PythonError;
use convscope::network::{Fault, InputShape, Parameter};
use convscope::paint::PaintError;
use thiserror::Error;

/// Why nothing came out.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A file cannot be read.
    #[error("{file} cannot be read: {error}")]
    Read {
        /// The file.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// A file is no network for sure.
    #[error("{file} is larger than {megabytes} MB, too large for a network")]
    TooLong {
        /// The file.
        file: String,
        /// How large a file may be.
        megabytes: u64,
    },
    /// A file is not text.
    #[error("{file} is not text: byte {place} is not valid UTF-8")]
    NotText {
        /// The file.
        file: String,
        /// How many bytes before it are text.
        place: usize,
    },
    /// The text is no network.
    #[error(transparent)]
    Format(#[from] ImportError),
    /// The file leaves the shape of the input open.
    #[error(
        "the file does not give the {} of the input: run it again with --input, for example --input {}",
        list(open),
        shape(*assumed)
    )]
    OpenInput {
        /// What it leaves open.
        open: Vec<Parameter>,
        /// A shape that fits the layers.
        assumed: InputShape,
    },
    /// The program gives no network.
    #[error(transparent)]
    Python(#[from] PythonError),
    /// The program's network needs to be told something.
    #[cfg(feature = "python")]
    #[error("{model} needs {missing}")]
    PythonAsks {
        /// The class or function.
        model: String,
        /// The options that tell it, with guesses.
        missing: String,
    },
    /// This command line was built without the interpreter.
    #[cfg(not(feature = "python"))]
    #[error("this is Python source, and this command line was built without Python: build it with --features python")]
    NoPython,
    /// The network is impossible.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// There is no report on it.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A unit's cells cannot be listed.
    #[error("{node}: {reason}")]
    Unit {
        /// The unit's node.
        node: String,
        /// Why not.
        reason: TooLarge,
    },
    /// It cannot be told how much each cell counts for a unit.
    #[error("{node}: {reason}")]
    Influence {
        /// The unit's node.
        node: String,
        /// Why not.
        reason: NoInfluence,
    },
    /// A framework lacks what the network has.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The picture cannot be painted.
    #[error(transparent)]
    Paint(#[from] PaintError),
    /// A figure of this kind is not written.
    #[error("a figure is written as .svg, .png, .gif or .apng, not as .{ending}")]
    Ending {
        /// How the file's name ends.
        ending: String,
    },
    /// GIF knows no edges that are half transparent.
    #[error("a GIF cannot be transparent: its pixels are there or not, and the edges of words would fray; .apng can")]
    TransparentGif,
    /// The picture would not fit into memory, or into the file.
    #[error("{width}×{height} pixels are too many: ask for a smaller --size or --scale")]
    TooManyPixels {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
    /// There is no typeface to write with.
    #[error("this machine has no typeface to draw words with: install one, or write .svg")]
    NoTypeface,
    /// The pixels cannot be made or packed.
    #[error("the picture cannot be drawn as pixels: {reason}")]
    Raster {
        /// What the library says.
        reason: String,
    },
    /// The result cannot be written.
    #[error("{file} cannot be written: {error}")]
    Write {
        /// The file.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// Whoever read the output has stopped; there is nothing to say to them.
    #[error("nobody reads the output any more")]
    Unheard,
}

/// Names of extents, one after another.
fn list(open: &[Parameter]) -> String {
    open.iter().map(|parameter| parameter.name()).collect::<Vec<&str>>().join(" and ")
}

/// A shape as it is written after --input.
fn shape(input: InputShape) -> String {
    let InputShape { channels, size, one_dimensional } = input;
    if one_dimensional {
        format!("{channels}x{}", size.width)
    } else {
        format!("{channels}x{}x{}", size.height, size.width)
    }
}
