//! Edges: lines from units to the taps that they read.

use super::row::Row;
use crate::analysis::{AxisLink, IndexSet};
use crate::scene::{ColorRole, Dash, Emphasis, Mark, Point, Rect, Role, Scene, Shape};

/// Faint lines are drawn between units at least this far apart.
const SMALLEST_FAINT: f64 = 9.0;
/// Lines of the cone are drawn between units at least this far apart.
const SMALLEST_STRONG: f64 = 4.5;
/// More lines than this between two rows are drawn as one area.
const MOST_LINES: u64 = 2_400;
/// The dash pattern of lines to padding.
const DASH: Dash = Dash { on: 2.5, off: 3.0 };

/// Two rows, the upper of which reads the lower.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The row that reads.
    pub upper: &'a Row<'a>,
    /// The row that is read.
    pub lower: &'a Row<'a>,
    /// The link between their indices.
    pub link: &'a AxisLink,
    /// Whether the pair skips rows.
    pub is_skip: bool,
    /// The visible part of the canvas.
    pub stage: &'a Rect,
    /// The emphasis of the upper row's layer.
    pub emphasis: Emphasis,
}

/// The lines of the cone between two rows, and their appearance.
#[derive(Clone, Copy, Debug)]
pub struct Cone<'a> {
    /// The units of the upper row.
    pub upper: &'a IndexSet,
    /// The units of the lower row.
    pub lower: &'a IndexSet,
    /// Their color role.
    pub tint: ColorRole,
    /// Their progress from the upper row to the lower, 0 to 1.
    pub progress: f64,
    /// Whether lines to padding are drawn too.
    pub has_padding: bool,
}

impl Pair<'_> {
    /// Adds all lines between the two rows as faint lines, if there is room.
    pub fn faint(&self, scene: &mut Scene) {
        let (first, last) = self.upper.in_sight(self.stage.left, self.stage.right);
        let units = u64::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
        let count = units.saturating_mul(self.link.tap_count());
        if self.is_skip || self.upper.pitch.min(self.lower.pitch) < SMALLEST_FAINT || count > MOST_LINES {
            return;
        }
        let mut ends = Vec::new();
        for unit in first..=last {
            for tap in self.link.asked(unit).iter() {
                if (0..self.lower.length).contains(&tap) {
                    ends.extend(self.visible([self.upper.at(unit), self.lower.at(tap)]));
                }
            }
        }
        self.push(scene, Mark::new(Role::Edge, ColorRole::Grid, Shape::Lines { ends, width: 1.0, dash: None }));
    }

    /// Adds the lines of a cone, or the area they fill if there are too many.
    pub fn cone(&self, scene: &mut Scene, cone: Cone<'_>) {
        let (first, last) = self.upper.in_sight(self.stage.left, self.stage.right);
        let units = cone.upper.intersection(&IndexSet::interval(first, last));
        if cone.progress <= 0.0 || units.is_empty() {
            return;
        }
        let count = units.len().saturating_mul(self.link.tap_count());
        let is_close = self.lower.pitch < SMALLEST_STRONG || self.upper.pitch < SMALLEST_STRONG;
        if count > MOST_LINES || (is_close && count > 12) {
            return self.area(scene, cone);
        }
        let (mut read, mut padded) = (Vec::new(), Vec::new());
        for unit in units.iter() {
            for tap in self.link.asked(unit).iter() {
                let line = [self.upper.at(unit), self.lower.at(tap)];
                if (0..self.lower.length).contains(&tap) {
                    if cone.lower.contains(tap) {
                        read.push(line);
                    }
                } else if cone.has_padding {
                    padded.push(line);
                }
            }
        }
        let padded = self.grown(padded, cone.progress);
        if !padded.is_empty() {
            let shape = Shape::Lines { ends: padded, width: 1.0, dash: Some(DASH) };
            self.settle(scene, Mark::new(Role::Padding, ColorRole::Hatch, shape), cone.progress);
        }
        let width = if self.lower.pitch < 9.0 { 1.0 } else { 1.75 };
        if self.is_skip {
            for [from, to] in read {
                let points = self.bow(from, from.towards(to, cone.progress));
                let shape = Shape::Polyline { points, width, dash: None };
                self.settle(scene, Mark::new(Role::Edge, cone.tint, shape).with_strength(0.9), cone.progress);
            }
        } else {
            let shape = Shape::Lines { ends: self.grown(read, cone.progress), width, dash: None };
            self.settle(scene, Mark::new(Role::Edge, cone.tint, shape).with_strength(0.9), cone.progress);
        }
    }

    /// Adds the area between some units and what they read, with a line on each side.
    fn area(&self, scene: &mut Scene, cone: Cone<'_>) {
        let (Some((first, last)), Some((start, end))) = (cone.upper.hull(), cone.lower.hull()) else { return };
        let Some((start, end)) = self.link.asked_span(first, last).map(|(a, b)| (a.max(start), b.min(end))) else {
            return;
        };
        let upper = [self.upper.x(first as f64), self.upper.x(last as f64 + 1.0)];
        let lower = [self.lower.x(start as f64), self.lower.x(end as f64 + 1.0)];
        let (top, bottom) = (self.upper.y, self.lower.y);
        let inside = |x: f64| x.clamp(self.stage.left, self.stage.right);
        let side = |index: usize| {
            let from = Point::new(inside(upper[index]), top);
            [from, from.towards(Point::new(inside(lower[index]), bottom), cone.progress)]
        };
        let (left, right) = (side(0), side(1));
        let area = Shape::Polygon(vec![left[0], right[0], right[1], left[1]]);
        self.settle(scene, Mark::new(Role::Edge, cone.tint, area).with_strength(0.16), cone.progress);
        let lines = Shape::Lines { ends: vec![left, right], width: 1.2, dash: None };
        self.settle(scene, Mark::new(Role::Edge, cone.tint, lines).with_strength(0.8), cone.progress);
    }

    /// A line that bends to the side, to pass between the units of the rows it skips.
    fn bow(&self, from: Point, to: Point) -> Vec<Point> {
        let aside = self.upper.pitch.min(self.lower.pitch) * 0.5;
        (0..=24)
            .map(|step| {
                let t = f64::from(step) / 24.0;
                // Bends quickly at both ends and hardly in between.
                let bend = (1.0 - (2.0 * t - 1.0).powi(4)).max(0.0);
                let on_line = from.towards(to, t);
                Point::new(on_line.x + aside * bend, on_line.y)
            })
            .collect()
    }

    fn grown(&self, lines: Vec<[Point; 2]>, progress: f64) -> Vec<[Point; 2]> {
        let grown = lines.into_iter().map(|[from, to]| [from, from.towards(to, progress)]);
        grown.filter_map(|line| self.visible(line)).collect()
    }

    /// The part of a line between the sides of the stage.
    fn visible(&self, [from, to]: [Point; 2]) -> Option<[Point; 2]> {
        let (left, right) = (self.stage.left, self.stage.right);
        let at = |x: f64| from.towards(to, (x - from.x) / (to.x - from.x));
        let cut = |point: Point| match point.x {
            x if x < left => at(left),
            x if x > right => at(right),
            _ => point,
        };
        let is_beside = (from.x < left && to.x < left) || (from.x > right && to.x > right);
        (!is_beside).then(|| [cut(from), cut(to)])
    }

    fn settle(&self, scene: &mut Scene, mark: Mark, progress: f64) {
        self.push(scene, if progress < 1.0 { mark.in_motion() } else { mark });
    }

    fn push(&self, scene: &mut Scene, mark: Mark) {
        scene.push(mark.of_layer(self.upper.map.layer).with_emphasis(self.emphasis));
    }
}
