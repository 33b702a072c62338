//! A long text made short for an address.
//!
//! The form is `z1.` and then, in the URL-safe base64 alphabet without padding, the text in UTF-8 as a raw DEFLATE stream (RFC 1951, RFC
//! 4648 §5). The number after `z` is the version of the form: readers refuse those they do not know. Any DEFLATE stream of the text is
//! good; a writer may compress as it likes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use thiserror::Error;

/// What begins a text of this form.
pub const PREFIX: &str = "z1.";

/// No text is longer, in bytes; a few kilobytes may claim to be gigabytes.
pub const LONGEST: usize = 1 << 20;

/// How hard to look for repetitions, of 0 to 10: one more costs time and saves nothing on texts of networks.
const EFFORT: u8 = 9;

/// Why a text is not of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It does not begin as such texts do.
    #[error("it does not begin with {PREFIX}")]
    Prefix,
    /// It is of a later version.
    #[error("it is of a later form than this program reads")]
    Version,
    /// A character is not one of the alphabet, or the text has been cut.
    #[error("it is damaged: its letters are not those of base64")]
    Alphabet,
    /// What it holds cannot be expanded.
    #[error("it is damaged or has been cut off")]
    Damaged,
    /// It would be longer than anything that is read.
    #[error("it holds more than {} kB", LONGEST >> 10)]
    TooLong,
    /// What it holds is not text.
    #[error("it holds no text")]
    NotText,
}

/// A text in its short form. What has little to repeat may come out longer.
///
/// ```
/// use convscope::export::{compress, expand};
/// let text = "input 3x224x224".to_owned() + &"; conv 64 k3 p1; relu".repeat(20);
/// let short = compress(&text);
/// assert!(short.starts_with("z1.") && short.len() < text.len() / 4);
/// assert_eq!(expand(&short), Ok(text));
/// ```
pub fn compress(text: &str) -> String {
    PREFIX.to_owned() + &URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), EFFORT))
}

/// The text of a short form.
///
/// # Errors
/// [`LinkError`] if it is not of the form or longer than [`LONGEST`]. Neither time nor memory grow beyond what that allows.
pub fn expand(short: &str) -> Result<String, LinkError> {
    let Some(encoded) = short.strip_prefix(PREFIX) else {
        let digits = short.strip_prefix('z').and_then(|rest| rest.split_once('.')).map(|(version, _)| version);
        let is_later = digits.is_some_and(|version| version.parse::<u32>().is_ok());
        return Err(if is_later { LinkError::Version } else { LinkError::Prefix });
    };
    let packed = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| LinkError::Alphabet)?;
    let bytes = decompress_to_vec_with_limit(&packed, LONGEST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLong,
        _ => LinkError::Damaged,
    })?;
    String::from_utf8(bytes).map_err(|_| LinkError::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_of_the_form_is_told_apart() {
        let cases = [
            ("input 3x9x9", LinkError::Prefix),
            ("z2.abc", LinkError::Version),
            ("zebra.abc", LinkError::Prefix),
            ("z1.a+b/", LinkError::Alphabet),
            ("z1.", LinkError::Damaged),
            ("z1.____", LinkError::Damaged),
        ];
        for (short, error) in cases {
            assert_eq!(expand(short), Err(error), "{short}");
        }
        let bytes = PREFIX.to_owned() + &URL_SAFE_NO_PAD.encode(compress_to_vec(&[0xff, 0xfe], EFFORT));
        assert_eq!(expand(&bytes), Err(LinkError::NotText));
    }

    #[test]
    fn a_bomb_is_refused() {
        let longest = "a".repeat(LONGEST);
        assert_eq!(expand(&compress(&longest)).map(|text| text.len()), Ok(LONGEST));
        let bomb = compress(&"a".repeat(64 << 20));
        assert!(bomb.len() < 200_000, "{}", bomb.len());
        assert_eq!(expand(&bomb), Err(LinkError::TooLong));
    }

    #[test]
    fn a_long_network_becomes_short() {
        let text = crate::cnn::notation::write_inline(&crate::cnn::preset::Preset::ResNet101.network());
        let short = compress(&text);
        assert!(short.len() * 5 < text.len(), "{} of {}", short.len(), text.len());
    }
}
