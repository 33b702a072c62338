//! Gridding picture: a field with holes beside the same field without.

use super::nice_steps::{SMALLEST_GRIDDED_CELL, grid_step};
use super::{
    Align, Baseline, ColorRole, Depth, Frame, Hull, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight, edges_of,
};
use crate::analysis::{CellSet, Pattern};

/// One of the grids.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// The pattern of cells that are seen.
    pub pattern: &'a Pattern,
    /// Its name.
    pub name: &'a str,
    /// The fraction of the field that is seen, as text.
    pub share: &'a str,
}

/// The font size of a name.
const NAME: f64 = 13.0;
/// The height of the text line above a grid.
const LINE: f64 = 24.0;
/// The distance between two grids.
const GAP: f64 = 20.0;
/// The room at the edges.
const MARGIN: f64 = 2.0;
/// The greatest height of a grid of one row, in multiples of the cell's width.
const TALL: f64 = 24.0;

/// The grids side by side with cells of equal size; `depth` determines their color.
pub fn gridding_scene(size: Size, samples: &[Sample<'_>], depth: Depth) -> Scene {
    let mut scene = Scene::new(size);
    let count = samples.len().max(1) as f64;
    let room = Size::new(
        ((size.width - 2.0 * MARGIN - GAP * (count - 1.0)) / count).max(1.0),
        (size.height - LINE - 2.0 * MARGIN).max(1.0),
    );
    let extents = samples.iter().map(|sample| sample.pattern.size());
    let longest = extents.fold((1, 1), |(rows, columns), size| (rows.max(size.height), columns.max(size.width)));
    let cell = (room.width / longest.1 as f64).min(room.height / longest.0 as f64);
    let height = if longest.0 == 1 { room.height.min(TALL).max(cell) } else { cell };
    for (index, sample) in samples.iter().enumerate() {
        let left = MARGIN + index as f64 * (room.width + GAP);
        let frame = Frame::upright(Point::new(left, MARGIN + LINE), cell, height);
        words(&mut scene, sample, Point::new(left, MARGIN + LINE - 8.0), room.width, depth);
        grid(&mut scene, sample.pattern, frame, depth);
    }
    scene
}

/// Adds a grid's name and, at the other end of the line, its fraction.
fn words(scene: &mut Scene, sample: &Sample<'_>, at: Point, width: f64, depth: Depth) {
    let end = Point::new(at.x + width, at.y);
    let parts = [
        (sample.name, at, Align::Left, Weight::Bold, ColorRole::DepthInk(depth)),
        (sample.share, end, Align::Right, Weight::Regular, ColorRole::Muted),
    ];
    for (words, at, align, weight, tint) in parts {
        let content = words.to_owned();
        let text = Text { content, at, align, baseline: Baseline::Alphabetic, size: NAME, weight };
        scene.push(Mark::new(Role::Label, tint, Shape::Text(text)));
    }
}

/// Adds the grid of a pattern.
fn grid(scene: &mut Scene, pattern: &Pattern, frame: Frame, depth: Depth) {
    let size = pattern.size();
    let last = |extent: u64| extent.max(1).cast_signed() - 1;
    let cells = CellSet::product(pattern.seen.height.clone(), pattern.seen.width.clone());
    field_grid(scene, cells, [0, last(size.height), 0, last(size.width)], frame, depth, grid_step(frame.cell_extent()));
}

/// Adds the background of a field, the cells that are seen, and lines at a distance of `every` cells.
pub(super) fn field_grid(scene: &mut Scene, cells: CellSet, hull: Hull, frame: Frame, depth: Depth, every: u64) {
    let rect: Rect = frame.rect_of_cells(hull);
    let strength = if frame.cell_extent() >= SMALLEST_GRIDDED_CELL { 0.85 } else { 0.4 };
    scene.push(Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(rect)));
    let seen = Shape::Cells { frame, cells, within: edges_of(hull) };
    scene.push(Mark::new(Role::Influence, ColorRole::Depth(depth), seen).with_strength(0.75));
    let lines = Shape::Grid { frame, area: hull, every, width: 1.0 };
    scene.push(Mark::new(Role::Grid, ColorRole::Grid, lines).with_strength(strength));
    scene.push(Mark::new(Role::Footprint, ColorRole::Depth(depth), Shape::Outline { rect, width: 1.5 }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::IndexSet;
    use crate::network::Axes;

    fn scene(rows: IndexSet, columns: IndexSet, size: Size) -> Scene {
        let pattern = Pattern { dilations: vec![2, 2], seen: Axes::new(rows, columns) };
        let sample = Sample { pattern: &pattern, name: "2-2", share: "36 %" };
        gridding_scene(size, &[sample, sample], Depth { index: 1, count: 2 })
    }

    fn every_other() -> IndexSet {
        IndexSet::from_intervals((0..5).map(|index| (2 * index, 2 * index)).collect())
    }

    #[test]
    fn both_grids_lie_on_the_canvas_and_apart() {
        for size in [Size::new(284.0, 150.0), Size::new(600.0, 60.0), Size::new(40.0, 40.0)] {
            for rows in [every_other(), IndexSet::single(0)] {
                let scene = scene(rows, every_other(), size);
                let outlines: Vec<Rect> = scene.marks.iter().filter_map(outline).collect();
                assert_eq!(outlines.len(), 2);
                assert!(outlines[0].right < outlines[1].left, "{outlines:?}");
                assert!(outlines[1].right <= size.width && outlines[1].bottom <= size.height.max(LINE + 6.0));
            }
        }
    }

    fn outline(mark: &Mark) -> Option<Rect> {
        match &mark.shape {
            Shape::Outline { rect, .. } => Some(*rect),
            _ => None,
        }
    }
}
