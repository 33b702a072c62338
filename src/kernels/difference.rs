//! The difference of two images.

use super::Image;

/// The difference of two images.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The first minus the second.
    pub image: Image,
    /// The largest difference that counts as a rounding error.
    pub tolerance: f64,
    /// Number of positions that differ by more than the tolerance.
    pub count: usize,
    /// The largest difference.
    pub largest: f64,
    /// The smallest number of rings at the border that contain all differing positions; 0 if none differ.
    pub rings: usize,
}

/// The first image minus the second, over the common rows and columns from the upper left on.
pub fn difference(first: &Image, second: &Image, tolerance: f64) -> Difference {
    let image = first.plus(&second.map(|value| -value));
    let (rows, cols) = (image.rows(), image.cols());
    let (mut count, mut largest, mut rings) = (0, 0.0_f64, 0);
    for row in 0..rows {
        for (col, value) in image.row(row).iter().enumerate() {
            largest = largest.max(value.abs());
            if value.abs() > tolerance {
                count += 1;
                rings = rings.max(1 + row.min(rows - 1 - row).min(col).min(cols - 1 - col));
            }
        }
    }
    Difference { image, tolerance, count, largest, rings }
}
