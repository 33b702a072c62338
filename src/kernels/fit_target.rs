//! Fit targets: named 5×5 kernels to factorize.

use super::{Kernel, Noise};

/// A named 5×5 kernel to factorize into 3×3 kernels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// 1 4 6 4 1 on both axes, over 256: two Gaussians of 1 2 1.
    Gaussian,
    /// The mean of the 25 cells.
    Blur,
    /// Ones in three corners. As a polynomial it is 1 + x⁴ + y⁴, which is irreducible, so that no two kernels make it.
    Corners,
    /// Normally distributed numbers of variance 1/25, determined by a seed.
    Random(u64),
}

impl Target {
    /// The targets without a seed, in menu order.
    pub const NAMED: [Self; 3] = [Self::Gaussian, Self::Blur, Self::Corners];

    /// The kernel.
    pub fn kernel(self) -> Kernel {
        const BINOMIAL: [f64; 3] = [6.0, 4.0, 1.0];
        let smooth = |index: i64| BINOMIAL[index.unsigned_abs() as usize];
        match self {
            Self::Gaussian => Kernel::from_fn(2, |row, col| smooth(row) * smooth(col) / 256.0),
            Self::Blur => Kernel::from_fn(2, |_, _| 1.0 / 25.0),
            Self::Corners => Kernel::from_fn(2, |row, col| match (row, col) {
                (-2, -2 | 2) | (2, -2) => 1.0,
                _ => 0.0,
            }),
            Self::Random(seed) => {
                let mut noise = Noise::new(seed);
                Kernel::from_fn(2, |_, _| noise.normal() / 5.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::{Pattern, compose, fit};

    #[test]
    fn two_gaussians_are_the_larger_one() {
        let gaussian = Pattern::Gaussian.kernel();
        assert!(compose(&gaussian, &gaussian).distance(&Target::Gaussian.kernel()) < 1e-15);
    }

    #[test]
    fn three_corners_are_no_composition_but_a_sum_of_two() {
        let residual = |channels| fit(&Target::Corners.kernel(), channels, 8).map(|fit| fit.relative_residual);
        assert!(residual(1).is_ok_and(|residual| residual > 0.1));
        assert!(residual(2).is_ok_and(|residual| residual < 1e-6));
    }
}
