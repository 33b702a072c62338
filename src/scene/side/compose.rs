//! Composition of the side view's scene.

use super::dots::{self, Style};
use super::edges::{Cone, Pair};
use super::layout::{Labels, Layout};
use super::row::Row;
use super::{SideView, padding, ticks};
use crate::analysis::IndexSet;
use crate::network::Axis;
use crate::scene::stack::label::{self, LEADING, Lines};
use crate::scene::stack::map::along;
use crate::scene::stack::{choice, skip, strip};
use crate::scene::{
    Align, Baseline, ColorRole, Dash, Emphasis, MapArea, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight,
};

/// The greatest height of the band in which a row is hit-tested.
const TALLEST_BAND: f64 = 56.0;

/// The side view at one moment: a row of units per map, the input at the bottom, and the cone of the selected unit.
pub fn side_scene(view: &SideView<'_>) -> Scene {
    let layout = Layout::of(view);
    let mut scene = rows(view, &layout, view.size);
    ticks::draw(&mut scene, &layout, view.picture.rate);
    surroundings(&mut scene, view, &layout);
    scene.maps = areas(view, &layout);
    if let Some(unit) = pinned(view, &layout) {
        scene.push_pin(unit);
    }
    scene
}

/// A scene of the rows with the lines between them: nothing beside them, no pin, and nothing to point at.
pub(super) fn rows(view: &SideView<'_>, layout: &Layout<'_>, size: Size) -> Scene {
    let mut scene = Scene::new(size);
    for pair in pairs(view, layout) {
        pair.faint(&mut scene);
    }
    gap(&mut scene, view, layout);
    for pair in pairs(view, layout) {
        cones(&mut scene, view, &pair);
    }
    let radius = layout.dot_pitch().map_or(2.0, |pitch| (pitch * 0.29).clamp(1.7, 7.5));
    for row in &layout.rows {
        let emphasis = Emphasis::of(row.map.layer, view.highlighted);
        units(&mut scene, view, row, Style { stage: &layout.stage, radius, emphasis });
    }
    scene
}

/// The rows as maps that are hit-tested.
pub(super) fn areas(view: &SideView<'_>, layout: &Layout<'_>) -> Vec<MapArea> {
    let height = (layout.leading * 0.9).clamp(12.0, TALLEST_BAND);
    let area = |row: &Row<'_>| row.area(view.picture.stack.unit, view.picture.axis, height, &layout.stage);
    layout.rows.iter().map(area).collect()
}

/// The position of the selected unit, if it is pinned and its map is shown.
pub(super) fn pinned(view: &SideView<'_>, layout: &Layout<'_>) -> Option<Point> {
    let unit = view.picture.stack.unit;
    let row = layout.rows.iter().find(|row| view.pinned && row.map.layer == unit.map)?;
    Some(row.at(along([unit.row, unit.row, unit.col, unit.col], view.picture.axis).0))
}

/// The pairs of shown rows one of which reads the other, those that skip rows last.
fn pairs<'a>(view: &SideView<'a>, layout: &'a Layout<'a>) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    for (index, upper) in layout.rows.iter().enumerate() {
        for reads in &upper.map.reads {
            if let Ok(source) = layout.shown.binary_search(&reads.from) {
                found.push(Pair {
                    upper,
                    lower: &layout.rows[source],
                    link: reads.links.get(view.picture.axis),
                    is_skip: source + 1 < index,
                    stage: &layout.stage,
                    emphasis: Emphasis::of(upper.map.layer, view.highlighted),
                });
            }
        }
    }
    let (mut ordered, skips): (Vec<_>, Vec<_>) = found.into_iter().partition(|pair: &Pair<'_>| !pair.is_skip);
    ordered.extend(skips);
    ordered
}

/// Adds the lines of the cone between two rows, and of what the unit influences.
fn cones(scene: &mut Scene, view: &SideView<'_>, pair: &Pair<'_>) {
    let (upper, lower) = (&pair.upper.seen, &pair.lower.seen);
    let progress = view.moment().reached(pair.lower.map);
    if !lower.is_empty() || pair.lower.map.asked.is_some() {
        pair.cone(scene, Cone { upper, lower, tint: pair.upper.map.tint(), progress, has_padding: true });
    }
    if view.picture.stack.is_above_source(pair.upper.map) {
        let (upper, lower) = (&pair.upper.influenced, &pair.lower.influenced);
        if !lower.is_empty() {
            pair.cone(scene, Cone { upper, lower, tint: ColorRole::Accent, progress: 1.0, has_padding: false });
        }
    }
}

/// Adds the units of a row: all, those in the cone, the selected one, and the one under the pointer.
fn units(scene: &mut Scene, view: &SideView<'_>, row: &Row<'_>, style: Style<'_>) {
    let stack = &view.picture.stack;
    let t = view.moment().filled(row.map);
    dots::ground(scene, row, style);
    padding::draw(scene, row, style, view.picture.axis, t);
    if stack.is_above_source(row.map) {
        dots::fill(scene, row, style, &row.influenced, ColorRole::Accent, 1.0);
    }
    // The input has no color itself: it takes the unit's.
    let tint = if row.map.depth.is_none() { stack.tint() } else { row.map.tint() };
    match view.heat {
        Some(heat) if row.map.depth.is_none() && stack.selected > 0 && t >= 1.0 => {
            dots::shade(scene, row, style, &heat.along(view.picture.axis), tint);
        }
        _ => dots::fill(scene, row, style, &row.seen, tint, t),
    }
    if row.map.layer == stack.unit.map {
        let index = along([stack.unit.row, stack.unit.row, stack.unit.col, stack.unit.col], view.picture.axis).0;
        let tint = if row.map.depth.is_none() { ColorRole::Ink } else { row.map.tint() };
        dots::fill(scene, row, style, &IndexSet::single(index), tint, 1.0);
        dots::ring(scene, row, style, index, Role::Unit, tint);
    }
    if let Some(cell) = view.hover.filter(|cell| cell.map == row.map.layer) {
        let index = if view.picture.axis == Axis::Height { cell.row } else { cell.col };
        dots::ring(scene, row, style, index, Role::Hover, ColorRole::Accent);
    }
}

/// Adds dashed lines across a gap where maps are left out.
fn gap(scene: &mut Scene, view: &SideView<'_>, layout: &Layout<'_>) {
    let [input, above, ..] = &layout.rows[..] else { return };
    let t = view.moment().reached(input.map);
    let (true, Some((first, last)), Some((start, end))) =
        (choice::is_broken(&layout.shown) && t > 0.0, above.seen.hull(), input.seen.hull())
    else {
        return;
    };
    let inside = |x: f64, y: f64| Point::new(x.clamp(layout.stage.left, layout.stage.right), y);
    let side = |from: f64, to: f64| {
        let from = inside(above.x(from), above.y);
        [from, from.towards(inside(input.x(to), input.y), t)]
    };
    let ends = vec![side(first as f64, start as f64), side(last as f64 + 1.0, end as f64 + 1.0)];
    let tint = view.picture.stack.tint();
    scene.push(
        Mark::new(Role::Edge, tint, Shape::Polygon(vec![ends[0][0], ends[1][0], ends[1][1], ends[0][1]]))
            .with_strength(0.08),
    );
    let dash = Some(Dash { on: 3.5, off: 3.5 });
    scene.push(Mark::new(Role::Edge, tint, Shape::Lines { ends, width: 1.2, dash }).with_strength(0.8));
}

/// Adds the surroundings of the rows: names, skip connections, and the strip of all maps.
fn surroundings(scene: &mut Scene, view: &SideView<'_>, layout: &Layout<'_>) {
    let stack = &view.picture.stack;
    let Some(labels) = layout.labels else { return };
    let left = |row: &Row<'_>| row.x(0.0).max(layout.stage.left) - 4.0;
    let nearest = layout.rows.iter().map(left).fold(f64::INFINITY, f64::min).max(layout.stage.left - 4.0);
    let at = |index: usize| Point::new(left(&layout.rows[index]), layout.rows[index].y);
    skip::draw(scene, (stack, &layout.shown), view.moment(), nearest, &at);
    for row in &layout.rows {
        let (at, lines) = match labels {
            Labels::Beside(x) => (Point::new(x, row.y + 4.0 - LEADING / 2.0), Lines::Two),
            Labels::Above(x) => (Point::new(x, row.y - 16.0), Lines::One),
        };
        if lines == Lines::One {
            let width = label::width(std::iter::once(row.map), lines);
            let ground = Rect::new(at.x - 3.0, at.y - 13.0, at.x + width + 3.0, at.y + 4.0);
            scene.push(Mark::new(Role::LabelGround, ColorRole::Paper, Shape::Rect(ground)));
        }
        label::draw(scene, row.map, at, lines, view.highlighted);
    }
    if let (true, [input, above, ..]) = (choice::is_broken(&layout.shown), &layout.rows[..]) {
        // If labels are above their rows, they are at the left.
        let (x, align) = match labels {
            Labels::Beside(x) => (x, Align::Left),
            Labels::Above(_) => (layout.stage.right, Align::Right),
        };
        let text = Text {
            content: (view.left_out)(layout.shown[1] - layout.shown[0] - 1),
            at: Point::new(x, f64::midpoint(input.y, above.y)),
            align,
            baseline: Baseline::Middle,
            size: 12.0,
            weight: Weight::Regular,
        };
        scene.push(Mark::new(Role::Label, ColorRole::Muted, Shape::Text(text)));
    }
    if let Some(strip) = &layout.strip {
        strip::draw(scene, stack, &layout.shown, strip, view.highlighted);
    }
}
