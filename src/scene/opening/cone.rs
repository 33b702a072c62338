//! Cone of layers between the image and the unit: each layer a line of dots on the same rows or columns, with lines to what it reads.

use super::OpeningView;
use super::layout::Layout;
use crate::analysis::{CellSet, IndexSet};
use crate::network::Axis;
use crate::scene::stack::StackMap;
use crate::scene::{Align, Baseline, ColorRole, Mark, Point, Role, Scene, Shape, Text, Weight, text_metrics};

/// The font size of the field sizes beside the layers.
const TEXT: f64 = 12.0;
/// If layers are closer than this, only the border of the cone is drawn, without dots and lines.
const SMALLEST_LEADING: f64 = 7.0;

/// Adds the cone.
pub fn draw(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    let stack = &view.picture.stack;
    if stack.selected == 0 {
        return;
    }
    if layout.leading < SMALLEST_LEADING {
        return outline(scene, view, layout);
    }
    let radius = (layout.cell().min(layout.leading) * 0.26).clamp(1.4, 6.5);
    for map in &stack.maps {
        empty(scene, layout, map, radius);
    }
    for place in 1..stack.maps.len() {
        lines(scene, view, layout, place);
    }
    for (place, map) in stack.maps.iter().enumerate() {
        let tint = if place == 0 { stack.tint() } else { map.tint() };
        let before = along(layout, &view.picture.before[place]);
        for index in along(layout, &map.seen).iter() {
            let t = if before.contains(index) { 1.0 } else { view.progress };
            let shape = Shape::Dot { center: at(layout, map, place, index), radius: (radius + 0.5) * t };
            scene.push(Mark::new(Role::Influence, tint, shape));
        }
    }
    unit(scene, view, layout, radius);
    sizes(scene, view, layout);
}

/// The indices of cells along the shared axis.
fn along(layout: &Layout, cells: &CellSet) -> IndexSet {
    match layout.axis {
        Axis::Height => cells.rows(),
        Axis::Width => cells.cols(),
    }
}

/// The position of a unit of a map.
fn at(layout: &Layout, map: &StackMap, place: usize, index: i64) -> Point {
    layout.at(place as f64, map.place.get(layout.axis).input_from_cell(index as f64 + 0.5))
}

/// Adds all units of a map as faint dots.
fn empty(scene: &mut Scene, layout: &Layout, map: &StackMap, radius: f64) {
    let length = map.size.get(layout.axis).cast_signed();
    // The input is the image itself.
    for index in (0..length).filter(|_| map.layer > 0) {
        let shape = Shape::Dot { center: at(layout, map, map.layer, index), radius: radius * 0.55 };
        scene.push(Mark::new(Role::Cell, ColorRole::Hatch, shape).with_strength(0.55));
    }
}

/// Adds the lines from the seen units of a map to the units that they read.
fn lines(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout, place: usize) {
    let stack = &view.picture.stack;
    let upper = &stack.maps[place];
    let Some(reads) = upper.reads.first() else { return };
    let lower = &stack.maps[reads.from];
    let [known, known_below] = [place, reads.from].map(|place| along(layout, &view.picture.before[place]));
    let seen_below = along(layout, &lower.seen);
    let (mut rest, mut moving) = (Vec::new(), Vec::new());
    for unit in along(layout, &upper.seen).iter() {
        for tap in reads.links.get(layout.axis).asked(unit).iter().filter(|tap| seen_below.contains(*tap)) {
            let (from, to) = (at(layout, upper, place, unit), at(layout, lower, reads.from, tap));
            if known.contains(unit) && known_below.contains(tap) {
                rest.push([from, to]);
            } else {
                moving.push([from, from.towards(to, view.progress)]);
            }
        }
    }
    let width = if layout.cell() < 12.0 { 1.0 } else { 1.5 };
    for (ends, is_moving) in [(rest, false), (moving, view.progress < 1.0)] {
        if !ends.is_empty() {
            let mark =
                Mark::new(Role::Edge, upper.tint(), Shape::Lines { ends, width, dash: None }).with_strength(0.75);
            scene.push(if is_moving { mark.in_motion() } else { mark });
        }
    }
}

/// Adds the border of a cone whose layers are too close to be distinguished.
fn outline(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    let stack = &view.picture.stack;
    let ends = |place: usize| {
        let map = &stack.maps[place];
        let (first, last) = along(layout, &map.seen).hull()?;
        let border = |index: i64| map.place.get(layout.axis).input_from_cell(index as f64);
        Some([layout.at(place as f64, border(first)), layout.at(place as f64, border(last + 1))])
    };
    let (near, far): (Vec<Point>, Vec<Point>) =
        (0..stack.maps.len()).filter_map(ends).map(|[near, far]| (near, far)).unzip();
    let corners = near.into_iter().chain(far.into_iter().rev()).collect();
    scene.push(Mark::new(Role::Edge, stack.tint(), Shape::Polygon(corners)).with_strength(0.4));
}

/// Adds the unit at the tip of the cone.
fn unit(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout, radius: f64) {
    let stack = &view.picture.stack;
    let index = if layout.axis == Axis::Height { stack.unit.row } else { stack.unit.col };
    let center = at(layout, stack.selected_map(), stack.selected, index);
    let grown = radius + 3.0;
    for (tint, radius) in [(ColorRole::Accent, grown + 2.5), (ColorRole::Panel, grown), (stack.tint(), radius + 0.5)] {
        scene.push(Mark::new(Role::Unit, tint, Shape::Dot { center, radius }));
    }
}

/// Adds the field size of each layer above it, if there is room.
fn sizes(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    if layout.axis == Axis::Width {
        return;
    }
    let steps = view.picture.field.footprints.iter().take(view.picture.stack.selected);
    let widest =
        steps.clone().map(|step| text_metrics::text_width(&step.label, TEXT, Weight::Bold)).fold(0.0, f64::max);
    let rightmost = view.size.width - widest / 2.0 - 2.0;
    let every = (((widest + 10.0) / layout.leading).ceil() as usize).max(1);
    for (index, step) in steps.enumerate() {
        let layer = index + 1;
        if !(view.picture.stack.selected - layer).is_multiple_of(every) {
            continue;
        }
        let text = Text {
            content: step.label.clone(),
            at: Point::new(layout.at(layer as f64, 0.0).x.min(rightmost), layout.picture.top - 8.0),
            align: Align::Center,
            baseline: Baseline::Alphabetic,
            size: TEXT,
            weight: Weight::Bold,
        };
        scene.push(Mark::new(Role::Label, ColorRole::DepthInk(step.depth()), Shape::Text(text)));
    }
}
