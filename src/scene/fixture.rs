//! Fixtures: fields of small networks, written by hand for tests.

use crate::analysis::{CellSet, IndexSet};
use crate::network::Axes;
use crate::scene::field::view::around;
use crate::scene::field::{FieldStrings, FieldView, Footprint, OutputMap};
use crate::scene::{Size, Viewport, edges_of};

/// The cells of the same intervals in rows and columns, both ends included.
pub(crate) fn square_cells(intervals: &[(i64, i64)]) -> CellSet {
    let set = IndexSet::from_intervals(intervals.to_vec());
    CellSet::product(set.clone(), set)
}

/// The cells of one interval of rows and one of columns, both ends included.
pub(crate) fn cells(rows: (i64, i64), cols: (i64, i64)) -> CellSet {
    let (rows, cols) = (IndexSet::from_intervals(vec![rows]), IndexSet::from_intervals(vec![cols]));
    CellSet::product(rows, cols)
}

/// A square field without holes, its hull unclipped and its cells inside `0..side`.
pub(crate) fn footprint(depth: usize, depth_count: usize, hull: (i64, i64), map_side: i64) -> Footprint {
    let (first, last) = hull;
    let side = last - first + 1;
    Footprint {
        layer: depth + 1,
        depth,
        depth_count,
        label: format!("{side}×{side}"),
        hull: [first, last, first, last],
        cells: square_cells(&[(first.max(0), last.min(map_side - 1))]).into(),
    }
}

/// Fields around `center`, each layer's larger by `grow` cells on every side.
pub(crate) fn nested(count: usize, center: i64, grow: i64, side: i64) -> Vec<Footprint> {
    (1..)
        .take(count)
        .enumerate()
        .map(|(index, step)| {
            let reach = grow * step;
            footprint(index, count, (center - reach, center + reach), side)
        })
        .collect()
}

/// Three 3×3 convolutions, the unit in the middle of 15×15.
pub(crate) fn three_threes() -> Vec<Footprint> {
    nested(3, 7, 1, 15)
}

/// Three 3×3 convolutions of dilation 2: 13×13 with holes.
pub(crate) fn dilated() -> Vec<Footprint> {
    (1..=3)
        .map(|layer| {
            let reach = 2 * layer;
            let odd: Vec<_> = (-layer..=layer).map(|step| (9 + 2 * step, 9 + 2 * step)).collect();
            Footprint {
                cells: square_cells(&odd).into(),
                ..footprint(layer as usize - 1, 3, (9 - reach, 9 + reach), 19)
            }
        })
        .collect()
}

/// A view of a square input with the unit in the middle of a map of the same size.
pub(crate) fn view(footprints: &[Footprint], side: u64) -> FieldView<'_> {
    let last = footprints.last();
    FieldView {
        size: Size::new(752.0, 600.0),
        view: Viewport::default(),
        input_layer: 0,
        input: Axes { height: side, width: side },
        footprints,
        place: last.map_or(Axes::both(0.5), |last| {
            let [top, bottom, left, right] = edges_of(last.hull);
            Axes::new(f64::midpoint(top, bottom), f64::midpoint(left, right))
        }),
        room: footprints.iter().map(|footprint| footprint.hull).reduce(around).unwrap_or_default(),
        cell: None,
        reveal: footprints.len() as f64,
        highlighted: None,
        edited: None,
        pinned: false,
        output: last.map(|last| OutputMap {
            layer: last.layer,
            depth: last.depth,
            depth_count: last.depth_count,
            size: Axes { height: side, width: side },
            row: i64::midpoint(last.hull[0], last.hull[1]),
            column: i64::midpoint(last.hull[2], last.hull[3]),
        }),
        hover: None,
        heat: None,
        has_profiles: false,
        photo: None,
        influenced: None,
        reached: None,
        ruler: None,
        strings: FieldStrings { input: "input", zoom: "zoom", output: "output", reached: "reached" },
    }
}
