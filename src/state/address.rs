//! A network in the address bar: readable notation after the `#`.
//!
//! `#net=input+3x15x15;+conv+64+k3+p1` is the notation on one line with spaces as `+`. Other characters that an address cannot hold are
//! percent-encoded as UTF-8. Unknown keys are left for later versions.

use thiserror::Error;

use crate::cnn::Network;
use crate::cnn::notation::{self, NotationError};

/// Why an address holds no network.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AddressError {
    /// The percent-encoding is broken.
    #[error("its encoding is broken at “{rest}”")]
    Encoding {
        /// What could not be decoded, shortened.
        rest: String,
    },
    /// The text is no network.
    #[error(transparent)]
    Notation(#[from] NotationError),
}

/// The fragment for a network, without the `#`.
pub fn fragment(network: &Network) -> String {
    format!("net={}", encode(&notation::write_inline(network)))
}

/// The network in a fragment (with or without the `#`); none if it holds none.
///
/// # Errors
/// [`AddressError`] if it names a network that cannot be read.
pub fn network(fragment: &str) -> Result<Option<Network>, AddressError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let Some(text) = fragment.split('&').find_map(|part| part.strip_prefix("net=")) else { return Ok(None) };
    Ok(Some(notation::read(&decode(text)?)?))
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b';' | b',' | b':' | b'@' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                encoded.push('%');
                encoded.extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
            }
        }
    }
    encoded
}

fn decode(text: &str) -> Result<String, AddressError> {
    let broken = |rest: &str| AddressError::Encoding { rest: rest.chars().take(12).collect() };
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match first {
            '%' => {
                let digits = rest.get(1..3).ok_or_else(|| broken(rest))?;
                bytes.push(u8::from_str_radix(digits, 16).map_err(|_| broken(rest))?);
                rest = &rest[3..];
                continue;
            }
            '+' => bytes.push(b' '),
            other => bytes.extend(other.encode_utf8(&mut [0; 4]).bytes()),
        }
        rest = &rest[first.len_utf8()..];
    }
    String::from_utf8(bytes).map_err(|_| broken(text))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cnn::preset::Preset;

    #[test]
    fn the_address_of_a_network_is_readable() {
        let network = notation::read("input 3x15x15; conv 64 k3 p1").expect("a network");
        assert_eq!(fragment(&network), "net=input+3x15x15;+conv+64+k3+p1");
    }

    #[test]
    fn every_preset_survives_its_address() {
        for preset in Preset::ALL {
            let there = preset.network();
            assert_eq!(network(&fragment(&there)), Ok(Some(there.renumbered())), "{}", preset.id());
        }
    }

    #[test]
    fn an_address_without_a_network_is_no_mistake() {
        assert_eq!(network(""), Ok(None));
        assert_eq!(network("#lesson=3"), Ok(None));
    }

    proptest! {
        #[test]
        fn text_survives_encoding(text in ".*") {
            prop_assert_eq!(decode(&encode(&text)), Ok(text));
        }

        #[test]
        fn no_address_makes_it_panic(text in ".*") {
            let _ = network(&format!("#net={text}"));
        }
    }
}
