//! Dots: the units of a row, or bars if dots would touch.

use super::layout::SMALLEST_DOTTED;
use super::row::Row;
use crate::analysis::IndexSet;
use crate::scene::{ColorRole, Emphasis, Frame, Heat, Mark, Point, Rect, Role, Scene, Shape};

/// Half the thickness of a row of bars.
const BAR: f64 = 5.0;
/// Gaps smaller than this many CSS pixels are closed.
const SMALLEST_GAP: f64 = 0.7;

/// The appearance of a row's units.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The visible part of the canvas.
    pub stage: &'a Rect,
    /// The radius of a dot.
    pub radius: f64,
    /// The emphasis of the row's layer.
    pub emphasis: Emphasis,
}

/// Adds all units of a row as empty dots.
pub fn ground(scene: &mut Scene, row: &Row<'_>, style: Style<'_>) {
    let (first, last) = row.in_sight(style.stage.left, style.stage.right);
    if row.pitch < SMALLEST_DOTTED {
        let (left, right) =
            (row.x(first as f64).max(style.stage.left), row.x(last as f64 + 1.0).min(style.stage.right));
        if right > left {
            let bar = Rect::new(left, row.y - BAR, right, row.y + BAR);
            push(scene, row, style, Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(bar)));
            push(scene, row, style, Mark::new(Role::Grid, ColorRole::Grid, Shape::Outline { rect: bar, width: 1.0 }));
        }
        return;
    }
    for index in first..=last {
        let center = row.at(index);
        if is_beside(center, style) {
            continue;
        }
        let rim = Shape::Dot { center, radius: style.radius };
        scene.push(Mark::new(Role::Cell, ColorRole::Hatch, rim).with_strength(0.9).of_layer(row.map.layer));
        let inner = Shape::Dot { center, radius: style.radius - 1.0 };
        scene.push(Mark::new(Role::Cell, ColorRole::Panel, inner).of_layer(row.map.layer));
    }
}

/// Adds some units of a row as filled dots, at `t` of their full size.
pub fn fill(scene: &mut Scene, row: &Row<'_>, style: Style<'_>, units: &IndexSet, tint: ColorRole, t: f64) {
    let (first, last) = row.in_sight(style.stage.left, style.stage.right);
    if t <= 0.0 || first > last {
        return;
    }
    let settle = |mark: Mark| if t < 1.0 { mark.in_motion() } else { mark };
    if row.pitch < SMALLEST_DOTTED {
        for bar in bars(row, units, (first, last)) {
            let bar = bar.intersection(style.stage);
            if !bar.is_empty() {
                let mark = Mark::new(Role::Influence, tint, Shape::Rect(bar)).with_strength(t);
                push(scene, row, style, settle(mark));
            }
        }
        return;
    }
    for index in units.intersection(&IndexSet::interval(first, last)).iter() {
        let center = row.at(index);
        if !is_beside(center, style) {
            // Slightly larger than an empty one, so that it covers the rim.
            let shape = Shape::Dot { center, radius: (style.radius + 0.5) * t };
            push(scene, row, style, settle(Mark::new(Role::Influence, tint, shape)));
        }
    }
}

/// Adds the units of a row, filled with the shades of a heat map of one row.
pub fn shade(scene: &mut Scene, row: &Row<'_>, style: Style<'_>, heat: &Heat, tint: ColorRole) {
    if row.pitch < SMALLEST_DOTTED {
        let origin = Point::new(row.origin, row.y - BAR);
        let frame = Frame::upright(origin, row.pitch, 2.0 * BAR);
        let index = |x: f64| (x - row.origin) / row.pitch;
        let within = [0.0, 1.0, index(style.stage.left), index(style.stage.right)];
        return push(scene, row, style, heat.mark_within(&frame, tint, within));
    }
    for (index, &shade) in (heat.left..).zip(heat.shades.iter()) {
        let center = row.at(index);
        if shade > 0.0 && !is_beside(center, style) {
            let dot = Mark::new(Role::Influence, tint, Shape::Dot { center, radius: style.radius + 0.5 });
            scene.push(dot.with_strength(shade.into()));
        }
    }
}

/// Adds a ring around a unit.
pub fn ring(scene: &mut Scene, row: &Row<'_>, style: Style<'_>, index: i64, role: Role, tint: ColorRole) {
    let center = row.at(index);
    if is_beside(center, style) {
        return;
    }
    let radius = if row.pitch < SMALLEST_DOTTED { BAR + 2.0 } else { style.radius + 3.5 };
    let points = (0..=24).map(|step| {
        let angle = f64::from(step) / 24.0 * std::f64::consts::TAU;
        Point::new(center.x + radius * angle.cos(), center.y + radius * angle.sin())
    });
    let shape = Shape::Polyline { points: points.collect(), width: 1.8, dash: None };
    scene.push(Mark::new(role, tint, shape).of_layer(row.map.layer));
}

/// Whether a position is outside the visible part.
pub fn is_beside(center: Point, style: Style<'_>) -> bool {
    center.x < style.stage.left - 0.5 || center.x > style.stage.right + 0.5
}

fn push(scene: &mut Scene, row: &Row<'_>, style: Style<'_>, mark: Mark) {
    scene.push(mark.of_layer(row.map.layer).with_emphasis(style.emphasis));
}

/// Units as bars at least a pixel wide, as many as are distinguishable.
fn bars(row: &Row<'_>, units: &IndexSet, (first, last): (i64, i64)) -> Vec<Rect> {
    let mut bars: Vec<Rect> = Vec::new();
    let all = units.intervals();
    let from = all.partition_point(|(_, end)| *end < first);
    for &(start, end) in all[from..].iter().take_while(|(start, _)| *start <= last) {
        let (left, right) = (row.x(start as f64), row.x(end as f64 + 1.0));
        match bars.last_mut() {
            Some(before) if left - before.right < SMALLEST_GAP => before.right = before.right.max(right),
            _ => bars.push(Rect::new(left, row.y - BAR, right.max(left + 1.0), row.y + BAR)),
        }
    }
    bars
}
