//! Footprints: the fields of a unit on the input as filled cells, with padding and the unit's own position.

use super::FieldView;
use super::growth::Growth;
use super::outline::Outline;
use crate::analysis::{CellSet, IndexSet};
use crate::network::Axes;
use crate::scene::{ColorRole, Edges, Frame, Mark, Point, Role, Scene, Shape, edges_of};

/// The number of fields that are filled, the outermost first.
const MOST_FILLS: usize = 6;
/// The opacity of the outermost field; inner ones each add a little less.
const FILL: f64 = 0.19;
/// The opacity of the veil over a background image outside the field.
const VEIL: f64 = 0.78;

/// Adds the influencing cells in the current layer's color: those of its field, and over them those of inner fields, so that the middle is
/// strongest.
pub fn fills(scene: &mut Scene, outlines: &[Outline<'_>], frame: &Frame, growth: &Growth, highlighted: Option<usize>) {
    let Some(tint) = outlines.last().map(|current| ColorRole::Depth(current.footprint.depth())) else {
        return;
    };
    for (rank, outline) in outlines.iter().rev().take(MOST_FILLS).enumerate() {
        let footprint = outline.footprint;
        let within = if outline.is_current { growth.edges } else { edges_of(footprint.hull) };
        let shape = Shape::Cells { frame: *frame, cells: footprint.cells.get().clone(), within };
        let mark = Mark::new(Role::Influence, tint, shape).with_strength(FILL / (1.0 + 0.2 * rank as f64));
        scene.push(outline.settle(mark, highlighted));
    }
}

/// Adds the veil over the part of the input that the unit does not see at this moment: outside the field, and in its holes.
pub fn veil(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame, growth: &Growth) {
    let [top, bottom, left, right] = view.input_hull();
    let (rows, cols) = (IndexSet::interval(top, bottom), IndexSet::interval(left, right));
    let seen = growth.current.map(|current| view.footprints[current].cells.get());
    let inside = edges_of(view.input_hull());
    let clip = [
        growth.edges[0].max(inside[0]),
        growth.edges[1].min(inside[1]),
        growth.edges[2].max(inside[2]),
        growth.edges[3].min(inside[3]),
    ];
    let mut push = |shape| {
        let mark = Mark::new(Role::Map, ColorRole::Paper, shape).with_strength(VEIL);
        scene.push(if growth.is_moving() { mark.in_motion() } else { mark });
    };
    for area in frame.rect(inside).outside(&frame.rect(clip)) {
        push(Shape::Rect(area));
    }
    if let Some(seen) = seen {
        let cells = unseen(seen, &rows, &cols);
        if !cells.is_empty() {
            push(Shape::Cells { frame: *frame, cells, within: clip });
        }
    }
}

/// The cells of a map that are not in a set.
fn unseen(seen: &CellSet, rows: &IndexSet, cols: &IndexSet) -> CellSet {
    let mut cells = CellSet::product(rows.difference(&seen.rows()), cols.clone());
    for band in seen.bands() {
        cells.insert(band.rows.clone(), &cols.difference(&band.cols));
    }
    cells
}

/// Adds the hatching of the part of the field outside the input.
pub fn padding(scene: &mut Scene, view: &FieldView<'_>, frame: &Frame, growth: &Growth) {
    let reached = view.footprints[..growth.complete()]
        .iter()
        .fold(growth.edges, |reached, footprint| joined(reached, edges_of(footprint.hull)));
    let areas = frame.rect(reached).outside(&frame.rect_of_cells(view.input_hull()));
    if areas.is_empty() {
        return;
    }
    for area in &areas {
        let ground = Mark::new(Role::Padding, ColorRole::Cell, Shape::Rect(*area)).with_strength(0.7);
        scene.push(if growth.is_moving() { ground.in_motion() } else { ground });
    }
    let shape = Shape::Hatch { areas, anchor: frame.origin, spacing: 8.0, width: 1.0 };
    scene.push(Mark::new(Role::Padding, ColorRole::Hatch, shape));
}

/// Adds the input position above which the unit lies.
pub fn unit(scene: &mut Scene, frame: &Frame, place: Axes<f64>) {
    let center = frame.scene_from_cell(place.height, place.width);
    point(scene, center, (frame.cell_extent() * 0.12).clamp(2.0, 4.0), ColorRole::Ink);
}

/// Adds a dot with a rim that separates it from what is below.
pub fn point(scene: &mut Scene, center: Point, radius: f64, tint: ColorRole) {
    scene.push(Mark::new(Role::Unit, ColorRole::Panel, Shape::Dot { center, radius: radius + 1.5 }));
    scene.push(Mark::new(Role::Unit, tint, Shape::Dot { center, radius }));
}

fn joined(one: Edges, two: Edges) -> Edges {
    [one[0].min(two[0]), one[1].max(two[1]), one[2].min(two[2]), one[3].max(two[3])]
}
