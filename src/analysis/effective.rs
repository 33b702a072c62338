//! The effective receptive field of one unit: how much each input cell influences it, as an influence map.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::influence::{Flowing, Grid};
use super::limits::{MOST_STEPS_OF_AN_INFLUENCE, TooLarge, Work};
use super::propagation;
use super::{Unit, independence};
use crate::network::{Op, ResizeMode, ShapedNetwork};

/// The weights that the layers are assumed to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Weights {
    /// All weights are one: the number of paths. A convolution averages over the input channels of its group, so that a concatenation
    /// weights its branches by their channels; a sum adds its operands; pooling sums its window, and an unpooled value goes to
    /// every cell of its window.
    Paths,
    /// As paths, with each window of convolutions and pools averaged.
    AveragedPaths,
    /// Independent random weights of mean zero and variance 1/(inputs of a unit): the root mean square of the gradient. Max pooling
    /// hands the gradient to one cell of its window, each with the same chance, and the squares of the gradient of a 2-norm add up to 1;
    /// average pooling, sums and enlargement keep their fixed weights.
    RandomRms,
}

/// Why an influence map cannot be computed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoInfluence {
    /// The map or its computation is too large.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// The unit does not depend on the input.
    #[error("no input cell influences this unit")]
    Nothing,
    /// Some weights of a layer are negative, so that paths cannot be counted.
    #[error("{node} has negative weights in part, so paths cannot be counted")]
    Signed {
        /// The layer.
        node: String,
    },
    /// The gradient of a layer depends on the values in a way that has no fixed mean square.
    #[error("the gradient of {node} depends on the values, so the mean square has no closed form")]
    DependsOnValues {
        /// The layer.
        node: String,
    },
    /// Paths of fixed weights overlap, so that squares of random weights do not simply add up.
    #[error("at {node} two paths without random weights between them meet, so the mean square has no closed recursion")]
    Correlated {
        /// The layer where they meet.
        node: String,
    },
}

/// The influence of each input cell on one unit, with sum 1.
#[derive(Clone, Debug, PartialEq)]
pub struct InfluenceMap {
    /// Input row of the first value.
    pub top: i64,
    /// Input column of the first value.
    pub left: i64,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub cols: usize,
    /// The values, row by row, non-negative, with sum 1.
    pub values: Vec<f64>,
}

/// The influence of every input cell on a unit, clipped to the input.
///
/// Both models are linear recursions and exact: for path counts the gradient of the unit with all weights one; for random weights the
/// second moment of the gradient, which obeys the same recursion with squared weights as long as no two paths with the same random
/// weights meet (Luo et al., 2016, derive it for plain stacks); where they do, the map is refused.
///
/// # Errors
/// [`NoInfluence`] if the map is empty, too large or not exact.
///
/// # Panics
/// If the unit does not exist in the shaped network.
pub fn influence(shaped: &ShapedNetwork, unit: Unit, weights: Weights) -> Result<InfluenceMap, NoInfluence> {
    assert!(unit.exists(shaped), "the unit is a cell of a map");
    if weights == Weights::RandomRms
        && let Some(map) = independence::first_correlated(shaped, unit.map)
    {
        return Err(NoInfluence::Correlated { node: shaped.name(map).into() });
    }
    if weights == Weights::RandomRms
        && let Some(map) = propagation::first_below(shaped, unit.map, &depends_on_values)
    {
        return Err(NoInfluence::DependsOnValues { node: shaped.name(map).into() });
    }
    if let Some(map) = propagation::first_below(shaped, unit.map, &is_signed) {
        return Err(NoInfluence::Signed { node: shaped.name(map).into() });
    }
    let start = Flowing::unit(unit.row, unit.col, weights);
    let mut work = Work::of(MOST_STEPS_OF_AN_INFLUENCE);
    let mut reached = None;
    propagation::backward(shaped, unit.map, start, &mut work, |map, value, _| {
        if map == 0 {
            reached = Some(value);
        }
        Ok(())
    })?;
    let channels = shaped.shape(0).map_or(1, |shape| shape.channels());
    let grid = reached.ok_or(NoInfluence::Nothing)?.combined(channels, &mut work)?.into_grid()?;
    finish(grid, weights).ok_or(NoInfluence::Nothing)
}

/// Whether a layer has fixed weights of which some are negative.
const fn is_signed(op: &Op) -> bool {
    matches!(op, Op::Resize { mode: ResizeMode::Bicubic, .. })
}

/// Whether the mean square of a layer's gradient depends on the distribution of the values: a p-norm's is xᵢ^(p−1) / ‖x‖^(p−1), whose
/// squares add up to 1 for p = 2 and are 1 each for p = 1; an unpooling's lies in the cell that its pooling layer has chosen too.
const fn depends_on_values(op: &Op) -> bool {
    matches!(op, Op::LpPool { norm: 3.., .. } | Op::MaxUnpool)
}

fn finish(grid: Grid, weights: Weights) -> Option<InfluenceMap> {
    let Grid { top, left, rows, cols, mut values } = grid;
    if weights == Weights::RandomRms {
        for value in &mut values {
            *value = value.sqrt();
        }
    }
    let sum: f64 = values.iter().sum();
    if sum <= 0.0 || !sum.is_finite() {
        return None;
    }
    for value in &mut values {
        *value /= sum;
    }
    Some(InfluenceMap { top, left, rows, cols, values })
}

impl InfluenceMap {
    /// The share of an input cell; 0 outside the map.
    pub fn at(&self, row: i64, col: i64) -> f64 {
        let inside = |index: i64, first: i64, count: usize| {
            usize::try_from(index.checked_sub(first)?).ok().filter(|&place| place < count)
        };
        let place = inside(row, self.top, self.rows).zip(inside(col, self.left, self.cols));
        let line = |row: usize| self.values.chunks_exact(self.cols.max(1)).nth(row);
        place.and_then(|(row, col)| line(row)?.get(col).copied()).unwrap_or(0.0)
    }

    /// The center of the map in half cells: that of `span`, the first and last row and column of the unit's unclipped field; without a
    /// closed form, that of the cells with influence.
    pub fn centre(&self, span: Option<crate::network::Axes<(i128, i128)>>) -> crate::network::Axes<i64> {
        let own = crate::network::Axes::new((self.top, self.rows), (self.left, self.cols));
        let own = own.map(|(first, count)| first.saturating_mul(2).saturating_add(count as i64).saturating_sub(1));
        let Some(span) = span else { return own };
        let middle = span.map(|(first, last)| i64::try_from(first.saturating_add(last)).ok());
        crate::network::Axes::new(middle.height.unwrap_or(own.height), middle.width.unwrap_or(own.width))
    }

    /// The side, in input cells, of the smallest square around a center that holds at least the given share.
    ///
    /// The center is in half cells: a cell's index doubled, or the sum of two neighbors' indices for a boundary between them. The side is
    /// odd around a cell and even around a boundary. The square may extend beyond the input.
    pub fn side_holding(&self, share: f64, centre: crate::network::Axes<i64>) -> u64 {
        // The distance from the center along an axis, in half cells.
        let away = |index: i64, centre: i64| index.saturating_mul(2).saturating_sub(centre).unsigned_abs();
        let range = |first: i64, count: usize, centre: i64| {
            let last = first.saturating_add_unsigned((count as u64).saturating_sub(1));
            let (one, two) = (away(first, centre), away(last, centre));
            let is_around = first.saturating_mul(2) <= centre && centre <= last.saturating_mul(2);
            (if is_around { 0 } else { one.min(two) }, one.max(two))
        };
        let (rows, cols) = (range(self.top, self.rows, centre.height), range(self.left, self.cols, centre.width));
        let (nearest, farthest) = (rows.0.max(cols.0), rows.1.max(cols.1));
        // Rounding may leave the total slightly below 1.
        let wanted = share.min(1.0) - 1e-12;
        if wanted <= 0.0 {
            return 1;
        }
        let mut rings = vec![0.0; usize::try_from(farthest.abs_diff(nearest)).unwrap_or(0).saturating_add(1)];
        for (line, row) in self.values.chunks_exact(self.cols.max(1)).zip(self.top..) {
            for (value, col) in line.iter().zip(self.left..) {
                let ring = away(row, centre.height).max(away(col, centre.width)).saturating_sub(nearest);
                if let Some(sum) = rings.get_mut(ring as usize) {
                    *sum += value;
                }
            }
        }
        let mut held = 0.0;
        for (ring, value) in (nearest..).zip(&rings) {
            held += value;
            if held >= wanted {
                return ring.saturating_add(1);
            }
        }
        farthest.saturating_add(1)
    }
}

/// The weight of one tap along one axis, given the weight `mixing` that the link itself has for the tap.
pub(super) fn tap_weight(op: &Op, taps: f64, mixing: f64, weights: Weights) -> f64 {
    match (op, weights) {
        (Op::Upsample { .. } | Op::Resize { .. }, Weights::RandomRms) => mixing * mixing,
        (Op::AvgPool(_), Weights::RandomRms) => mixing / (taps * taps),
        (Op::LpPool { norm: 1, .. }, Weights::RandomRms) => mixing,
        (
            Op::Conv(_) | Op::ConvTranspose(_) | Op::MaxPool(_) | Op::AvgPool(_) | Op::LpPool { .. } | Op::MaxUnpool,
            Weights::AveragedPaths | Weights::RandomRms,
        ) => mixing / taps,
        _ => mixing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::network::Axes;

    fn map(text: &str, weights: Weights) -> Result<InfluenceMap, NoInfluence> {
        let shaped = ShapedNetwork::new(notation::read(text).expect("a network in the notation"));
        let unit = Unit::centre(&shaped, shaped.map_count() - 1).expect("the last layer works");
        influence(&shaped, unit, weights)
    }

    const THREE_THREES: &str = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";

    #[test]
    fn three_threes_have_1_3_6_7_6_3_1_paths_on_each_axis() {
        let map = map(THREE_THREES, Weights::Paths).expect("a map");
        let paths = [1.0, 3.0, 6.0, 7.0, 6.0, 3.0, 1.0];
        for (row, down) in paths.iter().enumerate() {
            for (col, across) in paths.iter().enumerate() {
                let share = map.at(4 + row as i64, 4 + col as i64);
                assert!((share - down * across / 729.0).abs() < 1e-15, "{row},{col}");
            }
        }
    }

    #[test]
    fn random_weights_count_as_the_root_of_the_paths() {
        let (paths, rms) = (map(THREE_THREES, Weights::Paths), map(THREE_THREES, Weights::RandomRms));
        let (paths, rms) = (paths.expect("a map"), rms.expect("a map"));
        let ratio = |row, col| rms.at(row, col) / paths.at(row, col).sqrt();
        for cell in [(4, 4), (5, 9), (10, 7)] {
            assert!((ratio(cell.0, cell.1) / ratio(7, 7) - 1.0).abs() < 1e-12, "{cell:?}");
        }
    }

    #[test]
    fn the_middle_five_hold_86_per_cent_of_seven() {
        let map = map(THREE_THREES, Weights::Paths).expect("a map");
        let centre = Axes::both(14);
        let sides = [0.05, 0.49, 0.5, 0.85, 0.86, 0.99, 1.0].map(|share| map.side_holding(share, centre));
        assert_eq!(sides, [1, 3, 5, 5, 7, 7, 7]);
    }

    #[test]
    fn thousands_of_layers_neither_overflow_nor_vanish() {
        let deep = format!("input 1x9x9{}", "; conv 1 k3 p1".repeat(2000));
        let map = map(&deep, Weights::Paths).expect("a map");
        assert!((map.values.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_residual_branch_adds_its_square() {
        let residual = "input 1x9x9; a: conv 1 k1; conv 1 k3 p1; add a";
        assert!(map(residual, Weights::RandomRms).is_ok());
    }

    #[test]
    fn where_the_same_random_weights_meet_again_the_mean_square_is_refused() {
        let twice = "input 1x9x9; a: conv 1 k3 p1; add a,a";
        assert_eq!(map(twice, Weights::RandomRms), Err(NoInfluence::Correlated { node: "a".into() }));
    }
}
