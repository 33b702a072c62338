//! Where the picture and the cone lie on the canvas.

use super::OpeningView;
use crate::cnn::Axis;
use crate::scene::{Edges, Frame, Point, Rect, edges_of};

/// The room around the picture, in cells: what the field reads beyond its border shows there.
const BORDER: f64 = 1.25;
/// The part of the canvas that is the picture's along the way of the cone.
const SHARE: f64 = 0.74;
/// The cone is at most so long, as a share of the picture's side.
const LONGEST_CONE: f64 = 0.62;
/// The largest distance of two layers, in cells.
const LARGEST_LEADING: f64 = 3.4;
/// How much wider than high a canvas is that has the cone at the side.
const WIDE: f64 = 1.2;

/// The places of the opening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The way between the cells of the input and the scene.
    pub frame: Frame,
    /// The area of the picture.
    pub picture: Rect,
    /// The axis that picture and cone share: the rows where the cone stands at the side, the columns where it stands below.
    pub axis: Axis,
    /// Where the input's units stand, along the way of the cone.
    base: f64,
    /// The distance of two layers.
    pub leading: f64,
}

impl Layout {
    /// The places for a view: the cone at the right of the picture on a wide canvas, else below it.
    ///
    /// The picture stays where it is whatever the number of layers; these share the room that the cone has.
    pub fn of(view: &OpeningView<'_>) -> Self {
        let input = view.picture.field.input;
        let (rows, columns) = (input.height.max(1) as f64, input.width.max(1) as f64);
        let (width, height) = (view.size.width, view.size.height);
        let axis = if width >= height * WIDE { Axis::Height } else { Axis::Width };
        let fits = |extent: f64, share: f64, cells: f64| extent * share / (cells + 2.0 * BORDER);
        let (across, down) = if axis == Axis::Height { (SHARE, 1.0) } else { (1.0, SHARE) };
        let fitting = fits(width, across, columns).min(fits(height, down, rows));
        let side = if fitting >= 4.0 { fitting.floor() } else { fitting };
        let border = BORDER * side;
        let room =
            |extent: f64, cells: f64| (extent - cells * side - 2.0 * border).clamp(0.0, cells * side * LONGEST_CONE);
        let (aside, below) = if axis == Axis::Height { (room(width, columns), 0.0) } else { (0.0, room(height, rows)) };
        let left = ((width - columns * side - aside) / 2.0).max(border).round();
        let top = ((height - rows * side - below) / 2.0).max(border.min(height - rows * side)).max(0.0).round();
        let frame = Frame::upright(Point::new(left, top), side, side);
        let picture = frame.rect(edges_of([0, rows as i64 - 1, 0, columns as i64 - 1]));
        let (end, length) = if axis == Axis::Height { (picture.right, aside) } else { (picture.bottom, below) };
        let gap = border + side * 0.35;
        let layers = view.picture.stack.selected.max(1) as f64;
        let before = (layers - 1.0).max(1.0);
        let leading = |layers: f64| ((length - gap) / layers).clamp(0.0, side * LARGEST_LEADING);
        let leading = leading(before) + (leading(layers) - leading(before)) * view.progress;
        Self { frame, picture, axis, base: end + gap, leading }
    }

    /// The side of a cell.
    pub const fn cell(&self) -> f64 {
        self.frame.column_step.x
    }

    /// The place of the cone at a layer, fractions allowed, and at a position along the shared axis in cells of the input.
    pub fn at(&self, layer: f64, position: f64) -> Point {
        let along = self.base + layer * self.leading;
        match self.axis {
            Axis::Height => Point::new(along, self.frame.origin.y + position * self.cell()),
            Axis::Width => Point::new(self.frame.origin.x + position * self.cell(), along),
        }
    }

    /// The part of a field that lies on the picture or close to it.
    pub fn near(&self, field: Edges) -> Rect {
        self.frame.rect(field).intersection(&self.picture.grown(BORDER * self.cell()))
    }
}
