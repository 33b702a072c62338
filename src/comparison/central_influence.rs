//! Central influence: the share of a unit's influence that lies in the middle of its field.

use crate::analysis::{InfluenceMap, NetworkAnalysis, NoInfluence, Unit, Weights, influence};
use crate::network::Axes;

/// The share of the middle of a field, by the number of paths.
///
/// On each axis the middle is the smallest number of cells that is at least half the field and has its parity, so that it is centered: 3 of
/// 5, 5 of 7, 36 of 70.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CentralInfluence {
    /// Size of the whole field, in input cells, not clipped to the input.
    pub field: Axes<u128>,
    /// Size of the middle.
    pub size: Axes<u128>,
    /// The share of all paths from the input to the unit that begin in the middle, from 0 to 1.
    pub share: f64,
}

impl CentralInfluence {
    /// The share of the middle of the field of a map's central unit; `None` if the field has no closed form.
    ///
    /// Path counts, with all weights equal, are exact for linear layers; near a border only cells of the input count.
    ///
    /// # Errors
    /// [`NoInfluence`] if there is no influence map.
    pub fn of(analysis: &NetworkAnalysis, map: usize) -> Option<Result<Self, NoInfluence>> {
        let unit = Unit::centre(&analysis.shaped, map)?;
        let span = analysis.span(unit)?;
        let field = span.map(|(first, last)| last.abs_diff(first) + 1);
        let size = field.map(|whole| {
            let half = whole.div_ceil(2);
            if half % 2 == whole % 2 { half } else { half + 1 }
        });
        let margin = Axes::new((field.height - size.height) / 2, (field.width - size.width) / 2);
        let middle = span.zip(margin).map(|((first, last), margin)| (first + margin as i128, last - margin as i128));
        let share = influence(&analysis.shaped, unit, Weights::Paths).map(|map| held(&map, middle));
        Some(share.map(|share| Self { field, size, share }))
    }
}

/// The sum of the values on a rectangle of cells, given by its first and last row and column.
fn held(map: &InfluenceMap, rectangle: Axes<(i128, i128)>) -> f64 {
    let inside = |index: i64, (first, last): (i128, i128)| (first..=last).contains(&i128::from(index));
    let rows = map.values.chunks_exact(map.cols.max(1)).zip(map.top..);
    rows.filter(|(_, row)| inside(*row, rectangle.height))
        .flat_map(|(values, _)| values.iter().zip(map.left..))
        .filter(|(_, col)| inside(*col, rectangle.width))
        .map(|(value, _)| value)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn middle(text: &str) -> CentralInfluence {
        let network = notation::read(text).expect("a network in the notation");
        let analysis = NetworkAnalysis::new(network.into());
        CentralInfluence::of(&analysis, analysis.last_local_map()).expect("a field").expect("an influence map")
    }

    #[test]
    fn two_threes_have_49_of_81_paths_in_the_middle_three() {
        let middle = middle("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1");
        assert_eq!(middle.size, Axes::both(3));
        assert!((middle.share - 49.0 / 81.0).abs() < 1e-12);
    }

    #[test]
    fn one_five_has_9_of_25() {
        assert!((middle("input 1x15x15; conv 1 k5 p2").share - 9.0 / 25.0).abs() < 1e-12);
    }

    #[test]
    fn an_even_field_has_an_even_middle() {
        assert_eq!(middle("input 1x16x16; conv 1 k4 s2").size, Axes::both(2));
        assert_eq!(middle("input 1x16x16; conv 1 k6 s2").size, Axes::both(4));
    }
}
