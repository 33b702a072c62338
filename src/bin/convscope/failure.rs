//! Failure of the command line, in one sentence.

use std::io;

use convscope::analysis::{NoInfluence, ReportError, TooLarge};
use convscope::export::CodeError;
use convscope::formats::ImportError;
use convscope::formats::python::PythonError;
use convscope::network::{Fault, InputShape, Parameter};
use convscope::paint::PaintError;
use convscope::site::PageProblem;
use thiserror::Error;

/// Why a command failed.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// A file cannot be read.
    #[error("{file} cannot be read: {error}")]
    Read {
        /// The file.
        file: String,
        /// The system's error.
        error: io::Error,
    },
    /// A file is too large for a network.
    #[error("{file} is larger than {megabytes} MB, too large for a network")]
    TooLong {
        /// The file.
        file: String,
        /// The largest size of a file.
        megabytes: u64,
    },
    /// A file is not text.
    #[error("{file} is not text: byte {place} is not valid UTF-8")]
    NotText {
        /// The file.
        file: String,
        /// The number of bytes of valid text before the error.
        place: usize,
    },
    /// The file is not a network.
    #[error(transparent)]
    Format(#[from] ImportError),
    /// The file leaves the shape of the input open.
    #[error(
        "the file does not give the {} of the input: run it again with --input, for example --input {}",
        list(open),
        shape(*assumed)
    )]
    OpenInput {
        /// The open extents.
        open: Vec<Parameter>,
        /// A shape that fits all layers.
        assumed: InputShape,
    },
    /// The program gives no network.
    #[error(transparent)]
    Python(#[from] PythonError),
    /// The program's network needs options.
    #[cfg(feature = "python")]
    #[error("{model} needs {missing}")]
    PythonAsks {
        /// The class or function.
        model: String,
        /// The options with suggested values.
        missing: String,
    },
    /// This command line was built without the interpreter.
    #[cfg(not(feature = "python"))]
    #[error("this is Python source, and this command line was built without Python: build it with --features python")]
    NoPython,
    /// A layer of the network is faulty.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A report cannot be made.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A unit's cells cannot be listed.
    #[error("{node}: {reason}")]
    Unit {
        /// The unit's node.
        node: String,
        /// The reason.
        reason: TooLarge,
    },
    /// The influence map of a unit cannot be computed.
    #[error("{node}: {reason}")]
    Influence {
        /// The unit's node.
        node: String,
        /// The reason.
        reason: NoInfluence,
    },
    /// A framework lacks a feature of the network.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The picture cannot be painted.
    #[error(transparent)]
    Paint(#[from] PaintError),
    /// The static pages cannot be written.
    #[error(transparent)]
    Pages(#[from] PageProblem),
    /// The file extension of a figure is unknown.
    #[error("a figure is written as .svg, .png, .gif or .apng, not as .{ending}")]
    Ending {
        /// The extension.
        ending: String,
    },
    /// GIF does not support partially transparent edges.
    #[error("a GIF cannot be transparent: its pixels are there or not, and the edges of words would fray; .apng can")]
    TransparentGif,
    /// The picture would exceed memory, or the file format.
    #[error("{width}×{height} pixels are too many: ask for a smaller --size or --scale")]
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// There is no font.
    #[error("this machine has no typeface to draw words with: install one, or write .svg")]
    NoTypeface,
    /// The pixels cannot be rendered or encoded.
    #[error("the picture cannot be drawn as pixels: {reason}")]
    Raster {
        /// The library's error.
        reason: String,
    },
    /// The result cannot be written.
    #[error("{file} cannot be written: {error}")]
    Write {
        /// The file.
        file: String,
        /// The system's error.
        error: io::Error,
    },
    /// The reader of the output has stopped, so that nothing can be reported to it.
    #[error("nobody reads the output any more")]
    Unheard,
}

/// Names of extents as a list.
fn list(open: &[Parameter]) -> String {
    open.iter().map(|parameter| parameter.name()).collect::<Vec<&str>>().join(" and ")
}

/// A shape in the syntax of --input.
fn shape(input: InputShape) -> String {
    let InputShape { channels, size, one_dimensional } = input;
    if one_dimensional {
        format!("{channels}x{}", size.width)
    } else {
        format!("{channels}x{}x{}", size.height, size.width)
    }
}
