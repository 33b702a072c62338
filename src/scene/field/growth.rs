//! Growth of the field at a moment of the timeline.

use super::Footprint;
use crate::network::Axes;
use crate::scene::{Edges, edges_of};

/// The field at one moment, between the field of one layer and that of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The borders of the field, in cells; integers at rest.
    pub edges: Edges,
    /// The index of the footprint that is growing or has just been completed; `None` at the unit's own cell.
    pub current: Option<usize>,
    /// The progress towards the current footprint, 0 to 1.
    pub progress: f64,
}

impl Growth {
    /// The growth at `reveal`, clamped to the number of footprints; `None` without footprints.
    pub fn at(footprints: &[Footprint], place: Axes<f64>, reveal: f64) -> Option<Self> {
        let own = own_pixel(place);
        footprints.first()?;
        let reveal = reveal.clamp(0.0, footprints.len() as f64);
        let target = reveal.ceil() as usize;
        let Some(current) = target.checked_sub(1) else {
            return Some(Self { edges: own, current: None, progress: 1.0 });
        };
        let progress = reveal - current as f64;
        let from = current.checked_sub(1).map_or(own, |before| edges_of(footprints[before].hull));
        let edges = between(from, edges_of(footprints[current].hull), progress);
        Some(Self { edges, current: Some(current), progress })
    }

    /// Whether the field is between two footprints.
    pub fn is_moving(&self) -> bool {
        self.progress < 1.0
    }

    /// The number of complete footprints.
    pub fn complete(&self) -> usize {
        self.current.map_or(0, |current| if self.is_moving() { current } else { current + 1 })
    }
}

/// The area of one cell centered below the unit; between cells if the unit lies above a border.
fn own_pixel(place: Axes<f64>) -> Edges {
    let (row, column) = (place.height, place.width);
    [row - 0.5, row + 0.5, column - 0.5, column + 0.5]
}

fn between(from: Edges, to: Edges, t: f64) -> Edges {
    std::array::from_fn(|side| from[side] + (to[side] - from[side]) * t)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::fixture::three_threes;

    fn check(reveal: f64, [top, bottom, left, right]: Edges) {
        let growth = Growth::at(&three_threes(), Axes::both(7.5), reveal).expect("there are footprints");
        let expected = [top, bottom, left, right].map(f64::to_bits);
        assert_eq!(growth.edges.map(f64::to_bits), expected, "{:?}", growth.edges);
    }

    #[test]
    fn it_starts_at_the_units_own_pixel() {
        check(0.0, [7.0, 8.0, 7.0, 8.0]);
    }

    #[test]
    fn halfway_it_lies_between_two_fields() {
        check(1.5, [5.5, 9.5, 5.5, 9.5]);
    }

    #[test]
    fn after_the_last_field_it_rests() {
        let end = Growth::at(&three_threes(), Axes::both(7.5), 9.0).expect("there are footprints");
        assert_eq!((end.is_moving(), end.complete()), (false, 3));
        check(9.0, [4.0, 11.0, 4.0, 11.0]);
    }
}
