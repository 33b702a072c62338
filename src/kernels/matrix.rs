//! Matrix of a kernel: an odd square of numbers.

use thiserror::Error;

/// An odd square of numbers, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Kernel {
    side: usize,
    values: Vec<f64>,
}

/// Why numbers are not a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KernelError {
    /// The number of values is not an odd square.
    #[error("{0} numbers do not fill a square of odd side")]
    NotAnOddSquare(usize),
    /// A number is infinite or NaN.
    #[error("value {0}, counted from 0, is not finite")]
    NotFinite(usize),
}

impl Kernel {
    /// A kernel from its values, row by row.
    ///
    /// # Errors
    /// [`KernelError`] if they do not fill an odd square, or are not finite.
    pub fn new(values: Vec<f64>) -> Result<Self, KernelError> {
        let side = values.len().isqrt();
        if side * side != values.len() || side.is_multiple_of(2) {
            return Err(KernelError::NotAnOddSquare(values.len()));
        }
        match values.iter().position(|value| !value.is_finite()) {
            Some(index) => Err(KernelError::NotFinite(index)),
            None => Ok(Self { side, values }),
        }
    }

    /// A kernel of radius `reach`, with values computed from row and column relative to the center.
    pub fn from_fn(reach: usize, mut value_at: impl FnMut(i64, i64) -> f64) -> Self {
        let last = reach as i64;
        let values = (-last..=last).flat_map(|row| (-last..=last).map(move |col| (row, col)));
        Self { side: 2 * reach + 1, values: values.map(|(row, col)| value_at(row, col)).collect() }
    }

    /// The number of rows, and of columns.
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Cells from the center to the border: 1 for a 3×3.
    pub const fn reach(&self) -> usize {
        self.side / 2
    }

    /// The values, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value at a row and column relative to the center; 0 outside.
    pub fn at(&self, row: i64, col: i64) -> f64 {
        let place = |index: i64| usize::try_from(index + self.reach() as i64).ok().filter(|&place| place < self.side);
        match (place(row), place(col)) {
            (Some(row), Some(col)) => self.values[row * self.side + col],
            _ => 0.0,
        }
    }

    /// The kernel with another value at a row and column relative to the center; unchanged if that is outside or the value is not finite.
    #[must_use]
    pub fn with(&self, row: i64, col: i64, value: f64) -> Self {
        let value = if value.is_finite() { value } else { self.at(row, col) };
        Self::from_fn(self.reach(), |r, c| if (r, c) == (row, col) { value } else { self.at(r, c) })
    }

    /// The kernel rotated by a half turn, which turns a convolution into a correlation.
    #[must_use]
    pub fn flipped(&self) -> Self {
        Self { side: self.side, values: self.values.iter().rev().copied().collect() }
    }

    /// The kernel with every value multiplied by a factor.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self { side: self.side, values: self.values.iter().map(|value| value * factor).collect() }
    }

    /// The sum of all values: the factor for a constant image.
    pub fn sum(&self) -> f64 {
        self.values.iter().sum()
    }

    /// The square root of the sum of squares (Frobenius norm).
    pub fn norm(&self) -> f64 {
        self.values.iter().map(|value| value * value).sum::<f64>().sqrt()
    }

    /// The norm of the difference from another kernel; the smaller one is 0 outside itself.
    pub fn distance(&self, other: &Self) -> f64 {
        let reach = self.reach().max(other.reach());
        Self::from_fn(reach, |row, col| self.at(row, col) - other.at(row, col)).norm()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kernel_is_an_odd_square_of_finite_numbers() {
        assert_eq!(Kernel::new(vec![0.0; 4]), Err(KernelError::NotAnOddSquare(4)));
        assert_eq!(Kernel::new(vec![0.0; 6]), Err(KernelError::NotAnOddSquare(6)));
        assert_eq!(Kernel::new(Vec::new()), Err(KernelError::NotAnOddSquare(0)));
        assert_eq!(Kernel::new(vec![f64::NAN]), Err(KernelError::NotFinite(0)));
        assert_eq!(Kernel::new(vec![1.0; 9]).map(|kernel| (kernel.side(), kernel.reach())), Ok((3, 1)));
    }

    #[test]
    fn positions_count_from_the_middle() {
        let kernel = Kernel::from_fn(1, |row, col| (10 * row + col) as f64);
        assert_eq!((kernel.at(-1, -1), kernel.at(0, 0), kernel.at(1, -1), kernel.at(2, 0)), (-11.0, 0.0, 9.0, 0.0));
        assert_eq!(kernel.flipped().at(1, -1), kernel.at(-1, 1));
        assert_eq!(kernel.with(1, 1, 5.0).at(1, 1), 5.0);
    }
}
