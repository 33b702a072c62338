//! Image of one gray channel.

use thiserror::Error;

/// An image of one channel, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    rows: usize,
    cols: usize,
    values: Vec<f64>,
}

/// Why numbers are not an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{count} numbers do not fill {rows} rows and {cols} columns")]
pub struct ImageError {
    rows: usize,
    cols: usize,
    count: usize,
}

impl Image {
    /// An image from its values, row by row.
    ///
    /// # Errors
    /// [`ImageError`] if their number is wrong.
    pub fn new(rows: usize, cols: usize, values: Vec<f64>) -> Result<Self, ImageError> {
        if rows.checked_mul(cols) == Some(values.len()) {
            Ok(Self { rows, cols, values })
        } else {
            Err(ImageError { rows, cols, count: values.len() })
        }
    }

    /// An image from exactly as many values as it has cells.
    pub(super) fn filled(rows: usize, cols: usize, values: Vec<f64>) -> Self {
        debug_assert_eq!(rows * cols, values.len());
        Self { rows, cols, values }
    }

    /// An image whose values are computed from row and column.
    pub fn from_fn(rows: usize, cols: usize, mut value_at: impl FnMut(usize, usize) -> f64) -> Self {
        let mut values = Vec::with_capacity(rows * cols);
        for row in 0..rows {
            values.extend((0..cols).map(|col| value_at(row, col)));
        }
        Self { rows, cols, values }
    }

    /// Number of rows.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub const fn cols(&self) -> usize {
        self.cols
    }

    /// The values, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The values of one row.
    ///
    /// # Panics
    /// If the row does not exist.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.cols..][..self.cols]
    }

    /// The image with a function applied to every value.
    #[must_use]
    pub fn map(&self, change: impl Fn(f64) -> f64) -> Self {
        Self { values: self.values.iter().map(|&value| change(value)).collect(), ..*self }
    }

    /// The cell-by-cell sum with another image, over the common rows and columns.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (rows, cols) = (self.rows.min(other.rows), self.cols.min(other.cols));
        let mut values = Vec::with_capacity(rows * cols);
        for row in 0..rows {
            values.extend(self.row(row).iter().zip(other.row(row)).take(cols).map(|(one, two)| one + two));
        }
        Self { rows, cols, values }
    }

    /// The image without `width` rows and columns on each side; empty if nothing is left.
    #[must_use]
    pub fn without_ring(&self, width: usize) -> Self {
        let (rows, cols) = (self.rows.saturating_sub(2 * width), self.cols.saturating_sub(2 * width));
        Self::from_fn(rows, cols, |row, col| self.row(row + width)[col + width])
    }
}
