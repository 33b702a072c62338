//! Numbers and extents as tables write them.

use crate::analysis::AxisField;
use crate::cnn::Axes;

/// A number with `comma` before every three digits.
pub(super) fn grouped(number: u128, comma: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(comma);
        }
        grouped.push(digit);
    }
    grouped
}

/// One word where height and width agree or the network has one axis, else both with a sign between.
pub(super) fn pair(values: Axes<String>, one_dimensional: bool, sign: &str) -> String {
    if one_dimensional || values.is_square() {
        values.width
    } else {
        format!("{}{sign}{}", values.height, values.width)
    }
}

/// The effective stride of a field in lowest terms: input positions, and units. The second is 1 unless a map was enlarged.
pub(super) fn stride(field: &AxisField) -> (i128, i128) {
    let (advance, period) = (field.stride.0, i128::from(field.stride.1));
    let divisor = gcd(advance, period).max(1);
    (advance / divisor, period / divisor)
}

const fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(999, ","), "999");
        assert_eq!(grouped(1_234_567, ","), "1,234,567");
        assert_eq!(grouped(36_928, r"\,"), r"36\,928");
    }

    #[test]
    fn strides_are_in_lowest_terms() {
        let field = |stride| AxisField { stride, spans: Vec::new() };
        assert_eq!([(8, 4), (1, 2), (3, 2)].map(|pair| stride(&field(pair))), [(2, 1), (1, 2), (3, 2)]);
    }
}
