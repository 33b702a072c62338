//! Profiles: the influence of every column and every row of the input, as bars along the lower and the right edge of the map.

use super::FieldView;
use super::layout::Layout;
use crate::scene::{
    Align, Baseline, ColorRole, Heat, Mark, Point, Rect, Role, Scene, Shape, Text, Weight, heat_labels, text_metrics,
};

/// The length of the longest bar, in CSS pixels as below.
const LONGEST: f64 = 16.0;
/// The distance of the bars from the map.
const APART: f64 = 3.0;
/// The font size of the numbers.
const NUMBER: f64 = 10.5;
/// The room for numbers beyond the bars.
const NUMBERS: f64 = 14.0;
/// The room that bars and numbers need beside the map.
pub(super) const ROOM: f64 = APART + LONGEST + NUMBERS;
/// The opacity of the bars.
const STRENGTH: f64 = 0.75;

/// The sums of the influence over the cells of each row, or of each column.
struct Profile<'a> {
    /// The parts of the largest sum.
    parts: &'a [f32],
    /// The sums as text; empty if there are none.
    numbers: &'a [String],
    /// The scene position at which the first row or column begins, and the size of one.
    start: f64,
    step: f64,
    /// The part of the stage in which bars are drawn.
    seen: (f64, f64),
}

impl Profile<'_> {
    /// The borders of each bar along the edge, clipped, with its index.
    fn bars(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        let place = |index: usize| (self.start + self.step * index as f64).clamp(self.seen.0, self.seen.1);
        (0..self.parts.len())
            .map(move |index| (index, place(index), place(index + 1)))
            .filter(|(_, from, to)| to > from)
    }

    /// The outline of all bars, as positions along the edge and lengths from 0 to 1.
    fn steps(&self) -> Vec<(f64, f64)> {
        let mut points = Vec::new();
        for (index, from, to) in self.bars() {
            let part = f64::from(self.parts[index]);
            points.extend([(from, part), (to, part)]);
        }
        if let (Some(&(first, _)), Some(&(last, _))) = (points.first(), points.last()) {
            points.insert(0, (first, 0.0));
            points.push((last, 0.0));
        }
        points
    }

    /// The numbers with the middle of their bars and the length of these, if all have room.
    fn labels(&self) -> Vec<(&String, f64, f64)> {
        let fits = |words: &String| text_metrics::text_width(words, NUMBER, Weight::Regular) <= self.step - 2.0;
        if self.step < heat_labels::LEAST_NUMBERED || !self.numbers.iter().all(fits) {
            return Vec::new();
        }
        let is_whole = |from: f64, to: f64| to - from > self.step * 0.9;
        let label = |(index, from, to): (usize, f64, f64)| {
            let part = f64::from(*self.parts.get(index)?);
            let is_shown = is_whole(from, to) && part > 0.0;
            is_shown.then_some((self.numbers.get(index)?, f64::midpoint(from, to), part))
        };
        self.bars().filter_map(label).collect()
    }
}

/// Adds the profiles beside the input, or beside the stage where that cuts off the input.
pub(super) fn draw(scene: &mut Scene, view: &FieldView<'_>, heat: &Heat, layout: &Layout, tint: ColorRole) {
    let (frame, stage) = (&layout.input, &layout.stage);
    let map = frame.rect_of_cells(view.input_hull());
    let strips = [
        (map.bottom > stage.bottom, Rect { top: stage.bottom, bottom: view.size.height, ..*stage }),
        // With the corner below, where both are cut off.
        (
            map.right > stage.right,
            Rect::new(stage.right, stage.top, stage.right + ROOM, view.size.height.max(stage.bottom)),
        ),
    ];
    for (_, strip) in strips.into_iter().filter(|(is_cut, _)| *is_cut) {
        scene.push(Mark::new(Role::Map, ColorRole::Paper, Shape::Rect(strip)));
    }
    let origin = frame.scene_from_cell(heat.top as f64, heat.left as f64);
    if heat.columns > 1 {
        let columns = Profile {
            parts: &heat.column_profile.parts,
            numbers: &heat.column_profile.numbers,
            start: origin.x,
            step: frame.column_step.x,
            seen: (stage.left.max(map.left), stage.right.min(map.right)),
        };
        let base = map.bottom.min(stage.bottom) + APART;
        push(scene, tint, columns.steps().into_iter().map(|(x, part)| Point::new(x, base + LONGEST * part)).collect());
        for (words, x, part) in columns.labels() {
            let at = Point::new(x, base + LONGEST * part + 2.0);
            number(scene, words, at, (Align::Center, Baseline::Top));
        }
    }
    if heat.rows > 1 {
        let rows = Profile {
            parts: &heat.row_profile.parts,
            numbers: &heat.row_profile.numbers,
            start: origin.y,
            step: frame.row_step.y,
            seen: (stage.top.max(map.top), stage.bottom.min(map.bottom)),
        };
        let base = map.right.min(stage.right) + APART;
        push(scene, tint, rows.steps().into_iter().map(|(y, part)| Point::new(base + LONGEST * part, y)).collect());
        for (words, y, part) in rows.labels() {
            let at = Point::new(base + LONGEST * part + 3.0, y);
            number(scene, words, at, (Align::Left, Baseline::Middle));
        }
    }
}

fn push(scene: &mut Scene, tint: ColorRole, points: Vec<Point>) {
    if !points.is_empty() {
        scene.push(Mark::new(Role::Influence, tint, Shape::Polygon(points)).with_strength(STRENGTH));
    }
}

fn number(scene: &mut Scene, words: &str, at: Point, (align, baseline): (Align, Baseline)) {
    let text = Text { content: words.to_owned(), at, align, baseline, size: NUMBER, weight: Weight::Regular };
    scene.push(Mark::new(Role::Axis, ColorRole::Muted, Shape::Text(text)));
}
