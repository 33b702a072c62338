//! Composition of the opening's scene.

use super::layout::Layout;
use super::{OpeningView, cone, spotlight};
use crate::scene::{Edges, LayerHandle, MapArea, Rect, Scene, edges_of};

/// The opening at one moment. Its one map is the image; its one handle is the field, by which the unit can be dragged.
pub fn opening_scene(view: &OpeningView<'_>) -> Scene {
    let layout = Layout::of(view);
    let mut scene = Scene::new(view.size);
    cone::draw(&mut scene, view, &layout);
    spotlight::draw(&mut scene, view, &layout);
    let input = view.picture.field.input;
    scene.maps.push(MapArea {
        layer: 0,
        frame: layout.frame,
        rows: input.height,
        columns: input.width,
        clip: Rect::of_size(view.size),
        within: None,
        grip: None,
        line: None,
    });
    let area = layout.frame.rect(field(view)).intersection(&layout.picture);
    scene.handles.push(LayerHandle { layer: view.picture.stack.selected, area, reach: None });
    scene
}

/// The borders of the field at the end of the step.
fn field(view: &OpeningView<'_>) -> Edges {
    let picture = view.picture;
    let hull = picture.step.checked_sub(1).and_then(|index| picture.field.footprints.get(index));
    let place = picture.field.place;
    hull.map_or([place.height - 0.5, place.height + 0.5, place.width - 0.5, place.width + 0.5], |footprint| {
        edges_of(footprint.hull)
    })
}
