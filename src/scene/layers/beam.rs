//! The projection from a map's cells to the cells they read in the map below.

use crate::scene::{ColorRole, Dash, Edges, Emphasis, Frame, Mark, Role, Scene, Shape};

/// The rhythm of the lines.
const DASH: Dash = Dash { on: 3.5, off: 3.0 };

/// Cells of one map, between borders, and where the map lies.
#[derive(Clone, Copy, Debug)]
pub struct End<'a> {
    /// The way between the map's cells and the scene.
    pub frame: &'a Frame,
    /// The borders.
    pub edges: Edges,
}

/// How a beam looks.
#[derive(Clone, Copy, Debug)]
pub struct Ray {
    /// The colour it asks for.
    pub tint: ColorRole,
    /// The layer it stands for.
    pub layer: usize,
    /// How much of the way it has gone, 0 to 1.
    pub progress: f64,
    /// Whether its layer is pointed at.
    pub emphasis: Emphasis,
}

/// Adds four dashed lines, from the corners of some cells above to those of their window below.
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
