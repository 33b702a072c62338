//! Filling a set of cells with as few areas as the eye needs.

use super::pen::Drawn;
use super::surface::Surface;
use crate::analysis::CellSet;
use crate::scene::{Edges, Frame, Hull, edges_of};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// More areas than this are not told apart on a screen; finer holes are then filled.
const MOST_AREAS: usize = 4_000;

/// Fills what lies of a set of cells between borders; cells at a border may be cut.
pub(super) fn paint<DB: DrawingBackend>(
    frame: &Frame,
    cells: &CellSet,
    within: Edges,
    ink: RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    let [top, bottom, left, right] = within;
    let touched = [top.floor() as i64, bottom.ceil() as i64 - 1, left.floor() as i64, right.ceil() as i64 - 1];
    let mut bridge = 0;
    let mut areas = areas(cells, touched, bridge);
    while areas.len() > MOST_AREAS && bridge < 1 << 20 {
        bridge = bridge * 2 + 1;
        areas = self::areas(cells, touched, bridge);
    }
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

/// The rectangles of a set inside a hull; gaps of up to `bridge` cells are closed.
fn areas(cells: &CellSet, [top, bottom, left, right]: Hull, bridge: i64) -> Vec<Hull> {
    let mut areas = Vec::new();
    for band in cells.bands() {
        let columns = bridged(band.cols.intervals(), (left, right), bridge);
        for (first_row, last_row) in bridged(band.rows.intervals(), (top, bottom), bridge) {
            areas.extend(columns.iter().map(|(first, last)| [first_row, last_row, *first, *last]));
        }
    }
    areas
}

/// Intervals cut to a range, with gaps of up to `bridge` indices closed.
fn bridged(intervals: &[(i64, i64)], (first, last): (i64, i64), bridge: i64) -> Vec<(i64, i64)> {
    let mut closed: Vec<(i64, i64)> = Vec::new();
    for (start, end) in intervals.iter().map(|(start, end)| (*start.max(&first), *end.min(&last))) {
        match closed.last_mut() {
            _ if start > end => {}
            Some(before) if start - before.1 - 1 <= bridge => before.1 = end,
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
