//! Reading of a file in any format.

use std::borrow::Cow;

use super::list::unmarked;
use super::{FORMATS, Import, ImportError, NetworkFormat};
use crate::network::{InputShape, Network};

/// Reads a network from a file in any format, which is recognized by the content: a text that begins with a brace is JSON.
///
/// `input` overrides the input's shape in the file.
///
/// # Errors
/// [`ImportError`] with the first error in the file, from its format.
pub fn read(bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
    let bytes = &*in_utf8(bytes);
    if unmarked(bytes).trim_ascii().is_empty() {
        return Err(ImportError::Empty);
    }
    let format = format_of(bytes);
    let mut import = format.read(bytes, input)?;
    if import.format.is_empty() {
        import.format = format.name();
    }
    if let Some(input) = input {
        import.network.input = input;
        import.questions.clear();
    }
    Ok(import)
}

/// A text in UTF-16 that begins with its byte order mark as UTF-8; anything else as it is.
pub fn in_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return Cow::Borrowed(bytes),
    };
    let (pairs, []) = bytes.as_chunks::<2>() else { return Cow::Borrowed(bytes) };
    let units = pairs.iter().skip(1).map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}

fn format_of(bytes: &[u8]) -> &'static dyn NetworkFormat {
    let [.., last] = FORMATS;
    FORMATS.into_iter().find(|format| format.sniff(bytes)).unwrap_or(last)
}

/// Reads a network from a text in any format.
///
/// ```
/// use convscope::formats;
/// let short = formats::read_text("input 1x8x8; relu1: relu")?;
/// let long = r#"{"input": {"channels": 1, "height": 8, "width": 8}, "nodes": [{"id": "relu1", "op": "activation", "kind": "relu"}]}"#;
/// assert_eq!(short, formats::read_text(long)?);
/// # Ok::<(), formats::ImportError>(())
/// ```
///
/// # Errors
/// [`ImportError`] with the first error in the text.
pub fn read_text(text: &str) -> Result<Network, ImportError> {
    Ok(read(text.as_bytes(), None)?.network)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::ImportWarning;

    const JSON: &str = r#" {"nodes": [{"id": "conv1", "op": "conv", "out_channels": 1, "kernel": [3, 3]}]}"#;

    #[test]
    fn a_brace_makes_it_json() {
        assert_eq!(read_text(JSON).map_err(|error| error.to_string()), Err("network: input is missing".into()));
        let line = "line 1, column 1: “[]” is not a known word";
        assert_eq!(read_text("[]").map_err(|error| error.to_string()), Err(line.into()));
    }

    #[test]
    fn a_shape_that_is_given_counts_in_every_format() {
        let input = InputShape::picture(1, 9, 9);
        for text in [JSON, "conv 1 k3", "input 3x224x224; conv 1 k3", "\u{feff}conv 1 k3"] {
            let network = read(text.as_bytes(), Some(input)).expect("a network").network;
            assert_eq!((network.input, network.nodes().len()), (input, 1), "{text}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        assert_eq!(read(b"conv \xff", None), Err(ImportError::NotText { place: 5 }));
    }

    #[test]
    fn an_attribute_that_looks_misspelt_is_told() {
        let text = |attribute: &str| {
            format!(
                r#"{{"input": {{"channels": 1, "height": 9, "width": 9}},
                    "nodes": [{{"id": "a", "op": "conv", "out_channels": 1, "kernel": [3, 3], {attribute}}}]}}"#
            )
        };
        let warnings = |attribute: &str| read(text(attribute).as_bytes(), None).expect("a network").warnings;
        let misspelt = ImportWarning::Misspelt { node: "a".into(), attribute: "strides".into(), meant: "stride" };
        assert_eq!(warnings(r#""strides": [2, 2]"#), [misspelt]);
        for silent in [r#""stride": [2, 2]"#, r#""module": "layer1.conv""#, r#""remark": "what one likes""#] {
            assert_eq!(warnings(silent), [], "{silent}");
        }
    }
}
