//! The fields of a unit on the input: filled cells, padding and outlines.

use super::growth::Growth;
use super::{FieldView, Footprint};
use crate::scene::{
    Depth, Edges, Emphasis, Frame, Handle, Mark, Point, Rect, Role, Scene, Shape, Tint, edges_of,
};

/// The width of an outline.
const OUTLINE: f64 = 2.0;
/// Outlines nearer than this to the one drawn before are left out.
const CLOSEST_OUTLINES: f64 = 7.0;
/// How many inner fields are filled beside the current one.
const INNER_FILLS: usize = 4;
/// How near to an outline the pointer must be.
const REACH: f64 = 4.0;

/// An outline of the picture, with what its label needs.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    /// The footprint it is of.
    pub footprint: &'a Footprint,
    /// Where it is now.
    pub rect: Rect,
    /// Where it comes to rest.
    pub rest: Rect,
    /// How much of the way there is done, 0 to 1.
    pub progress: f64,
    /// Whether it is the one that the moment is about.
    pub is_current: bool,
}

/// Adds the influencing cells: those of the current field, and over them those of inner fields.
pub fn fills(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame, growth: &Growth) {
    let Some(current) = growth.current else {
        return;
    };
    for index in filled(current) {
        let footprint = &view.footprints[index];
        let is_current = index == current;
        let within = if is_current {
            growth.edges
        } else {
            edges_of(footprint.hull)
        };
        let shape = Shape::Cells {
            frame: *frame,
            cells: footprint.cells.clone(),
            within,
        };
        let mark = Mark::new(Role::Influence, Tint::Depth(footprint.depth()), shape)
            .with_strength(if is_current { 0.2 } else { 0.26 })
            .with_emphasis(Emphasis::of(footprint.layer, view.highlighted))
            .of_layer(footprint.layer);
        scene.push(if is_current && growth.is_moving() {
            mark.in_motion()
        } else {
            mark
        });
    }
}

/// The current footprint and up to a few inner ones, spread evenly, the outermost first.
fn filled(current: usize) -> Vec<usize> {
    let inner = current.min(INNER_FILLS);
    let mut indices: Vec<usize> = (0..inner)
        .map(|step| step * current / inner.max(1))
        .collect();
    indices.push(current);
    indices.reverse();
    indices
}

/// Adds the hatching of what the field reads outside the input.
pub fn padding(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame, growth: &Growth) {
    let reached = view.footprints[..growth.complete()]
        .iter()
        .fold(growth.edges, |reached, footprint| {
            joined(reached, edges_of(footprint.hull))
        });
    let areas = frame
        .rect(reached)
        .outside(&frame.rect_of_cells(view.input_hull()));
    if areas.is_empty() {
        return;
    }
    for area in &areas {
        let ground = Mark::new(Role::Padding, Tint::Cell, Shape::Rect(*area)).with_strength(0.7);
        scene.push(if growth.is_moving() {
            ground.in_motion()
        } else {
            ground
        });
    }
    let shape = Shape::Hatch {
        areas,
        anchor: frame.origin,
        spacing: 8.0,
        width: 1.0,
    };
    scene.push(Mark::new(Role::Padding, Tint::Hatch, shape));
}

/// Adds the outlines, the innermost first, and returns those drawn; where they lie too close some are left out.
pub fn outlines<'a>(
    scene: &mut Scene,
    view: &FieldView<'a>,
    frame: &Frame,
    growth: &Growth,
) -> Vec<Outline<'a>> {
    let drawn = chosen(view, frame, growth);
    if drawn.is_empty()
        && let Some(first) = view.footprints.first()
    {
        push_outline(
            scene,
            first.depth(),
            first.layer,
            frame.rect(growth.edges),
            view.highlighted,
            false,
        );
    }
    for outline in &drawn {
        let Outline {
            footprint, rect, ..
        } = outline;
        let moving = outline.progress < 1.0;
        push_outline(
            scene,
            footprint.depth(),
            footprint.layer,
            *rect,
            view.highlighted,
            moving,
        );
        scene.handles.push(Handle {
            layer: footprint.layer,
            area: *rect,
            reach: Some(REACH),
        });
    }
    drawn
}

fn push_outline(
    scene: &mut Scene,
    depth: Depth,
    layer: usize,
    rect: Rect,
    highlighted: Option<usize>,
    moving: bool,
) {
    let mark = Mark::new(
        Role::Footprint,
        Tint::Depth(depth),
        Shape::Outline {
            rect,
            width: OUTLINE,
        },
    )
    .with_emphasis(Emphasis::of(layer, highlighted))
    .of_layer(layer);
    scene.push(if moving { mark.in_motion() } else { mark });
}

/// The outlines that are drawn, the innermost first: the current one, the first, the highlighted one, and between
/// them those that keep a distance.
fn chosen<'a>(view: &FieldView<'a>, frame: &Frame, growth: &Growth) -> Vec<Outline<'a>> {
    let Some(current) = growth.current else {
        return Vec::new();
    };
    let current = Outline {
        footprint: &view.footprints[current],
        rect: frame.rect(growth.edges),
        rest: frame.rect_of_cells(view.footprints[current].hull),
        progress: growth.progress,
        is_current: true,
    };
    let mut drawn = vec![current];
    let complete = growth.complete().min(view.footprints.len());
    let inner = if growth.is_moving() {
        complete
    } else {
        complete.saturating_sub(1)
    };
    let first = view
        .footprints
        .first()
        .map(|footprint| frame.rect_of_cells(footprint.hull));
    for (index, footprint) in view.footprints[..inner].iter().enumerate().rev() {
        let rect = frame.rect_of_cells(footprint.hull);
        let apart = |other: Rect| distance(&rect, &other) >= CLOSEST_OUTLINES;
        let last = drawn.last().is_none_or(|outline| apart(outline.rect));
        let is_free = last && (index == 0 || first.is_none_or(apart));
        if is_free || view.highlighted == Some(footprint.layer) {
            drawn.push(Outline {
                footprint,
                rect,
                rest: rect,
                progress: 1.0,
                is_current: false,
            });
        }
    }
    drawn.reverse();
    drawn
}

/// The largest distance between the same sides of two rectangles.
fn distance(one: &Rect, two: &Rect) -> f64 {
    [
        one.left - two.left,
        one.right - two.right,
        one.top - two.top,
        one.bottom - two.bottom,
    ]
    .into_iter()
    .fold(0.0, |most, side| most.max(side.abs()))
}

/// Adds the point in the middle of the field.
pub fn unit(scene: &mut Scene, frame: &Frame, growth: &Growth) {
    let center = frame.rect(growth.edges).center();
    point(
        scene,
        center,
        (frame.cell_extent() * 0.12).clamp(2.0, 4.0),
        Tint::Ink,
    );
}

/// Adds a dot with a rim that sets it off from what lies below.
pub fn point(scene: &mut Scene, center: Point, radius: f64, tint: Tint) {
    scene.push(Mark::new(
        Role::Unit,
        Tint::Panel,
        Shape::Dot {
            center,
            radius: radius + 1.5,
        },
    ));
    scene.push(Mark::new(Role::Unit, tint, Shape::Dot { center, radius }));
}

fn joined(one: Edges, two: Edges) -> Edges {
    [
        one[0].min(two[0]),
        one[1].max(two[1]),
        one[2].min(two[2]),
        one[3].max(two[3]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_from_the_outside_in() {
        assert_eq!(filled(0), [0]);
        assert_eq!(filled(2), [2, 1, 0]);
        assert_eq!(filled(40), [40, 30, 20, 10, 0]);
    }
}
