//! Percent-encoding of the values in an address. A space is written as `+`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::AddressError;

/// The characters that are escaped in a value: all but letters, digits and signs that every browser leaves alone in a fragment.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b';')
    .remove(b',')
    .remove(b':')
    .remove(b'@')
    .remove(b'/');

pub(super) fn encode(text: &str) -> String {
    // A literal "%20" in the text is "%2520" by then.
    utf8_percent_encode(text, ESCAPED).to_string().replace("%20", "+")
}

/// The decoded text.
///
/// # Errors
/// [`AddressError`] for a `%` without two hexadecimal digits, or bytes that are not UTF-8. The crate would pass the former through, and a
/// truncated link would open as another network.
pub(super) fn decode(text: &str) -> Result<String, AddressError> {
    let broken = |rest: &str| AddressError::Encoding { rest: rest.chars().take(12).collect() };
    let is_escape = |rest: &str| rest.bytes().skip(1).take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    if let Some((at, _)) = text.match_indices('%').find(|(at, _)| !is_escape(&text[*at..])) {
        return Err(broken(&text[at..]));
    }
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().map_err(|_| broken(text))?;
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in ["conv 64 k3; relu", "100 % + 20%20 & more", "卷积 #1?", "a=b\"<>\u{0}~"] {
            let encoded = encode(text);
            assert!(
                encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.;,:@/+%".contains(&byte)),
                "{encoded}"
            );
            assert_eq!(decode(&encoded).as_deref(), Ok(text));
        }
        assert_eq!(encode("conv 64 k3;b"), "conv+64+k3;b");
    }

    #[test]
    fn a_broken_escape_is_refused_with_its_place() {
        for (text, rest) in [("a%2", "%2"), ("a%", "%"), ("a%+1b", "%+1b"), ("%zz", "%zz"), ("ok%FFabc", "ok%FFabc")] {
            assert_eq!(decode(text), Err(AddressError::Encoding { rest: rest.into() }), "{text}");
        }
    }
}
