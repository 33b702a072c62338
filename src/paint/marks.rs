//! Marks of a scene, painted one after the other.

use super::primitives::Drawn;
use super::surface::Surface;
use super::{PaintError, Theme, cells, hatch, raster, style};
use crate::analysis::limits::MOST_MARKS;
use crate::scene::{Frame, Hull, Mark, Point, Rect, Scene, Shape, Size};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// Paints a scene on a surface, over its present content.
///
/// # Errors
///
/// If the backend refuses a call, or there are too many marks.
pub fn paint<DB: DrawingBackend>(scene: &Scene, theme: &Theme, surface: &mut Surface<DB>) -> Result<(), PaintError> {
    if scene.marks.len() > MOST_MARKS {
        return Err(PaintError::TooLarge);
    }
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

/// Draws the lines of a grid; those of an upright grid with two calls, however many there are.
fn paint_grid<DB: DrawingBackend>(
    frame: &Frame,
    area: Hull,
    every: u64,
    width: f64,
    ink: RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    let [top, bottom, left, right] = area;
    let [first_seen, last_seen, first_column_seen, last_column_seen] = in_sight(frame, area, surface.size);
    let (first_row, end_row) = (top as f64, bottom as f64 + 1.0);
    let (first_column, end_column) = (left as f64, right as f64 + 1.0);
    let line =
        |from: (f64, f64), to: (f64, f64)| [frame.scene_from_cell(from.0, from.1), frame.scene_from_cell(to.0, to.1)];
    let rows = lines((top, bottom), (first_seen, last_seen), every);
    let columns = lines((left, right), (first_column_seen, last_column_seen), every);
    let rows = rows.map(|row| line((row, first_column), (row, end_column)));
    let columns = columns.map(|column| line((first_row, column), (end_row, column)));
    let seen = |line: &[Point; 2]| !beside(line, surface);
    let (rows, columns): (Vec<_>, Vec<_>) = (rows.filter(seen).collect(), columns.filter(seen).collect());
    if frame.is_upright() {
        surface.rules(&rows, width, ink)?;
        return surface.rules(&columns, width, ink);
    }
    rows.iter().chain(&columns).try_for_each(|line| surface.line(line, width, None, ink))
}

/// Whether a line is entirely on one side of the canvas.
fn beside<DB>(ends: &[Point; 2], surface: &Surface<DB>) -> bool {
    let size = surface.size;
    let all = |outside: &dyn Fn(&Point) -> bool| ends.iter().all(outside);
    all(&|point| point.x < 0.0)
        || all(&|point| point.y < 0.0)
        || all(&|point| point.x > size.width)
        || all(&|point| point.y > size.height)
}

/// The cells of an area that may be visible, with one more on each side, so that lines of others are not even enumerated.
fn in_sight(frame: &Frame, [top, bottom, left, right]: Hull, size: Size) -> Hull {
    let corners = Rect::of_size(size).corners().map(|corner| frame.cell_from_scene(corner));
    let [Some(first), Some(second), Some(third), Some(fourth)] = corners else { return [top, bottom, left, right] };
    let range = |(least, most): (i64, i64), [one, two, three, four]: [f64; 4]| {
        let (near, far) = (one.min(two).min(three).min(four), one.max(two).max(three).max(four));
        (least.max((near.floor() as i64).saturating_sub(1)), most.min((far.ceil() as i64).saturating_add(1)))
    };
    let rows = range((top, bottom), [first.0, second.0, third.0, fourth.0]);
    let columns = range((left, right), [first.1, second.1, third.1, fourth.1]);
    [rows.0, rows.1, columns.0, columns.1]
}

/// The positions of the lines of cells `first` to `last`: before the first, after the last, and before visible multiples of `every` between
/// them.
fn lines((first, last): (i64, i64), (first_seen, last_seen): (i64, i64), every: u64) -> impl Iterator<Item = f64> {
    let every = i64::try_from(every).unwrap_or(i64::MAX).max(1);
    let end = last.saturating_add(1);
    let next = |after: i64| after.div_euclid(every).saturating_add(1).saturating_mul(every);
    let from = next(first.max(first_seen.saturating_sub(1)));
    let between = std::iter::successors(Some(from), move |at| at.checked_add(every));
    let between = between.take_while(move |at| *at < end && *at <= last_seen.saturating_add(1));
    [first].into_iter().chain(between).chain([end]).map(|at| at as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coarse_grid_counts_from_cell_zero() {
        let all = |first, last, every| lines((first, last), (first, last), every).collect::<Vec<_>>();
        assert_eq!(all(-3, 19, 8), [-3.0, 0.0, 8.0, 16.0, 20.0]);
        assert_eq!(all(0, 2, 1), [0.0, 1.0, 2.0, 3.0]);
    }

    #[test]
    fn of_an_endless_grid_only_lines_in_sight_are_counted() {
        let size = Size::new(100.0, 50.0);
        let frame = Frame::upright(Point::new(-1e6, -1e6), 10.0, 10.0);
        let [top, bottom, left, right] = in_sight(&frame, [0, 1 << 60, 0, 1 << 60], size);
        assert_eq!([top, bottom, left, right], [99_999, 100_006, 99_999, 100_011]);
        let places: Vec<f64> = lines((0, 1 << 60), (top, bottom), 1).collect();
        assert!(places.len() < 14 && places.contains(&100_000.0), "{places:?}");
    }
}
