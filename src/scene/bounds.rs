//! Bounds of a scene: the rectangle around everything that is drawn.

use super::text_metrics::text_box;
use super::{Point, Rect, Scene, Shape};

/// The part of a text's size that reaches above its capitals and below its baseline.
const OVERHANG: f64 = 0.35;

impl Scene {
    /// The rectangle around all marks, clipped to the scene; `None` if nothing is in it.
    pub fn bounds(&self) -> Option<Rect> {
        let canvas = Rect::of_size(self.size);
        let all = self.marks.iter().filter_map(|mark| mark.shape.bounds());
        let visible = all.map(|rect| rect.intersection(&canvas)).filter(|rect| !rect.is_empty());
        visible.reduce(|all, rect| all.union(&rect))
    }
}

impl Shape {
    /// The rectangle around the shape; `None` if it is empty.
    fn bounds(&self) -> Option<Rect> {
        match self {
            Self::Rect(rect) => Some(*rect),
            Self::Outline { rect, width } => Some(rect.grown(width / 2.0)),
            Self::Polygon(points) => around(points.iter().copied(), 0.0),
            Self::Polyline { points, width, .. } => around(points.iter().copied(), width / 2.0),
            Self::Lines { ends, width, .. } => around(ends.iter().flatten().copied(), width / 2.0),
            Self::Dot { center, radius } => Some(Rect::around(*center, *radius)),
            Self::Text(text) => Some(text_box(text).grown(OVERHANG * text.size)),
            Self::Grid { frame, area, width, .. } => Some(frame.rect_of_cells(*area).grown(width / 2.0)),
            Self::Cells { frame, within, .. } => Some(frame.rect(*within)),
            Self::Hatch { areas, .. } => areas.iter().copied().reduce(|all, area| all.union(&area)),
            Self::Raster { frame, rows, columns, .. } => Some(frame.rect([0.0, *rows as f64, 0.0, *columns as f64])),
            Self::Photo { frame, photo } => Some(frame.rect([0.0, photo.rows as f64, 0.0, photo.columns as f64])),
        }
    }
}

/// The rectangle around points, grown by a margin.
fn around(points: impl Iterator<Item = Point>, margin: f64) -> Option<Rect> {
    // Even a line without height has bounds.
    let least = margin.max(0.5);
    points.map(|point| Rect::around(point, least)).reduce(|all, point| all.union(&point))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{ColorRole, Mark, Role, Size};

    fn scene(shapes: Vec<Shape>) -> Scene {
        let mut scene = Scene::new(Size::new(100.0, 80.0));
        scene.marks.extend(shapes.into_iter().map(|shape| Mark::new(Role::Map, ColorRole::Ink, shape)));
        scene
    }

    #[test]
    fn bounds_enclose_every_mark_and_nothing_outside_the_canvas() {
        assert_eq!(scene(Vec::new()).bounds(), None);
        let dot = Shape::Dot { center: Point::new(20.0, 30.0), radius: 5.0 };
        let far = Shape::Rect(Rect::new(90.0, 40.0, 300.0, 60.0));
        assert_eq!(scene(vec![dot, far]).bounds(), Some(Rect::new(15.0, 25.0, 100.0, 60.0)));
        assert_eq!(scene(vec![Shape::Rect(Rect::new(200.0, 0.0, 300.0, 9.0))]).bounds(), None);
    }

    #[test]
    fn a_level_line_has_bounds() {
        let points = vec![Point::new(10.0, 40.0), Point::new(50.0, 40.0)];
        let bounds = scene(vec![Shape::Polyline { points, width: 2.0, dash: None }]).bounds().expect("a line");
        assert_eq!(bounds, Rect::new(9.0, 39.0, 51.0, 41.0));
    }
}
