//! Number formatting: thousands separators, units, percentages.

use crate::network::Axes;

/// The placeholder for a number that answers an open question.
pub const UNKNOWN: &str = "?";

/// A number with this many decimals and thousands separators: −1,234.5.
pub fn decimal(number: f64, decimals: usize) -> String {
    let written = format!("{:.decimals$}", number.abs());
    let (whole, part) = written.split_once('.').map_or((written.as_str(), None), |(whole, part)| (whole, Some(part)));
    let sign = if number < 0.0 && written.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { "−" } else { "" };
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    part.map_or_else(|| format!("{sign}{whole}"), |part| format!("{sign}{whole}.{part}"))
}

/// A number in full, with thousands separators: 16,977,600.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number in short form, three digits and a prefix: 4.09 G. Below ten thousand it is written in full.
pub fn short(number: u128) -> String {
    if number < 10_000 {
        return grouped(number);
    }
    scaled(number as f64, 1000.0)
}

/// An amount of memory in short form, in powers of 1000: 12.5 MB.
pub fn bytes(count: u128) -> String {
    if count < 1000 { format!("{count} B") } else { format!("{}B", scaled(count as f64, 1000.0)) }
}

/// A number of samples at a rate per second, as a time: 25 ms. `None` without a rate.
pub fn duration(samples: f64, rate: u64) -> Option<String> {
    let seconds = (rate > 0).then(|| samples / rate as f64)?;
    // Precise enough to distinguish adjacent audio samples; whole numbers stay whole.
    let (value, decimals, unit) = match seconds {
        long if long >= 1.0 || long == 0.0 => (long, 5, "s"),
        short if short >= 1e-3 => (short * 1e3, 2, "ms"),
        tiny => (tiny * 1e6, 2, "µs"),
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    Some(format!("{text} {unit}"))
}

/// A fraction as a percentage.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    // What is not all of something must not read as all of it.
    if (99.5..100.0).contains(&percent) {
        return format!("{:.1}%", percent.min(99.9));
    }
    let decimals = usize::from(percent < 10.0 && percent.fract().abs() >= 1e-9);
    format!("{percent:.decimals$}%")
}

/// A relative difference as a signed percentage: −28%. From 1000 % more on it is a factor: ×96,337.
pub fn signed_percent(part: f64) -> String {
    if part >= 10.0 {
        return format!("×{}", decimal(part + 1.0, 0));
    }
    let sign = if part < 0.0 { "−" } else { "+" };
    format!("{sign}{}", percent(part.abs()))
}

fn scaled(number: f64, step: f64) -> String {
    const PREFIXES: [&str; 11] = ["", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q"];
    let mut value = number;
    let mut prefix = 0;
    // From 999.5 on it would be rounded to 1000.
    while value >= step * 0.9995 && prefix + 1 < PREFIXES.len() {
        value /= step;
        prefix += 1;
    }
    let decimals = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.decimals$} {}", PREFIXES[prefix])
}

/// A size per axis: `7×7`, or one number if there is one axis.
pub fn size<T: std::fmt::Display>(size: &Axes<T>, one_dimensional: bool) -> String {
    if one_dimensional { size.width.to_string() } else { format!("{}×{}", size.height, size.width) }
}

/// A range from a first to a last position: `3–7`, or `3` if they are equal.
pub fn range(first: i64, last: i64) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// A size per axis with spaces around the sign, for large type: `7 × 7`.
pub fn spaced_size<T: std::fmt::Display>(size: &Axes<T>, one_dimensional: bool) -> String {
    if one_dimensional { size.width.to_string() } else { format!("{} × {}", size.height, size.width) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: u128, expected: (&str, &str)) {
        assert_eq!((grouped(number).as_str(), short(number).as_str()), expected);
    }

    #[test]
    fn numbers_are_readable_and_exact() {
        check(0, ("0", "0"));
        check(999, ("999", "999"));
        check(1792, ("1,792", "1,792"));
        check(75_648, ("75,648", "75.6 k"));
        check(16_977_600, ("16,977,600", "17.0 M"));
        check(4_089_184_256, ("4,089,184,256", "4.09 G"));
        check(999_960, ("999,960", "1.00 M"));
        check(u128::MAX, ("340,282,366,920,938,463,463,374,607,431,768,211,455", "340282367 Q"));
    }

    #[test]
    fn memory_has_a_unit() {
        assert_eq!(bytes(12), "12 B");
        assert_eq!(bytes(57_600), "57.6 kB");
        assert_eq!(bytes(12_345_678), "12.3 MB");
    }

    #[test]
    fn samples_are_times_where_there_is_a_rate() {
        assert_eq!(duration(400.0, 16_000).as_deref(), Some("25 ms"));
        assert_eq!(duration(320.0, 16_000).as_deref(), Some("20 ms"));
        assert_eq!(duration(3061.0, 44_100).as_deref(), Some("69.41 ms"));
        assert_eq!(duration(96_000.0, 48_000).as_deref(), Some("2 s"));
        assert_eq!(duration(1.0, 48_000).as_deref(), Some("20.83 µs"));
        assert_eq!(duration(7_990.0, 16_000).as_deref(), Some("499.38 ms"));
        assert_eq!(duration(16_010.0, 16_000).as_deref(), Some("1.00063 s"));
        assert_eq!(duration(200.0, 1000).as_deref(), Some("200 ms"));
        assert_eq!(duration(5.0, 0), None);
    }

    #[test]
    fn shares_are_short() {
        assert_eq!([percent(0.5), percent(0.0), percent(0.0213)], ["50%", "0%", "2.1%"]);
    }

    #[test]
    fn differences_have_a_sign() {
        assert_eq!([signed_percent(-0.28), signed_percent(7.04)], ["−28%", "+704%"]);
        assert_eq!(signed_percent(96_335.92), "×96,337");
    }
}
