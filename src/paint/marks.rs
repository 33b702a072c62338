//! Painting the marks of a scene, one after the other.

use super::pen::Drawn;
use super::surface::Surface;
use super::{PaintError, Theme, cells, hatch, raster, style};
use crate::scene::{Frame, Hull, Mark, Point, Scene, Shape};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// Paints a scene on a surface, over what is there already.
///
/// # Errors
///
/// When the backend refuses a call.
pub fn paint<DB: DrawingBackend>(scene: &Scene, theme: &Theme, surface: &mut Surface<DB>) -> Result<(), PaintError> {
    surface.ensure_prepared().map_err(PaintError::backend)?;
    for mark in &scene.marks {
        surface.snapping = !mark.in_motion;
        paint_mark(mark, style::ink(theme, mark), surface).map_err(PaintError::backend)?;
    }
    surface.snapping = true;
    surface.present().map_err(PaintError::backend)
}

fn paint_mark<DB: DrawingBackend>(mark: &Mark, ink: RGBAColor, surface: &mut Surface<DB>) -> Drawn<DB> {
    match &mark.shape {
        Shape::Rect(rect) => surface.area(rect, ink),
        Shape::Outline { rect, width } => surface.outline(rect, style::line_width(mark, *width), ink),
        Shape::Polygon(points) => surface.polygon(points, ink),
        Shape::Polyline { points, width, dash } => surface.line(points, style::line_width(mark, *width), *dash, ink),
        Shape::Lines { ends, width, dash } => {
            let width = style::line_width(mark, *width);
            ends.iter().try_for_each(
                |ends| {
                    if beside(ends, surface) { Ok(()) } else { surface.line(ends, width, *dash, ink) }
                },
            )
        }
        Shape::Dot { center, radius } => surface.dot(*center, *radius, ink),
        Shape::Text(text) => surface.words(text, ink),
        Shape::Grid { frame, area, every, width } => paint_grid(frame, *area, *every, *width, ink, surface),
        Shape::Cells { frame, cells, within } => cells::paint(frame, cells, *within, ink, surface),
        Shape::Hatch { areas, anchor, spacing, width } => {
            let pattern = hatch::Pattern { anchor: *anchor, spacing: *spacing, width: *width };
            areas.iter().try_for_each(|area| hatch::paint(area, &pattern, ink, surface))
        }
        Shape::Raster { frame, rows, columns, values } => raster::paint(frame, (*rows, *columns), values, ink, surface),
        Shape::Photo { frame, photo } => raster::paint_photo(frame, photo, surface),
    }
}

/// Draws the lines of a grid: those of an upright one at two strokes, however many there are.
fn paint_grid<DB: DrawingBackend>(
    frame: &Frame,
    [top, bottom, left, right]: Hull,
    every: u64,
    width: f64,
    ink: RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    let (first_row, end_row) = (top as f64, bottom as f64 + 1.0);
    let (first_column, end_column) = (left as f64, right as f64 + 1.0);
    let line =
        |from: (f64, f64), to: (f64, f64)| [frame.scene_from_cell(from.0, from.1), frame.scene_from_cell(to.0, to.1)];
    let rows = lines(top, bottom + 1, every).map(|row| line((row, first_column), (row, end_column)));
    let columns = lines(left, right + 1, every).map(|column| line((first_row, column), (end_row, column)));
    let seen = |line: &[Point; 2]| !beside(line, surface);
    let (rows, columns): (Vec<_>, Vec<_>) = (rows.filter(seen).collect(), columns.filter(seen).collect());
    if frame.is_upright() {
        surface.rules(&rows, width, ink)?;
        return surface.rules(&columns, width, ink);
    }
    rows.iter().chain(&columns).try_for_each(|line| surface.line(line, width, None, ink))
}

/// Whether a line lies wholly on one side of the canvas.
fn beside<DB>(ends: &[Point; 2], surface: &Surface<DB>) -> bool {
    let size = surface.size;
    let all = |outside: &dyn Fn(&Point) -> bool| ends.iter().all(outside);
    all(&|point| point.x < 0.0)
        || all(&|point| point.y < 0.0)
        || all(&|point| point.x > size.width)
        || all(&|point| point.y > size.height)
}

/// The places of lines from `first` to `end`: both of them, and the multiples of `every` between.
fn lines(first: i64, end: i64, every: u64) -> impl Iterator<Item = f64> {
    let every = i64::try_from(every).unwrap_or(i64::MAX).max(1);
    let next = (first.div_euclid(every) + 1).saturating_mul(every);
    let between = std::iter::successors(Some(next), move |at| at.checked_add(every)).take_while(move |at| *at < end);
    [first].into_iter().chain(between).chain([end]).map(|at| at as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coarse_grid_counts_from_cell_zero() {
        assert_eq!(lines(-3, 20, 8).collect::<Vec<_>>(), [-3.0, 0.0, 8.0, 16.0, 20.0]);
        assert_eq!(lines(0, 3, 1).collect::<Vec<_>>(), [0.0, 1.0, 2.0, 3.0]);
    }
}
