//! Separability: whether a kernel is a column times a row (rank one).

use super::Kernel;

/// The closest product of a column and a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Separation {
    /// The column, of norm 1.
    pub column: Vec<f64>,
    /// The row, scaled by the largest singular value.
    pub row: Vec<f64>,
    /// The norm of the remainder, relative to the kernel's: 0 for a separable kernel.
    pub relative_residual: f64,
}

/// Rounds of power iteration; if they do not converge, two products are equally close.
const ROUNDS: usize = 200;

/// The closest product of a column and a row: a separable k×k kernel needs 2k multiplications per position instead of k².
///
/// It is the first singular pair of the matrix (Eckart and Young, 1936), found by power iteration.
pub fn separate(kernel: &Kernel) -> Separation {
    let side = kernel.side();
    let rows: Vec<&[f64]> = kernel.values().chunks_exact(side).collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let longest = rows.iter().copied().max_by(|a, b| dot(a, a).total_cmp(&dot(b, b)));
    let mut row = longest.map_or_else(|| vec![0.0; side], <[f64]>::to_vec);
    let mut column = vec![0.0; side];
    for _ in 0..ROUNDS {
        column = rows.iter().map(|line| dot(line, &row)).collect();
        let norm = dot(&column, &column).sqrt();
        if norm == 0.0 {
            break;
        }
        for value in &mut column {
            *value /= norm;
        }
        row = (0..side).map(|col| rows.iter().zip(&column).map(|(line, value)| line[col] * value).sum()).collect();
    }
    let mut left = 0.0;
    for (line, value) in rows.iter().zip(&column) {
        left += line.iter().zip(&row).map(|(cell, across)| (cell - value * across).powi(2)).sum::<f64>();
    }
    let norm = kernel.norm();
    Separation { column, row, relative_residual: if norm > 0.0 { left.sqrt() / norm } else { 0.0 } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::Pattern;

    #[test]
    fn sobel_and_gauss_come_apart_and_laplace_does_not() {
        let residual = |pattern: Pattern| separate(&pattern.kernel()).relative_residual;
        for pattern in [Pattern::Blur, Pattern::Gaussian, Pattern::SobelX, Pattern::SobelY, Pattern::Identity] {
            assert!(residual(pattern) < 1e-12, "{pattern:?}");
        }
        // Its singular values are √6 + 2, √6 − 2 and 0.
        let laplace = (6.0_f64.sqrt() - 2.0) / 20.0_f64.sqrt();
        assert!((residual(Pattern::Laplace) - laplace).abs() < 1e-9, "{}", residual(Pattern::Laplace));
    }
}
