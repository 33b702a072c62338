//! Centered unit of a map: the unit whose field is centered on a given cell of the input. Turns a pointer position on the input into a
//! unit.

use super::{AxisField, NetworkAnalysis, Unit};
use crate::network::{Axes, Axis};

/// Longest extent of a map that is searched as a whole; on longer ones the stride predicts where to search.
const SEARCHED: i64 = 4096;
/// Distance searched on both sides of the predicted index, in periods of the field.
const NEIGHBOURS: i64 = 4;

impl NetworkAnalysis {
    /// The unit of a map whose field's center is nearest to a row and a column of the input, as fractions from the upper left corner of
    /// cell (0, 0). Fields are not clipped to the input, as in [`span`](Self::span). For fields without a closed form, the unit that lies
    /// nearest. `None` if the map does not exist.
    pub fn unit_centred_at(&self, map: usize, at: Axes<f64>) -> Option<Unit> {
        let size = self.shaped.shape(map)?.size();
        let places = self.places[map]?;
        let field = self.fields[map].local();
        let index = |axis: Axis| {
            let last = i64::try_from(*size.get(axis)).unwrap_or(i64::MAX).max(1) - 1;
            let at = *at.get(axis);
            let by_field = field.and_then(|field| nearest(field.get(axis), last, at));
            by_field.unwrap_or_else(|| places.get(axis).cell_from_input(at).clamp(0, last))
        };
        Some(Unit { map, row: index(Axis::Height), col: index(Axis::Width) })
    }
}

/// The index from 0 to `last` whose field's center is nearest to `at`; of two equally near, the first.
fn nearest(field: &AxisField, last: i64, at: f64) -> Option<i64> {
    let (advance, period) = (field.stride.0, field.stride.1);
    let centre = |index: i64| field.span(index).map(|(first, end)| (first as f64 + end as f64 + 1.0) / 2.0);
    let all = if last < SEARCHED {
        0..=last
    } else {
        let period = i64::try_from(period).ok()?;
        let origin =
            (0..period).find_map(|index| Some(centre(index)? - index as f64 * advance as f64 / period as f64))?;
        let around = ((at - origin) * period as f64 / advance as f64).round() as i64;
        let reach = NEIGHBOURS * period;
        around.saturating_sub(reach).clamp(0, last)..=around.saturating_add(reach).clamp(0, last)
    };
    let distances = all.filter_map(|index| Some((index, (centre(index)? - at).abs())));
    distances.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn analysis(text: &str) -> NetworkAnalysis {
        NetworkAnalysis::new(notation::read(text).expect("the network is written well").into())
    }

    /// Asserts that the center of every unit's field leads back to the unit, or to one with the same field.
    fn leads_back(text: &str) {
        let analysis = analysis(text);
        for map in 0..analysis.shaped.map_count() {
            let size = analysis.shaped.shape(map).expect("the layers work").size();
            for row in 0..size.height.cast_signed() {
                for col in 0..size.width.cast_signed() {
                    let unit = Unit { map, row, col };
                    let Some(span) = analysis.span(unit) else { continue };
                    let centre = span.map(|(first, last)| (first as f64 + last as f64 + 1.0) / 2.0);
                    let found = analysis.unit_centred_at(map, centre).expect("the map exists");
                    assert_eq!(analysis.span(found), Some(span), "{unit:?} of {text}");
                    // No two units with an effective stride of whole cells share a field.
                    let is_alone = analysis.fields[map].local().is_some_and(|field| field.width.stride.1 == 1);
                    assert!(!is_alone || found == unit, "{found:?} for {unit:?} of {text}");
                }
            }
        }
    }

    #[test]
    fn the_centre_of_a_field_leads_back_to_its_unit() {
        leads_back("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1");
        leads_back("input 1x16x12; conv 1 k3 s2 p1; maxpool k2; conv 1 k3 d2 p2");
        leads_back("input 1x9x9; conv 1 k3; deconv 1 k4 s2 p1; conv 1 k3 p1");
        leads_back("input 1x40; conv 1 k2 p1,0; conv 1 k2 d4 p4,0");
    }

    #[test]
    fn between_two_centres_it_is_the_nearer_one() {
        let strided = analysis("input 1x16x16; conv 1 k3 s4 p1");
        let column = |at: f64| strided.unit_centred_at(1, Axes::both(at)).expect("the map exists").col;
        // The centers are at 0.5, 4.5, 8.5 and 12.5.
        assert_eq!([-3.0, 0.5, 2.4, 2.6, 6.6, 99.0].map(column), [0, 0, 0, 1, 2, 3]);
    }

    #[test]
    fn a_long_signal_is_searched_where_the_stride_says() {
        let long = analysis("input 1x60000; conv 1 k3 s2 p1; deconv 1 k3 s3");
        let (map, unit) = (2, Unit { map: 2, row: 0, col: 70_001 });
        let span = long.span(unit).expect("a closed form");
        let centre = span.map(|(first, last)| (first as f64 + last as f64 + 1.0) / 2.0);
        assert_eq!(long.unit_centred_at(map, centre).and_then(|found| long.span(found)), Some(span));
    }

    #[test]
    fn a_drag_over_the_whole_map_leads_to_fields_around_the_pointer() {
        let network = analysis("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1");
        for row in 0..15 {
            for col in 0..15 {
                let pointer = Axes::new(f64::from(row) + 0.5, f64::from(col) + 0.5);
                let unit = network.unit_centred_at(3, pointer).expect("the map exists");
                let seen = network.seen(unit).expect("a small trace").hull().expect("it sees something");
                let around = |at: i64| ((at - 3).max(0), (at + 3).min(14));
                let expected = (around(row.into()), around(col.into()));
                assert_eq!(((seen.top, seen.bottom), (seen.left, seen.right)), expected);
            }
        }
    }

    #[test]
    fn without_a_closed_form_it_is_the_unit_that_lies_nearest() {
        let odd = analysis("input 1x10x10; adaptive 3");
        assert_eq!(odd.unit_centred_at(1, Axes::both(9.0)), Some(Unit { map: 1, row: 2, col: 2 }));
        let broken = analysis("input 1x3x3; conv 1 k9");
        assert_eq!(broken.unit_centred_at(1, Axes::both(1.0)), None);
    }
}
