//! Layout of the side view: rows, and the visible part of a long axis.

use super::SideView;
use super::aligned::FieldRows;
use super::row::{Row, Scale};
use crate::network::Axes;
use crate::scene::stack::label::{self, Lines};
use crate::scene::stack::map::around;
use crate::scene::stack::{Scope, StackMap, choice, shown, skip, strip};
use crate::scene::{Rect, Size};

/// Units are dots when they are at least this far apart.
pub const SMALLEST_DOTTED: f64 = 5.0;
/// The distance of units if an axis is too long to be shown as a whole.
const READABLE: f64 = 16.0;
/// The largest distance of the finest units.
const LARGEST_PITCH: f64 = 44.0;
/// The largest distance between two rows.
const LARGEST_LEADING: f64 = 150.0;
/// The distance at a gap where maps are left out, as a share of that between two rows.
const GAP: f64 = 0.4;
/// The distance of the first and the last column from the sides, if rows are turned to columns.
const BESIDE: f64 = 36.0;
/// The least distance of two such columns.
const NARROWEST_COLUMN: f64 = 44.0;
/// The distance of the first and the last row from the borders of their part of the canvas.
const INSET: f64 = 8.0;
/// The height of the numbers below the input.
const FOOT: f64 = 34.0;

/// The positions in the side view.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout<'a> {
    /// The shown maps, as indices into the stack, the input first.
    pub shown: Vec<usize>,
    /// Their rows.
    pub rows: Vec<Row<'a>>,
    /// The part of the canvas for the rows.
    pub stage: Rect,
    /// The distance between two rows.
    pub leading: f64,
    /// Height and width of a cell of the input in CSS pixels, before zoom: equal, since a cross-section has one.
    pub cell: Axes<f64>,
    /// The position of the labels; `None` where the rows are turned to columns, which are labeled afterwards.
    pub labels: Option<Labels>,
    /// The strip of all maps, if some are left out.
    pub strip: Option<Rect>,
}

/// The position of the labels of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Labels {
    /// Left of the rows, from this x on.
    Beside(f64),
    /// Above the rows, from this x on.
    Above(f64),
}

impl<'a> Layout<'a> {
    /// The layout of a view.
    pub fn of(view: &SideView<'a>) -> Self {
        let stack = &view.picture.stack;
        let canvas = Rect::of_size(view.size);
        let is_narrow = view.size.width < 520.0;
        let margin = if is_narrow { 14.0 } else { 24.0 };
        let least = if is_narrow { 50.0 } else { 60.0 };
        let capacity = (((view.size.height - FOOT - margin) / least) as usize).clamp(2, 12);
        let shown = chosen(view, capacity);
        let maps: Vec<&StackMap> = shown.iter().map(|&place| &stack.maps[place]).collect();
        let strip = (shown.len() < stack.maps.len())
            .then(|| Rect::new(margin / 2.0, margin, margin / 2.0 + strip::WIDTH - 8.0, canvas.bottom - margin));
        let start = strip.map_or(margin, |strip| strip.right + 10.0);
        let lanes = skip::width(&skip::skips(stack, &shown));
        let (labels, left) = if is_narrow {
            (Labels::Above(start + lanes), start + lanes)
        } else {
            let words = label::width(maps.iter().copied(), Lines::Two).min(view.size.width * 0.26).max(48.0);
            (Labels::Beside(start), start + words + 20.0 + lanes)
        };
        let above = if is_narrow { 30.0 } else { 22.0 };
        let stage = Rect::new(left, above, (canvas.right - margin).max(left), (canvas.bottom - FOOT - 8.0).max(above));
        let (scale, side) = scale(view, &maps, &stage);
        let ranks = ranks(&shown);
        let between = ranks.first().copied().unwrap_or_default();
        let leading = leading(stage.height() - 2.0 * INSET, between, view.cell.is_some());
        // Beside another picture both stand on the same line: their inputs.
        let air = (stage.height() - leading * between) / if view.cell.is_some() { 1.0 } else { 2.0 };
        let top = stage.top + air - if view.cell.is_some() { INSET } else { 0.0 };
        let row = |(&map, rank): (&&'a StackMap, f64)| {
            Row::of(map, stack.unit, view.picture.axis, scale, (top + leading * rank).round())
        };
        let rows = maps.iter().zip(ranks).map(row).collect();
        let stage = Rect { top: 0.0, bottom: canvas.bottom, ..stage };
        Self { shown, rows, stage, leading, cell: Axes::both(side), labels: Some(labels), strip }
    }

    /// The layout before it is turned beside the field view: along the axis as the field's rows are, the input at the bottom.
    pub fn aligned(view: &SideView<'a>, field: &FieldRows) -> Self {
        let stack = &view.picture.stack;
        let Size { width: across, height: along } = view.size;
        let capacity = (((across - 2.0 * BESIDE) / NARROWEST_COLUMN) as usize).saturating_add(1).clamp(2, 12);
        let shown = chosen(view, capacity);
        let ranks = ranks(&shown);
        let between = ranks.first().copied().unwrap_or_default();
        let leading = leading(across - 2.0 * BESIDE, between, false);
        let row = |(&place, rank): (&usize, f64)| {
            let y = across - BESIDE - leading * (between - rank);
            Row::of(&stack.maps[place], stack.unit, view.picture.axis, field.scale, y.round())
        };
        let rows = shown.iter().zip(ranks.iter().copied()).map(row).collect();
        let (from, to) = field.visible;
        let stage = Rect::new(from.max(0.0), 0.0, to.min(along), across);
        Self { shown, rows, stage, leading, cell: Axes::both(field.scale.side), labels: None, strip: None }
    }

    /// The distance of the closest units that are drawn as dots; `None` if all rows are bars.
    pub fn dot_pitch(&self) -> Option<f64> {
        let dotted = self.rows.iter().map(|row| row.pitch).filter(|pitch| *pitch >= SMALLEST_DOTTED);
        dotted.reduce(f64::min)
    }
}

/// The maps to show, around the focus if not all fit.
fn chosen(view: &SideView<'_>, capacity: usize) -> Vec<usize> {
    let stack = &view.picture.stack;
    let focus = view.focus.and_then(|layer| stack.maps.iter().rposition(|map| map.layer <= layer));
    shown(stack.maps.len(), focus.unwrap_or(stack.selected), capacity)
}

/// How many rows each shown map is below the last, with a gap where maps are left out.
fn ranks(shown: &[usize]) -> Vec<f64> {
    let gap = |index: usize| if index == 0 && choice::is_broken(shown) { GAP } else { 0.0 };
    (0..shown.len()).map(|index| (shown.len() - 1 - index) as f64 + gap(index)).collect()
}

/// The distance between rows that share a room. Beside another picture, which leaves each little width, it may be greater.
fn leading(room: f64, between: f64, is_beside: bool) -> f64 {
    let largest = if is_beside { LARGEST_LEADING * 1.5 } else { LARGEST_LEADING };
    if between > 0.0 { (room / between).min(largest) } else { 0.0 }
}

/// The visible part of the axis: all of it if its units are distinguishable, else the surroundings of the cone. And the side of a cell of
/// the input before zoom.
fn scale(view: &SideView<'_>, maps: &[&StackMap], stage: &Rect) -> (Scale, f64) {
    let axis = view.picture.axis;
    let (start, end) = maps.iter().map(|map| map.bounds(axis)).reduce(around).unwrap_or((0.0, 1.0));
    let finest = maps.iter().map(|map| map.place.get(axis).step).fold(1.0, f64::min);
    let whole = end - start;
    let cone = maps.iter().filter_map(|map| map.concerned(axis)).reduce(around).unwrap_or((start, end));
    let wanted = ((cone.1 - cone.0) * 1.3).max(stage.width() / READABLE * finest);
    let is_readable = stage.width() / whole * finest >= SMALLEST_DOTTED + 2.0;
    let (from, to) = if is_readable || wanted >= whole || view.scope == Scope::Whole {
        (start, end)
    } else {
        let from = (f64::midpoint(cone.0, cone.1) - wanted / 2.0).clamp(start, end - wanted);
        (from, from + wanted)
    };
    let fitting = (stage.width() / (to - from)).min(LARGEST_PITCH / finest);
    let side = view.cell.map_or(fitting, |cell| cell.width);
    let origin = stage.center().x - f64::midpoint(from, to) * side;
    (Scale { origin: origin * view.view.zoom + view.view.pan.x, side: side * view.view.zoom }, side)
}
