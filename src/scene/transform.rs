//! Transforms of a finished scene that keep distances: to another position, or turned by a quarter.

use super::{Frame, LayerHandle, MapArea, Mark, Point, Rect, Scene, Shape, Size, Text};

/// An affine transform of CSS pixels that keeps distances, and upright rectangles upright.
#[derive(Clone, Copy, Debug)]
struct Transform {
    /// The image of the scene's upper left corner.
    origin: Point,
    /// The image of one pixel to the right.
    right: Point,
    /// The image of one pixel down.
    down: Point,
}

impl Transform {
    const fn translation(by: Point) -> Self {
        Self { origin: by, right: Point::new(1.0, 0.0), down: Point::new(0.0, 1.0) }
    }

    fn vector(&self, Point { x, y }: Point) -> Point {
        Point::new(x * self.right.x + y * self.down.x, x * self.right.y + y * self.down.y)
    }

    fn point(&self, at: Point) -> Point {
        let Point { x, y } = self.vector(at);
        Point::new(self.origin.x + x, self.origin.y + y)
    }

    fn rect(&self, area: Rect) -> Rect {
        let (first, last) =
            (self.point(Point::new(area.left, area.top)), self.point(Point::new(area.right, area.bottom)));
        Rect::new(first.x.min(last.x), first.y.min(last.y), first.x.max(last.x), first.y.max(last.y))
    }

    fn frame(&self, Frame { origin, row_step, column_step }: Frame) -> Frame {
        Frame { origin: self.point(origin), row_step: self.vector(row_step), column_step: self.vector(column_step) }
    }

    fn shape(&self, shape: Shape) -> Shape {
        let points = |points: Vec<Point>| points.into_iter().map(|at| self.point(at)).collect();
        match shape {
            Shape::Rect(area) => Shape::Rect(self.rect(area)),
            Shape::Outline { rect, width } => Shape::Outline { rect: self.rect(rect), width },
            Shape::Polygon(corners) => Shape::Polygon(points(corners)),
            Shape::Polyline { points: line, width, dash } => Shape::Polyline { points: points(line), width, dash },
            Shape::Lines { ends, width, dash } => {
                let ends = ends.into_iter().map(|pair| pair.map(|at| self.point(at))).collect();
                Shape::Lines { ends, width, dash }
            }
            Shape::Dot { center, radius } => Shape::Dot { center: self.point(center), radius },
            Shape::Text(text) => Shape::Text(Text { at: self.point(text.at), ..text }),
            Shape::Grid { frame, area, every, width } => Shape::Grid { frame: self.frame(frame), area, every, width },
            Shape::Cells { frame, cells, within } => Shape::Cells { frame: self.frame(frame), cells, within },
            Shape::Hatch { areas, anchor, spacing, width } => {
                let areas = areas.into_iter().map(|area| self.rect(area)).collect();
                Shape::Hatch { areas, anchor: self.point(anchor), spacing, width }
            }
            Shape::Raster { frame, rows, columns, values } => {
                Shape::Raster { frame: self.frame(frame), rows, columns, values }
            }
            Shape::Photo { frame, photo } => Shape::Photo { frame: self.frame(frame), photo },
        }
    }

    fn scene(&self, scene: Scene, size: Size) -> Scene {
        let mark = |mark: Mark| Mark { shape: self.shape(mark.shape), ..mark };
        let map = |map: MapArea| MapArea { frame: self.frame(map.frame), clip: self.rect(map.clip), ..map };
        let handle = |handle: LayerHandle| LayerHandle { area: self.rect(handle.area), ..handle };
        Scene {
            size,
            marks: scene.marks.into_iter().map(mark).collect(),
            maps: scene.maps.into_iter().map(map).collect(),
            pins: scene.pins.into_iter().map(|pin| self.rect(pin)).collect(),
            handles: scene.handles.into_iter().map(handle).collect(),
        }
    }
}

impl Scene {
    /// The same scene moved to the right and down; its size is unchanged.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        let size = self.size;
        Transform::translation(by).scene(self, size)
    }

    /// The same scene turned, so that what ran to the right runs down, and the bottom is at the left or at the right. Texts stay upright
    /// at their turned points.
    #[must_use]
    pub fn turned(self, bottom_is_left: bool) -> Self {
        let Size { width, height } = self.size;
        let (origin, down) = if bottom_is_left {
            (Point::new(height, 0.0), Point::new(-1.0, 0.0))
        } else {
            (Point::default(), Point::new(1.0, 0.0))
        };
        Transform { origin, right: Point::new(0.0, 1.0), down }.scene(self, Size::new(height, width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::field::field_scene;
    use crate::scene::fixture::{three_threes, view};

    #[test]
    fn what_is_pointed_at_moves_along() {
        let footprints = three_threes();
        let scene = field_scene(&view(&footprints, 15));
        let at = scene.map(0).expect("the input").frame.center_of(3, 4);
        let moved = scene.clone().moved(Point::new(20.0, 40.0));
        assert_eq!(moved.hit(Point::new(at.x + 20.0, at.y + 40.0)), scene.hit(at));
        assert_eq!(moved.moved(Point::new(-20.0, -40.0)), scene);
    }

    #[test]
    fn what_is_pointed_at_turns_along() {
        let footprints = three_threes();
        let scene = field_scene(&view(&footprints, 15));
        let at = scene.map(0).expect("the input").frame.center_of(3, 4);
        let (left, right) = (scene.clone().turned(true), scene.clone().turned(false));
        assert_eq!(left.hit(Point::new(scene.size.height - at.y, at.x)), scene.hit(at));
        assert_eq!(right.hit(Point::new(at.y, at.x)), scene.hit(at));
        assert_eq!(right.turned(false), scene);
    }
}
