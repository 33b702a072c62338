//! The nested fields of the unit on the input.

use super::LayersView;
use super::plate::{Plate, opened};
use crate::scene::field::Footprint;
use crate::scene::{Emphasis, Mark, Rect, Role, Scene, Tint, edges_of};

/// Outlines keep this distance in CSS pixels; those between are left out.
const APART: f64 = 4.0;
/// How strongly the outermost field is filled, and each one in it.
const FILLS: [f64; 2] = [0.3, 0.22];
/// How many fields are filled.
const MOST_FILLS: usize = 6;

/// Adds the fields, the outermost first, opened `t` of the way from their middle.
///
/// The cells are the exact ones; the outline goes around all that is asked for, padding included.
pub fn draw(scene: &mut Scene, view: &LayersView<'_>, plate: &Plate<'_>, t: f64) {
    let all = apart(&view.picture.footprints, plate, view.highlighted);
    for (rank, footprint) in all.iter().rev().enumerate() {
        let emphasis = Emphasis::of(footprint.layer, view.highlighted);
        let tint = Tint::Depth(footprint.depth());
        let plate = Plate { emphasis, ..*plate };
        let edges = opened(edges_of(footprint.hull), t);
        if rank < MOST_FILLS {
            plate.fill(scene, &footprint.cells, edges, tint, FILLS[rank.min(1)] * t);
        }
        let mark = Mark::new(Role::Footprint, tint, plate.outline(edges, 1.8)).with_strength(t);
        let mark = mark.of_layer(footprint.layer).with_emphasis(emphasis);
        scene.push(if t < 1.0 { mark.in_motion() } else { mark });
    }
}

/// The fields whose outlines can be told apart, with the outermost and the one pointed at.
fn apart<'a>(footprints: &'a [Footprint], plate: &Plate<'_>, highlighted: Option<usize>) -> Vec<&'a Footprint> {
    let rect = |footprint: &Footprint| plate.frame.rect_of_cells(footprint.hull);
    let Some(outermost) = footprints.last() else { return Vec::new() };
    let outer = rect(outermost);
    let mut last: Option<Rect> = None;
    let mut kept = Vec::new();
    for footprint in &footprints[..footprints.len() - 1] {
        let own = rect(footprint);
        let is_apart = |other: &Rect| (own.height() - other.height()).abs() >= APART || own.width() - other.width() > 4.0 * APART;
        if highlighted == Some(footprint.layer) || (last.as_ref().is_none_or(is_apart) && is_apart(&outer)) {
            last = Some(own);
            kept.push(footprint);
        }
    }
    kept.push(outermost);
    kept
}
