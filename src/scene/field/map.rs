//! Map of cells: background, lines, axis numbers and name.

use crate::scene::nice_steps::{SMALLEST_GRIDDED_CELL, grid_step, tick_step};
use crate::scene::{
    Align, Baseline, ColorRole, Frame, Hull, MapArea, Mark, Point, Rect, Role, Scene, Shape, Text, Weight, text_metrics,
};

/// The font size of row and column numbers.
const TICK_SIZE: f64 = 10.5;
/// The distance between numbers and the cells.
const TICK_GAP: f64 = 7.0;
/// The font size of a map's name.
const NAME_SIZE: f64 = 13.0;

/// A map to draw: its position and its cells.
#[derive(Clone, Copy, Debug)]
pub struct Map<'a> {
    /// The transform from its cells to the scene.
    pub frame: &'a Frame,
    /// All of its cells.
    pub cells: Hull,
    /// The map's number.
    pub layer: usize,
}

impl Map<'_> {
    /// Adds the background.
    pub fn ground(&self, scene: &mut Scene) {
        let rect = self.frame.rect_of_cells(self.cells);
        scene.push(Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(rect)).of_layer(self.layer));
    }

    /// Adds the lines, sparser where cells are small, and the border.
    pub fn lines(&self, scene: &mut Scene) {
        let cell = self.frame.cell_extent();
        let grid = Shape::Grid { frame: *self.frame, area: self.cells, every: grid_step(cell), width: 1.0 };
        let strength = if cell >= SMALLEST_GRIDDED_CELL { 0.85 } else { 0.6 };
        let inner = Mark::new(Role::Grid, ColorRole::Grid, grid).with_strength(strength);
        let rect = self.frame.rect_of_cells(self.cells);
        let border = Mark::new(Role::Grid, ColorRole::Grid, Shape::Outline { rect, width: 1.0 });
        scene.push(inner.of_layer(self.layer));
        scene.push(border.of_layer(self.layer));
    }

    /// The area in which its cells are hit-tested.
    pub fn area(&self, clip: Rect) -> MapArea {
        let [_, bottom, _, right] = self.cells;
        MapArea {
            layer: self.layer,
            frame: *self.frame,
            rows: (bottom + 1).unsigned_abs(),
            columns: (right + 1).unsigned_abs(),
            clip,
            within: None,
            grip: None,
            line: None,
        }
    }
}

/// Adds the numbers of columns above `around` and of rows to the left of it, and returns the boxes they occupy.
pub fn ticks(scene: &mut Scene, map: &Map<'_>, around: &Rect, stage: &Rect) -> Vec<Rect> {
    let [top, bottom, left, right] = map.cells;
    let (row_side, column_side) = (map.frame.row_step.y, map.frame.column_step.x);
    let digits = text_metrics::text_width(&right.to_string(), TICK_SIZE, Weight::Regular);
    let (mut row_step, mut column_step) =
        (tick_step(row_side, TICK_SIZE + 11.0), tick_step(column_side, digits + 14.0));
    if row_side.total_cmp(&column_side).is_eq() {
        (row_step, column_step) = (row_step.max(column_step), row_step.max(column_step));
    }
    // The numbers of cells outside the stage are not even enumerated.
    let in_sight = |(first, last): (i64, i64), origin: f64, side: f64, (near, far): (f64, f64)| {
        let index = |place: f64| ((place - origin) / side).floor() as i64;
        (first.max(index(near).saturating_sub(1)), last.min(index(far).saturating_add(1)))
    };
    let Point { x, y } = map.frame.origin;
    let columns_seen = in_sight((left, right), x, column_side, (stage.left, stage.right));
    let rows_seen = in_sight((top, bottom), y, row_side, (stage.top, stage.bottom));
    let columns = multiples(columns_seen, column_step).filter_map(|column| {
        let x = map.frame.center_of(top, column).x;
        let at = Point::new(x, around.top.max(stage.top) - TICK_GAP);
        (stage.left..=stage.right).contains(&x).then(|| number(column, at, Align::Center, Baseline::Alphabetic))
    });
    let rows = multiples(rows_seen, row_step).filter_map(|row| {
        let y = map.frame.center_of(row, left).y;
        let at = Point::new(around.left.max(stage.left) - TICK_GAP, y);
        (stage.top..=stage.bottom).contains(&y).then(|| number(row, at, Align::Right, Baseline::Middle))
    });
    let texts: Vec<Text> = columns.chain(rows).collect();
    let boxes = texts.iter().map(text_metrics::text_box).collect();
    for text in texts {
        scene.push(Mark::new(Role::Axis, ColorRole::Muted, Shape::Text(text)).with_strength(0.85));
    }
    boxes
}

/// Adds a map's name with its baseline at `at`, and returns the box it occupies.
pub fn name(scene: &mut Scene, words: &str, at: Point, layer: usize) -> Rect {
    let text = Text {
        content: words.to_owned(),
        at,
        align: Align::Left,
        baseline: Baseline::Alphabetic,
        size: NAME_SIZE,
        weight: Weight::Regular,
    };
    let filled = text_metrics::text_box(&text);
    scene.push(Mark::new(Role::Label, ColorRole::Muted, Shape::Text(text)).of_layer(layer));
    filled
}

/// The width of a map's name.
pub fn name_width(words: &str) -> f64 {
    text_metrics::text_width(words, NAME_SIZE, Weight::Regular)
}

fn number(value: i64, at: Point, align: Align, baseline: Baseline) -> Text {
    Text { content: value.to_string(), at, align, baseline, size: TICK_SIZE, weight: Weight::Regular }
}

fn multiples((first, last): (i64, i64), step: u64) -> impl Iterator<Item = i64> {
    let step = i64::try_from(step).unwrap_or(i64::MAX).max(1);
    let start = first.div_euclid(step).saturating_mul(step);
    std::iter::successors(Some(start), move |at| at.checked_add(step))
        .skip_while(move |at| *at < first)
        .take_while(move |at| *at <= last)
}
