//! Cells of a set, filled with few rectangles.

use super::primitives::Drawn;
use super::surface::Surface;
use crate::analysis::CellSet;
use crate::scene::{Edges, Frame, Hull, edges_of};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// The most rectangles that are distinguishable on a screen; beyond, finer holes are filled.
const MOST_AREAS: usize = 4_000;

/// Fills the cells of a set within borders; cells at a border may be clipped.
pub(super) fn paint<DB: DrawingBackend>(
    frame: &Frame,
    cells: &CellSet,
    within: Edges,
    ink: RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    let [top, bottom, left, right] = within;
    let last = |edge: f64| (edge.ceil() as i64).saturating_sub(1);
    let touched = [top.floor() as i64, last(bottom), left.floor() as i64, last(right)];
    let mut bridge: i64 = 0;
    let areas = loop {
        if let Some(areas) = areas(cells, touched, bridge) {
            break areas;
        }
        bridge = bridge.saturating_mul(2).saturating_add(1);
    };
    for area in areas {
        let [first_row, end_row, first_column, end_column] = edges_of(area);
        let area = [first_row.max(top), end_row.min(bottom), first_column.max(left), end_column.min(right)];
        if frame.is_upright() {
            surface.area(&frame.rect(area), ink)?;
        } else {
            surface.polygon(&frame.corners(area), ink)?;
        }
    }
    Ok(())
}

/// The rectangles of a set inside a hull, with gaps of up to `bridge` cells closed; `None` if there are too many and a wider bridge would
/// reduce them.
fn areas(cells: &CellSet, [top, bottom, left, right]: Hull, bridge: i64) -> Option<Vec<Hull>> {
    let mut areas = Vec::new();
    for band in cells.bands() {
        let columns = bridged(band.cols.intervals(), (left, right), bridge);
        let rows = bridged(band.rows.intervals(), (top, bottom), bridge);
        let count = rows.len().saturating_mul(columns.len()).saturating_add(areas.len());
        if count > MOST_AREAS && bridge < i64::MAX {
            return None;
        }
        for (first_row, last_row) in rows {
            areas.extend(columns.iter().map(|(first, last)| [first_row, last_row, *first, *last]));
        }
        areas.truncate(MOST_AREAS);
    }
    Some(areas)
}

/// Intervals clipped to a range, with gaps of up to `bridge` indices closed.
fn bridged(intervals: &[(i64, i64)], (first, last): (i64, i64), bridge: i64) -> Vec<(i64, i64)> {
    let mut closed: Vec<(i64, i64)> = Vec::new();
    for (start, end) in intervals.iter().map(|(start, end)| (*start.max(&first), *end.min(&last))) {
        match closed.last_mut() {
            _ if start > end => {}
            Some(before) if start.saturating_sub(before.1).saturating_sub(1) <= bridge => before.1 = end,
            _ => closed.push((start, end)),
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_stay_unless_they_are_bridged() {
        let odd = [(1, 1), (3, 3), (5, 5), (9, 9)];
        assert_eq!(bridged(&odd, (2, 9), 0), [(3, 3), (5, 5), (9, 9)]);
        assert_eq!(bridged(&odd, (0, 9), 1), [(1, 5), (9, 9)]);
    }
}
