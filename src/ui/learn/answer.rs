//! Parsing of a typed answer.

/// The number in a typed text: with a decimal point, thousands separators, a sign or a percent sign, in half or full width.
///
/// `None` if it is not a finite number.
pub(super) fn parse_answer(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter_map(plain).collect();
    let number: f64 = plain.parse().ok()?;
    let is_written_out = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    (is_written_out && number.is_finite()).then_some(number)
}

fn plain(letter: char) -> Option<char> {
    match letter {
        ',' | '，' | '_' | '\'' | '%' | '％' => None,
        letter if letter.is_whitespace() => None,
        '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32),
        '−' | '－' | '–' => Some('-'),
        '．' | '。' => Some('.'),
        other => Some(other),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for (text, number) in
            [("49", 49.0), (" 73,856 ", 73_856.0), ("７", 7.0), ("−28 %", -28.0), ("28％", 28.0), ("8.04", 8.04)]
        {
            assert_eq!(parse_answer(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "  ", "seven", "7x7", "1e3", "inf", "NaN", "1.2.3", "%"] {
            assert_eq!(parse_answer(text), None, "{text}");
        }
    }
}
