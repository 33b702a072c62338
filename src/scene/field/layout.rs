//! The layout of the field view: the input and the small maps.

use super::FieldView;
use super::view::whole;
use crate::network::Axes;
use crate::scene::nice_steps::SMALLEST_GRIDDED_CELL;
use crate::scene::{Frame, Hull, Point, Rect, Size, Viewport};

/// The largest side of a cell, so that a small input does not fill a large screen.
const LARGEST_CELL: f64 = 64.0;
/// The least extent of a map, so that one-dimensional inputs have a height.
const THINNEST_MAP: f64 = 28.0;
/// The room of the input's name and the column numbers above the stage.
const HEAD: f64 = 42.0;
/// The room of the row numbers left of the stage.
const GUTTER: f64 = 32.0;
/// The room to the right of the stage and below it.
const MARGIN: f64 = 12.0;
/// The least room of a column of small maps.
const NARROWEST: f64 = 72.0;
/// The most room of a column of small maps.
const WIDEST: f64 = 168.0;
/// The distance between the input and the small maps.
const GAP: f64 = 36.0;
/// The distance between two small maps, with room for a name.
const BETWEEN: f64 = 44.0;
/// With less room than this a second small map shares that of the first.
const LEAST: f64 = 44.0;

/// The places of the field view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The way between the input's cells and the scene, zoom and pan included.
    pub input: Frame,
    /// The part of the canvas that is the input's.
    pub stage: Rect,
    /// The part of the canvas that is the small maps' own.
    pub aside: Option<Rect>,
    /// The way between the cells of the unit's own map and the scene.
    pub output: Option<Frame>,
    /// The same for the map that the unit reaches.
    pub reached: Option<Frame>,
}

impl Layout {
    /// The places for a view: the small maps to the right of the input or above it, whichever leaves the input larger.
    pub fn of(view: &FieldView<'_>) -> Self {
        let Size { width, height } = view.size;
        let stage = Rect::new(GUTTER, HEAD, (width - MARGIN).max(GUTTER), (height - MARGIN).max(HEAD));
        if view.output.is_none() && view.reached.is_none() {
            let input = view.view.frame(&fitted(view.bounds(), view.cell, &stage));
            return Self { input, stage, aside: None, output: None, reached: None };
        }
        let fitting = FieldView { view: Viewport::default(), cell: None, ..*view };
        let extent = |place: fn(&FieldView<'_>, Rect) -> Self| place(&fitting, stage).input.cell_extent();
        if extent(beside) >= extent(above) { beside(view, stage) } else { above(view, stage) }
    }

    /// Height and width of a cell of the input in CSS pixels; before zoom, if the view is fitted.
    pub const fn cell(&self) -> Axes<f64> {
        Axes::new(self.input.row_step.y, self.input.column_step.x)
    }
}

/// The small maps in a column to the right, one below the other.
fn beside(view: &FieldView<'_>, stage: Rect) -> Layout {
    let gap = (view.size.width * 0.09).min(GAP);
    // The input comes first: the maps get what it leaves, and no less than they need.
    let room = Rect { right: stage.right - NARROWEST - gap, ..stage };
    let input = fitted(view.bounds(), view.cell, &room);
    let left_over = stage.width() - input.rect_of_cells(view.bounds()).width() - gap;
    let column = left_over.clamp(NARROWEST, (view.size.width * 0.19).clamp(NARROWEST, WIDEST));
    let drawn = input.rect_of_cells(view.bounds());
    // The maps stand in the middle as one group.
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
    let aside = Rect::new(left - gap / 2.0, 0.0, view.size.width, view.size.height);
    let stage = Rect { right: aside.left, ..stage };
    placed(view, input, stage, aside, output, &further)
}

/// The small maps in a row above, one beside the other.
fn above(view: &FieldView<'_>, stage: Rect) -> Layout {
    let side = (view.size.height * 0.16).clamp(48.0, 96.0);
    let stage = Rect { top: 36.0 + side + 12.0 + HEAD, ..stage };
    let input = fitted(view.bounds(), view.cell, &stage);
    // On a tall canvas they come down to the input, which stands in the middle of what is left; lines are as long as the input.
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
    let aside = Rect::new(0.0, 0.0, view.size.width, own.bottom + 12.0);
    placed(view, input, Rect { top: aside.bottom + HEAD, ..stage }, aside, output, &further)
}

fn placed(
    view: &FieldView<'_>,
    input: Frame,
    stage: Rect,
    aside: Rect,
    output: Option<(Frame, Rect)>,
    further: &Rect,
) -> Layout {
    Layout {
        input: view.view.frame(&input),
        stage,
        aside: Some(aside),
        output: output.map(|(frame, _)| frame),
        reached: view.reached.map(|reached| small(reached.size, further).0),
    }
}

/// A small map at the upper left corner of a room, and what it covers.
fn small(size: Axes<u64>, room: &Rect) -> (Frame, Rect) {
    let frame = at_corner(fitted(whole(size), None, room), size, room);
    (frame, frame.rect_of_cells(whole(size)))
}

/// The upright frame whose cells have a size, or the largest that fit into a room, in its middle; large cells have whole sides.
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

/// The same frame with its map at the upper left corner of a room.
fn at_corner(frame: Frame, size: Axes<u64>, room: &Rect) -> Frame {
    let drawn = frame.rect_of_cells(whole(size));
    let origin = Point::new(frame.origin.x + room.left - drawn.left, frame.origin.y + room.top - drawn.top);
    Frame { origin, ..frame }
}

fn moved(frame: Frame, dx: f64) -> Frame {
    Frame { origin: Point::new(frame.origin.x + dx, frame.origin.y), ..frame }
}
