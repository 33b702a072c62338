//! Clipping: the part of a scene inside a rectangle, for scenes that share a canvas.

use super::{Dash, Edges, Frame, Hull, Mark, Point, Rect, Scene, Shape, edges_of};

impl Scene {
    /// The marks inside a rectangle; of those that cross its border the part inside. Texts and dots are kept whole, or left out if their
    /// point is outside. An image, and anything on a slanted map, is kept whole if a part of it is inside.
    #[must_use]
    pub fn clipped(mut self, to: &Rect) -> Self {
        let clip = |mark: Mark| Some(Mark { shape: mark.shape.clone().clipped(to)?, ..mark });
        self.marks = self.marks.into_iter().filter_map(clip).collect();
        self
    }
}

impl Shape {
    fn clipped(self, to: &Rect) -> Option<Self> {
        let within = |rect: Rect| Some(rect.intersection(to)).filter(|rect| !rect.is_empty());
        let some = |ends: Vec<[Point; 2]>, width, dash| (!ends.is_empty()).then_some(Self::Lines { ends, width, dash });
        match self {
            Self::Rect(rect) => within(rect).map(Self::Rect),
            Self::Outline { rect, .. } if encloses(to, &rect) => Some(self),
            Self::Outline { rect, width } => some(segments(&closed(&rect.corners()), to), width, None),
            Self::Polygon(points) => Some(polygon(points, to)).filter(|points| points.len() > 2).map(Self::Polygon),
            Self::Polyline { ref points, .. } if points.iter().all(|point| to.contains(*point)) => Some(self),
            Self::Polyline { points, width, dash } => some(segments(&points, to), width, dash),
            Self::Lines { ends, width, dash } => lines(ends, width, dash, to),
            Self::Dot { center, .. } => to.contains(center).then_some(self),
            Self::Text(ref text) => to.contains(text.at).then_some(self),
            Self::Grid { frame, area, every, width } if frame.is_upright() => {
                if encloses(to, &frame.rect_of_cells(area)) {
                    return Some(self);
                }
                some(grid_lines(&frame, area, every, to), width, None)
            }
            Self::Cells { frame, cells, within } if frame.is_upright() => {
                let [top, bottom, left, right] = edges_in(&frame, to)?;
                let within = [within[0].max(top), within[1].min(bottom), within[2].max(left), within[3].min(right)];
                let is_empty = within[0] >= within[1] || within[2] >= within[3];
                (!is_empty).then_some(Self::Cells { frame, cells, within })
            }
            Self::Hatch { areas, anchor, spacing, width } => {
                let areas: Vec<Rect> = areas.into_iter().filter_map(within).collect();
                (!areas.is_empty()).then_some(Self::Hatch { areas, anchor, spacing, width })
            }
            Self::Grid { frame, area, .. } => frame.rect_of_cells(area).overlaps(to).then_some(self),
            Self::Cells { frame, within, .. } => frame.rect(within).overlaps(to).then_some(self),
            Self::Raster { frame, rows, columns, .. } => {
                frame.rect([0.0, rows as f64, 0.0, columns as f64]).overlaps(to).then_some(self)
            }
            Self::Photo { frame, ref photo } => {
                frame.rect([0.0, photo.rows as f64, 0.0, photo.columns as f64]).overlaps(to).then_some(self)
            }
        }
    }
}

fn encloses(outer: &Rect, inner: &Rect) -> bool {
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
}

fn closed(corners: &[Point; 4]) -> Vec<Point> {
    corners.iter().chain(corners.first()).copied().collect()
}

fn lines(ends: Vec<[Point; 2]>, width: f64, dash: Option<Dash>, to: &Rect) -> Option<Shape> {
    let ends: Vec<[Point; 2]> = ends.into_iter().filter_map(|[from, end]| segment(from, end, to)).collect();
    (!ends.is_empty()).then_some(Shape::Lines { ends, width, dash })
}

/// The parts inside a rectangle of a line through points.
fn segments(points: &[Point], to: &Rect) -> Vec<[Point; 2]> {
    points.windows(2).filter_map(|pair| segment(pair[0], pair[1], to)).collect()
}

/// The part of a segment inside a rectangle, by the algorithm of Liang and Barsky.
fn segment(from: Point, end: Point, to: &Rect) -> Option<[Point; 2]> {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    let (dx, dy) = (end.x - from.x, end.y - from.y);
    for (step, room) in
        [(-dx, from.x - to.left), (dx, to.right - from.x), (-dy, from.y - to.top), (dy, to.bottom - from.y)]
    {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    (enters <= leaves).then(|| [from.towards(end, enters), from.towards(end, leaves)])
}

/// The part of a polygon inside a rectangle, by the algorithm of Sutherland and Hodgman.
fn polygon(mut points: Vec<Point>, to: &Rect) -> Vec<Point> {
    // The signed distance of a point from each border, positive inside.
    let borders: [&dyn Fn(Point) -> f64; 4] =
        [&|point| point.x - to.left, &|point| to.right - point.x, &|point| point.y - to.top, &|point| {
            to.bottom - point.y
        }];
    for inside in borders {
        let mut kept = Vec::with_capacity(points.len() + 1);
        for (index, &point) in points.iter().enumerate() {
            let before = points[(index + points.len() - 1) % points.len()];
            let (here, there) = (inside(point), inside(before));
            if (here >= 0.0) != (there >= 0.0) {
                kept.push(before.towards(point, there / (there - here)));
            }
            if here >= 0.0 {
                kept.push(point);
            }
        }
        points = kept;
    }
    points
}

/// A rectangle in cells of an upright frame; `None` if the frame is degenerate.
fn edges_in(frame: &Frame, rect: &Rect) -> Option<Edges> {
    let (top, left) = frame.cell_from_scene(Point::new(rect.left, rect.top))?;
    let (bottom, right) = frame.cell_from_scene(Point::new(rect.right, rect.bottom))?;
    Some([top, bottom, left, right])
}

/// The visible lines of an upright grid: the borders of its area, and every so many cells between them, counted from cell 0.
fn grid_lines(frame: &Frame, area: Hull, every: u64, to: &Rect) -> Vec<[Point; 2]> {
    let Some([top, bottom, left, right]) = edges_in(frame, to) else { return Vec::new() };
    let [first_row, end_row, first_column, end_column] = edges_of(area);
    let every = every.max(1) as f64;
    let places = |first: f64, end: f64, seen: (f64, f64)| {
        let from = (first.max(seen.0) / every).ceil();
        let count = ((end.min(seen.1) / every).floor() - from + 1.0).max(0.0) as usize;
        let between = (0..count).map(move |index| (from + index as f64) * every);
        [first, end].into_iter().chain(between.filter(move |at| *at > first && *at < end)).collect::<Vec<f64>>()
    };
    let point = |row, column| frame.scene_from_cell(row, column);
    let rows = places(first_row, end_row, (top, bottom)).into_iter();
    let columns = places(first_column, end_column, (left, right)).into_iter();
    let across = rows.map(|row| [point(row, first_column), point(row, end_column)]);
    let down = columns.map(|column| [point(first_row, column), point(end_row, column)]);
    across.chain(down).filter_map(|[from, end]| segment(from, end, to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::CellSet;
    use crate::analysis::IndexSet;
    use crate::scene::{ColorRole, Role, Size};

    const TO: Rect = Rect::new(10.0, 10.0, 50.0, 40.0);

    fn clipped(shape: Shape) -> Option<Shape> {
        let mut scene = Scene::new(Size::new(100.0, 100.0));
        scene.push(Mark::new(Role::Map, ColorRole::Ink, shape));
        scene.clipped(&TO).marks.pop().map(|mark| mark.shape)
    }

    #[test]
    fn nothing_of_a_shape_is_left_outside() {
        let frame = Frame::upright(Point::new(-15.0, -15.0), 10.0, 10.0);
        let cells = CellSet::product(IndexSet::interval(0, 9), IndexSet::interval(0, 9));
        let corners = vec![Point::new(0.0, 0.0), Point::new(90.0, 20.0), Point::new(20.0, 90.0)];
        let all = [
            Shape::Rect(Rect::new(0.0, 0.0, 99.0, 20.0)),
            Shape::Outline { rect: Rect::new(0.0, 20.0, 30.0, 90.0), width: 1.0 },
            Shape::Polygon(corners.clone()),
            Shape::Polyline { points: corners.clone(), width: 1.0, dash: None },
            Shape::Grid { frame, area: [0, 9, 0, 9], every: 2, width: 1.0 },
            Shape::Cells { frame, cells, within: edges_of([0, 9, 0, 9]) },
            Shape::Hatch { areas: vec![Rect::new(0.0, 0.0, 20.0, 99.0)], anchor: corners[0], spacing: 5.0, width: 1.0 },
        ];
        for shape in all {
            let mut scene = Scene::new(Size::new(100.0, 100.0));
            let clipped = clipped(shape.clone()).unwrap_or_else(|| panic!("a part of {shape:?} is inside"));
            scene.push(Mark::new(Role::Map, ColorRole::Ink, clipped));
            let bounds = scene.bounds().expect("a shape");
            assert!(encloses(&TO.grown(0.51), &bounds), "{shape:?}: {bounds:?}");
        }
    }

    #[test]
    fn what_is_inside_stays_as_it_is_and_what_is_outside_goes() {
        let dot = |x| Shape::Dot { center: Point::new(x, 20.0), radius: 3.0 };
        assert_eq!(clipped(dot(20.0)), Some(dot(20.0)));
        assert_eq!(clipped(dot(70.0)), None);
        let outline = |left| Shape::Outline { rect: Rect::new(left, 12.0, left + 9.0, 20.0), width: 1.0 };
        assert_eq!(clipped(outline(20.0)), Some(outline(20.0)));
        assert_eq!(clipped(outline(70.0)), None);
        // A rectangle around everything has no visible border.
        assert_eq!(clipped(Shape::Outline { rect: Rect::new(0.0, 0.0, 99.0, 99.0), width: 1.0 }), None);
    }

    #[test]
    fn a_grid_keeps_the_lines_in_sight() {
        let frame = Frame::upright(Point::new(-1e6, 0.0), 10.0, 10.0);
        let grid = Shape::Grid { frame, area: [0, 1 << 40, 0, 1 << 40], every: 2, width: 1.0 };
        let Some(Shape::Lines { ends, .. }) = clipped(grid) else { panic!("lines") };
        let columns = ends.iter().filter(|[from, end]| from.x == end.x).map(|[from, _]| from.x);
        let rows = ends.iter().filter(|[from, end]| from.y == end.y).map(|[from, _]| from.y);
        assert_eq!((columns.collect::<Vec<_>>(), rows.collect::<Vec<_>>()), (vec![20.0, 40.0], vec![20.0, 40.0]));
    }
}
