//! Footprints: the nested fields of the unit on the input.

use super::LayersView;
use super::plate::{Plate, opened};
use crate::scene::field::Footprint;
use crate::scene::{ColorRole, Emphasis, Mark, Rect, Role, Scene, edges_of};

/// The least difference in height of two drawn fields, in CSS pixels; in width three times as much.
const APART: f64 = 7.0;
/// The opacity of the outermost field, and of each one inside it.
const FILLS: [f64; 2] = [0.3, 0.36];
/// The number of fields that are filled.
const MOST_FILLS: usize = 6;

/// Adds the exact cells of the fields, the outermost first; at `t` < 1 only within borders that open from the center.
pub fn fills(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>, t: f64) {
    for (rank, footprint) in apart(view, plate).iter().rev().take(MOST_FILLS).enumerate() {
        let plate = Plate { emphasis: Emphasis::of(footprint.layer, view.highlighted), ..*plate };
        let edges = opened(edges_of(footprint.hull), t);
        plate.fill(scene, footprint.cells.get(), edges, ColorRole::Depth(footprint.depth()), FILLS[rank.min(1)] * t);
    }
}

/// Adds the borders of the fields, padding included.
pub fn outlines(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>, t: f64) {
    for footprint in apart(view, plate).iter().rev() {
        let outline = plate.outline_within(opened(edges_of(footprint.hull), t), plate.reach(), 1.8);
        let mark = Mark::new(Role::Footprint, ColorRole::Depth(footprint.depth()), outline).with_strength(t);
        let mark = mark.of_layer(footprint.layer).with_emphasis(Emphasis::of(footprint.layer, view.highlighted));
        scene.push(if t < 1.0 { mark.in_motion() } else { mark });
    }
}

/// The fields whose outlines are distinguishable, with the outermost and the highlighted one.
fn apart<'a>(view: &LayersView<'a>, plate: &Plate<'_>) -> Vec<&'a Footprint> {
    let rect = |footprint: &Footprint| plate.frame.rect_of_cells(footprint.hull);
    let Some((outermost, inner)) = view.picture.footprints.split_last() else { return Vec::new() };
    let outer = rect(outermost);
    let mut last: Option<Rect> = None;
    let mut kept = Vec::new();
    for footprint in inner {
        let own = rect(footprint);
        let is_apart = |other: &Rect| {
            let (down, along) = ((own.height() - other.height()).abs(), (own.width() - other.width()).abs());
            down.max(along / 3.0) >= APART
        };
        if view.highlighted == Some(footprint.layer) || (last.as_ref().is_none_or(is_apart) && is_apart(&outer)) {
            last = Some(own);
            kept.push(footprint);
        }
    }
    kept.push(outermost);
    kept
}
