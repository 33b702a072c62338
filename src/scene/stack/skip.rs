//! Skip connections and branches, as lines beside the maps.

use super::{Moment, Stack, StackMap};
use crate::scene::{ColorRole, Emphasis, Mark, Point, Role, Scene, Shape};

/// The distance between two lanes, in CSS pixels.
pub const LANE: f64 = 12.0;

/// A connection between two shown maps that are not neighbors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    /// The reading map, as an index into the shown ones.
    pub reader: usize,
    /// The map that is read, as an index into the shown ones.
    pub source: usize,
    /// Its lane, from 0; inner lanes are nearest to the maps.
    pub lane: usize,
}

/// The connections that skip shown maps, the shortest in the inner lanes.
pub fn skips(stack: &Stack, shown: &[usize]) -> Vec<Skip> {
    let mut found = Vec::new();
    for (reader, &place) in shown.iter().enumerate() {
        for reads in &stack.maps[place].reads {
            if let Ok(source) = shown.binary_search(&reads.from)
                && source + 1 < reader
            {
                found.push(Skip { reader, source, lane: 0 });
            }
        }
    }
    found.sort_by_key(|skip| skip.reader - skip.source);
    for index in 0..found.len() {
        let taken = |lane: usize| {
            let Skip { reader, source, .. } = found[index];
            found[..index].iter().any(|other| other.lane == lane && other.source < reader && source < other.reader)
        };
        found[index].lane = (0..=index).find(|&lane| !taken(lane)).unwrap_or(index);
    }
    found
}

/// The width of the lanes.
pub fn width(skips: &[Skip]) -> f64 {
    skips.iter().map(|skip| skip.lane + 1).max().map_or(0.0, |lanes| lanes as f64 * LANE + 6.0)
}

/// Adds the lines of a stack's skips. `at` gives the point at which a line meets a shown map, and `right` is where the lanes end.
pub fn draw(
    scene: &mut Scene,
    (stack, shown): (&Stack, &[usize]),
    moment: Moment,
    right: f64,
    at: &dyn Fn(usize) -> Point,
) {
    for skip in skips(stack, shown) {
        let (reader, source) = (&stack.maps[shown[skip.reader]], &stack.maps[shown[skip.source]]);
        let (from, to) = (at(skip.reader), at(skip.source));
        let points = rounded(from, to, right - 6.0 - skip.lane as f64 * LANE);
        line(scene, (source, reader), moment, points);
    }
}

/// Adds the line of a connection along some points, from the reading map to the map that is read, which has a dot.
pub fn line(scene: &mut Scene, (source, reader): (&StackMap, &StackMap), moment: Moment, points: Vec<Point>) {
    let is_seen = !reader.seen.is_empty() && !source.seen.is_empty() && moment.filled(source) > 0.0;
    let is_influenced = !reader.influenced.is_empty() && !source.influenced.is_empty();
    let (tint, strength) = match (is_influenced, is_seen) {
        (true, _) => (ColorRole::Accent, 0.9),
        (false, true) => (reader.tint(), 0.9),
        (false, false) => (ColorRole::Hatch, 0.8),
    };
    let dot = points.last().map(|&center| Shape::Dot { center, radius: 2.5 });
    for shape in [Some(Shape::Polyline { points, width: 1.5, dash: None }), dot].into_iter().flatten() {
        let mark = Mark::new(Role::Edge, tint, shape).with_strength(strength).of_layer(reader.layer);
        scene.push(mark.with_emphasis(Emphasis::of(reader.layer, moment.highlighted)));
    }
}

/// A path from one point to the other along a vertical line at `x`, with rounded corners.
fn rounded(from: Point, to: Point, x: f64) -> Vec<Point> {
    let radius = 6.0_f64.min((to.y - from.y).abs() / 2.0);
    let corner = |y: f64, inward: f64| {
        (0..=4).map(move |step| {
            let angle = f64::from(step) / 4.0 * std::f64::consts::FRAC_PI_2;
            Point::new(x + radius * (1.0 - angle.sin()), y + inward * radius * (1.0 - angle.cos()))
        })
    };
    let mut points = vec![from];
    points.extend(corner(from.y, (to.y - from.y).signum()));
    points.extend(corner(to.y, (from.y - to.y).signum()).collect::<Vec<_>>().into_iter().rev());
    points.push(to);
    points
}
