//! Outlines of the fields: which are drawn, and their animated positions.

use super::growth::Growth;
use super::{FieldView, Footprint};
use crate::scene::{ColorRole, Depth, Emphasis, Frame, LayerHandle, Mark, Rect, Role, Scene, Shape};

/// The width of an outline.
const WIDTH: f64 = 2.0;
/// The width of the halo around the ring of the edited layer.
const HALO: f64 = 8.0;
/// The opacity of the halo.
const HALO_STRENGTH: f64 = 0.45;
/// The least distance between complete outlines; others are left out.
const APART: f64 = 7.0;
/// A complete outline this close to the growing one is left out.
const COVERED: f64 = 2.5;
/// The number of complete outlines that are drawn in full beside the growing one; the others become ticks on its lower edge.
const MOST_RINGS: usize = 4;
/// The length of a tick.
const TICK: f64 = 7.0;
/// The least distance between ticks; others are left out.
const TICKS_APART: f64 = 3.0;
/// The distance within which the pointer hits an outline.
const REACH: f64 = 4.0;

/// An outline of a field.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    /// The footprint it surrounds.
    pub footprint: &'a Footprint,
    /// Its current position.
    pub rect: Rect,
    /// Its position at rest.
    pub rest: Rect,
    /// The progress towards that position, 0 to 1.
    pub progress: f64,
    /// Whether it is the outline that is growing or has just been completed.
    pub is_current: bool,
}

impl Outline<'_> {
    /// Whether it is still moving.
    pub fn is_moving(&self) -> bool {
        self.progress < 1.0
    }

    /// A mark of this outline's layer, with the outline's motion.
    pub fn settle(&self, mark: Mark, highlighted: Option<usize>) -> Mark {
        let layer = self.footprint.layer;
        let mark = mark.of_layer(layer).with_emphasis(Emphasis::of(layer, highlighted));
        if self.is_moving() { mark.in_motion() } else { mark }
    }
}

/// The outlines of a moment, the innermost first and the current one last.
///
/// Outlines that are too close or too many are left out. The choice depends on all fields of the unit, so that outlines do not come and go
/// while the field grows. The highlighted one and that of the edited layer are always drawn. On a complete field with shades, only these
/// and the current one are.
pub fn outlines<'a>(view: &FieldView<'a>, frame: &Frame, growth: &Growth) -> Vec<Outline<'a>> {
    let Some(current) = growth.current else {
        return Vec::new();
    };
    let growing = Outline {
        footprint: &view.footprints[current],
        rect: frame.rect(growth.edges),
        rest: frame.rect_of_cells(view.footprints[current].hull),
        progress: growth.progress,
        is_current: true,
    };
    let rings = if view.shades().is_some() { Vec::new() } else { rings(view, frame) };
    let mut drawn = Vec::new();
    for (index, footprint) in view.footprints[..current].iter().enumerate() {
        let rest = frame.rect_of_cells(footprint.hull);
        let is_covered = distance(&rest, &growing.rect) < COVERED;
        let is_marked = [view.highlighted, view.edited].contains(&Some(footprint.layer));
        if (rings.contains(&index) && !is_covered) || is_marked {
            drawn.push(Outline { footprint, rect: rest, rest, progress: 1.0, is_current: false });
        }
    }
    drawn.push(growing);
    drawn
}

/// The indices of footprints before the last whose outlines are at least `space` apart, counted from the innermost.
fn apart(view: &FieldView<'_>, frame: &Frame, space: f64) -> Vec<usize> {
    let mut last: Option<Rect> = None;
    let is_apart = |index: &usize| {
        let rest = frame.rect_of_cells(view.footprints[*index].hull);
        let is_apart = last.is_none_or(|last| distance(&last, &rest) >= space);
        if is_apart {
            last = Some(rest);
        }
        is_apart
    };
    (0..view.footprints.len().saturating_sub(1)).filter(is_apart).collect()
}

/// The indices of footprints before the last that are drawn in full: all that are far enough apart, or evenly [`MOST_RINGS`] of them.
fn rings(view: &FieldView<'_>, frame: &Frame) -> Vec<usize> {
    let apart = apart(view, frame, APART);
    if apart.len() <= MOST_RINGS {
        return apart;
    }
    (0..MOST_RINGS).map(|ring| apart[ring * apart.len() / MOST_RINGS]).collect()
}

/// Adds ticks on the lower edge of the current outline, to the right of the unit, for complete fields that are not drawn in full.
pub fn ticks(scene: &mut Scene, outlines: &[Outline<'_>], view: &FieldView<'_>, frame: &Frame) {
    let Some(current) = outlines.last() else { return };
    if view.shades().is_some() || apart(view, frame, APART).len() <= MOST_RINGS {
        return;
    }
    for index in apart(view, frame, TICKS_APART) {
        let footprint = &view.footprints[index];
        let right = frame.rect_of_cells(footprint.hull).right;
        let is_drawn = outlines.iter().any(|outline| outline.footprint.layer == footprint.layer);
        if is_drawn || footprint.layer > current.footprint.layer || right > current.rect.right - TICKS_APART {
            continue;
        }
        let Rect { bottom, .. } = current.rect;
        let area = Rect::new(right - 1.0, bottom - TICK, right + 1.0, bottom);
        let mark = Mark::new(Role::Footprint, ColorRole::Depth(footprint.depth()), Shape::Rect(area));
        let mark = mark.of_layer(footprint.layer).with_emphasis(Emphasis::of(footprint.layer, view.highlighted));
        scene.push(if current.is_moving() { mark.in_motion() } else { mark });
        scene.handles.push(LayerHandle { layer: footprint.layer, area: area.grown(1.0), reach: None });
    }
}

/// Adds the outlines, that of the edited layer with a halo, and the handles that make them hit-testable.
pub fn draw(scene: &mut Scene, outlines: &[Outline<'_>], view: &FieldView<'_>) {
    for outline in outlines {
        let layer = outline.footprint.layer;
        if view.edited == Some(layer) {
            let halo = Shape::Outline { rect: outline.rect, width: HALO };
            let mark = Mark::new(Role::Hover, ColorRole::Accent, halo).with_strength(HALO_STRENGTH);
            scene.push(outline.settle(mark, view.highlighted));
        }
        let mark = border(outline.footprint.depth(), outline.rect);
        scene.push(outline.settle(mark, view.highlighted));
        scene.handles.push(LayerHandle { layer, area: outline.rect, reach: Some(REACH) });
    }
}

/// Adds the border of the unit's own cell, from which the first field grows.
pub fn draw_own_pixel(scene: &mut Scene, first: &Footprint, rect: Rect) {
    scene.push(border(first.depth(), rect).of_layer(first.layer));
}

fn border(depth: Depth, rect: Rect) -> Mark {
    let shape = Shape::Outline { rect, width: WIDTH };
    Mark::new(Role::Footprint, ColorRole::Depth(depth), shape)
}

/// The largest distance between corresponding sides of two rectangles.
fn distance(one: &Rect, two: &Rect) -> f64 {
    [one.left - two.left, one.right - two.right, one.top - two.top, one.bottom - two.bottom]
        .into_iter()
        .fold(0.0, |most, side| most.max(side.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Axes;
    use crate::scene::Point;
    use crate::scene::fixture::{nested, view};

    #[test]
    fn no_outline_comes_and_goes_while_the_field_grows() {
        let footprints = nested(50, 320, 3, 640);
        let frame = Frame::upright(Point::default(), 0.75, 0.75);
        let mut before: Vec<usize> = Vec::new();
        for moment in 1..=500 {
            let reveal = f64::from(moment) / 10.0;
            let growth = Growth::at(&footprints, Axes::both(320.5), reveal).expect("there are footprints");
            let drawn = outlines(&FieldView { reveal, ..view(&footprints, 640) }, &frame, &growth);
            let inner: Vec<usize> = drawn.iter().filter(|o| !o.is_current).map(|o| o.footprint.layer).collect();
            assert_eq!(inner[..before.len()], before, "at {reveal}");
            before = inner;
        }
    }
}
