//! Color in sRGB.

/// An opaque color in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// The color of six lowercase hexadecimal digits after a hash sign; `None` for anything else.
    pub const fn from_hex(text: &[u8; 7]) -> Option<Self> {
        if text[0] != b'#' {
            return None;
        }
        let (mut value, mut at) = (0_u32, 1);
        while at < text.len() {
            let digit = match text[at] {
                digit @ b'0'..=b'9' => digit - b'0',
                digit @ b'a'..=b'f' => digit - b'a' + 10,
                _ => return None,
            };
            (value, at) = (value * 16 + digit as u32, at + 1);
        }
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// The six hexadecimal digits after a hash sign, as in CSS and SVG.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The linear interpolation towards `other` at `t`, 0 to 1, per sRGB channel.
    #[must_use]
    pub fn towards(self, other: Self, t: f64) -> Self {
        let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * t).round() as u8;
        Self { red: mix(self.red, other.red), green: mix(self.green, other.green), blue: mix(self.blue, other.blue) }
    }

    /// The contrast ratio with `other`, 1 to 21, as defined by WCAG 2.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_read_back() {
        let hash_before = |digits: &str| {
            let text = format!("#{digits}");
            Color::from_hex(text.as_bytes().try_into().expect("seven bytes")).map(Color::to_hex)
        };
        assert_eq!(hash_before("0a6b8f").as_deref().and_then(|text| text.get(1..)), Some("0a6b8f"));
        assert_eq!((hash_before("0a6b8g"), hash_before("0A6B8F")), (None, None));
        assert_eq!(Color::from_hex(b"0a6b8a0"), None);
    }
}
