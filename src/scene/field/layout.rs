//! Where the input and the small output map lie on the canvas.

use super::view::whole;
use super::{FieldView, OutputMap};
use crate::cnn::Axes;
use crate::scene::detail::SMALLEST_GRIDDED_CELL;
use crate::scene::{Frame, Hull, Point, Rect, Size, Viewport};

/// The largest side of a cell, so that a small input does not fill a large screen.
const LARGEST_CELL: f64 = 48.0;
/// The least extent of a map, so that one-dimensional inputs have a height.
const THINNEST_MAP: f64 = 28.0;
/// The room of the input's name and the column numbers above the stage.
const HEAD: f64 = 52.0;
/// The room of the row numbers left of the stage.
const GUTTER: f64 = 44.0;
/// The room to the right of the stage and below it.
const MARGIN: f64 = 28.0;
/// The distance between the input and the small map.
const GAP: f64 = 56.0;

/// The places of the field view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The way between the input's cells and the scene, zoom and pan included.
    pub input: Frame,
    /// The part of the canvas that is the input's.
    pub stage: Rect,
    /// The small map's frame and the part of the canvas that is its own.
    pub output: Option<(Frame, Rect)>,
}

impl Layout {
    /// The places for a view: the small map to the right of the input or above it, whichever leaves the input larger.
    pub fn of(view: &FieldView<'_>) -> Self {
        let Size { width, height } = view.size;
        let stage = Rect::new(GUTTER, HEAD, (width - MARGIN).max(GUTTER), (height - MARGIN).max(HEAD));
        match &view.output {
            None => Self { input: view.view.frame(&fitted(view.bounds(), view.cell, &stage)), stage, output: None },
            Some(output) => {
                let fitting = FieldView { view: Viewport::default(), cell: None, ..*view };
                let extent = |place: Place| place(&fitting, output, stage).input.cell_extent();
                if extent(beside) >= extent(above) { beside(view, output, stage) } else { above(view, output, stage) }
            }
        }
    }
}

impl Layout {
    /// Height and width of a cell of the input in CSS pixels; before zoom, if the view is fitted.
    pub const fn cell(&self) -> Axes<f64> {
        Axes::new(self.input.row_step.y, self.input.column_step.x)
    }
}

type Place = fn(&FieldView<'_>, &OutputMap, Rect) -> Layout;

fn beside(view: &FieldView<'_>, output: &OutputMap, stage: Rect) -> Layout {
    let column = (view.size.width * 0.19).clamp(72.0, 168.0);
    let gap = (view.size.width * 0.09).min(GAP);
    let room = Rect { right: stage.right - column - gap, ..stage };
    let input = fitted(view.bounds(), view.cell, &room);
    let drawn = input.rect_of_cells(view.bounds());
    // The two maps stand in the middle as one group.
    let shift = ((stage.width() - drawn.width() - gap - column) / 2.0).round().max(0.0);
    let input = moved(input, stage.left + shift - drawn.left);
    let drawn = input.rect_of_cells(view.bounds());
    let left = drawn.right + gap;
    let top = drawn.top.max(stage.top);
    let own = Rect::new(left, top, left + column, (top + column).min(stage.bottom));
    let frame = at_corner(fitted(whole(output.size), None, &own), output.size, &own);
    let clip = Rect::new(left - gap / 2.0, 0.0, view.size.width, view.size.height);
    let stage = Rect { right: clip.left, ..stage };
    Layout { input: view.view.frame(&input), stage, output: Some((frame, clip)) }
}

fn above(view: &FieldView<'_>, output: &OutputMap, stage: Rect) -> Layout {
    let side = (view.size.height * 0.16).clamp(48.0, 96.0);
    let own = Rect::new(stage.left, 36.0, stage.right, 36.0 + side);
    let frame = at_corner(fitted(whole(output.size), None, &own), output.size, &own);
    let clip = Rect::new(0.0, 0.0, view.size.width, own.bottom + 12.0);
    let stage = Rect { top: clip.bottom + HEAD, ..stage };
    let input = fitted(view.bounds(), view.cell, &stage);
    Layout { input: view.view.frame(&input), stage, output: Some((frame, clip)) }
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
