//! List of all formats, and the trait that each implements.

use super::archive::KerasArchive;
use super::caffe::Caffe;
use super::darknet::Darknet;
use super::foreign::{ForeignBytes, ForeignText};
use super::hdf5::Hdf5;
use super::json;
use super::keras_json::KerasJson;
use super::onnx::Onnx;
use super::print_model::PrintModel;
use super::torch_export::TorchExport;
use super::ultralytics::Ultralytics;
use super::{Import, ImportError, ImportWarning};
use crate::formats::notation;
use crate::network::{InputShape, Learned, Op};

/// A file format that networks are read from.
pub trait NetworkFormat: Sync {
    /// The format's name.
    fn name(&self) -> &'static str;

    /// Whether a file looks like this format; the first bytes should suffice.
    fn sniff(&self, bytes: &[u8]) -> bool;

    /// Reads a network. `input` is used if the file does not give the input's shape.
    ///
    /// # Errors
    /// [`ImportError`] with the first error in the file.
    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError>;
}

/// All formats. A file is read by the first that recognizes it; the last recognizes every file.
pub static FORMATS: [&dyn NetworkFormat; 13] = [
    &KerasArchive,
    &Hdf5,
    &TorchExport,
    &ForeignBytes,
    &Onnx,
    &KerasJson,
    &Json,
    &Darknet,
    &Caffe,
    &PrintModel,
    &Ultralytics,
    &ForeignText,
    &Notation,
];

/// The neutral format of the reference data: a JSON object, which begins with a brace.
struct Json;

impl NetworkFormat for Json {
    fn name(&self) -> &'static str {
        "JSON"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        unmarked(bytes).trim_ascii_start().starts_with(b"{")
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        Ok(json::import(text(bytes)?, input)?)
    }
}

/// The name of the notation's format.
pub const NOTATION: &str = "notation";

/// The notation, the fallback for every file that no other format recognizes.
struct Notation;

impl NetworkFormat for Notation {
    fn name(&self) -> &'static str {
        NOTATION
    }

    fn sniff(&self, _: &[u8]) -> bool {
        true
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let text = text(bytes)?;
        let notation::Forgiven { network, taken, assumes_channels } = notation::read_forgiving(text, input)?;
        let read_as = |notation::Taken { line, said, read }| match line {
            0 => ImportWarning::MeantAs { said, read },
            _ => ImportWarning::ReadAs { line, said, read },
        };
        let assumed = network.nodes().iter().find(|node| assumes_channels && has_channels(&node.op));
        let assumed = assumed.map(|node| ImportWarning::Assumed {
            node: node.name.clone(),
            attribute: "channels".into(),
            value: notation::ASSUMED_CHANNELS.to_string(),
        });
        let taken = taken.into_iter().map(read_as);
        let warnings = channels_last(&network).into_iter().chain(assumed).chain(taken).collect();
        Ok(Import { warnings, ..network.into() })
    }
}

/// Whether a layer says how many channels it has.
fn has_channels(op: &Op) -> bool {
    matches!(op.learned(), Learned::Kernel { .. })
}

/// A warning if an input looks as if its channels come last.
fn channels_last(network: &crate::network::Network) -> Option<ImportWarning> {
    let InputShape { channels, size, one_dimensional } = network.input;
    let looks_so = !one_dimensional && channels == size.height && channels > 4 && matches!(size.width, 1 | 3 | 4);
    let (height, width) = (channels, size.height);
    looks_so.then(|| ImportWarning::ChannelsLast {
        found: format!("{channels}x{}x{}", size.height, size.width),
        other: format!("{}x{height}x{width}", size.width),
    })
}

/// The bytes without a byte order mark.
pub(super) fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// The bytes as text, without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|error| ImportError::NotText { place: error.valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
