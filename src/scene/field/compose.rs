//! Composition of the field view's scene.

use super::growth::Growth;
use super::layout::Layout;
use super::map::{self, Map};
use super::outline::Outline;
use super::{FieldView, footprint, label, outline, profile, small};
use crate::scene::{ColorRole, Frame, MapArea, Mark, Point, Rect, Role, Scene, Shape};

/// The field view at one moment: the input, the nested fields of the selected unit on it, and the small maps.
pub fn field_scene(view: &FieldView<'_>) -> Scene {
    let layout = Layout::of(view);
    let frame = &layout.input;
    let input = Map { frame, cells: view.input_hull(), layer: view.input_layer };
    let mut scene = Scene::new(view.size);
    input.ground(&mut scene);
    if let Some(photo) = view.photo {
        scene.push(Mark::new(Role::Map, ColorRole::Panel, photo.shape(frame)).of_layer(view.input_layer));
    }
    let growth = Growth::at(view.footprints, view.place, view.reveal);
    let outlines = growth.as_ref().map_or_else(Vec::new, |growth| outline::outlines(view, frame, growth));
    if let Some(growth) = &growth {
        footprint::padding(&mut scene, view, frame, growth);
        under(&mut scene, view, &outlines, frame, growth);
    }
    input.lines(&mut scene);
    border(&mut scene, view, frame);
    hover(&mut scene, view, frame);
    outline::ticks(&mut scene, &outlines, view, frame);
    outline::draw(&mut scene, &outlines, view);
    if let Some(growth) = &growth {
        if let (None, Some(first)) = (growth.current, view.footprints.first()) {
            outline::draw_own_pixel(&mut scene, first, frame.rect(growth.edges));
        }
        // If cells have numbers, the largest already marks the unit's position.
        if !view.shades().is_some_and(|heat| heat.has_numbers(frame)) {
            footprint::unit(&mut scene, frame, view.place);
        }
    }
    ruler(&mut scene, view, frame);
    let mut taken = surroundings(&mut scene, view, &layout, &input);
    if let (Some(heat), Some(outer)) = (view.shades(), outlines.last()) {
        heat.numbers(&mut scene, frame, outer.footprint.depth());
        let drawn = frame.rect_of_cells(view.input_hull());
        let mut stage = layout.stage;
        if view.has_profiles {
            stage.right = stage.right.min(drawn.right);
        }
        taken.extend(heat.squares(&mut scene, frame, &outer.rest, &stage));
    }
    taken.extend(layout.aside);
    label::labels(&mut scene, &outlines, view.highlighted, &taken);
    let area = input.area(layout.stage.union(&margin(&layout)));
    scene.maps.push(MapArea { grip: growth.as_ref().map(|growth| growth.edges), ..area });
    small::maps(&mut scene, view, &layout);
    if let Some(heat) = view.shades() {
        if view.has_profiles {
            profile::draw(&mut scene, view, heat, &layout, own_tint(view));
        }
        heat.legend(&mut scene, layout.legend, own_tint(view), &Rect::of_size(view.size));
    }
    let unit = frame.scene_from_cell(view.place.height, view.place.width);
    if view.pinned && growth.is_some() && margin(&layout).contains(unit) {
        scene.push_pin(unit);
    }
    scene
}

/// Adds the fill of the field: shades if they are enabled and it is complete, the background image, or plain cells.
fn under(scene: &mut Scene, view: &FieldView<'_>, outlines: &[Outline<'_>], frame: &Frame, growth: &Growth) {
    let own = own_tint(view);
    if view.photo.is_some() {
        footprint::veil(scene, view, frame, growth);
    }
    match view.shades() {
        Some(heat) => scene.push(heat.mark(frame, own)),
        _ if view.photo.is_none() => footprint::fills(scene, outlines, frame, growth, view.highlighted),
        _ => {}
    }
}

/// The color role of the selected unit's layer.
fn own_tint(view: &FieldView<'_>) -> ColorRole {
    view.output.map_or(ColorRole::Ink, |output| ColorRole::Depth(output.depth()))
}

/// Adds the border of the area measured by the ruler.
fn ruler(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame) {
    if let Some(edges) = view.ruler {
        let rect = frame.rect(edges);
        scene.push(Mark::new(Role::Hover, ColorRole::Panel, Shape::Outline { rect, width: 4.0 }).with_strength(0.8));
        scene.push(Mark::new(Role::Hover, ColorRole::Accent, Shape::Outline { rect, width: 2.0 }));
    }
}

/// The stage extended by half a cell, within which the input is hit-tested.
fn margin(layout: &Layout) -> Rect {
    layout.stage.grown(8.0)
}

/// Adds the input's name and axis numbers, and returns the boxes they occupy.
fn surroundings(scene: &mut Scene, view: &FieldView<'_>, layout: &Layout, input: &Map<'_>) -> Vec<Rect> {
    let around = input.frame.rect_of_cells(view.reach());
    if !view.view.is_fit() || layout.locator.is_some() {
        let canvas = Rect::of_size(view.size);
        let above = Rect { bottom: layout.stage.top - 2.0, ..canvas };
        let beside = Rect { right: layout.stage.left - 2.0, ..canvas };
        for strip in [above, beside] {
            scene.push(Mark::new(Role::Map, ColorRole::Paper, Shape::Rect(strip)));
        }
    }
    let mut taken = map::ticks(scene, input, &around, &layout.stage);
    let at = Point::new(around.left.max(layout.stage.left), around.top.max(layout.stage.top) - 28.0);
    let zoomed = format!("{} · {} {}×", view.strings.input, view.strings.zoom, in_words(layout.zoom));
    let is_zoomed = (layout.zoom - 1.0).abs() > 0.02;
    let words = if is_zoomed { zoomed.as_str() } else { view.strings.input };
    taken.push(map::name(scene, words, at, view.input_layer));
    taken
}

/// A zoom factor with as many digits as are significant.
fn in_words(zoom: f64) -> String {
    if zoom >= 10.0 { format!("{zoom:.0}") } else { format!("{zoom:.1}") }
}

/// Adds a border around the input if fields extend beyond it, to separate it from the padding.
fn border(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame) {
    if view.reach() != view.input_hull() {
        let rect = frame.rect_of_cells(view.input_hull());
        scene.push(Mark::new(Role::Map, ColorRole::Muted, Shape::Outline { rect, width: 1.0 }));
    }
}

/// Adds the row, the column and the cell under the pointer.
fn hover(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame) {
    let Some((row, column)) = view.hover else {
        return;
    };
    let [top, bottom, left, right] = view.input_hull();
    for band in [[row, row, left, right], [top, bottom, column, column]] {
        let shape = Shape::Rect(frame.rect_of_cells(band));
        scene.push(Mark::new(Role::Hover, ColorRole::Accent, shape).with_strength(0.1));
    }
    let cell = frame.rect_of_cells([row, row, column, column]);
    let rect = if cell.width() < 5.0 { Rect::around(cell.center(), 2.5) } else { cell };
    scene.push(Mark::new(Role::Hover, ColorRole::Accent, Shape::Outline { rect, width: 1.5 }));
}
