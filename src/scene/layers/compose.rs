//! Composition of the layers view's scene.

use super::beam::{self, End, Ray};
use super::layout::Layout;
use super::plate::{Plate, opened, within};
use super::{LayersView, footprint, padding};
use crate::analysis::CellSet;
use crate::scene::field::footprint::point;
use crate::scene::stack::map::hull_of;
use crate::scene::stack::{StackMap, label, skip, strip};
use crate::scene::{
    Align, Baseline, ColorRole, Edges, Emphasis, MapArea, Mark, Point, Role, Scene, Shape, Text, Weight, edges_of,
};

/// The opacity of the cells that influence the unit or are influenced by it.
const FILL: f64 = 0.34;
/// A unit whose cell is smaller than this many CSS pixels is marked by a dot.
const SMALLEST_UNIT: f64 = 4.0;

/// The layers view at one moment: the maps stacked, the input at the bottom, with what the unit sees of each.
pub fn layers_scene(view: &LayersView<'_>) -> Scene {
    let layout = Layout::of(view);
    let mut scene = Scene::new(view.size);
    for index in 0..layout.shown.len() {
        let plate = plate(view, &layout, index);
        plate.ground(&mut scene);
        influenced(&mut scene, view, &plate);
        if plate.map.depth.is_none() {
            input(&mut scene, view, &plate);
        } else {
            seen(&mut scene, view, &plate);
        }
        plate.lines(&mut scene);
        outlines(&mut scene, view, &plate);
        unit(&mut scene, view, &plate);
        hover(&mut scene, view, &plate);
        beams(&mut scene, view, &layout, index);
        scene.maps.push(area(view, &plate, &layout));
    }
    surroundings(&mut scene, view, &layout);
    let unit = view.picture.stack.unit;
    let plates = (0..layout.shown.len()).map(|index| plate(view, &layout, index));
    if let Some(own) = plates.into_iter().find(|plate| view.pinned && plate.map.layer == unit.map) {
        scene.push_pin(own.frame.center_of(unit.row, unit.col));
    }
    scene
}

fn plate<'a>(view: &LayersView<'a>, layout: &'a Layout, index: usize) -> Plate<'a> {
    let map = &view.picture.stack.maps[layout.shown[index]];
    Plate {
        map,
        frame: &layout.frames[index],
        window: layout.windows[index],
        emphasis: Emphasis::of(map.layer, view.highlighted),
    }
}

fn area(view: &LayersView<'_>, plate: &Plate<'_>, layout: &Layout) -> MapArea {
    MapArea {
        grip: plate.map.grip(view.picture.stack.unit),
        layer: plate.map.layer,
        frame: *plate.frame,
        rows: plate.map.size.height,
        columns: plate.map.size.width,
        clip: layout.stage,
        within: Some(plate.shown()),
        line: None,
    }
}

/// Adds the nested fields on the input.
fn input(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>) {
    let t = view.moment().filled(plate.map);
    if t <= 0.0 || view.picture.stack.selected == 0 {
        return;
    }
    match view.picture.footprints.last() {
        Some(last) => {
            padding::hatch(scene, plate, opened(edges_of(last.hull), t), t);
            match view.heat {
                Some(heat) if t >= 1.0 => {
                    let tint = view.picture.stack.tint();
                    plate.push(scene, heat.mark_within(plate.frame, tint, plate.shown()));
                }
                _ => footprint::fills(scene, view, plate, t),
            }
        }
        None => seen(scene, view, plate),
    }
}

/// Adds the cells that influence the unit, and the padding read beside them.
fn seen(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>) {
    let t = view.moment().filled(plate.map);
    let (true, Some(edges)) = (t > 0.0, window(plate.map)) else { return };
    let edges = opened(edges, t);
    padding::hatch(scene, plate, edges, t);
    plate.fill(scene, &plate.map.seen, edges, view.picture.stack.tint(), FILL * t);
}

/// Adds the border around the cells that are read, padding included.
fn outlines(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>) {
    let t = view.moment().filled(plate.map);
    let has_fields = plate.map.depth.is_none() && !view.picture.footprints.is_empty();
    let is_plain = !has_fields && plate.map.layer != view.picture.stack.unit.map;
    if has_fields && t > 0.0 && view.picture.stack.selected > 0 {
        footprint::outlines(scene, view, plate, t);
    }
    if let (true, true, Some(edges)) = (is_plain, t > 0.0, window(plate.map)) {
        let shape = plate.outline_within(opened(edges, t), plate.reach(), 1.6);
        let mark = Mark::new(Role::Window, view.picture.stack.tint(), shape).with_strength(t);
        plate.push(scene, if t < 1.0 { mark.in_motion() } else { mark });
    }
    let is_above = view.picture.stack.is_above_source(plate.map);
    if let (true, Some(edges)) = (is_above, edges_around(&plate.map.influenced)) {
        plate.push(scene, Mark::new(Role::Window, ColorRole::Accent, plate.outline_within(edges, plate.shown(), 1.6)));
    }
}

/// Adds the cells that the unit influences.
fn influenced(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>) {
    if view.picture.stack.is_above_source(plate.map) && !plate.map.influenced.is_empty() {
        plate.fill(scene, &plate.map.influenced, edges_of(plate.map.cells()), ColorRole::Accent, FILL);
    }
}

/// Adds the unit on its map.
fn unit(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>) {
    let stack = &view.picture.stack;
    if plate.map.layer != stack.unit.map {
        return;
    }
    let tint = if plate.map.depth.is_none() { ColorRole::Ink } else { plate.map.tint() };
    let (row, column) = (stack.unit.row, stack.unit.col);
    if plate.frame.cell_extent() < SMALLEST_UNIT {
        return point(scene, plate.frame.center_of(row, column), 3.5, tint);
    }
    let cell = plate.frame.corners(edges_of([row, row, column, column])).to_vec();
    plate.push(scene, Mark::new(Role::Unit, tint, Shape::Polygon(cell)));
}

/// Adds the border of the cell under the pointer.
fn hover(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>) {
    if let Some(cell) = view.hover.filter(|unit| unit.map == plate.map.layer) {
        let edges = edges_of([cell.row, cell.row, cell.col, cell.col]);
        plate.push(scene, Mark::new(Role::Hover, ColorRole::Accent, plate.outline(edges, 1.8)));
    }
}

/// Adds the beams from the next map above to this one; they end in front of this map and behind the next.
fn beams(scene: &mut Scene, view: &LayersView<'_>, layout: &Layout, index: usize) {
    if index + 1 >= layout.shown.len() {
        return;
    }
    let stack = &view.picture.stack;
    let (below, above) = (plate(view, layout, index), plate(view, layout, index + 1));
    let is_gap = index == 0 && layout.is_broken();
    let mut push = |tint, edges: Option<(Edges, Edges)>, progress| {
        if let Some((from, to)) = edges {
            let ray = Ray { tint, layer: above.map.layer, progress, emphasis: above.emphasis };
            let from = within(from, above.shown());
            let (from, to) =
                (End { frame: above.frame, edges: from }, End { frame: below.frame, edges: within(to, below.reach()) });
            beam::draw(scene, from, to, ray);
        }
    };
    let asked = || {
        let seen = edges_around(&above.map.seen);
        match (is_gap, &layout.hourglass) {
            (true, _) => seen.zip(whole_field(view)),
            // The maps between two levels are not shown, so the lines lead to all that is read of the lower one.
            (false, Some(_)) if above.map.reads_from(layout.shown[index]).is_none() => seen.zip(window(below.map)),
            (false, _) => window_below(above.map, &above.map.seen, layout.shown[index]),
        }
    };
    push(stack.tint(), asked(), view.moment().reached(below.map));
    if stack.is_above_source(above.map) && !below.map.influenced.is_empty() && !is_gap {
        let reads = above.map.reads_from(layout.shown[index]).is_some();
        let cells = edges_around(&above.map.influenced).zip(edges_around(&below.map.influenced));
        push(ColorRole::Accent, cells.filter(|_| reads), 1.0);
    }
}

/// The borders around the outermost field on the input.
fn whole_field(view: &LayersView<'_>) -> Option<Edges> {
    view.picture.footprints.last().map(|footprint| edges_of(footprint.hull))
}

/// The borders of a map's cells, and of what they read on the map at an index of the stack.
fn window_below(map: &StackMap, cells: &CellSet, place: usize) -> Option<(Edges, Edges)> {
    let reads = map.reads_from(place)?;
    let hull @ [top, bottom, left, right] = hull_of(cells)?;
    let rows = reads.links.height.asked_span(top, bottom)?;
    let columns = reads.links.width.asked_span(left, right)?;
    Some((edges_of(hull), edges_of([rows.0, rows.1, columns.0, columns.1])))
}

/// The borders of what is read, or of the cells that are seen.
fn window(map: &StackMap) -> Option<Edges> {
    map.asked.map(edges_of).or_else(|| edges_around(&map.seen))
}

fn edges_around(cells: &CellSet) -> Option<Edges> {
    hull_of(cells).map(edges_of)
}

/// Adds the surroundings of the maps: names, skip connections, and the strip of all maps.
fn surroundings(scene: &mut Scene, view: &LayersView<'_>, layout: &Layout) {
    let stack = &view.picture.stack;
    let side = |index: usize, is_left: bool| {
        let plate = plate(view, layout, index);
        let [first, second, third, fourth] = plate.frame.corners(plate.shown());
        if is_left { first.towards(fourth, 0.5) } else { second.towards(third, 0.5) }
    };
    if let Some(hourglass) = &layout.hourglass {
        for &(source, reader) in &hourglass.skips {
            let maps = (&stack.maps[layout.shown[source]], &stack.maps[layout.shown[reader]]);
            skip::line(scene, maps, view.moment(), vec![side(reader, true), side(source, false)]);
        }
    } else {
        let nearest = (0..layout.shown.len())
            .map(|index| layout.frames[index].rect(plate(view, layout, index).shown()).left)
            .fold(f64::INFINITY, f64::min);
        skip::draw(scene, (stack, &layout.shown), view.moment(), nearest, &|index| side(index, true));
    }
    for (index, &place) in layout.shown.iter().enumerate() {
        let map = &stack.maps[place];
        label::draw(scene, map, layout.label_at(index, map), label::Lines::Two, view.highlighted);
    }
    if let (true, [first, second, ..]) = (layout.is_broken(), &layout.shown[..]) {
        let upper = layout.frames[1].rect(plate(view, layout, 1).shown());
        let lower = layout.frames[0].rect(plate(view, layout, 0).shown());
        let at = Point::new(layout.labels[0], f64::midpoint(upper.bottom, lower.top));
        scene.push(Mark::new(
            Role::Label,
            ColorRole::Muted,
            Shape::Text(note((view.left_out)(second - first - 1), at)),
        ));
    }
    if let Some(strip) = &layout.strip {
        strip::draw(scene, stack, &layout.shown, strip, view.highlighted);
    }
}

fn note(content: String, at: Point) -> Text {
    Text { content, at, align: Align::Left, baseline: Baseline::Middle, size: 12.0, weight: Weight::Regular }
}
