//! Hatched cells of padding around a map.

use super::plate::{Plate, within};
use crate::scene::{ColorRole, Edges, Mark, Point, Rect, Role, Scene, Shape, edges_of};

/// The distance between diagonals in CSS pixels.
const SPACING: f64 = 7.0;

/// Adds the hatching of the area between borders but outside the map.
pub fn hatch(scene: &mut Scene, plate: &Plate<'_>, edges: Edges, strength: f64) {
    let map = cells_as_rect(edges_of(plate.map.cells()));
    let areas = cells_as_rect(within(edges, plate.reach())).outside(&map);
    let mut ends = Vec::new();
    for area in &areas {
        let points = plate.frame.corners([area.top, area.bottom, area.left, area.right]).to_vec();
        let ground = Mark::new(Role::Padding, ColorRole::Cell, Shape::Polygon(points)).with_strength(0.7 * strength);
        plate.push(scene, ground);
        ends.extend(diagonals(area, plate));
    }
    if !ends.is_empty() {
        let lines = Shape::Lines { ends, width: 1.0, dash: None };
        plate.push(scene, Mark::new(Role::Padding, ColorRole::Hatch, lines).with_strength(strength));
    }
}

/// Borders of columns and rows as a rectangle in cells.
fn cells_as_rect([top, bottom, left, right]: Edges) -> Rect {
    Rect::new(left, top, right, bottom)
}

/// Upright strokes in the slanted plane, clipped to an area in cells.
///
/// They are at multiples of a fraction of a cell's width and lean against the plates' own lean.
fn diagonals(area: &Rect, plate: &Plate<'_>) -> Vec<[Point; 2]> {
    let frame = plate.frame;
    let width = frame.column_step.x.abs().max(1e-9);
    // In cells: the number of columns by which a stroke moves to the right per row.
    let slope = -frame.row_step.x / width + frame.row_step.y / width;
    let step = SPACING / width;
    let phase = |column: f64, row: f64| column - slope * row;
    let corners = [
        phase(area.left, area.top),
        phase(area.left, area.bottom),
        phase(area.right, area.top),
        phase(area.right, area.bottom),
    ];
    let low = corners.iter().copied().fold(f64::INFINITY, f64::min);
    let high = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    if last - first > 2_000 || slope.abs() < 1e-9 {
        return Vec::new();
    }
    (first..=last)
        .filter_map(|index| {
            let at = index as f64 * step;
            let row = |column: f64| (column - at) / slope;
            let (from, to) = (row(area.left), row(area.right));
            let (upper, lower) = (from.min(to).max(area.top), from.max(to).min(area.bottom));
            let point = |row: f64| frame.scene_from_cell(row, at + slope * row);
            (lower > upper).then(|| [point(upper), point(lower)])
        })
        .collect()
}
