//! Number syntax of the notation, with pairs (`3x5`) and sides.

use crate::network::{Axes, InputShape, Sides};

use super::error::{Form, Located, NotationProblem, Read, quoted};

/// A part of a text and the byte at which it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Piece<'a> {
    /// The piece without its first `letters` ASCII letters.
    pub(super) fn after(self, letters: usize) -> Self {
        Self { text: self.text.get(letters..).unwrap_or_default(), at: self.at + letters }
    }

    /// The parts between the `x`s.
    pub(super) fn extents(self) -> impl Iterator<Item = Piece<'a>> {
        let mut start = 0;
        self.text.split(['x', 'X', '×']).map(move |text| {
            let piece = Piece { text, at: self.at + start };
            let end = start + text.len();
            let separator = self.text.get(end..).and_then(|rest| rest.chars().next());
            start = end + separator.map_or(0, char::len_utf8);
            piece
        })
    }

    /// The numbers between the `x`s, at most as many; an `x` with nothing beside it is not in the form.
    fn numbers(self, form: Form, most: usize) -> Read<Vec<u64>> {
        if self.extents().any(|piece| piece.text.is_empty()) {
            return Err(self.wrong(form));
        }
        self.extents().map(whole).take(most).collect()
    }

    fn wrong(self, expected: Form) -> Located {
        NotationProblem::Extents { found: quoted(self.text), expected }.at(self.at)
    }
}

/// A non-negative integer.
pub(super) fn whole(piece: Piece<'_>) -> Read<u64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let found = || quoted(piece.text);
    if digits(piece.text) {
        return piece.text.parse().map_err(|_| NotationProblem::TooLarge { found: found() }.at(piece.at));
    }
    let problem = match piece.text.strip_prefix('-') {
        Some(rest) if digits(rest) => NotationProblem::Negative { found: found(), least: 0 },
        _ if decimal(piece.text.trim_start_matches('-')).is_some() => NotationProblem::NotWhole { found: found() },
        _ => NotationProblem::NotANumber { found: found() },
    };
    Err(problem.at(piece.at))
}

/// Reads a decimal fraction such as `0.25`: digits with at most one point, no sign and no exponent. The result is the nearest double;
/// `None` for anything else.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_plain { text.parse().ok() } else { None }
}

/// A probability.
pub(super) fn probability(piece: Piece<'_>) -> Read<f64> {
    let value = decimal(piece.text).filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| NotationProblem::Probability { found: quoted(piece.text) }.at(piece.at))
}

/// Reads an input's shape as in an `input` line: `3x224x224`, or `1x16000` for a single axis.
///
/// # Errors
/// [`NotationProblem`] if the shape is invalid.
pub fn read_shape(text: &str) -> Result<InputShape, NotationProblem> {
    input_shape(Piece { text, at: 0 }).map_err(|located| located.problem)
}

/// The error of a number with the smallest number that its setting can have.
pub(super) fn at_least(least: u64, error: Located) -> Located {
    match error.problem {
        NotationProblem::Negative { found, .. } => NotationProblem::Negative { found, least }.at(error.at),
        problem => problem.at(error.at),
    }
}

/// The input's shape: `3x224x224`, or `1x16000` for a single axis.
pub(super) fn input_shape(piece: Piece<'_>) -> Read<InputShape> {
    let extents = piece.numbers(Form::Shape, 4).map_err(|error| at_least(1, error))?;
    match extents[..] {
        [channels, height, width] => Ok(InputShape::picture(channels, height, width)),
        [channels, length] => Ok(InputShape::signal(channels, length)),
        _ => Err(piece.wrong(Form::Shape)),
    }
}

/// The number of spatial axes of the network, which determines the meaning of single numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dimensions {
    pub(super) one: bool,
}

impl Dimensions {
    /// A pair: `3x5`, or `3` for the same on both axes. With a single axis, `3` leaves the height at `neutral`.
    pub(super) fn pair(self, piece: Piece<'_>, neutral: u64) -> Read<Axes<u64>> {
        let extents = piece.numbers(Form::Pair, 3)?;
        match extents[..] {
            [width] if self.one => Ok(Axes::new(neutral, width)),
            [both] => Ok(Axes::both(both)),
            [height, width] => Ok(Axes::new(height, width)),
            _ => Err(piece.wrong(Form::Pair)),
        }
    }

    /// Two positive numbers: `1.5x2`, or `1.5` for the same on both axes; with a single axis, `1.5` leaves the height at 1.
    pub(super) fn factors(self, piece: Piece<'_>) -> Read<Axes<f64>> {
        let factor = |piece: Piece<'_>| {
            let number = decimal(piece.text).filter(|number| *number > 0.0 && number.is_finite());
            number.ok_or_else(|| NotationProblem::Factor { found: quoted(piece.text) }.at(piece.at))
        };
        let factors = piece.extents().map(factor).take(3).collect::<Read<Vec<_>>>()?;
        match factors[..] {
            [width] if self.one => Ok(Axes::new(1.0, width)),
            [both] => Ok(Axes::both(both)),
            [height, width] => Ok(Axes::new(height, width)),
            _ => Err(piece.wrong(Form::Pair)),
        }
    }

    /// Factors as text.
    pub(super) fn write_factors(self, Axes { height, width }: Axes<f64>) -> String {
        if self.one && height == 1.0 || !self.one && height == width {
            width.to_string()
        } else {
            format!("{height}x{width}")
        }
    }

    /// Sides: one number or pair for both ends, or all four. With a single axis, also left and right.
    pub(super) fn sides(self, pieces: &[Piece<'_>]) -> Read<Sides> {
        match *pieces {
            [extent] => Ok(Sides::symmetric(self.pair(extent, 0)?)),
            [left, right] if self.one => Ok(Sides::new(0, whole(left)?, 0, whole(right)?)),
            [top, left, bottom, right] => Ok(Sides::new(whole(top)?, whole(left)?, whole(bottom)?, whole(right)?)),
            [first, ..] if self.one => Err(first.wrong(Form::Ends)),
            [first, ..] => Err(first.wrong(Form::Sides)),
            [] => Ok(Sides::default()),
        }
    }

    /// A pair as text.
    pub(super) fn write_pair(self, pair: Axes<u64>, neutral: u64) -> String {
        let Axes { height, width } = pair;
        if self.one && height == neutral || !self.one && height == width {
            width.to_string()
        } else {
            format!("{height}x{width}")
        }
    }

    /// Sides as text.
    pub(super) fn write_sides(self, sides: Sides) -> String {
        match sides.as_symmetric() {
            Some(extent) => self.write_pair(extent, 0),
            None if self.one && sides.top == 0 && sides.bottom == 0 => format!("{},{}", sides.left, sides.right),
            None => sides.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    #[test]
    fn signs_exponents_and_words_are_no_decimals() {
        for text in ["", ".", "-1", "+1", "1e3", "inf", "NaN", "1.2.3", "0x1", "٣"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!([".5", "1.", "0.25", "007"].map(decimal), [Some(0.5), Some(1.0), Some(0.25), Some(7.0)]);
    }

    #[test]
    fn a_fraction_with_many_digits_is_written_as_the_number_that_was_read() {
        for (text, written) in [
            ("0.99999223372036854775808", "0.9999922337203685"),
            ("0.9999922337203685", "0.9999922337203685"),
            ("0.1000000000000000055511151231257827", "0.1"),
            ("0.30000000000000004", "0.30000000000000004"),
        ] {
            let network = notation::read(&format!("input 1x9x9\ndropout {text}")).expect("a layer");
            assert_eq!(notation::write(&network), format!("input 1x9x9\ndropout {written}"));
            assert_eq!(notation::read(&notation::write(&network)), Ok(network), "{text}");
        }
    }
}
