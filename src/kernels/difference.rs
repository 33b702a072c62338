//! The difference of two images.

use super::Image;

/// Where two pictures differ, and how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The first less the second.
    pub image: Image,
    /// Differences up to here are rounding.
    pub tolerance: f64,
    /// Number of positions that differ by more than the tolerance.
    pub count: usize,
    /// The largest difference.
    pub largest: f64,
    /// The least number of rings at the border that holds all positions that differ; 0 if none does.
    pub rings: usize,
}

/// The first picture less the second, over the rows and columns that both have from the upper left on.
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
