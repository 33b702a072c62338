//! Spotlight on the image: in color inside the field, gray outside.

use super::OpeningView;
use super::layout::{BORDER, Layout};
use super::stamp::Stamp;
use crate::analysis::CellSet;
use crate::scene::field::growth::Growth;
use crate::scene::field::{FieldStrings, FieldView, Footprint, footprint};
use crate::scene::{ColorRole, Depth, Edges, Mark, Point, Rect, Role, Scene, Shape, edges_of};

/// The opacity of the veil over the gray image.
const VEIL: f64 = 0.58;
/// The opacity of the tint on cells that the kernel has just covered.
const FRESH: f64 = 0.5;
/// The number of fields with an outline: the current one and those of previous steps.
const MOST_RINGS: usize = 5;

/// Adds the image with what the unit sees of it.
pub fn draw(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    let picture = view.picture;
    scene.push(Mark::new(Role::Map, ColorRole::Panel, view.photo.in_grey().shape(&layout.frame)));
    scene.push(Mark::new(Role::Map, ColorRole::Paper, Shape::Rect(layout.picture)).with_strength(VEIL));
    padding(scene, view, layout);
    let stamp = Stamp::of(picture, view.progress).filter(|_| view.progress < 1.0);
    let seen = seen(view, stamp.as_ref());
    let exact = &picture.stack.maps[0].seen;
    let is_seen = |row, column| seen.contains(row, column) && exact.contains(row, column);
    scene.push(Mark::new(Role::Influence, ColorRole::Panel, view.photo.cut_out(is_seen).shape(&layout.frame)));
    if let Some(stamp) = &stamp {
        fresh(scene, view, layout, stamp);
    }
    rings(scene, view, layout);
    if let Some(stamp) = &stamp {
        kernel(scene, view, layout, stamp);
    }
    unit(scene, view, layout);
}

/// The cells that are seen at this moment.
fn seen(view: &OpeningView<'_>, stamp: Option<&Stamp>) -> CellSet {
    let mut seen = view.picture.before[0].clone();
    match stamp {
        Some(stamp) => seen.extend(&stamp.covered()),
        None => seen.extend(&view.picture.stack.maps[0].seen),
    }
    seen
}

/// Adds a fading tint over what the kernel has covered.
fn fresh(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout, stamp: &Stamp) {
    let before = &view.picture.before[0];
    let mut cells = CellSet::empty();
    for band in stamp.covered().bands() {
        for row in band.rows.iter() {
            for column in band.cols.iter().filter(|&column| !before.contains(row, column)) {
                cells.extend(&CellSet::cell(row, column));
            }
        }
    }
    let within = whole(view);
    let shape = Shape::Cells { frame: layout.frame, cells, within };
    let strength = FRESH * (1.0 - view.progress * view.progress);
    scene.push(Mark::new(Role::Influence, tint(view), shape).with_strength(strength));
}

/// Adds the hatching of the field's padding beside the image, as far as there is room.
fn padding(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    let field = &view.picture.field;
    let reveal = (view.picture.step as f64 - 1.0 + view.progress).max(0.0);
    let Some(growth) = Growth::at(&field.footprints, field.place, reveal) else { return };
    let [top, bottom, left, right] = growth.edges;
    let [first_row, end_row, first_column, end_column] = whole(view);
    let edges = [
        top.max(first_row - BORDER),
        bottom.min(end_row + BORDER),
        left.max(first_column - BORDER),
        right.min(end_column + BORDER),
    ];
    // Only the borders at this moment count, not what was covered earlier.
    let growth = Growth { edges, current: None, ..growth };
    let field = FieldView { output: None, ..field.view(view.size, FieldStrings::default()) };
    footprint::padding(scene, &field, &layout.frame, &growth);
}

/// Adds the outline of what is seen, and thinner ones of previous steps, unless nothing is left to see.
fn rings(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    let picture = view.picture;
    let complete = if view.progress < 1.0 { picture.step.saturating_sub(1) } else { picture.step };
    let all = u128::from(picture.field.input.height) * u128::from(picture.field.input.width);
    let sees_all = view.progress >= 1.0 && picture.stack.maps[0].seen.count() == all;
    let most = if sees_all { 1 } else { MOST_RINGS };
    let rings: Vec<_> = picture.field.footprints.iter().take(complete).rev().take(most).enumerate().collect();
    for (rank, footprint) in rings.into_iter().rev() {
        let (rect, tint) = (layout.frame.rect(edges_of(footprint.hull)), ColorRole::Depth(footprint.depth()));
        if rank == 0 {
            ring(scene, &rect, layout, Mark::new(Role::Footprint, ColorRole::Panel, line(5.5)).with_strength(0.9));
            ring(scene, &rect, layout, Mark::new(Role::Footprint, tint, line(3.0)));
        } else {
            let strength = 0.8 - 0.1 * rank as f64;
            ring(scene, &rect, layout, Mark::new(Role::Footprint, tint, line(1.0)).with_strength(strength));
        }
    }
}

/// Lines of a width, without ends yet.
const fn line(width: f64) -> Shape {
    Shape::Lines { ends: Vec::new(), width, dash: None }
}

/// Adds the visible sides of an outline as lines like those of a mark: a field that extends further is not closed.
fn ring(scene: &mut Scene, rect: &Rect, layout: &Layout, mark: Mark) {
    let Shape::Lines { width, dash, .. } = mark.shape else { return };
    let sight = layout.sight();
    let seen = rect.intersection(&sight);
    if seen.is_empty() {
        return;
    }
    let half = width / 2.0;
    let across = |y: f64| [Point::new(seen.left - half, y), Point::new(seen.right + half, y)];
    let down = |x: f64| [Point::new(x, seen.top - half), Point::new(x, seen.bottom + half)];
    let sides = [
        (rect.top >= sight.top).then(|| across(rect.top)),
        (rect.bottom <= sight.bottom).then(|| across(rect.bottom)),
        (rect.left >= sight.left).then(|| down(rect.left)),
        (rect.right <= sight.right).then(|| down(rect.right)),
    ];
    let ends = sides.into_iter().flatten().collect();
    scene.push(Mark { shape: Shape::Lines { ends, width, dash }, ..mark });
}

/// Adds the kernel at its current position: its taps, and a frame around them.
fn kernel(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout, stamp: &Stamp) {
    let (row, column) = stamp.at;
    let (rows, columns) = (&stamp.taps.height, &stamp.taps.width);
    let (Some(first), Some(last)) = (rows.first().zip(columns.first()), rows.last().zip(columns.last())) else {
        return;
    };
    let cell = |down: i64, right: i64| {
        let (row, column) = (row + down as f64, column + right as f64);
        layout.frame.rect([row, row + 1.0, column, column + 1.0])
    };
    for &down in rows {
        for &right in columns {
            let area = cell(down, right);
            let tap = Mark::new(Role::Window, ColorRole::Panel, Shape::Rect(area.grown(-1.0))).with_strength(0.42);
            scene.push(tap.in_motion());
            let edge = Shape::Outline { rect: area.grown(-1.0), width: 1.0 };
            scene.push(Mark::new(Role::Window, tint(view), edge).with_strength(0.7).in_motion());
        }
    }
    let rect = cell(*first.0, *first.1).union(&cell(*last.0, *last.1));
    for (tint, width) in [(ColorRole::Panel, 6.0), (tint(view), 3.0)] {
        scene.push(Mark::new(Role::Window, tint, Shape::Outline { rect, width }).in_motion());
    }
}

/// Adds the unit's own cell with a glow.
fn unit(scene: &mut Scene, view: &OpeningView<'_>, layout: &Layout) {
    let place = view.picture.field.place;
    let (row, column) = (place.height - 0.5, place.width - 0.5);
    let rect = layout.frame.rect([row, row + 1.0, column, column + 1.0]);
    if view.picture.stack.selected == 0 {
        for (reach, strength) in [(layout.cell() * 0.62, 0.16), (layout.cell() * 0.32, 0.3)] {
            let glow = Shape::Outline { rect: rect.grown(reach / 2.0), width: reach };
            scene.push(Mark::new(Role::Unit, ColorRole::Accent, glow).with_strength(strength));
        }
    }
    for (tint, width) in [(ColorRole::Panel, 5.0), (ColorRole::Accent, 2.5)] {
        scene.push(Mark::new(Role::Unit, tint, Shape::Outline { rect, width }));
    }
}

/// The color role of the layer that is being added.
fn tint(view: &OpeningView<'_>) -> ColorRole {
    let last = Depth { index: 0, count: 1 };
    let footprint = view.picture.step.checked_sub(1).and_then(|index| view.picture.field.footprints.get(index));
    ColorRole::Depth(footprint.map_or(last, Footprint::depth))
}

fn whole(view: &OpeningView<'_>) -> Edges {
    let input = view.picture.field.input;
    [0.0, input.height as f64, 0.0, input.width as f64]
}
