//! Picture of one unit for the field view, the same for the page, the command line and exports.

use std::sync::Arc;

use super::view::{around, whole as whole_of};
use super::{FieldStrings, FieldView, Footprint, OutputMap, ReachedMap, SeenCells};
use crate::analysis::{self, NetworkAnalysis, Trace, Unit};
use crate::network::Axes;
use crate::scene::{Depth, Hull, Size, Viewport};

/// Borders are clamped to this distance: no picture shows a difference, and sums of two still fit an `i64`.
const FARTHEST: i64 = 1 << 61;

/// What one unit sees of the input, independent of moment and size. Layers are map numbers of the shaped network; the input is 0.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldPicture {
    /// The unit.
    pub unit: Unit,
    /// Rows and columns of the input.
    pub input: Axes<u64>,
    /// The fields from the first layer to the unit's own, one per step of growth; empty if the unit does not depend on the input.
    pub footprints: Vec<Footprint>,
    /// The row and the column of the input above which the center of the unit lies, integers being borders between cells.
    pub place: Axes<f64>,
    /// The cells around the input that the picture leaves room for.
    pub room: Hull,
    /// The map of the unit; `None` if that is the input.
    pub output: Option<OutputMap>,
}

impl FieldPicture {
    /// The picture of a traced unit.
    pub fn of(analysis: &Arc<NetworkAnalysis>, trace: &Trace) -> Self {
        let unit = trace.unit;
        let size = |map: usize| analysis.shaped.shape(map).map_or(Axes::both(0), |shape| shape.size());
        let footprints = analysis.growth(trace).into_iter().filter_map(|step| {
            let is_own = step == unit;
            let cells = if is_own { SeenCells::from(trace.cells[0].clone()) } else { SeenCells::of(analysis, step) };
            footprint(analysis, step, cells)
        });
        let Depth { index: depth, count: depth_count } = depth(analysis, unit.map);
        let output =
            OutputMap { layer: unit.map, depth, depth_count, size: size(unit.map), row: unit.row, column: unit.col };
        Self {
            unit,
            input: size(0),
            footprints: footprints.collect(),
            place: analysis.place(unit).unwrap_or(Axes::both(0.5)),
            room: room(analysis, unit.map),
            output: (unit.map > 0).then_some(output),
        }
    }

    /// The later map that a unit influences, with all influenced cells; `None` if that is the unit's own map or there is no such map.
    pub fn reached<'a>(
        &self,
        analysis: &NetworkAnalysis,
        influences: &'a Trace,
        looked_at: usize,
    ) -> Option<ReachedMap<'a>> {
        let layer = analysis.reached_by(influences, looked_at).filter(|&map| map != self.unit.map)?;
        let size = analysis.shaped.shape(layer)?.size();
        Some(ReachedMap { layer, size, cells: &influences.cells[layer] })
    }

    /// A view of the complete picture, fitted to a canvas, without a highlight. Other moments replace fields of this view.
    pub fn view<'a>(&'a self, size: Size, strings: FieldStrings<'a>) -> FieldView<'a> {
        FieldView {
            size,
            view: Viewport::default(),
            input_layer: 0,
            input: self.input,
            footprints: &self.footprints,
            place: self.place,
            room: self.room,
            cell: None,
            reveal: self.footprints.len() as f64,
            highlighted: None,
            edited: None,
            pinned: false,
            output: self.output,
            hover: None,
            heat: None,
            has_profiles: false,
            photo: None,
            influenced: None,
            reached: None,
            ruler: None,
            strings,
        }
    }
}

/// The room for the fields of a map's units: the input, and the field of the middle unit. Fields of units at the borders are cut off at the
/// canvas: room for them would make the input smaller, and its size would change with every layer.
fn room(analysis: &NetworkAnalysis, map: usize) -> Hull {
    let whole = whole_of(analysis.shaped.shape(0).map_or(Axes::both(1), |shape| shape.size()));
    let middle = Unit::centre(&analysis.shaped, map).and_then(|unit| analysis.span(unit));
    middle.map_or(whole, |middle| around(whole, drawable(middle)))
}

/// What the unit of one step sees; `None` if it sees nothing.
fn footprint(analysis: &NetworkAnalysis, unit: Unit, cells: SeenCells) -> Option<Footprint> {
    let (extent, hull) = match analysis.span(unit) {
        Some(span) => (span.map(|(first, last)| last.abs_diff(first) + 1), drawable(span)),
        // Without a closed form, only the exact cells give the extent.
        None if analysis.fields[unit.map].local().is_none() => {
            let analysis::Hull { top, left, bottom, right } = cells.get().hull()?;
            let extent = Axes::new((top, bottom), (left, right));
            (extent.map(|(first, last)| u128::from(last.abs_diff(first)) + 1), [top, bottom, left, right])
        }
        None => return None,
    };
    let one_dimensional = analysis.shaped.network().input.one_dimensional;
    let label = if one_dimensional { extent.width.to_string() } else { extent.to_string() };
    let Depth { index: depth, count: depth_count } = depth(analysis, unit.map);
    Some(Footprint { layer: unit.map, depth, depth_count, label, hull, cells })
}

/// The position of a map among the colored layers: that of the last growing map up to it.
fn depth(analysis: &NetworkAnalysis, map: usize) -> Depth {
    Depth { index: analysis.depth(map).saturating_sub(1), count: analysis.growing.len().max(1) }
}

fn drawable(span: Axes<(i128, i128)>) -> Hull {
    let near = |border: i128| {
        let border = border.clamp(i128::from(-FARTHEST), i128::from(FARTHEST));
        i64::try_from(border).expect("the farthest border fits")
    };
    let ((top, bottom), (left, right)) = (span.height, span.width);
    [near(top), near(bottom), near(left), near(right)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::trace;
    use crate::formats::notation;

    /// The picture of a unit of the last map, given by row and column; of the middle unit by default.
    fn picture_at(text: &str, unit: Option<(i64, i64)>) -> FieldPicture {
        let network = notation::read(text).expect("a network in the notation");
        let analysis = Arc::new(NetworkAnalysis::new(Arc::new(network)));
        let map = analysis.shaped.map_count() - 1;
        let unit = unit.map(|(row, col)| Unit { map, row, col });
        let unit = unit.or_else(|| Unit::centre(&analysis.shaped, map)).expect("the last layer works");
        let trace = trace::receptive(&analysis.shaped, unit).expect("a small trace");
        FieldPicture::of(&analysis, &trace)
    }

    fn picture(text: &str) -> FieldPicture {
        picture_at(text, None)
    }

    fn labels(text: &str) -> Vec<String> {
        picture(text).footprints.into_iter().map(|footprint| footprint.label).collect()
    }

    #[test]
    fn three_threes_grow_to_seven() {
        assert_eq!(
            labels("input 1x15x15; conv 1 k3 p1; relu; conv 1 k3 p1; relu; conv 1 k3 p1"),
            ["3×3", "5×5", "7×7"]
        );
    }

    #[test]
    fn footprints_reach_onto_padding_and_their_cells_do_not() {
        let picture = picture("input 1x3x3; conv 1 k3 p1; conv 1 k3 p1");
        assert_eq!(picture.footprints[1].hull, [-1, 3, -1, 3]);
        assert_eq!(picture.footprints[1].cells.get().count(), 9);
    }

    #[test]
    fn the_room_is_the_same_for_every_unit_of_a_map() {
        let room_of = |row, col| picture_at("input 1x12x12; conv 1 k7 p3; conv 1 k7 p3", Some((row, col))).room;
        assert_eq!(room_of(0, 0), [0, 12, 0, 12]);
        assert_eq!(room_of(0, 0), room_of(6, 11));
    }

    /// The fields of a unit of the last map, as first and last column, and the column it lies above.
    fn columns(text: &str, row: i64, col: i64) -> (Vec<(i64, i64)>, f64) {
        let picture = picture_at(text, Some((row, col)));
        (
            picture.footprints.iter().map(|footprint| (footprint.hull[2], footprint.hull[3])).collect(),
            picture.place.width,
        )
    }

    #[test]
    fn inner_fields_lie_around_the_unit_at_borders_too() {
        let threes = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";
        assert_eq!(columns(threes, 0, 0), (vec![(-1, 1), (-2, 2), (-3, 3)], 0.5));
        assert_eq!(columns(threes, 7, 14), (vec![(13, 15), (12, 16), (11, 17)], 14.5));
        assert_eq!(columns("input 1x9x9; conv 1 k3 d2 p2; conv 1 k3 d2 p2", 0, 0).0, [(-2, 2), (-4, 4)]);
    }

    #[test]
    fn causal_fields_grow_back_in_time() {
        let causal = "input 1x64; conv 1 k2 p1,0; conv 1 k2 d2 p2,0; conv 1 k2 d4 p4,0";
        assert_eq!(columns(causal, 0, 40), (vec![(39, 40), (37, 40), (33, 40)], 40.5));
    }

    #[test]
    fn signals_have_one_number() {
        assert_eq!(labels("input 1x100; conv 1 k3; conv 1 k3 d8"), ["3", "19"]);
    }

    #[test]
    fn the_last_field_is_the_units_own_where_branches_meet() {
        let inception = "input 8x32x32
            a: conv 8 k1
            b: conv 8 k5 p2 from input
            c: conv 8 k3 p1 from input
            concat a,b,c";
        assert_eq!(labels(inception), ["1×1", "5×5"]);
        let joined = "input 8x32x32
            a: conv 8 k3 p0,0,2,2
            b: conv 8 k3 p2,2,0,0 from input
            add a,b";
        assert_eq!(labels(joined), ["3×3", "3×3", "5×5"]);
    }

    #[test]
    fn an_activation_at_the_end_is_no_step_of_its_own() {
        let picture = picture("input 1x15x15; conv 1 k3 p1; relu");
        let layers: Vec<usize> = picture.footprints.iter().map(|footprint| footprint.layer).collect();
        assert_eq!((layers, picture.output.map(|output| output.layer)), (vec![1], Some(2)));
    }

    #[test]
    fn without_a_closed_form_the_hull_is_that_of_the_cells() {
        let irregular = "input 1x8x8; a: conv 1 k1 s2; b: conv 1 k5 from input; add a,b";
        let last = picture(irregular).footprints.pop().expect("it sees something");
        assert_eq!((last.label.as_str(), last.hull), ("5×5", [2, 6, 2, 6]));
        let global = picture("input 1x6x6; conv 1 k3; gap").footprints.pop().expect("it sees everything");
        assert_eq!((global.label.as_str(), global.hull), ("6×6", [0, 5, 0, 5]));
    }

    #[test]
    fn a_unit_that_sees_nothing_has_no_field() {
        assert_eq!(picture("input 1x5x5; deconv 1 k1 s3 op2").footprints, []);
    }
}
