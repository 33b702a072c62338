//! Labels of field sizes at their outlines, as many as fit.

use super::outline::Outline;
use crate::scene::{
    Align, Baseline, ColorRole, Emphasis, LayerHandle, Mark, Point, Rect, Role, Scene, Shape, Text, Weight,
    text_metrics,
};

/// The font size of a label.
const SIZE: f64 = 13.0;
/// The distance between a label and its outline.
const GAP: f64 = 5.0;
/// The margin around a label that no other may enter.
const AIR: f64 = 3.0;
/// The number of labels that may overlap other outlines.
const MOST_ON_LINES: usize = 3;
/// The progress at which the label of a growing field begins to appear.
const APPEARS: f64 = 0.4;

/// Adds the labels of outlines: the current one's first, then the highlighted, the first, the last and the others.
///
/// A label avoids `taken` and the canvas edge; one that does not fit is left out. Positions are chosen for the view at rest, so that labels
/// do not jump while a field grows.
pub fn labels(scene: &mut Scene, outlines: &[Outline<'_>], highlighted: Option<usize>, taken: &[Rect]) {
    let canvas = Rect::of_size(scene.size);
    let mut taken = taken.to_vec();
    let is_line = outlines.iter().all(|outline| outline.footprint.hull[0] == outline.footprint.hull[1]);
    let mut on_lines = 0;
    for index in by_importance(outlines, highlighted) {
        let outline = &outlines[index];
        let on_line = |text: &Text| outlines.iter().any(|other| crosses(&other.rest, &ground(text)));
        let free = |text: &Text| {
            let own = text_metrics::text_box(text);
            let inside = canvas.intersection(&own) == own;
            inside && !taken.iter().any(|other| other.overlaps(&own.grown(AIR)))
        };
        let fitting: Vec<Text> = places(outline, is_line).into_iter().filter(free).collect();
        let Some(text) = fitting.iter().find(|text| !on_line(text)).or(fitting.first()) else {
            continue;
        };
        if on_line(text) {
            on_lines += 1;
            if on_lines > MOST_ON_LINES {
                continue;
            }
        }
        taken.push(text_metrics::text_box(text));
        push_label(scene, outline, moved(text, outline), outlines, highlighted);
    }
}

fn push_label(
    scene: &mut Scene,
    outline: &Outline<'_>,
    text: Text,
    outlines: &[Outline<'_>],
    highlighted: Option<usize>,
) {
    let layer = outline.footprint.layer;
    let moving = outline.progress < 1.0;
    let settle = |mark: Mark| if moving { mark.in_motion() } else { mark };
    let strength = ((outline.progress - APPEARS) / (1.0 - APPEARS)).clamp(0.0, 1.0);
    let ground = ground(&text);
    // Lines and fills of other fields would reduce the contrast of the text.
    if outlines.iter().any(|other| other.rect.overlaps(&ground) && other.rect != outline.rect) {
        let mark = Mark::new(Role::LabelGround, ColorRole::Panel, Shape::Rect(ground));
        scene.push(settle(mark.with_strength(strength)));
    }
    let mark = Mark::new(Role::Label, ColorRole::DepthInk(outline.footprint.depth()), Shape::Text(text))
        .with_strength(strength)
        .with_emphasis(Emphasis::of(layer, highlighted))
        .of_layer(layer);
    scene.push(settle(mark));
    scene.handles.push(LayerHandle { layer, area: ground, reach: None });
}

/// The box behind a label.
fn ground(text: &Text) -> Rect {
    text_metrics::text_box(text).grown(2.5)
}

/// The candidate positions of a label at rest, the best first: above, below, and to the left of each; on a one-row input, whose axis
/// numbers are close above all fields, only below.
fn places(outline: &Outline<'_>, is_line: bool) -> [Text; 4] {
    let Rect { left, top, right, bottom } = outline.rest;
    let order = if is_line { [1, 3, 1, 3] } else { [0, 1, 2, 3] };
    order.map(|place| {
        let (x, align) = if place < 2 { (right - 3.0, Align::Right) } else { (left + 3.0, Align::Left) };
        let y = if place % 2 == 0 { top - GAP } else { bottom + GAP + text_metrics::CAP_HEIGHT * SIZE };
        Text {
            content: outline.footprint.label.clone(),
            at: Point::new(x, y),
            align,
            baseline: Baseline::Alphabetic,
            size: SIZE,
            weight: Weight::Bold,
        }
    })
}

/// A label that keeps its corner while the outline is moving.
fn moved(text: &Text, outline: &Outline<'_>) -> Text {
    let (now, rest) = (outline.rect, outline.rest);
    let dx = if text.align == Align::Right { now.right - rest.right } else { now.left - rest.left };
    let dy = if text.at.y < rest.center().y { now.top - rest.top } else { now.bottom - rest.bottom };
    Text { at: Point::new(text.at.x + dx, text.at.y + dy), ..text.clone() }
}

/// Whether the border of a rectangle crosses a box.
fn crosses(border: &Rect, area: &Rect) -> bool {
    border.overlaps(area) && border.intersection(area) != *area
}

/// The order in which labels claim positions.
fn by_importance(outlines: &[Outline<'_>], highlighted: Option<usize>) -> Vec<usize> {
    let last = outlines.len().saturating_sub(1);
    let rank = |index: &usize| {
        let outline = &outlines[*index];
        match *index {
            _ if outline.is_current => 0,
            _ if highlighted == Some(outline.footprint.layer) => 1,
            0 => 2,
            _ if *index == last => 3,
            // Halves before quarters before eighths: an index divisible by a higher power of two comes earlier.
            index => 70 - index.trailing_zeros(),
        }
    };
    let mut order: Vec<usize> = (0..outlines.len()).collect();
    order.sort_by_key(rank);
    order
}
