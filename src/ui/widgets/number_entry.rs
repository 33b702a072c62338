//! Number entry: parsing of a typed number, and keyboard commands.

/// The whole number in a typed text. Thousands separators and the full-width digits of East Asian keyboards are accepted.
///
/// `None` if it is not a whole number, such as the two of `5,7`, or exceeds `u64`.
#[must_use]
pub fn parse_entry(text: &str) -> Option<u64> {
    let digits: String = text.trim().chars().map(narrow).collect();
    let mut groups = digits.split(is_separator);
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next()?;
    let is_whole = groups.clone().next().is_none();
    let is_first = (1..=3).contains(&first.len()) || is_whole;
    let plain = is_first && first.bytes().all(|byte| byte.is_ascii_digit()) && groups.all(is_group);
    plain.then(|| digits.replace(is_separator, "").parse().ok()).flatten()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '_' | '\'' | '，')
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        _ => c,
    }
}

/// A change of a number by keys, wheel or steppers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudge {
    /// Larger by this amount.
    Up(u64),
    /// Smaller by this amount.
    Down(u64),
}

impl Nudge {
    /// The nudge of a key: arrows 1, with Shift or as page keys 10.
    #[must_use]
    pub fn from_key(key: &str, shift: bool) -> Option<Self> {
        let step = if shift { 10 } else { 1 };
        match key {
            "ArrowUp" => Some(Self::Up(step)),
            "ArrowDown" => Some(Self::Down(step)),
            "PageUp" => Some(Self::Up(10)),
            "PageDown" => Some(Self::Down(10)),
            _ => None,
        }
    }

    /// The nudge of a wheel movement; away from the user is up.
    #[must_use]
    pub fn from_wheel(delta_y: f64) -> Option<Self> {
        match delta_y {
            turn if turn < 0.0 => Some(Self::Up(1)),
            turn if turn > 0.0 => Some(Self::Down(1)),
            _ => None,
        }
    }

    /// The number after the change, clamped to `min..=max`.
    #[must_use]
    pub fn apply(self, value: u64, min: u64, max: u64) -> u64 {
        let moved = match self {
            Self::Up(step) => value.saturating_add(step),
            Self::Down(step) => value.saturating_sub(step),
        };
        moved.clamp(min, max.max(min))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("3", Some(3)),
            (" 64 ", Some(64)),
            ("1,024", Some(1024)),
            ("1 024", Some(1024)),
            ("12,345,678", Some(12_345_678)),
            ("１，０２４", Some(1024)),
            ("5,7", None),
            ("1,02", None),
            ("1024,000", None),
            ("1,", None),
            ("１２", Some(12)),
            ("007", Some(7)),
            ("", None),
            (",", None),
            ("-1", None),
            ("3.5", None),
            ("3x3", None),
            ("18446744073709551616", None),
        ] {
            assert_eq!(parse_entry(text), expected, "{text:?}");
        }
    }

    #[test]
    fn shift_and_page_keys_take_ten_steps() {
        assert_eq!(Nudge::from_key("ArrowUp", false), Some(Nudge::Up(1)));
        assert_eq!(Nudge::from_key("ArrowUp", true), Some(Nudge::Up(10)));
        assert_eq!(Nudge::from_key("PageDown", false), Some(Nudge::Down(10)));
        assert_eq!(Nudge::from_key("a", false), None);
    }

    #[test]
    fn a_nudge_stops_at_the_bounds() {
        assert_eq!(Nudge::Down(10).apply(3, 1, 9), 1);
        assert_eq!(Nudge::Up(10).apply(3, 1, 9), 9);
        assert_eq!(Nudge::Up(1).apply(u64::MAX, 0, u64::MAX), u64::MAX);
    }
}
