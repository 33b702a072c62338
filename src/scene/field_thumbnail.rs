//! Field thumbnail: the field of one unit as a small picture, at the same scale as others beside it or on the whole input.

use super::gridding::field_grid;
use super::{ColorRole, Depth, Frame, Hull, Mark, Point, Role, Scene, Shape, Size, edges_of};
use crate::analysis::{CellSet, NetworkAnalysis, Unit};
use crate::network::Axes;

/// The room at the edges in CSS pixels.
const MARGIN: f64 = 2.0;
/// The greatest height of a field of one row.
const TALL: f64 = 16.0;
/// Borders farther away than this, in cells, are not distinguished.
const FARTHEST: i128 = 1 << 40;
/// The least side of a cell with lines around it, in CSS pixels.
const SMALLEST_LINED_CELL: f64 = 3.0;
/// The least side of a field on the input, in CSS pixels.
const SMALLEST_FIELD: f64 = 3.0;
/// The distance between the lines of the hatching on padding.
const HATCHING: f64 = 5.0;

/// The field of the middle unit of a network's last local map.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldThumbnail {
    /// The cells that the unit sees.
    cells: CellSet,
    /// The borders of its field, cells on padding included.
    hull: Hull,
    /// The cells of the input.
    input: Hull,
    depth: Depth,
}

impl FieldThumbnail {
    /// The field of a network; `None` if it has none, or one that is too large to list.
    pub fn of(analysis: &NetworkAnalysis) -> Option<Self> {
        let map = analysis.last_local_map();
        let unit = Unit::centre(&analysis.shaped, map)?;
        let cells = analysis.seen(unit).ok()?;
        let near = |position: i128| position.clamp(-FARTHEST, FARTHEST) as i64;
        let hull = if let Some(Axes { height, width }) = analysis.span(unit) {
            [height.0, height.1, width.0, width.1].map(near)
        } else {
            let hull = cells.hull()?;
            [hull.top, hull.bottom, hull.left, hull.right]
        };
        let last = |extent: u64| near(i128::from(extent.max(1)) - 1);
        let Axes { height, width } = analysis.shaped.network().input.size;
        let input = [0, last(height), 0, last(width)];
        let count = analysis.growing.len().max(1);
        Some(Self { cells, hull, input, depth: Depth { index: analysis.depth(map).saturating_sub(1), count } })
    }

    /// Rows and columns of the field.
    pub fn extent(&self) -> Axes<f64> {
        let [top, bottom, left, right] = self.hull;
        Axes::new((bottom - top + 1) as f64, (right - left + 1) as f64)
    }

    /// Whether some cells within the borders of the field are not seen.
    pub fn has_holes(&self) -> bool {
        let [top, bottom, left, right] = self.hull.map(i128::from);
        let within = |low: i128, high: i128, [first, last]: [i64; 2]| {
            (high.min(i128::from(last)) - low.max(i128::from(first)) + 1).max(0).unsigned_abs()
        };
        let [first_row, last_row, first_column, last_column] = self.input;
        let rows = within(top, bottom, [first_row, last_row]);
        let columns = within(left, right, [first_column, last_column]);
        self.cells.count() < rows.saturating_mul(columns)
    }

    /// The picture of the whole input with the field on it, both to scale. What the field covers outside the input is hatched.
    pub fn on_input(&self, size: Size) -> Scene {
        let mut scene = Scene::new(size);
        let [input, field] = [self.input, self.hull].map(edges_of);
        let all = [input[0].min(field[0]), input[1].max(field[1]), input[2].min(field[2]), input[3].max(field[3])];
        let (rows, columns) = (all[1] - all[0], all[3] - all[2]);
        let room = Size::new((size.width - 2.0 * MARGIN).max(1.0), (size.height - 2.0 * MARGIN).max(1.0));
        let is_line = input[1] - input[0] <= 1.0 && rows <= 1.0;
        let cell = if is_line { room.width / columns } else { (room.width / columns).min(room.height / rows) };
        let height = if is_line { room.height.min(TALL) } else { cell };
        let corner = Point::new(
            f64::midpoint(size.width, -columns * cell) - all[2] * cell,
            f64::midpoint(size.height, -rows * height) - all[0] * height,
        );
        let frame = Frame::upright(corner, cell, height);
        let [whole, covered] = [frame.rect(input), frame.rect(field).at_least(SMALLEST_FIELD)];
        let tint = ColorRole::Depth(self.depth);
        scene.push(Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(whole)));
        let areas = covered.outside(&whole);
        if !areas.is_empty() {
            let hatch = Shape::Hatch { areas, anchor: frame.origin, spacing: HATCHING, width: 1.0 };
            scene.push(Mark::new(Role::Padding, ColorRole::Hatch, hatch));
        }
        let seen = covered.intersection(&whole);
        scene.push(Mark::new(Role::Influence, tint, Shape::Rect(seen)).with_strength(0.6));
        scene.push(Mark::new(Role::Grid, ColorRole::Muted, Shape::Outline { rect: whole, width: 1.0 }));
        scene.push(Mark::new(Role::Footprint, tint, Shape::Outline { rect: covered, width: 1.5 }));
        scene
    }

    /// The picture, in which a field of the size `largest` fills the canvas.
    pub fn scene(&self, size: Size, largest: Axes<f64>) -> Scene {
        let mut scene = Scene::new(size);
        let room = Size::new((size.width - 2.0 * MARGIN).max(1.0), (size.height - 2.0 * MARGIN).max(1.0));
        let largest = largest.map(|extent| extent.max(1.0));
        let cell = (room.width / largest.width).min(room.height / largest.height);
        let height = if largest.height > 1.0 { cell } else { room.height.min(TALL).max(cell) };
        let [top, _, left, _] = edges_of(self.hull);
        let extent = self.extent();
        let corner = Point::new(
            f64::midpoint(size.width, -extent.width * cell) - left * cell,
            f64::midpoint(size.height, -extent.height * height) - top * height,
        );
        // Few lines among small cells would look like another grid.
        let every = if cell >= SMALLEST_LINED_CELL { 1 } else { u64::MAX };
        let frame = Frame::upright(corner, cell, height);
        field_grid(&mut scene, self.cells.clone(), self.hull, frame, self.depth, every);
        scene
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::scene::{Rect, Role, Shape};

    fn thumbnail(text: &str) -> FieldThumbnail {
        let network = notation::read(text).expect("a network in the notation");
        FieldThumbnail::of(&NetworkAnalysis::new(network.into())).expect("a field")
    }

    fn outline(scene: &Scene) -> Rect {
        let outline = |shape: &Shape| match shape {
            Shape::Outline { rect, .. } => Some(*rect),
            _ => None,
        };
        scene
            .marks
            .iter()
            .filter(|mark| mark.role == Role::Footprint)
            .find_map(|mark| outline(&mark.shape))
            .expect("an outline")
    }

    #[test]
    fn fields_have_one_scale_and_lie_in_the_middle() {
        let size = Size::new(60.0, 60.0);
        let seven = thumbnail("input 1x640x640; conv 1 k7 p3");
        let five = thumbnail("input 1x99x99; conv 1 k5 p2");
        let [large, small] = [&seven, &five].map(|field| outline(&field.scene(size, seven.extent())));
        assert!((large.width() / small.width() - 7.0 / 5.0).abs() < 1e-9, "{large:?} {small:?}");
        for rect in [large, small] {
            assert!(rect.center().distance(Point::new(30.0, 30.0)) < 1e-6, "{rect:?}");
        }
        assert!(large.left >= 0.0 && large.right <= size.width);
    }

    #[test]
    fn holes_are_not_filled() {
        let field = thumbnail("input 1x31x31; conv 1 k3 p2 d2");
        assert_eq!((field.cells.count(), field.extent()), (9, Axes::both(5.0)));
        assert!(field.has_holes());
        // Cells on padding are no holes.
        assert!(!thumbnail("input 1x5x5; conv 1 k7 p3; conv 1 k3 p1").has_holes());
    }

    #[test]
    fn the_field_lies_on_the_input_to_scale_and_padding_is_hatched() {
        let size = Size::new(104.0, 64.0);
        let part = thumbnail("input 1x60x100; conv 1 k11 p5").on_input(size);
        let field = outline(&part);
        assert!((field.width() - 11.0).abs() < 1e-9 && (field.height() - 11.0).abs() < 1e-9, "{field:?}");
        let is_hatched = |scene: &Scene| scene.marks.iter().any(|mark| mark.role == Role::Padding);
        assert!(!is_hatched(&part));
        let beyond = thumbnail("input 1x20x20; conv 1 k41 p20").on_input(size);
        let field = outline(&beyond);
        assert!(is_hatched(&beyond) && field.top >= 0.0 && field.bottom <= size.height, "{field:?}");
        let tiny = outline(&thumbnail("input 1x2000x2000; conv 1 k3 p1").on_input(size));
        assert!(tiny.width() >= SMALLEST_FIELD);
        let line = outline(&thumbnail("input 1x16000; conv 1 k400").on_input(size));
        assert!(line.height() <= TALL && (line.width() - 2.5).abs() < 0.6, "{line:?}");
    }

    #[test]
    fn a_signal_is_one_low_row() {
        let field = thumbnail("input 1x99; conv 1 k7 p3");
        let rect = outline(&field.scene(Size::new(60.0, 60.0), field.extent()));
        assert!(rect.height() <= TALL && rect.width() > 50.0, "{rect:?}");
    }
}
