//! From the text of a file to a network, whatever format it is in.

use thiserror::Error;

use super::json::{self, JsonError};
use crate::cnn::notation::{self, NotationError};
use crate::cnn::{InputShape, Network};

/// Why a text is no network, in the words of the format that it is in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// The text is a JSON object.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The text is in the notation, which everything is that looks like no other format.
    #[error(transparent)]
    Notation(#[from] NotationError),
}

/// Reads a network from a text in any format; its content says which: a text that begins with a brace is JSON.
///
/// ```
/// use convscope::cnn::format;
/// let short = format::read("input 1x8x8; relu1: relu")?;
/// let long = r#"{"input": {"channels": 1, "height": 8, "width": 8}, "nodes": [{"id": "relu1", "op": "activation", "kind": "relu"}]}"#;
/// assert_eq!(short, format::read(long)?);
/// # Ok::<(), format::FormatError>(())
/// ```
///
/// # Errors
/// The first thing that is wrong with the text.
pub fn read(text: &str) -> Result<Network, FormatError> {
    match Format::of(text) {
        Format::Json(text) => Ok(json::read(text)?),
        Format::Notation(text) => Ok(notation::read(text)?),
    }
}

/// Reads a network from a text in any format; `input` goes in, whatever the text says of it.
///
/// # Errors
/// The first thing that is wrong with the text.
pub fn read_with_input(text: &str, input: InputShape) -> Result<Network, FormatError> {
    let mut network = match Format::of(text) {
        Format::Json(text) => json::read_with_input(text, input)?,
        Format::Notation(text) => notation::read_with_input(text, input)?,
    };
    network.input = input;
    Ok(network)
}

/// A text without its byte order mark, by its format.
enum Format<'t> {
    Json(&'t str),
    Notation(&'t str),
}

impl<'t> Format<'t> {
    fn of(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().starts_with('{') { Self::Json(text) } else { Self::Notation(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#" {"nodes": [{"id": "conv1", "op": "conv", "out_channels": 1, "kernel": [3, 3]}]}"#;

    #[test]
    fn a_brace_makes_it_json() {
        assert_eq!(read(JSON).map_err(|error| error.to_string()), Err("network: input is missing".into()));
        let line = "line 1, column 1: “[]” is not a known word";
        assert_eq!(read("[]").map_err(|error| error.to_string()), Err(line.into()));
    }

    #[test]
    fn a_shape_that_is_given_counts_in_every_format() {
        let input = InputShape::picture(1, 9, 9);
        for text in [JSON, "conv 1 k3", "input 3x224x224; conv 1 k3", "\u{feff}conv 1 k3"] {
            let network = read_with_input(text, input).expect("a network");
            assert_eq!((network.input, network.nodes().len()), (input, 1), "{text}");
        }
    }
}
