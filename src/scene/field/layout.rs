//! Layout of the field view: the input and the small maps.

use super::view::whole;
use super::{FieldView, profile};
use crate::network::Axes;
use crate::scene::nice_steps::SMALLEST_GRIDDED_CELL;
use crate::scene::{Frame, Hull, Point, Rect, Size, Viewport, heat_labels};

/// The largest side of a cell, so that a small input does not fill a large screen, in CSS pixels as below.
const LARGEST_CELL: f64 = 64.0;
/// The least extent of a map, so that one-dimensional inputs are visible.
const THINNEST_MAP: f64 = 28.0;
/// The height above the stage for the input's name and the column numbers.
const HEAD: f64 = 42.0;
/// The width left of the stage for the row numbers.
const GUTTER: f64 = 32.0;
/// The margin to the right of the stage and below it.
const MARGIN: f64 = 12.0;
/// The least width of a column of small maps.
const NARROWEST: f64 = 72.0;
/// The greatest width of a column of small maps.
const WIDEST: f64 = 168.0;
/// The distance between the input and the small maps.
const GAP: f64 = 36.0;
/// The distance between two small maps, with room for a name.
const BETWEEN: f64 = 44.0;
/// The distance between the lowest small map and the legend.
const LEGEND_GAP: f64 = 18.0;
/// With less room than this a second small map shares the room of the first.
const LEAST: f64 = 44.0;

/// A field that would be smaller than this in the whole input, in CSS pixels, is framed: only a part of the input is shown.
const SMALL_FIELD: f64 = 60.0;
/// The same limit as a share of the room.
const SMALL_SHARE: f64 = 0.25;
/// A part of the input is shown only if that enlarges it by at least this factor, since less is not worth the rows that it cuts; except
/// that no field is smaller than [`SMALLEST_FIELD`] where a part would show it larger.
const LEAST_ZOOM: f64 = 1.5;
/// The least side of a field, in CSS pixels.
const SMALLEST_FIELD: f64 = 48.0;
/// The share of the room that a framed field of one cell takes. Larger fields approach the size of a small field in the whole input.
const FRAMED_SHARE: f64 = 0.4;

/// The positions in the field view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The transform from the input's cells to the scene, zoom and pan included.
    pub input: Frame,
    /// The part of the canvas for the input.
    pub stage: Rect,
    /// The part of the canvas for the small maps.
    pub aside: Option<Rect>,
    /// The transform from the cells of the whole input, drawn small, to the scene; `None` if the whole input is shown anyway.
    pub locator: Option<Frame>,
    /// The transform from the cells of the unit's own map to the scene.
    pub output: Option<Frame>,
    /// The same for the later map that the unit influences.
    pub reached: Option<Frame>,
    /// The upper left corner of the legend of the shades.
    pub legend: Point,
    /// The enlargement of the input compared with showing it as a whole.
    pub zoom: f64,
}

impl Layout {
    /// The layout of a view: the small maps to the right of the input or above it, whichever leaves the input larger.
    pub fn of(view: &FieldView<'_>) -> Self {
        let Size { width, height } = view.size;
        let profile = if view.has_profiles { profile::ROOM } else { MARGIN };
        let below = (height - MARGIN.max(profile)).max(HEAD);
        let alone = Rect::new(GUTTER, HEAD, (width - profile).max(GUTTER), below);
        // Small maps at the right leave a gap that is wide enough for the profile.
        let stage = Rect { right: (width - MARGIN).max(GUTTER), ..alone };
        if view.output.is_none() && view.reached.is_none() {
            let input = view.view.frame(&fitted(view.bounds(), view.cell, &alone));
            let legend = Point::new(stage.left, f64::INFINITY);
            return Self {
                input,
                stage: alone,
                aside: None,
                locator: None,
                output: None,
                reached: None,
                legend,
                zoom: view.view.zoom,
            };
        }
        let fitting = FieldView { view: Viewport::default(), cell: None, ..*view };
        let extent = |layout: Self| layout.input.cell_extent() / layout.zoom;
        let is_beside = extent(beside(&fitting, stage)) >= extent(above(&fitting, alone));
        if is_beside { beside(view, stage) } else { above(view, alone) }
    }

    /// Height and width of a cell of the input in CSS pixels; before zoom, if the view is fitted.
    pub const fn cell(&self) -> Axes<f64> {
        Axes::new(self.input.row_step.y, self.input.column_step.x)
    }
}

/// The layout with the small maps in a column to the right.
fn beside(view: &FieldView<'_>, stage: Rect) -> Layout {
    let gap = (view.size.width * 0.09).min(GAP);
    let widest = (view.size.width * 0.19).clamp(NARROWEST, WIDEST);
    // The input takes precedence: the maps get the remaining room, but no less than they need.
    let room = Rect { right: stage.right - NARROWEST - gap, ..stage };
    if let Some(framed) = framed(view, &room) {
        return beside_framed(view, stage, framed.at(&Rect { right: stage.right - widest - gap, ..stage }), gap);
    }
    let input = fitted(view.bounds(), view.cell, &room);
    let left_over = stage.width() - input.rect_of_cells(view.bounds()).width() - gap;
    let column = left_over.clamp(NARROWEST, widest);
    let drawn = input.rect_of_cells(view.bounds());
    // Centers the maps as one group.
    let shift = ((stage.width() - drawn.width() - gap - column) / 2.0).round().max(0.0);
    let input = moved(input, stage.left + shift - drawn.left);
    let (left, top) = (input.rect_of_cells(view.bounds()).right + gap, input.rect_of_cells(view.input_hull()).top);
    let own = Rect::new(left, top, left + column, (top + column).min(stage.bottom));
    let mut output = view.output.map(|output| small(output.size, &own));
    let under = |output: Option<(Frame, Rect)>| output.map_or(top, |(_, drawn)| drawn.bottom + BETWEEN);
    if view.reached.is_some() && stage.bottom - under(output) < LEAST {
        let half = Rect { bottom: top + ((stage.bottom - top - BETWEEN) / 2.0).max(0.0), ..own };
        output = view.output.map(|output| small(output.size, &half));
    }
    let further = Rect { top: under(output), bottom: (under(output) + column).min(stage.bottom), ..own };
    let reached = view.reached.map(|reached| small(reached.size, &further));
    let lowest = reached.or(output).map_or(top, |(_, drawn)| drawn.bottom);
    let aside = Rect::new(left - gap_of_aside(view, gap), 0.0, view.size.width, view.size.height);
    Layout {
        input: view.view.frame(&input),
        stage: Rect { right: aside.left, ..stage },
        aside: Some(aside),
        locator: None,
        output: output.map(|(frame, _)| frame),
        reached: reached.map(|(frame, _)| frame),
        legend: Point::new(left, lowest + LEGEND_GAP),
        zoom: view.view.zoom,
    }
}

/// The part of a gap that belongs to the small maps; the profiles are drawn on it.
fn gap_of_aside(view: &FieldView<'_>, gap: f64) -> f64 {
    if view.has_profiles { gap } else { gap / 2.0 }
}

/// The same with a part of the input: the whole input, drawn small, comes first in the column.
fn beside_framed(view: &FieldView<'_>, stage: Rect, framed: Framed, gap: f64) -> Layout {
    let (left, top) = (framed.room.right + gap, framed.room.top);
    let maps = [Some(view.input), view.output.map(|output| output.size), view.reached.map(|reached| reached.size)];
    // Room for all three is always reserved, so that nothing moves under the pointer when the last one appears.
    let count = maps.len() as f64;
    let side = ((stage.bottom - top - (count - 1.0) * BETWEEN) / count).clamp(0.0, stage.right - left);
    let mut below = top;
    let [locator, output, reached] = maps.map(|size| {
        let (frame, drawn) = small(size?, &Rect::new(left, below, left + side, below + side));
        below = drawn.bottom + BETWEEN;
        Some(frame)
    });
    let aside = Rect::new(left - gap_of_aside(view, gap), 0.0, view.size.width, view.size.height);
    Layout {
        input: view.view.frame(&framed.input),
        stage: Rect { right: aside.left, ..stage },
        aside: Some(aside),
        locator,
        output,
        reached,
        legend: Point::new(left, below - BETWEEN + LEGEND_GAP),
        zoom: framed.zoom * view.view.zoom,
    }
}

/// The layout with the small maps in a row above.
fn above(view: &FieldView<'_>, stage: Rect) -> Layout {
    let side = (view.size.height * 0.16).clamp(48.0, 96.0);
    let stage = Rect { top: 36.0 + side + 12.0 + HEAD, ..stage };
    if let Some(framed) = framed(view, &stage) {
        return above_framed(view, stage, framed.at(&stage), side);
    }
    let input = fitted(view.bounds(), view.cell, &stage);
    // On a tall canvas they move down to the input, which is centered in the remaining room; one-row maps are as long as the input.
    let top = 36.0 + (input.rect_of_cells(view.bounds()).top - stage.top).max(0.0);
    let drawn = input.rect_of_cells(view.input_hull());
    let own = Rect::new(drawn.left, top, stage.right, top + side);
    let mut output = view.output.map(|output| small(output.size, &Rect { right: drawn.right, ..own }));
    // The names above the maps are wider than square maps are.
    let after = |output: Option<(Frame, Rect)>| {
        output.map_or(own.left, |(_, drawn)| drawn.right.max(own.left + own.width() / 2.0) + BETWEEN / 2.0)
    };
    if view.reached.is_some() && own.right - after(output) < LEAST {
        let half = Rect { right: own.left + (own.width() - BETWEEN) / 2.0, ..own };
        output = view.output.map(|output| small(output.size, &half));
    }
    let further = Rect { left: after(output), ..own };
    let reached = view.reached.map(|reached| small(reached.size, &further));
    let aside = Rect::new(0.0, 0.0, view.size.width, own.bottom + 12.0);
    Layout {
        input: view.view.frame(&input),
        stage: Rect { top: aside.bottom + HEAD, ..stage },
        aside: Some(aside),
        locator: None,
        output: output.map(|(frame, _)| frame),
        reached: reached.map(|(frame, _)| frame),
        legend: legend_above(&own, reached.or(output).map(|(_, drawn)| drawn)),
        zoom: view.view.zoom,
    }
}

/// The same with a part of the input: the whole input, drawn small, comes first in the row.
fn above_framed(view: &FieldView<'_>, stage: Rect, framed: Framed, side: f64) -> Layout {
    let row = Rect::new(stage.left, 36.0, stage.right, 36.0 + side);
    let maps = [Some(view.input), view.output.map(|output| output.size), view.reached.map(|reached| reached.size)];
    // Room for all three is always reserved, so that nothing moves under the pointer when the last one appears.
    let count = maps.len() as f64;
    let width = (row.width() - (count - 1.0) * BETWEEN / 2.0) / count;
    let mut left = row.left;
    let mut last = None;
    let [locator, output, reached] = maps.map(|size| {
        let (frame, drawn) = small(size?, &Rect { left, right: left + width, ..row });
        left += width + BETWEEN / 2.0;
        last = Some(drawn);
        Some(frame)
    });
    Layout {
        input: view.view.frame(&framed.input),
        stage,
        aside: Some(Rect::new(0.0, 0.0, view.size.width, row.bottom + 12.0)),
        locator,
        output,
        reached,
        legend: legend_above(&row, last),
        zoom: framed.zoom * view.view.zoom,
    }
}

/// The position of the legend at the end of a row of maps; outside the canvas if the last map is too near.
fn legend_above(row: &Rect, last: Option<Rect>) -> Point {
    let left = row.right - heat_labels::LEGEND.width;
    let is_free = last.is_none_or(|last| last.right + MARGIN < left);
    Point::new(left, if is_free { row.top } else { f64::INFINITY })
}

/// A part of the input, enlarged so that a small field is visible.
#[derive(Clone, Copy)]
struct Framed {
    /// Height and width of its cells.
    cell: Axes<f64>,
    /// The center of the field.
    middle: Axes<f64>,
    /// The cells that the whole input would show.
    bounds: Hull,
    input: Frame,
    room: Rect,
    /// The enlargement of its cells compared with the whole input.
    zoom: f64,
}

impl Framed {
    /// The same in another room: the field centered, or nearer to the border where the input ends.
    fn at(self, room: &Rect) -> Self {
        let [top, bottom, left, right] = self.bounds;
        let x = framed_origin(self.middle.width, self.cell.width, (left, right), (room.left, room.right));
        let y = framed_origin(self.middle.height, self.cell.height, (top, bottom), (room.top, room.bottom));
        Self { input: Frame::upright(Point::new(x, y), self.cell.width, self.cell.height), room: *room, ..self }
    }
}

/// The part of the input that is shown if the field would be too small in the whole input, or if a given cell size leaves no room for the
/// whole; else `None`.
///
/// Smaller fields are enlarged more: a single cell takes [`FRAMED_SHARE`] of the room, and the larger the field is, the more of the input
/// is shown.
fn framed(view: &FieldView<'_>, room: &Rect) -> Option<Framed> {
    let bounds = view.bounds();
    let whole = fitted(bounds, None, room);
    let fitting = whole.column_step.x;
    let [top, bottom, left, right] = view.footprints.last()?.hull;
    let cells = (right - left).max(bottom - top).saturating_add(1) as f64;
    let is_line = view.input.height == 1;
    let least = if is_line { room.width() } else { room.width().min(room.height()) };
    let small = SMALL_FIELD.min(least * SMALL_SHARE);
    let drawn = cells * fitting;
    let side = match view.cell {
        Some(cell) => cell.width,
        None if drawn < small => {
            let share = drawn / small;
            let wanted = (least * FRAMED_SHARE).max(small) * (1.0 - share) + small * share;
            (wanted / cells).min(LARGEST_CELL)
        }
        None => return None,
    };
    let side = if side >= SMALLEST_GRIDDED_CELL { side.floor() } else { side };
    let columns = (bounds[3] - bounds[2] + 1) as f64;
    let rows = (bounds[1] - bounds[0] + 1) as f64;
    let has_room = columns * side <= room.width() + 1.0 && (is_line || rows * side <= room.height() + 1.0);
    let is_worth_it = side > fitting && (view.cell.is_some() || drawn < SMALLEST_FIELD || side >= LEAST_ZOOM * fitting);
    if has_room || !is_worth_it || room.width() <= 0.0 || room.height() <= 0.0 {
        return None;
    }
    let height = if is_line { whole.row_step.y.max(side) } else { side };
    let framed = Framed {
        cell: Axes::new(height, side),
        middle: Axes::new(
            f64::midpoint(top as f64, bottom as f64 + 1.0),
            f64::midpoint(left as f64, right as f64 + 1.0),
        ),
        bounds,
        input: whole,
        room: *room,
        zoom: side / fitting,
    };
    Some(framed.at(room))
}

/// The scene position of cell 0 along an axis, such that `middle` is centered in the room as far as the cells then fill it.
fn framed_origin(middle: f64, side: f64, (first, last): (i64, i64), (near, far): (f64, f64)) -> f64 {
    let extent = (last - first + 1) as f64 * side;
    if extent <= far - near {
        return (f64::midpoint(near, far) - extent / 2.0 - first as f64 * side).round();
    }
    let centred = f64::midpoint(near, far) - middle * side;
    let (lowest, highest) = (far - (last + 1) as f64 * side, near - first as f64 * side);
    centred.clamp(lowest, highest).round()
}

/// A small map at the upper left corner of a room, and the rectangle it covers.
fn small(size: Axes<u64>, room: &Rect) -> (Frame, Rect) {
    let frame = at_corner(fitted(whole(size), None, room), size, room);
    (frame, frame.rect_of_cells(whole(size)))
}

/// The upright frame with cells of a given size, or of the largest that fits into a room, centered; large cells have whole sides.
fn fitted(cells: Hull, cell: Option<Axes<f64>>, room: &Rect) -> Frame {
    let [top, bottom, left, right] = cells;
    let (rows, columns) = ((bottom - top + 1).max(1) as f64, (right - left + 1).max(1) as f64);
    let fitting = (room.width() / columns).min(room.height() / rows).clamp(0.0, LARGEST_CELL);
    let side = cell.map_or(fitting, |cell| cell.width.min(LARGEST_CELL));
    let side = if side >= SMALLEST_GRIDDED_CELL { side.floor() } else { side };
    let thick = |count: f64, room: f64| {
        if count * side >= THINNEST_MAP { side } else { (THINNEST_MAP.min(room) / count).clamp(side, LARGEST_CELL) }
    };
    let (width, height) = (thick(columns, room.width()), thick(rows, room.height()));
    let x = room.left + (room.width() - columns * width) / 2.0 - left as f64 * width;
    let y = room.top + (room.height() - rows * height) / 2.0 - top as f64 * height;
    Frame::upright(Point::new(x.round(), y.round()), width, height)
}

/// The same frame moved so that its map is at the upper left corner of a room.
fn at_corner(frame: Frame, size: Axes<u64>, room: &Rect) -> Frame {
    let drawn = frame.rect_of_cells(whole(size));
    let origin = Point::new(frame.origin.x + room.left - drawn.left, frame.origin.y + room.top - drawn.top);
    Frame { origin, ..frame }
}

fn moved(frame: Frame, dx: f64) -> Frame {
    Frame { origin: Point::new(frame.origin.x + dx, frame.origin.y), ..frame }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::fixture::{nested, view};

    /// The side of the field in CSS pixels, and its enlargement compared with the whole input.
    fn drawn(layers: usize, side: i64, size: Size) -> (f64, f64) {
        let footprints = nested(layers, side / 2, 1, side);
        let layout = Layout::of(&FieldView { size, ..view(&footprints, side.unsigned_abs()) });
        (layout.input.rect_of_cells(footprints[layers - 1].hull).width(), layout.zoom)
    }

    #[test]
    fn no_field_is_too_small_to_be_seen_in_any_window() {
        let windows = [(832.0, 710.0), (1200.0, 900.0), (380.0, 334.0), (350.0, 280.0), (546.0, 280.0)];
        for (width, height) in windows {
            for side in [15, 32, 224, 640, 4096] {
                for layers in [1, 2, 3, 5, 10, 30] {
                    let (field, zoom) = drawn(layers, side, Size::new(width, height));
                    println!("{width}×{height}, input {side}, field {}: {field:.0} px, zoom {zoom:.1}", 2 * layers + 1);
                    assert!(field >= 48.0 || (zoom - 1.0).abs() < 1e-9 && side == 15, "{field} px in {width}×{height}");
                }
            }
        }
    }

    #[test]
    fn the_picture_zooms_out_as_the_field_grows() {
        let zooms: Vec<f64> = (1..100).map(|layers| drawn(layers, 640, Size::new(832.0, 710.0)).1).collect();
        assert!(zooms.is_sorted_by(|one, two| one >= two), "{zooms:?}");
        assert!(zooms[0] > 40.0 && (zooms[98] - 1.0).abs() < 1e-9, "{zooms:?}");
    }

    #[test]
    fn a_framed_field_is_wholly_in_sight_at_every_border() {
        for middle in [0, 3, 320, 636, 639] {
            let footprints = nested(2, middle, 1, 640);
            let layout = Layout::of(&view(&footprints, 640));
            let seen = [middle - 2, middle + 2].map(|edge| edge.clamp(0, 639));
            let field = layout.input.rect_of_cells([seen[0], seen[1], seen[0], seen[1]]);
            assert_eq!(layout.stage.intersection(&field), field, "around {middle}");
            assert!(layout.locator.is_some());
        }
    }
}
