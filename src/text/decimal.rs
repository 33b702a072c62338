//! Decimal numbers: parsing and formatting.

/// The number in a typed text: `-0.5`, `−.5`, `1/9`, a decimal comma, or the full-width signs of East Asian keyboards.
///
/// `None` if it is not a finite number.
#[must_use]
pub fn parse_decimal(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let number = |text: &str| {
        let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
        is_plain.then(|| text.parse::<f64>().ok()).flatten()
    };
    let value = match plain.split_once('/') {
        Some((above, below)) => number(above)? / number(below)?,
        None => number(&plain)?,
    };
    value.is_finite().then_some(value)
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '−' | '－' | '–' => '-',
        ',' | '，' | '．' | '。' => '.',
        '／' => '/',
        _ => c,
    }
}

/// A number short enough for a cell: two or three significant digits, or up to four decimals if they are exact, without trailing zeros.
#[must_use]
pub fn decimal_text(value: f64) -> String {
    let decimals = match value.abs() {
        // Fractions such as 0.0625 are written exactly, so that sums are visibly exact.
        exact if (0.001..1.0).contains(&exact) && (exact * 1e4 - (exact * 1e4).round()).abs() < 1e-6 => 4,
        tiny if tiny < 0.0995 => 3,
        small if small < 9.995 => 2,
        large if large < 99.95 => 1,
        _ => 0,
    };
    let (size, prefix) = match value.abs() {
        large if large >= 999_950.0 => (large / 1e6, "M"),
        large if large >= 9_999.5 => (large / 1e3, "k"),
        usual => (usual, ""),
    };
    let text = format!("{size:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let sign = if value < 0.0 && text != "0" { "−" } else { "" };
    format!("{sign}{text}{prefix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_people_write_them() {
        for (text, expected) in [
            ("3", Some(3.0)),
            (" -0.5 ", Some(-0.5)),
            ("−.5", Some(-0.5)),
            ("0,25", Some(0.25)),
            ("1/4", Some(0.25)),
            ("－１．５", Some(-1.5)),
            ("", None),
            ("-", None),
            ("1/0", None),
            ("1e5", None),
            ("inf", None),
            ("1/2/3", None),
            ("1.2.3", None),
        ] {
            assert_eq!(parse_decimal(text), expected, "{text:?}");
        }
    }

    #[test]
    fn sums_of_large_values_fit_a_cell() {
        for (value, expected) in [(12_345.6, "12k"), (-625e6, "−625M"), (1e12, "1000000M")] {
            assert_eq!(decimal_text(value), expected);
        }
    }

    #[test]
    fn what_is_shown_fits_a_cell_and_is_read_back() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (1.0 / 9.0, "0.11"),
            (1.0 / 256.0, "0.004"),
            (1.0 / 16.0, "0.0625"),
            (1.0 / 8.0, "0.125"),
            (0.062_499_999_999_99, "0.0625"),
            (0.1, "0.1"),
            (-4.0, "−4"),
            (12.34, "12.3"),
            (-123.4, "−123"),
            (100.0, "100"),
            (9999.0, "9999"),
        ] {
            assert_eq!(decimal_text(value), expected);
            assert!(parse_decimal(expected).is_some_and(|read| (read - value).abs() <= 0.025 * value.abs().max(0.05)));
        }
    }
}
