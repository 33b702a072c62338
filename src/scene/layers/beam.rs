//! Projection beams from a map's cells to the cells they read in an earlier map.

use crate::scene::{ColorRole, Dash, Edges, Emphasis, Frame, Mark, Role, Scene, Shape};

/// The dash pattern of the lines.
const DASH: Dash = Dash { on: 3.5, off: 3.0 };

/// One end of a beam: an area of cells and the frame of its map.
#[derive(Clone, Copy, Debug)]
pub struct End<'a> {
    /// The transform from the map's cells to the scene.
    pub frame: &'a Frame,
    /// The borders.
    pub edges: Edges,
}

/// The appearance of a beam.
#[derive(Clone, Copy, Debug)]
pub struct Ray {
    /// Its color role.
    pub tint: ColorRole,
    /// Its layer, as a map number.
    pub layer: usize,
    /// The progress from the upper end to the lower, 0 to 1.
    pub progress: f64,
    /// The emphasis of its layer.
    pub emphasis: Emphasis,
}

/// Adds four dashed lines, from the corners of an area above to those of its window below.
pub fn draw(scene: &mut Scene, above: End<'_>, below: End<'_>, ray: Ray) {
    if ray.progress <= 0.0 {
        return;
    }
    let (from, to) = (above.frame.corners(above.edges), below.frame.corners(below.edges));
    let ends = from.iter().zip(to).map(|(from, to)| [*from, from.towards(to, ray.progress)]).collect();
    let shape = Shape::Lines { ends, width: 1.2, dash: Some(DASH) };
    let mark = Mark::new(Role::Edge, ray.tint, shape).with_strength(0.85).of_layer(ray.layer);
    let mark = mark.with_emphasis(ray.emphasis);
    scene.push(if ray.progress < 1.0 { mark.in_motion() } else { mark });
}
