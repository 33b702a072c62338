//! Translation of a scene to another position.

use super::{Frame, LayerHandle, MapArea, Mark, Point, Rect, Scene, Shape, Text};

impl Scene {
    /// The same scene moved to the right and down; its size is unchanged.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        let mark = |mark: Mark| Mark { shape: mark.shape.moved(by), ..mark };
        let map = |map: MapArea| MapArea { frame: frame(map.frame, by), clip: rect(map.clip, by), ..map };
        let handle = |handle: LayerHandle| LayerHandle { area: rect(handle.area, by), ..handle };
        Self {
            size: self.size,
            marks: self.marks.into_iter().map(mark).collect(),
            maps: self.maps.into_iter().map(map).collect(),
            pins: self.pins.into_iter().map(|pin| rect(pin, by)).collect(),
            handles: self.handles.into_iter().map(handle).collect(),
        }
    }
}

impl Shape {
    /// The same shape moved to the right and down.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        let points = |points: Vec<Point>| points.into_iter().map(|at| point(at, by)).collect();
        match self {
            Self::Rect(area) => Self::Rect(rect(area, by)),
            Self::Outline { rect: area, width } => Self::Outline { rect: rect(area, by), width },
            Self::Polygon(corners) => Self::Polygon(points(corners)),
            Self::Polyline { points: line, width, dash } => Self::Polyline { points: points(line), width, dash },
            Self::Lines { ends, width, dash } => {
                let ends = ends.into_iter().map(|pair| pair.map(|at| point(at, by))).collect();
                Self::Lines { ends, width, dash }
            }
            Self::Dot { center, radius } => Self::Dot { center: point(center, by), radius },
            Self::Text(text) => Self::Text(Text { at: point(text.at, by), ..text }),
            Self::Grid { frame: cells, area, every, width } => {
                Self::Grid { frame: frame(cells, by), area, every, width }
            }
            Self::Cells { frame: place, cells, within } => Self::Cells { frame: frame(place, by), cells, within },
            Self::Hatch { areas, anchor, spacing, width } => {
                let areas = areas.into_iter().map(|area| rect(area, by)).collect();
                Self::Hatch { areas, anchor: point(anchor, by), spacing, width }
            }
            Self::Raster { frame: place, rows, columns, values } => {
                Self::Raster { frame: frame(place, by), rows, columns, values }
            }
            Self::Photo { frame: place, photo } => Self::Photo { frame: frame(place, by), photo },
        }
    }
}

fn point(at: Point, by: Point) -> Point {
    Point::new(at.x + by.x, at.y + by.y)
}

fn rect(area: Rect, by: Point) -> Rect {
    Rect::new(area.left + by.x, area.top + by.y, area.right + by.x, area.bottom + by.y)
}

fn frame(frame: Frame, by: Point) -> Frame {
    Frame { origin: point(frame.origin, by), ..frame }
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
}
