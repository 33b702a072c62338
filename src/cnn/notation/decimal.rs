//! Decimal fractions as they stand in a text.

/// As many digits as powers of ten fit into the integers that are divided.
const MOST_DIGITS: usize = 38;

/// Reads a decimal fraction such as `0.25`: digits with at most one point among them, 38 at most. The result is the double nearest to it,
/// ties to even; none if the text is anything else, so that signs and exponents are none.
///
/// The standard library reads more, and carries 10 kB of powers of five for it that do not compress; a page over the wire feels them.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = [whole, fraction].concat();
    let is_plain =
        !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_plain.then(|| digits.parse::<u128>().ok())??;
    let divisor = 10_u128.pow(u32::try_from(fraction.len()).ok()?);
    let (mut quotient, mut rest) = (number / divisor, number % divisor);
    let mut halvings = 0;
    // Binary digits behind the point, until there are more than a double holds. What is left beyond them decides ties.
    while rest != 0 && quotient < 1 << 56 {
        rest *= 2;
        quotient = 2 * quotient + u128::from(rest >= divisor);
        rest %= divisor;
        halvings += 1;
    }
    quotient |= u128::from(rest != 0);
    Some(quotient as f64 * 0.5_f64.powi(halvings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_nearest_double(text in "[0-9]{0,20}(\\.[0-9]{0,18})?") {
            let expected = text.parse::<f64>().ok();
            prop_assert_eq!(decimal(&text), expected, "{}", text);
        }

        #[test]
        fn reads_back_what_a_double_prints(value in 0.0..2.0_f64) {
            prop_assert_eq!(decimal(&value.to_string()), Some(value));
        }
    }

    #[test]
    fn ties_go_to_even() {
        for text in
            ["9007199254740993", "9007199254740993.5", "9007199254740995", "0.5", "36028797018963970.0000000000000001"]
        {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn nothing_else_is_a_decimal() {
        for text in ["", ".", "-1", "+1", "1e3", "inf", "NaN", "1.2.3", "0x1", "٣", &"9".repeat(39)] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
