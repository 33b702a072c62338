//! The sizes of the fields in words, beside their outlines, as many as there is room for.

use super::footprint::Outline;
use crate::scene::{
    Align, Baseline, Emphasis, Handle, Mark, Point, Rect, Role, Scene, Shape, Text, Tint, Weight, extent,
};

/// The font size of a label.
const SIZE: f64 = 14.0;
/// The distance between a label and its outline.
const GAP: f64 = 6.0;
/// The room around a label that no other may enter.
const AIR: f64 = 3.0;

/// Adds the labels of outlines: the current one's first, then the highlighted, the first, the last and those between.
///
/// A label keeps clear of `taken` and of the canvas edge; one that finds no place is left out.
pub fn labels(scene: &mut Scene, outlines: &[Outline<'_>], highlighted: Option<usize>, taken: &[Rect]) {
    let canvas = Rect::of_size(scene.size);
    let mut taken = taken.to_vec();
    for index in by_importance(outlines, highlighted) {
        let outline = &outlines[index];
        let free = |text: &Text| {
            let own = extent::text_box(text);
            let inside = canvas.intersection(&own) == own;
            inside && !taken.iter().any(|other| other.overlaps(&own.grown(AIR)))
        };
        let Some(text) = places(outline).into_iter().find(free) else { continue };
        let own = extent::text_box(&text);
        taken.push(own);
        push_label(scene, outline, text, own, outlines, highlighted);
    }
}

fn push_label(
    scene: &mut Scene,
    outline: &Outline<'_>,
    text: Text,
    own: Rect,
    outlines: &[Outline<'_>],
    highlighted: Option<usize>,
) {
    let layer = outline.footprint.layer;
    let moving = outline.progress < 1.0;
    let settle = |mark: Mark| if moving { mark.in_motion() } else { mark };
    let ground = own.grown(3.0);
    if outlines.iter().any(|other| crosses(&other.rect, &ground)) {
        let mark = Mark::new(Role::LabelGround, Tint::Panel, Shape::Rect(ground));
        scene.push(settle(mark.with_strength(outline.progress)));
    }
    let mark = Mark::new(Role::Label, Tint::DepthInk(outline.footprint.depth()), Shape::Text(text))
        .with_strength(outline.progress)
        .with_emphasis(Emphasis::of(layer, highlighted))
        .of_layer(layer);
    scene.push(settle(mark));
    scene.handles.push(Handle { layer, area: ground, reach: None });
}

/// Where a label may stand, the best place first: above, below, and to the left of each.
fn places(outline: &Outline<'_>) -> [Text; 4] {
    let Rect { left, top, right, bottom } = outline.rect;
    let below = bottom + GAP + extent::CAP_HEIGHT * SIZE;
    [
        (right - 1.0, top - GAP, Align::Right),
        (right - 1.0, below, Align::Right),
        (left + 1.0, top - GAP, Align::Left),
        (left + 1.0, below, Align::Left),
    ]
    .map(|(x, y, align)| Text {
        content: outline.footprint.label.clone(),
        at: Point::new(x, y),
        align,
        baseline: Baseline::Alphabetic,
        size: SIZE,
        weight: Weight::Bold,
    })
}

/// Whether the border of a rectangle passes through a box.
fn crosses(border: &Rect, area: &Rect) -> bool {
    border.grown(1.0).overlaps(area) && border.grown(-1.0).intersection(area) != *area
}

/// The order in which labels choose their places.
fn by_importance(outlines: &[Outline<'_>], highlighted: Option<usize>) -> Vec<usize> {
    let last = outlines.len().saturating_sub(1);
    let rank = |index: usize| {
        let outline = &outlines[index];
        match index {
            _ if outline.is_current => 0,
            _ if highlighted == Some(outline.footprint.layer) => 1,
            0 => 2,
            // Halves before quarters before eighths: the more twos the index has, the earlier it chooses.
            _ if index == last => 3,
            index => 40 - index.trailing_zeros(),
        }
    };
    let mut order: Vec<usize> = (0..outlines.len()).collect();
    order.sort_by_key(|index| rank(*index));
    order
}
