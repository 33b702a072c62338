//! Field thumbnail: the field of one unit as a small picture, at the same scale as others beside it.

use super::gridding::field_grid;
use super::{Depth, Frame, Hull, Point, Scene, Size, edges_of};
use crate::analysis::{CellSet, NetworkAnalysis, Unit};
use crate::network::Axes;

/// The room at the edges in CSS pixels.
const MARGIN: f64 = 2.0;
/// The greatest height of a field of one row.
const TALL: f64 = 16.0;
/// Borders farther away than this, in cells, are not distinguished.
const FARTHEST: i128 = 1 << 40;

/// The field of the middle unit of a network's last local map.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldThumbnail {
    /// The cells that the unit sees.
    cells: CellSet,
    /// The borders of its field, cells on padding included.
    hull: Hull,
    depth: Depth,
}

impl FieldThumbnail {
    /// The field of a network; `None` if it has none, or one that is too large to list.
    pub fn of(analysis: &NetworkAnalysis) -> Option<Self> {
        let map = analysis.last_local_map();
        let unit = Unit::centre(&analysis.shaped, map)?;
        let cells = analysis.seen(unit).ok()?;
        let near = |position: i128| position.clamp(-FARTHEST, FARTHEST) as i64;
        let hull = match analysis.span(unit) {
            Some(Axes { height, width }) => [height.0, height.1, width.0, width.1].map(near),
            None => {
                let hull = cells.hull()?;
                [hull.top, hull.bottom, hull.left, hull.right]
            }
        };
        let count = analysis.growing.len().max(1);
        Some(Self { cells, hull, depth: Depth { index: analysis.depth(map).saturating_sub(1), count } })
    }

    /// Rows and columns of the field.
    pub fn extent(&self) -> Axes<f64> {
        let [top, bottom, left, right] = self.hull;
        Axes::new((bottom - top + 1) as f64, (right - left + 1) as f64)
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
        field_grid(&mut scene, self.cells.clone(), self.hull, Frame::upright(corner, cell, height), self.depth);
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
    }

    #[test]
    fn a_signal_is_one_low_row() {
        let field = thumbnail("input 1x99; conv 1 k7 p3");
        let rect = outline(&field.scene(Size::new(60.0, 60.0), field.extent()));
        assert!(rect.height() <= TALL && rect.width() > 50.0, "{rect:?}");
    }
}
