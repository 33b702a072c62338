//! Link compression: a long text deflated and written in URL-safe Base64.
//!
//! A packed text is the version `z1.` followed by the text's UTF-8 bytes, compressed as raw DEFLATE (RFC 1951, no header and no checksum),
//! in URL-safe Base64 (RFC 4648, section 5: `-` and `_`, without padding). Its characters need no escaping in a query or a fragment.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use thiserror::Error;

/// The prefix of a packed text.
const VERSION: &str = "z1.";
/// The compression level, of 10; higher levels give no shorter links.
const EFFORT: u8 = 9;
/// The largest unpacked text, in bytes. The largest known network has some hundred thousand.
pub const LONGEST: usize = 1 << 20;

/// Why a link contains no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// The version is unknown.
    #[error("the link has an unknown version")]
    Version,
    /// A character is not Base64, or characters are missing.
    #[error("the link is damaged: it is not valid base64")]
    Letters,
    /// The bytes are not compressed text.
    #[error("the link is damaged: it cannot be decompressed")]
    Compression,
    /// The text is too long.
    #[error("the link holds more than {LONGEST} bytes, too many for a network")]
    TooLong,
    /// The bytes are not text.
    #[error("the link is damaged: its content is not text")]
    Text,
}

/// Whether a text has the prefix of a packed text, valid or not.
pub fn is_compressed(text: &str) -> bool {
    text.starts_with(VERSION)
}

/// Packs a text into characters that need no escaping in an address.
///
/// ```
/// use convscope::export::link::{compress, expand};
/// let text = "input 3x224x224; ".to_owned() + &"conv 64 k3 p1; relu; ".repeat(20);
/// let packed = compress(&text);
/// assert!(packed.len() < text.len() / 4);
/// assert_eq!(expand(&packed), Ok(text));
/// ```
pub fn compress(text: &str) -> String {
    let mut packed = VERSION.to_owned();
    URL_SAFE_NO_PAD.encode_string(compress_to_vec(text.as_bytes(), EFFORT), &mut packed);
    packed
}

/// Unpacks the result of [`compress`].
///
/// # Errors
/// [`LinkError`] if the packed text is invalid, or the text is longer than [`LONGEST`].
pub fn expand(packed: &str) -> Result<String, LinkError> {
    use miniz_oxide::inflate::TINFLStatus;
    let letters = packed.strip_prefix(VERSION).ok_or(LinkError::Version)?;
    let bytes = URL_SAFE_NO_PAD.decode(letters).map_err(|_| LinkError::Letters)?;
    let text = decompress_to_vec_with_limit(&bytes, LONGEST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLong,
        _ => LinkError::Compression,
    })?;
    String::from_utf8(text).map_err(|_| LinkError::Text)
}
