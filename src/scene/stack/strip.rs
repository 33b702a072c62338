//! Strip of all maps of a network as small bars, the shown ones marked.

use super::{Stack, StackMap};
use crate::scene::{ColorRole, Emphasis, LayerHandle, Mark, Rect, Role, Scene, Shape};

/// The width of the strip, margins included.
pub const WIDTH: f64 = 36.0;
/// The greatest thickness of a bar.
const THICKEST: f64 = 7.0;

/// Adds a bar for every map, the input at the bottom, as long as the map is wide, and a frame around those shown, if they follow one another.
///
/// Each bar has a handle for hit-testing.
pub fn draw(scene: &mut Scene, stack: &Stack, shown: &[usize], area: &Rect, highlighted: Option<usize>) {
    let count = stack.maps.len();
    let pitch = (area.height() / count as f64).min(THICKEST + 3.0);
    let bottom = area.center().y + pitch * count as f64 / 2.0;
    let slot = |place: usize| {
        let lower = bottom - pitch * place as f64;
        Rect::new(area.left, lower - pitch, area.right, lower)
    };
    let largest = stack.maps.iter().map(side).fold(1.0, f64::max);
    for (place, map) in stack.maps.iter().enumerate() {
        let slot = slot(place);
        let half = (area.width() / 2.0 - 5.0) * (side(map) / largest).clamp(0.12, 1.0);
        let center = slot.center();
        let thick = (pitch * 0.66).max(0.8) / 2.0;
        let bar = Rect::new(center.x - half, center.y - thick, center.x + half, center.y + thick);
        let strength = if place == stack.selected || shown.contains(&place) { 1.0 } else { 0.5 };
        let mark = Mark::new(Role::Map, map.tint(), Shape::Rect(bar)).with_strength(strength).of_layer(map.layer);
        scene.push(mark.with_emphasis(Emphasis::of(map.layer, highlighted)));
        scene.handles.push(LayerHandle { layer: map.layer, area: slot, reach: None });
    }
    let is_run = shown.iter().skip(1).is_sorted_by(|&one, &two| one + 1 == *two);
    let window = shown.iter().skip(1).map(|&place| slot(place)).reduce(|one, two| one.union(&two));
    if let Some(rect) = window.filter(|_| is_run) {
        let rect = rect.grown(2.0);
        scene.push(Mark::new(Role::Window, ColorRole::Ink, Shape::Outline { rect, width: 1.5 }));
    }
}

/// The length of a map's bar: its root, so that small maps stay distinguishable.
fn side(map: &StackMap) -> f64 {
    (map.size.width.max(map.size.height) as f64).sqrt()
}
