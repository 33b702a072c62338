//! Values of an address: UTF-8 with a space as `+`, and as `%` and two digits what an address cannot hold.

use super::AddressError;

pub(super) fn encode(text: &str) -> String {
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

pub(super) fn decode(text: &str) -> Result<String, AddressError> {
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
