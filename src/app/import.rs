//! Import: text and files from outside become a network of at most [`MOST_LAYERS`] layers.

use thiserror::Error;

use crate::formats::{self, Import, ImportError};
use crate::network::{InputShape, Network};

/// The largest number of layers of a network on the page, each of which has its own row.
pub const MOST_LAYERS: usize = 2_000;

/// Why a text or a file is not a network for this page.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// It cannot be read.
    #[error(transparent)]
    Format(#[from] ImportError),
    /// The network is too long.
    #[error(transparent)]
    Long(#[from] TooManyLayers),
}

/// A network has more than [`MOST_LAYERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "the network has {count} layers, more than the {MOST_LAYERS} that this page supports; open a part of it, or build it with fewer blocks"
)]
pub struct TooManyLayers {
    /// The number of layers.
    pub count: usize,
}

/// Reads a network from a text in any format.
///
/// # Errors
/// [`OpenError`] with the first error in the text, or if the network is too long.
pub fn read(text: &str) -> Result<Network, OpenError> {
    Ok(import(text.as_bytes(), None)?.network)
}

/// Reads a network from a file in any format. A text in no known format is read again with full-width characters replaced by their usual
/// forms. `input` is the shape of the input, in answer to [`ImportQuestion::Input`](crate::formats::ImportQuestion::Input).
///
/// # Errors
/// [`OpenError`] with the first error in the file, or if the network is too long.
pub fn import(bytes: &[u8], input: Option<InputShape>) -> Result<Import, OpenError> {
    let bytes = &*formats::in_utf8(bytes);
    let import = formats::read(bytes, input).or_else(|error| {
        let again = match (&error, std::str::from_utf8(bytes)) {
            (ImportError::Notation(_), Ok(text)) => formats::read(half_width(text).as_bytes(), input).ok(),
            _ => None,
        };
        again.ok_or(error)
    })?;
    Ok(Import { network: limited(import.network)?, ..import })
}

/// The network, if it is not too long for the page.
///
/// # Errors
/// [`TooManyLayers`] if it is.
pub fn limited(network: Network) -> Result<Network, TooManyLayers> {
    let count = network.nodes().len();
    if count > MOST_LAYERS { Err(TooManyLayers { count }) } else { Ok(network) }
}

/// A text with East Asian full-width letters, digits and signs replaced by their usual forms.
fn half_width(text: &str) -> String {
    let usual = |letter: char| match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(usual).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation::NotationProblem;

    #[test]
    fn a_long_network_is_refused_with_its_length() {
        let text = |layers: usize| format!("input 3x8x8{}", "; relu".repeat(layers));
        assert!(read(&text(MOST_LAYERS)).is_ok());
        let long = read(&text(MOST_LAYERS + 1)).map_err(|error| error.to_string());
        let told = "the network has 2001 layers, more than the 2000 that this page supports; open a part of it, or build it with fewer blocks";
        assert_eq!(long, Err(told.into()));
    }

    #[test]
    fn full_width_letters_are_read_where_nothing_else_is() {
        let wide = "ｉｎｐｕｔ　３ｘ３２ｘ３２；ｃｏｎｖ　６４　ｋ３　ｐ１，１，１，１";
        assert_eq!(read(wide), read("input 3x32x32; conv 64 k3 p1,1,1,1"));
        assert!(read("input 3x8x8; \"宽ａ\": relu").is_ok_and(|network| network.nodes()[0].name == "宽ａ"));
    }

    #[test]
    fn a_slip_in_the_notation_is_told_where_it_is() {
        let error = read("input 3x8x8; con 8 k3").expect_err("no such layer");
        let OpenError::Format(ImportError::Notation(error)) = error else { panic!("{error}") };
        assert!(matches!(error.problem, NotationProblem::UnknownWord { .. }) && error.column == 14, "{error}");
    }
}
