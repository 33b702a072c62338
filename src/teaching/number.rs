//! Number formatting and parsing in lessons.

/// A number rounded to this many decimals, with thousands separators: 38,592 or 8.04.
pub(super) fn written(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value < 0.0 && digits.bytes().any(|digit| matches!(digit, b'1'..=b'9')) {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The value of a written number and its number of decimals; `None` if it is not a number.
pub(super) fn parsed(text: &str) -> Option<(f64, usize)> {
    let plain = text.trim().replace(',', "").replace('−', "-");
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some((plain.parse().ok().filter(|value: &f64| value.is_finite())?, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (value, decimals, text) in
            [(38_592.0, 0, "38,592"), (8.04, 2, "8.04"), (-28.0, 0, "−28"), (999.96, 1, "1,000.0"), (-0.001, 1, "0.0")]
        {
            assert_eq!(written(value, decimals), text);
            let (again, places) = parsed(text).expect("a number");
            assert!((again - value).abs() < 0.05 && places == decimals, "{text}");
        }
    }
}
