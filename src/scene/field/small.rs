//! The small maps beside the input: the selected unit's map, and the output map of the projective field.

use super::layout::Layout;
use super::map::{self, Map};
use super::view::whole;
use super::{FieldView, OutputMap, ReachedMap, footprint};
use crate::analysis::CellSet;
use crate::scene::nice_steps::SMALLEST_GRIDDED_CELL;
use crate::scene::{ColorRole, Frame, MapArea, Mark, Point, Rect, Role, Scene, Shape, edges_of};

/// The opacity of influenced cells.
const FILL: f64 = 0.45;
/// The distance between the two lines of a name, in CSS pixels.
const NAME_LEADING: f64 = 15.0;
/// The least side of the field on the small drawing of the whole input.
const SMALLEST_FIELD: f64 = 2.0;
/// The least side of the border around influenced cells.
const SMALLEST_BORDER: f64 = 5.0;

/// Adds the small maps that the layout contains.
pub fn maps(scene: &mut Scene, view: &FieldView<'_>, layout: &Layout) {
    let Some(aside) = layout.aside else { return };
    // Fields of units at the border may extend to here.
    let fields = layout.input.rect_of_cells(view.reach());
    if !view.view.is_fit() || layout.locator.is_some() || fields.overlaps(&aside) {
        scene.push(Mark::new(Role::Map, ColorRole::Paper, Shape::Rect(aside)));
    }
    if let Some(frame) = &layout.locator {
        locator(scene, view, frame, layout);
    }
    if let (Some(reached), Some(frame)) = (&view.reached, &layout.reached) {
        reached_map(scene, reached, frame, view.strings.reached);
    }
    if let (Some(output), Some(frame)) = (&view.output, &layout.output) {
        output_map(scene, view, output, frame, aside);
    }
}

/// Adds the whole input, drawn to scale, with the field and the visible part.
fn locator(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame, layout: &Layout) {
    let map = Map { frame, cells: view.input_hull(), layer: view.input_layer };
    map.ground(scene);
    map.lines(scene);
    let all = frame.rect_of_cells(map.cells);
    if let Some(footprint) = view.footprints.last() {
        let field = frame.rect_of_cells(footprint.hull).intersection(&all);
        let field = field.at_least(SMALLEST_FIELD);
        let mark = Mark::new(Role::Unit, ColorRole::Depth(footprint.depth()), Shape::Rect(field));
        scene.push(mark.of_layer(footprint.layer));
    }
    let corner = |x: f64, y: f64| layout.input.cell_from_scene(Point::new(x, y)).unwrap_or_default();
    let ((top, left), (bottom, right)) =
        (corner(layout.stage.left, layout.stage.top), corner(layout.stage.right, layout.stage.bottom));
    let rect = frame.rect([top, bottom, left, right]).intersection(&all).at_least(SMALLEST_BORDER);
    scene.push(Mark::new(Role::Window, ColorRole::Accent, Shape::Outline { rect, width: 1.6 }));
    name(scene, &map, view.strings.input);
}

/// Adds the map of the selected node, with its unit marked.
fn output_map(scene: &mut Scene, view: &FieldView<'_>, output: &OutputMap, frame: &Frame, aside: Rect) {
    let map = Map { frame, cells: whole(output.size), layer: output.layer };
    map.ground(scene);
    if let Some(cells) = view.influenced.filter(|cells| !cells.is_empty()) {
        influenced(scene, &map, cells);
    }
    map.lines(scene);
    let tint = ColorRole::Depth(output.depth());
    let cell = frame.rect(edges_of([output.row, output.row, output.column, output.column]));
    if frame.cell_extent() >= SMALLEST_GRIDDED_CELL {
        scene.push(Mark::new(Role::Unit, tint, Shape::Rect(cell)).of_layer(output.layer));
    } else {
        footprint::point(scene, cell.center(), 4.0, tint);
    }
    name(scene, &map, view.strings.output);
    scene.maps.push(MapArea { grip: Some(edges_of(map.cells)), ..map.area(aside) });
}

/// Adds the later map that the unit influences. It is not hit-tested, since it would disappear as soon as another unit is selected.
fn reached_map(scene: &mut Scene, reached: &ReachedMap<'_>, frame: &Frame, words: &str) {
    let map = Map { frame, cells: whole(reached.size), layer: reached.layer };
    map.ground(scene);
    influenced(scene, &map, reached.cells);
    map.lines(scene);
    if let Some(hull) = reached.cells.hull() {
        let rect = frame.rect_of_cells([hull.top, hull.bottom, hull.left, hull.right]).at_least(SMALLEST_BORDER);
        let border = Shape::Outline { rect, width: 1.6 };
        scene.push(Mark::new(Role::Window, ColorRole::Accent, border).of_layer(reached.layer));
    }
    name(scene, &map, words);
}

fn influenced(scene: &mut Scene, map: &Map<'_>, cells: &CellSet) {
    let shape = Shape::Cells { frame: *map.frame, cells: cells.clone(), within: edges_of(map.cells) };
    scene.push(Mark::new(Role::Influence, ColorRole::Accent, shape).with_strength(FILL).of_layer(map.layer));
}

fn name(scene: &mut Scene, map: &Map<'_>, words: &str) {
    let corner = map.frame.rect_of_cells(map.cells);
    let at = Point::new(corner.left, corner.top - 10.0);
    // Name and size are on two lines if they do not fit on one.
    match words.rsplit_once(' ') {
        Some((name, size)) if at.x + map::name_width(words) > scene.size.width - 2.0 => {
            map::name(scene, name.trim_end_matches(','), Point::new(at.x, at.y - NAME_LEADING), map.layer);
            map::name(scene, size, at, map.layer);
        }
        _ => {
            map::name(scene, words, at, map.layer);
        }
    }
}
