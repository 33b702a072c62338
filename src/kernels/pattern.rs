//! Pattern: named 3×3 kernels (blur, edges, …).

use super::{Kernel, Noise};

/// A named 3×3 kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// One in the center: the image is unchanged.
    Identity,
    /// The mean of the nine cells.
    Blur,
    /// 1 2 1 on both axes, over 16.
    Gaussian,
    /// The horizontal gradient, smoothed vertically (Sobel and Feldman, 1968).
    SobelX,
    /// The vertical gradient, smoothed horizontally.
    SobelY,
    /// The sum of the second derivatives: four neighbors minus four times the center.
    Laplace,
    /// The image minus its Laplacian.
    Sharpen,
    /// Normally distributed numbers of variance 1/9, determined by a seed.
    Random(u64),
}

impl Pattern {
    /// The patterns without a seed, in menu order.
    pub const NAMED: [Self; 7] =
        [Self::Identity, Self::Blur, Self::Gaussian, Self::SobelX, Self::SobelY, Self::Laplace, Self::Sharpen];

    /// The kernel, to be applied as a correlation.
    pub fn kernel(self) -> Kernel {
        let middle = |row: i64, col: i64| if (row, col) == (0, 0) { 1.0 } else { 0.0 };
        let smooth = |index: i64| (2 - index.abs()) as f64;
        let laplace = |row: i64, col: i64| match row.abs() + col.abs() {
            0 => -4.0,
            1 => 1.0,
            _ => 0.0,
        };
        match self {
            Self::Identity => Kernel::from_fn(1, middle),
            Self::Blur => Kernel::from_fn(1, |_, _| 1.0 / 9.0),
            Self::Gaussian => Kernel::from_fn(1, |row, col| smooth(row) * smooth(col) / 16.0),
            Self::SobelX => Kernel::from_fn(1, |row, col| smooth(row) * col as f64),
            Self::SobelY => Kernel::from_fn(1, |row, col| row as f64 * smooth(col)),
            Self::Laplace => Kernel::from_fn(1, laplace),
            Self::Sharpen => Kernel::from_fn(1, |row, col| middle(row, col) - laplace(row, col)),
            Self::Random(seed) => {
                let mut noise = Noise::new(seed);
                Kernel::from_fn(1, |_, _| noise.normal() / 3.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_keeps_brightness_and_slopes_ignore_it() {
        let sums = Pattern::NAMED.map(|pattern| pattern.kernel().sum());
        for (sum, expected) in sums.into_iter().zip([1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0]) {
            assert!((sum - expected).abs() < 1e-15, "{sums:?}");
        }
    }

    #[test]
    fn sobel_is_written_as_everywhere() {
        assert_eq!(Pattern::SobelX.kernel().values(), [-1.0, 0.0, 1.0, -2.0, 0.0, 2.0, -1.0, 0.0, 1.0]);
    }
}
