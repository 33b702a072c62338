//! Frame: the transform between cells of a map and scene coordinates.

use super::{Point, Rect};

/// The position of a map in the scene: an affine transform from cells to CSS pixels.
///
/// Cell (r, c) covers rows r to r + 1 and columns c to c + 1, so integers are corners and halves are centers. An upright grid has steps
/// along the axes; a map in parallel projection has slanted ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The upper left corner of cell (0, 0).
    pub origin: Point,
    /// The offset from one row to the next, in CSS pixels.
    pub row_step: Point,
    /// The offset from one column to the next, in CSS pixels.
    pub column_step: Point,
}

/// Cells between four borders, all included: `[top, bottom, left, right]`.
pub type Hull = [i64; 4];

/// Four borders in cells, with fractions: `[top, bottom, left, right]`; integers lie between cells.
pub type Edges = [f64; 4];

/// The borders around an area of cells: the edges of a hull of one cell are one apart.
pub fn edges_of([top, bottom, left, right]: Hull) -> Edges {
    [top as f64, bottom as f64 + 1.0, left as f64, right as f64 + 1.0]
}

impl Frame {
    /// An upright grid whose cells are `width` by `height` CSS pixels.
    pub const fn upright(origin: Point, width: f64, height: f64) -> Self {
        Self { origin, row_step: Point::new(0.0, height), column_step: Point::new(width, 0.0) }
    }

    /// The point of the scene at a row and a column, with fractions.
    pub fn scene_from_cell(&self, row: f64, column: f64) -> Point {
        Point::new(
            self.origin.x + row * self.row_step.x + column * self.column_step.x,
            self.origin.y + row * self.row_step.y + column * self.column_step.y,
        )
    }

    /// The row and column, with fractions, of a point of the scene; `None` if the frame is degenerate.
    pub fn cell_from_scene(&self, point: Point) -> Option<(f64, f64)> {
        let determinant = self.row_step.x * self.column_step.y - self.row_step.y * self.column_step.x;
        let (x, y) = (point.x - self.origin.x, point.y - self.origin.y);
        let row = (x * self.column_step.y - y * self.column_step.x) / determinant;
        let column = (y * self.row_step.x - x * self.row_step.y) / determinant;
        (row.is_finite() && column.is_finite()).then_some((row, column))
    }

    /// The cell under a point of the scene, inside or outside the map.
    pub fn cell_at(&self, point: Point) -> Option<(i64, i64)> {
        self.cell_from_scene(point).map(|(row, column)| (row.floor() as i64, column.floor() as i64))
    }

    /// The center of a cell.
    pub fn center_of(&self, row: i64, column: i64) -> Point {
        self.scene_from_cell(row as f64 + 0.5, column as f64 + 0.5)
    }

    /// The four corners of an area between borders, clockwise from its first cell.
    pub fn corners(&self, [top, bottom, left, right]: Edges) -> [Point; 4] {
        [(top, left), (top, right), (bottom, right), (bottom, left)]
            .map(|(row, column)| self.scene_from_cell(row, column))
    }

    /// The rectangle between borders; exact for upright frames, the bounding box for slanted ones.
    pub fn rect(&self, edges: Edges) -> Rect {
        let [first, second, third, fourth] = self.corners(edges);
        let corner = |point: Point| Rect::new(point.x, point.y, point.x, point.y);
        corner(first).union(&corner(second)).union(&corner(third)).union(&corner(fourth))
    }

    /// The rectangle around an area of cells.
    pub fn rect_of_cells(&self, hull: Hull) -> Rect {
        self.rect(edges_of(hull))
    }

    /// The lesser of width and height of the box around one cell.
    pub fn cell_extent(&self) -> f64 {
        let cell = self.rect_of_cells([0; 4]);
        cell.width().min(cell.height())
    }

    /// Whether rows run straight down and columns straight to the right.
    pub fn is_upright(&self) -> bool {
        self.row_step.x == 0.0 && self.column_step.y == 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_slanted_frame_finds_its_cells_again(row in -50_i64..50, column in -50_i64..50, slant in -20.0..20.0_f64) {
            let frame = Frame {
                origin: Point::new(17.0, 40.0),
                row_step: Point::new(slant, 10.4),
                column_step: Point::new(25.6, 0.0),
            };
            prop_assert_eq!(frame.cell_at(frame.center_of(row, column)), Some((row, column)));
        }
    }

    #[test]
    fn a_flat_frame_has_no_way_back() {
        let frame = Frame::upright(Point::default(), 0.0, 3.0);
        assert_eq!(frame.cell_at(Point::new(1.0, 1.0)), None);
    }
}
