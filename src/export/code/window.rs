//! Pooling windows that end where the map does.

use crate::cnn::{Axes, Axis, Pool, Sides};

/// The padding with which windows that are not rounded up come out right, and whether a window hangs over it.
///
/// A window that is kept though it fits only partly reads beyond the padding; here what it reads there is padding too.
pub(super) struct Ends {
    pub(super) padding: Sides,
    /// Whether a window reads beyond the padding that the layer has.
    pub(super) overhangs: bool,
}

/// The ends of a pooling layer between maps of these sizes.
pub(super) fn ends(pool: &Pool, input: Axes<u64>, output: Axes<u64>) -> Ends {
    let mut overhangs = false;
    let sides = Axes::from_axis(|axis| {
        let (before, after) = pool.padding.along(axis);
        if !pool.ceil_mode {
            return (before, after);
        }
        let exact = exact_end(pool, axis, *input.get(axis), *output.get(axis));
        overhangs |= exact > i128::from(after);
        (before, u64::try_from(exact).unwrap_or(0))
    });
    let ((top, bottom), (left, right)) = (sides.height, sides.width);
    Ends { padding: Sides { top, left, bottom, right }, overhangs }
}

/// Whether a window has holes. A single tap has none, whatever its dilation.
pub(super) fn is_dilated(pool: &Pool) -> bool {
    let holes = |kernel: u64, dilation: u64| kernel > 1 && dilation > 1;
    holes(pool.kernel.height, pool.dilation.height) || holes(pool.kernel.width, pool.dilation.width)
}

/// How far the last window reaches beyond the map; negative where it ends before.
fn exact_end(pool: &Pool, axis: Axis, input: u64, output: u64) -> i128 {
    let of = |pair: &Axes<u64>| i128::from(*pair.get(axis));
    let extent = of(&pool.dilation) * (of(&pool.kernel) - 1) + 1;
    let last = (i128::from(output) - 1) * of(&pool.stride);
    last + extent - i128::from(input) - i128::from(pool.padding.along(axis).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_is_kept_needs_padding_after() {
        let pool = Pool { stride: Axes::new(2, 2), ceil_mode: true, ..Pool::new(Axes::new(3, 3)) };
        let ends = ends(&pool, Axes::new(6, 7), Axes::new(3, 3));
        assert_eq!((ends.padding, ends.overhangs), (Sides::new(0, 0, 1, 0), true));
    }

    #[test]
    fn without_rounding_up_the_padding_stays() {
        let pool = Pool { padding: Sides::new(1, 0, 1, 1), ..Pool::new(Axes::new(3, 3)) };
        let ends = ends(&pool, Axes::new(8, 8), Axes::new(3, 3));
        assert_eq!((ends.padding, ends.overhangs), (pool.padding, false));
    }
}
