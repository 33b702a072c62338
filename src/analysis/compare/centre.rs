//! How much of the influence on a unit comes from the middle of its field.

use crate::analysis::{Overview, Unit, Weights, influence};
use crate::cnn::Axes;

/// The share of influence that the middle of a field has, all weights being equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centre {
    /// The field, in input cells.
    pub field: Axes<u128>,
    /// The middle of it, in input cells: on each axis the least extent of the field's own parity that is at least half of it.
    pub middle: Axes<u128>,
    /// The share of all paths that begin in the middle, `0.0..=1.0`. Paths from padding carry nothing and are left out.
    pub share: f64,
}

impl Centre {
    /// The middle of the field of the central unit of a map; none where the field has no closed form or its influence map no exact one.
    pub fn of(overview: &Overview, map: usize) -> Option<Self> {
        let unit = Unit::centre(&overview.plan, map)?;
        let span = overview.span(unit)?;
        let influence = influence(&overview.plan, unit, Weights::Paths).ok()?;
        let field = span.map(|(first, last)| last.abs_diff(first) + 1);
        let middle = field.map(middle);
        let lines = field.zip(middle).zip(span).map(|((field, middle), (first, _))| {
            let first = i64::try_from(first).ok()? + i64::try_from((field - middle) / 2).ok()?;
            Some(first..first.checked_add(i64::try_from(middle).ok()?)?)
        });
        let (rows, cols) = (lines.height?, lines.width?);
        // Only what the map holds counts, however large the field is.
        let rows = rows.start.max(influence.top)..rows.end.min(influence.top + influence.rows as i64);
        let cols = cols.start.max(influence.left)..cols.end.min(influence.left + influence.cols as i64);
        let share = rows.flat_map(|row| cols.clone().map(move |col| (row, col)));
        Some(Self { field, middle, share: share.map(|(row, col)| influence.at(row, col)).sum() })
    }
}

const fn middle(field: u128) -> u128 {
    let half = field.div_ceil(2);
    half + (field - half) % 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_at_least_half_and_can_be_centred() {
        let middles = [1, 2, 3, 4, 5, 6, 7, 11, 21, 41, 81].map(middle);
        assert_eq!(middles, [1, 2, 3, 2, 3, 4, 5, 7, 11, 21, 41]);
    }
}
