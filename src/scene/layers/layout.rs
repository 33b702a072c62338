//! Layout of the layers view.

use super::LayersView;
use super::hourglass::{Arm, Hourglass};
use super::plate::{padding_shown, within};
use crate::analysis::Alignment;
use crate::network::{Axes, Axis};
use crate::scene::stack::label::{self, LEADING, Lines};
use crate::scene::stack::map::{along, around};
use crate::scene::stack::{Scope, StackMap, choice, shown, skip, strip};
use crate::scene::{Edges, Frame, Point, Rect, edges_of};

/// The horizontal shift of a plate's far edge, as a share of its height.
const LEAN: f64 = 1.15;
/// The greatest height of a plate, as a share of its width.
const STEEPEST: f64 = 0.44;
/// The share of the distance between two maps that a plate may fill, so that none covers another.
const FILLED: f64 = 0.93;
/// The least height of a plate.
const THINNEST: f64 = 24.0;
/// The largest side of a cell.
const LARGEST_CELL: f64 = 44.0;
/// Maps of up to this many cells along an axis are shown as a whole.
const MOST_CELLS: f64 = 64.0;
/// The shown part of large maps, as a multiple of the part that concerns the unit.
const ROOM: f64 = 2.2;
/// The fewest cells of the coarsest map that are shown.
const FEWEST_CELLS: f64 = 7.0;
/// The distance at a gap where maps are left out, as a share of that between two maps.
const GAP: f64 = 0.45;
/// The least height of a row of an hourglass, and the least width of the canvas for one.
const SMALLEST_U: (f64, f64) = (50.0, 640.0);
/// The distance between the two arms of an hourglass.
const BETWEEN_ARMS: f64 = 56.0;

/// The positions in the layers view.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The shown maps, as indices into the stack, the input first.
    pub shown: Vec<usize>,
    /// The transform of each from its cells to the scene, zoom and pan included.
    pub frames: Vec<Frame>,
    /// The part of each that is shown, in its cells.
    pub windows: Vec<Edges>,
    /// Height and width of a cell of the input in CSS pixels, before zoom.
    pub cell: Axes<f64>,
    /// The part of the canvas for the maps.
    pub stage: Rect,
    /// The x position of each map's label.
    pub labels: Vec<f64>,
    /// The strip of all maps, if some are left out.
    pub strip: Option<Rect>,
    /// The arrangement as a U, if the network is an hourglass and there is room; otherwise the maps stand one above another.
    pub hourglass: Option<Hourglass>,
}

/// The part of the input above which maps are shown, in input cells.
#[derive(Clone, Copy, Debug)]
struct Ground {
    rows: (f64, f64),
    columns: (f64, f64),
}

impl Ground {
    /// The numbers of rows and columns.
    fn extent(self) -> (f64, f64) {
        (self.rows.1 - self.rows.0, self.columns.1 - self.columns.0)
    }
}

impl Layout {
    /// The layout of a view.
    pub fn of(view: &LayersView<'_>) -> Self {
        let stack = &view.picture.stack;
        let canvas = Rect::of_size(view.size);
        let is_narrow = view.size.width < 520.0;
        let margin = if is_narrow { 12.0 } else { 24.0 };
        let least = if is_narrow { 54.0 } else { 84.0 };
        let focus = view.focus.and_then(|layer| stack.maps.iter().rposition(|map| map.layer <= layer));
        let focus = focus.unwrap_or(stack.selected);
        let high = view.size.height - 2.0 * margin;
        let hourglass = Hourglass::of(stack, focus)
            .filter(|hourglass| high >= SMALLEST_U.0 * hourglass.rows as f64 && view.size.width >= SMALLEST_U.1);
        let shown = hourglass
            .as_ref()
            .map_or_else(|| shown(stack.maps.len(), focus, ((high / least) as usize).clamp(2, 8)), Hourglass::shown);
        let drawn: Vec<&StackMap> = shown.iter().map(|&place| &stack.maps[place]).collect();
        let ground = ground(&drawn, view);
        let windows = drawn.iter().map(|map| window(map, ground)).collect();
        let strip = (shown.len() < stack.maps.len())
            .then(|| Rect::new(margin / 2.0, margin, margin / 2.0 + strip::WIDTH - 8.0, canvas.bottom - margin));
        let start = strip.map_or(margin, |strip| strip.right + 8.0);
        let room = Rect::new(start, margin, canvas.right - margin, canvas.bottom - margin);
        let Fitted { frames, labels, cell, left } = if let Some(hourglass) = &hourglass {
            fitted_u(hourglass, &drawn, ground, view.cell, &room)
        } else {
            let room = Rect { left: start + skip::width(&skip::skips(stack, &shown)), ..room };
            fitted_stack(&drawn, ground, choice::is_broken(&shown), view.cell, &room)
        };
        let frames = frames.iter().map(|frame| view.view.frame(frame)).collect();
        let right = labels.last().map_or(canvas.right, |last| last - 6.0);
        let stage =
            Rect { left: left.unwrap_or_else(|| strip.map_or(0.0, |strip| strip.right + 4.0)), right, ..canvas };
        Self { shown, frames, windows, cell, stage, labels, strip, hourglass }
    }

    /// Whether maps between the input and the next one are left out, and a gap says so.
    pub fn is_broken(&self) -> bool {
        self.hourglass.is_none() && choice::is_broken(&self.shown)
    }

    /// The position of a shown map's label: beside its upper half.
    pub fn label_at(&self, index: usize, map: &StackMap) -> Point {
        let rect = self.frames[index].rect(within(edges_of(map.cells()), self.windows[index]));
        let below = if rect.height() > 2.2 * LEADING { 14.0 } else { rect.height() / 2.0 - 4.0 };
        Point::new(self.labels[index], rect.top + below)
    }
}

/// Maps that fit into a part of the canvas.
struct Fitted {
    frames: Vec<Frame>,
    labels: Vec<f64>,
    cell: Axes<f64>,
    /// Where the maps begin, if labels stand before them.
    left: Option<f64>,
}

/// The maps one above another, with their labels at the right.
fn fitted_stack(maps: &[&StackMap], ground: Ground, is_broken: bool, cell: Option<Axes<f64>>, room: &Rect) -> Fitted {
    let labels = room.right - words(maps, room);
    let room = Rect { right: labels - 16.0, ..*room };
    let cell = cell.unwrap_or_else(|| largest_cell(ground, between(maps.len(), is_broken), &room));
    let frames = placed(maps, ground, is_broken, cell, &room);
    Fitted { frames, labels: vec![labels; maps.len()], cell, left: None }
}

/// The maps of an hourglass as a U: labels, encoder, decoder, labels, and the coarsest maps in the middle of the last row.
fn fitted_u(hourglass: &Hourglass, maps: &[&StackMap], ground: Ground, cell: Option<Axes<f64>>, room: &Rect) -> Fitted {
    let words = words(maps, room);
    let inner = Rect { left: room.left + words + 16.0, right: room.right - words - 16.0, ..*room };
    let arm = Rect { right: inner.left + (inner.width() - BETWEEN_ARMS) / 2.0, ..inner };
    let rows = hourglass.rows as f64;
    let cell = cell.unwrap_or_else(|| largest_cell(ground, rows - 1.0, &arm));
    // One column of plates over the whole height gives the rows; a plate's arm moves it sideways.
    let column = placed(&vec![maps[0]; hourglass.rows], ground, false, cell, &arm);
    let across = inner.right - arm.right;
    let shift = |arm: Arm| match arm {
        Arm::Down => 0.0,
        Arm::Bottom => across / 2.0,
        Arm::Up => across,
    };
    let base = maps[0].place;
    let mut frames = Vec::new();
    let mut labels = Vec::new();
    for (map, placed) in maps.iter().zip(&hourglass.maps) {
        let row = column[hourglass.rows - 1 - placed.row];
        let (height, width) = (map.place.height, map.place.width);
        let cell = |own: Alignment, base: Alignment| (own.start - base.start) / base.step;
        let origin = row.scene_from_cell(cell(height, base.height), cell(width, base.width));
        frames.push(Frame {
            origin: Point::new(origin.x + shift(placed.arm), origin.y),
            row_step: scaled(row.row_step, height.step / base.height.step),
            column_step: scaled(row.column_step, width.step / base.width.step),
        });
        labels.push(if placed.arm == Arm::Down { room.left } else { inner.right + 16.0 });
    }
    Fitted { frames, labels, cell, left: Some(inner.left - 6.0) }
}

/// The width of the labels.
fn words(maps: &[&StackMap], room: &Rect) -> f64 {
    label::width(maps.iter().copied(), Lines::Two).min(room.right * 0.32).max(40.0)
}

/// The distance between the first and the last of some maps, in distances between neighbors.
fn between(count: usize, is_broken: bool) -> f64 {
    count.saturating_sub(1) as f64 + if is_broken { GAP } else { 0.0 }
}

/// The largest cell with which maps over a distance fit into a room.
fn largest_cell(ground: Ground, between: f64, room: &Rect) -> Axes<f64> {
    let (rows, columns) = ground.extent();
    let highest = room.height() / (1.0 + between / FILLED);
    // The lean depends on the height, and the height on the width of a cell.
    let widest = (room.width() - LEAN * highest) / columns;
    let fair = room.width() / (columns + STEEPEST * LEAN * rows);
    let side = if STEEPEST * rows * widest < highest { fair } else { widest }.clamp(0.0, LARGEST_CELL);
    let height = (STEEPEST * rows * side).min(highest).max(THINNEST.min(highest));
    Axes::new(height / rows, side.min((room.width() - LEAN * height).max(0.0) / columns))
}

/// The frames of stacked maps, the first at the bottom, centered in a room.
fn placed(maps: &[&StackMap], ground: Ground, is_broken: bool, cell: Axes<f64>, room: &Rect) -> Vec<Frame> {
    let (rows, columns) = ground.extent();
    let between = between(maps.len(), is_broken);
    let (height, width) = (rows * cell.height, columns * cell.width);
    let lean = LEAN * height;
    let pitch = if between > 0.0 { ((room.height() - height) / between).min(height * 1.5 + 50.0) } else { 0.0 };
    let top = room.top + (room.height() - height - pitch * between) / 2.0;
    let left = room.left + (room.width() - width - lean).max(0.0) / 2.0 + lean;
    let (row_step, column_step) = (Point::new(-lean / rows, cell.height), Point::new(cell.width, 0.0));
    maps.iter()
        .enumerate()
        .map(|(index, map)| {
            let above = (maps.len() - 1 - index) as f64 + if is_broken && index == 0 { GAP } else { 0.0 };
            let at = Point::new(left, (top + pitch * above).round());
            let base = Frame { origin: at, row_step, column_step };
            let place = map.place;
            Frame {
                origin: base.scene_from_cell(place.height.start - ground.rows.0, place.width.start - ground.columns.0),
                row_step: scaled(row_step, place.height.step),
                column_step: scaled(column_step, place.width.step),
            }
        })
        .collect()
}

/// The shown part of the input, in a map's cells.
fn window(map: &StackMap, ground: Ground) -> Edges {
    let (rows, columns) = (map.place.height, map.place.width);
    let cell =
        |place: Alignment, (from, to): (f64, f64)| ((from - place.start) / place.step, (to - place.start) / place.step);
    let ((top, bottom), (left, right)) = (cell(rows, ground.rows), cell(columns, ground.columns));
    [top, bottom, left, right]
}

fn scaled(step: Point, by: f64) -> Point {
    Point::new(step.x * by, step.y * by)
}

/// The part of the input above which to show the maps: all of it, or the surroundings of what concerns the unit.
fn ground(maps: &[&StackMap], view: &LayersView<'_>) -> Ground {
    let field = view.picture.footprints.last().map(|footprint| footprint.hull);
    let side = |axis: Axis| {
        let field = field.map(|hull| along(hull, axis)).map(|(first, last)| (first as f64, last as f64 + 1.0));
        let extents = |map: &&StackMap| map.place.get(axis).extent(*map.size.get(axis));
        let (start, end) = maps.iter().map(extents).reduce(around).unwrap_or((0.0, 1.0));
        let concerned = maps.iter().filter_map(|map| map.concerned(axis)).chain(field).reduce(around);
        let most = padding_shown(end - start);
        let (near, far) = concerned.map_or((start, end), |(near, far)| (near.max(start - most), far.min(end + most)));
        let steps = || maps.iter().map(|map| map.place.get(axis).step);
        let cells = (end - start) / steps().fold(1.0, f64::min);
        let wanted = ((far - near) * ROOM).max(steps().fold(1.0, f64::max) * FEWEST_CELLS);
        if view.scope == Scope::Whole || cells <= MOST_CELLS || wanted * 2.0 > end - start {
            return (start.min(near), end.max(far));
        }
        let from = (f64::midpoint(near, far) - wanted / 2.0).clamp(start.min(near), (end - wanted).max(start));
        (from, from + wanted)
    };
    Ground { rows: side(Axis::Height), columns: side(Axis::Width) }
}
