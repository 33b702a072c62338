//! Layout of the opening: the image and the cone.

use super::OpeningView;
use crate::network::Axis;
use crate::scene::{Frame, Point, Rect, edges_of};

/// The margin around the image, in cells, in which the field's padding shows.
pub const BORDER: f64 = 1.25;
/// The share of the canvas's width for the image if the cone is beside it.
const SHARE_BESIDE: f64 = 0.74;
/// The share of the canvas's height for the image if the cone is below it.
const SHARE_ABOVE: f64 = 0.8;
/// The greatest length of the cone, as a share of the image's side.
const LONGEST_CONE: f64 = 0.62;
/// The greatest distance between two layers, in cells.
const LARGEST_LEADING: f64 = 3.4;

/// The positions in the opening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The transform from the input's cells to the scene.
    pub frame: Frame,
    /// The area of the image.
    pub picture: Rect,
    /// The axis that image and cone share: the rows if the cone is beside the image, the columns if it is below.
    pub axis: Axis,
    /// The position of the input's units, in the direction of the cone.
    base: f64,
    /// The distance between two layers.
    pub leading: f64,
}

impl Layout {
    /// The layout of a view: the cone to the right of the image or below it, whichever leaves the image larger.
    ///
    /// The image's position does not depend on the number of layers, which share the room of the cone.
    pub fn of(view: &OpeningView<'_>) -> Self {
        let input = view.picture.field.input;
        let (rows, columns) = (input.height.max(1) as f64, input.width.max(1) as f64);
        let (width, height) = (view.size.width, view.size.height);
        let fits = |across: f64, down: f64| {
            (width * across / (columns + 2.0 * BORDER)).min(height * down / (rows + 2.0 * BORDER))
        };
        let (beside, below) = (fits(SHARE_BESIDE, 1.0), fits(1.0, SHARE_ABOVE));
        let (axis, fitting) = if beside >= below { (Axis::Height, beside) } else { (Axis::Width, below) };
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

    /// The position in the cone of a layer, with fractions, and of a position along the shared axis in input cells.
    pub fn at(&self, layer: f64, position: f64) -> Point {
        let along = self.base + layer * self.leading;
        match self.axis {
            Axis::Height => Point::new(along, self.frame.origin.y + position * self.cell()),
            Axis::Width => Point::new(self.frame.origin.x + position * self.cell(), along),
        }
    }

    /// The image with the margin in which padding shows.
    pub fn sight(&self) -> Rect {
        self.picture.grown(BORDER * self.cell())
    }
}
