//! A scene: marks to paint and areas to point at, in one value.

use super::{Edges, Frame, Mark, Point, Rect, Shape, Size};
use crate::network::Axis;

/// Everything that is drawn on one canvas, back to front, and the maps that are hit-tested.
///
/// Paint reads the marks, hit-testing reads the maps; both are in the same CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The shapes, back to front.
    pub marks: Vec<Mark>,
    /// The maps whose cells are hit-tested, back to front.
    pub maps: Vec<MapArea>,
    /// The heads of pins.
    pub pins: Vec<Rect>,
    /// Areas that belong to a layer as a whole, such as outlines and labels, back to front.
    pub handles: Vec<LayerHandle>,
}

/// The area of a map and its number of cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapArea {
    /// The map number.
    pub layer: usize,
    /// The transform from its cells to the scene.
    pub frame: Frame,
    /// The number of rows.
    pub rows: u64,
    /// The number of columns.
    pub columns: u64,
    /// The visible part of the scene.
    pub clip: Rect,
    /// The shown part of the map, in cells; `None` for all of it.
    pub within: Option<Edges>,
    /// The area by which the unit can be dragged, in cells, possibly beyond the map's borders: its field, its cell, or a part of its cone.
    /// `None` if there is none.
    pub grip: Option<Edges>,
    /// The axis along which its cells lie in a cross-section, in which all positions across it are the same; `None` in other views.
    pub line: Option<Axis>,
}

/// An area that belongs to a layer as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerHandle {
    /// The layer, as a map number.
    pub layer: usize,
    /// The area; for an outline only the neighborhood of its line counts.
    pub area: Rect,
    /// The distance from the border that still counts, or `None` if the whole area does.
    pub reach: Option<f64>,
}

/// What is at a point of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A cell of a map.
    Cell {
        /// The map number.
        layer: usize,
        /// Its row, from 0.
        row: i64,
        /// Its column, from 0.
        column: i64,
    },
    /// A layer as a whole, by its map number.
    Layer(usize),
}

impl MapArea {
    /// The cell of this map that is nearest to a point of the scene.
    pub fn nearest_cell(&self, point: Point) -> Option<(i64, i64)> {
        let (row, column) = self.frame.cell_at(point)?;
        let last = |count: u64| i64::try_from(count).unwrap_or(i64::MAX).max(1) - 1;
        Some((row.clamp(0, last(self.rows)), column.clamp(0, last(self.columns))))
    }
}

impl Scene {
    /// An empty scene.
    pub fn new(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds a mark in front of the others.
    pub fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// What is at a point: a cell if a map is there, else the layer whose label or outline is.
    pub fn hit(&self, point: Point) -> Option<Target> {
        self.cell_at(point).or_else(|| self.layer_at(point).map(Target::Layer))
    }

    /// The foremost layer whose outline or label is at a point, even over a map, where `hit` prefers the cell.
    pub fn layer_at(&self, point: Point) -> Option<usize> {
        self.handles.iter().rev().find(|handle| handle.is_at(point)).map(|handle| handle.layer)
    }

    /// The foremost map by which the unit can be dragged at a point, or up to `reach` CSS pixels beside it.
    pub fn grip_at(&self, point: Point, reach: f64) -> Option<&MapArea> {
        self.maps.iter().rev().find(|map| map.is_grip(point, reach))
    }

    /// The area of a map, if it is in the scene.
    pub fn map(&self, layer: usize) -> Option<&MapArea> {
        self.maps.iter().find(|map| map.layer == layer)
    }

    /// The texts, in drawing order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.content.as_str()),
            _ => None,
        })
    }

    fn cell_at(&self, point: Point) -> Option<Target> {
        self.maps
            .iter()
            .rev()
            .find_map(|map| map.cell_at(point).map(|(row, column)| Target::Cell { layer: map.layer, row, column }))
    }
}

impl MapArea {
    /// The cell at a point, if it is one of this map's and visible.
    pub fn cell_at(&self, point: Point) -> Option<(i64, i64)> {
        let (row, column) = self.frame.cell_from_scene(point).filter(|_| self.clip.contains(point))?;
        let shown = |[top, bottom, left, right]: Edges| (top..bottom).contains(&row) && (left..right).contains(&column);
        if !self.within.is_none_or(shown) {
            return None;
        }
        let (row, column) = (row.floor() as i64, column.floor() as i64);
        let inside = |index: i64, length: u64| u64::try_from(index).is_ok_and(|index| index < length);
        (inside(row, self.rows) && inside(column, self.columns)).then_some((row, column))
    }

    /// Whether the unit can be dragged by this map at a point, or up to `reach` CSS pixels beside it.
    fn is_grip(&self, point: Point, reach: f64) -> bool {
        let at = self.frame.cell_from_scene(point).filter(|_| self.clip.contains(point));
        let (Some((row, column)), Some([top, bottom, left, right])) = (at, self.grip) else { return false };
        let length = |step: Point| step.x.hypot(step.y).max(f64::MIN_POSITIVE);
        let (down, across) = (reach / length(self.frame.row_step), reach / length(self.frame.column_step));
        (top - down..bottom + down).contains(&row) && (left - across..right + across).contains(&column)
    }

    /// The rectangle around all of its cells.
    pub fn rect(&self) -> Rect {
        self.frame.rect([0.0, self.rows as f64, 0.0, self.columns as f64])
    }
}

impl LayerHandle {
    fn is_at(&self, point: Point) -> bool {
        match self.reach {
            None => self.area.contains(point),
            Some(reach) => self.area.grown(reach).contains(point) && !self.area.grown(-reach).contains(point),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene() -> Scene {
        let size = Size::new(100.0, 100.0);
        let map = MapArea {
            layer: 4,
            frame: Frame::upright(Point::new(10.0, 10.0), 5.0, 5.0),
            rows: 4,
            columns: 6,
            clip: Rect::of_size(size),
            within: None,
            grip: Some([1.0, 3.0, 2.0, 4.0]),
            line: None,
        };
        let label = LayerHandle { layer: 7, area: Rect::new(30.0, 0.0, 60.0, 15.0), reach: None };
        Scene { maps: vec![map], handles: vec![label], ..Scene::new(size) }
    }

    #[test]
    fn a_cell_goes_before_the_label_over_it() {
        let point = Point::new(32.0, 12.0);
        assert_eq!(scene().hit(point), Some(Target::Cell { layer: 4, row: 0, column: 4 }));
        assert_eq!(scene().layer_at(point), Some(7));
    }

    #[test]
    fn a_unit_is_dragged_by_its_grip_and_a_little_beside_it() {
        let layer = |x, y, reach| scene().grip_at(Point::new(x, y), reach).map(|map| map.layer);
        assert_eq!(layer(25.0, 20.0, 0.0), Some(4));
        assert_eq!(layer(17.0, 20.0, 0.0), None);
        assert_eq!(layer(17.0, 20.0, 4.0), Some(4));
        assert_eq!(layer(12.0, 12.0, 4.0), None);
    }

    #[test]
    fn beside_the_map_its_label_is_hit() {
        assert_eq!(scene().hit(Point::new(50.0, 4.0)), Some(Target::Layer(7)));
        assert_eq!(scene().hit(Point::new(95.0, 95.0)), None);
    }
}
