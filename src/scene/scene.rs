//! A scene: marks to paint and areas to point at, in one value.

use super::{Edges, Frame, Mark, Point, Rect, Shape, Size};

/// Everything that is drawn on one canvas, back to front, and the maps it shows.
///
/// Painting reads the marks, picking reads the maps; both lie in the same CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The shapes, the furthest first.
    pub marks: Vec<Mark>,
    /// The maps whose cells can be pointed at, the furthest first.
    pub maps: Vec<MapArea>,
    /// The heads of pins.
    pub pins: Vec<Rect>,
    /// Places that stand for a layer as a whole, such as outlines and labels, the furthest first.
    pub handles: Vec<LayerHandle>,
}

/// Where a map lies and how many cells it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapArea {
    /// The node whose map it is, as an index into the network.
    pub layer: usize,
    /// The way between its cells and the scene.
    pub frame: Frame,
    /// The number of rows.
    pub rows: u64,
    /// The number of columns.
    pub columns: u64,
    /// The part of the scene it may be seen in.
    pub clip: Rect,
    /// The part of the map that is shown, in cells; none for all of it.
    pub within: Option<Edges>,
    /// What of the map the unit is dragged by, in cells, beyond its borders too: its field, its cell, a part of its cone. None where
    /// nothing is.
    pub grip: Option<Edges>,
}

/// A place that stands for a layer as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerHandle {
    /// The layer, as an index into the network.
    pub layer: usize,
    /// The area; for an outline only the neighbourhood of its line counts.
    pub area: Rect,
    /// The distance from the border that still counts, or `None` when the whole area does.
    pub reach: Option<f64>,
}

/// What lies under a point of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A cell of a map.
    Cell {
        /// The node whose map it is, as an index into the network.
        layer: usize,
        /// Its row, from 0.
        row: i64,
        /// Its column, from 0.
        column: i64,
    },
    /// A layer as a whole.
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
    /// An empty picture.
    pub fn new(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds a mark in front of the others.
    pub fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// What lies under a point: a cell if a map is there, else a layer whose label or outline is.
    pub fn hit(&self, point: Point) -> Option<Target> {
        self.cell_at(point).or_else(|| self.layer_at(point).map(Target::Layer))
    }

    /// The layer whose outline or label is at a point, the foremost first; also over a map, where `hit` prefers the cell.
    pub fn layer_at(&self, point: Point) -> Option<usize> {
        self.handles.iter().rev().find(|handle| handle.is_at(point)).map(|handle| handle.layer)
    }

    /// The map by which the unit can be dragged at a point, or up to `reach` CSS pixels beside it, the foremost first.
    pub fn grip_at(&self, point: Point, reach: f64) -> Option<&MapArea> {
        self.maps.iter().rev().find(|map| map.is_grip(point, reach))
    }

    /// The map of a node, if this picture shows it.
    pub fn map(&self, layer: usize) -> Option<&MapArea> {
        self.maps.iter().find(|map| map.layer == layer)
    }

    /// The text a person would read, in drawing order.
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
    /// The cell under a point, if it is one of this map's and in sight.
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

    /// The rectangle around all its cells.
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
