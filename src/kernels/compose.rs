//! Composition of kernels: the single kernel equal to several in a row.

use super::Kernel;

/// The kernel that equals two kernels in sequence: `K[a + c] = Σ k₂[a] · k₁[c]`.
///
/// A layer computes `y[p] = Σ k₁[c] · x[p + c]` (a correlation), so the next one has `z[p] = Σ k₂[a] · k₁[c] · x[p + a + c]`. With the
/// kernels as polynomials in two variables it is their product, so the order does not matter. Radii add up: two 3×3 make a 5×5.
///
/// ```
/// use convscope::kernels::{Pattern, compose};
/// let blur = Pattern::Blur.kernel();
/// let both = compose(&blur, &blur);
/// assert_eq!(both.side(), 5);
/// assert!((both.at(0, 0) - 9.0 / 81.0).abs() < 1e-15);
/// ```
pub fn compose(first: &Kernel, second: &Kernel) -> Kernel {
    let (inner, outer) = (first.reach() as i64, second.reach() as i64);
    Kernel::from_fn(first.reach() + second.reach(), |row, col| {
        let rows = (row - inner).max(-outer)..=(row + inner).min(outer);
        let cols = (col - inner).max(-outer)..=(col + inner).min(outer);
        rows.flat_map(|a| cols.clone().map(move |b| (a, b)))
            .map(|(a, b)| second.at(a, b) * first.at(row - a, col - b))
            .sum()
    })
}

/// The result of forgetting the flip: the second kernel slid over the first as in a layer, `C[a − c] = Σ k₂[a] · k₁[c]`. It equals the
/// [composition](compose) only if the first kernel is symmetric under a half turn.
pub fn correlate(first: &Kernel, second: &Kernel) -> Kernel {
    compose(&first.flipped(), second)
}

/// The kernel that equals all kernels in sequence; the identity for none.
pub fn chain<'k>(kernels: impl IntoIterator<Item = &'k Kernel>) -> Kernel {
    kernels.into_iter().fold(Kernel::from_fn(0, |_, _| 1.0), |all, next| compose(&all, next))
}

/// The sum of kernels, with the size of the largest: several middle channels, each composed, add up in the output.
pub fn sum<'k>(kernels: impl IntoIterator<Item = &'k Kernel>) -> Kernel {
    kernels.into_iter().fold(Kernel::from_fn(0, |_, _| 0.0), |all, next| {
        Kernel::from_fn(all.reach().max(next.reach()), |row, col| all.at(row, col) + next.at(row, col))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::Pattern;

    #[test]
    fn ones_compose_to_the_path_counts() {
        let ones = Kernel::from_fn(1, |_, _| 1.0);
        let two = chain([&ones, &ones]);
        let three = chain([&ones, &ones, &ones]);
        let (counts_of_two, counts_of_three) = ([1.0, 2.0, 3.0, 2.0, 1.0], [1.0, 3.0, 6.0, 7.0, 6.0, 3.0, 1.0]);
        assert_eq!(
            two,
            Kernel::from_fn(2, |row, col| counts_of_two[(row + 2) as usize] * counts_of_two[(col + 2) as usize])
        );
        assert_eq!(
            three,
            Kernel::from_fn(3, |row, col| counts_of_three[(row + 3) as usize] * counts_of_three[(col + 3) as usize])
        );
    }

    #[test]
    fn without_the_flip_only_symmetric_kernels_agree() {
        let (blur, slope, shift) =
            (Pattern::Blur.kernel(), Pattern::SobelX.kernel(), Kernel::from_fn(1, |row, _| row as f64));
        assert!(correlate(&blur, &slope).distance(&compose(&blur, &slope)) < 1e-15);
        assert!(correlate(&shift, &slope).distance(&compose(&shift, &slope)) > 1.0);
    }
}
