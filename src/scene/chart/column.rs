//! Layer names below the columns of a chart, as many as fit.

use super::{Chart, Note};
use crate::scene::{Align, Baseline, ColorRole, Point, Text, Weight, text_metrics};

/// The font size of names and numbers.
pub const SIZE: f64 = 11.0;
/// The least distance between two names, in CSS pixels.
const AIR: f64 = 14.0;

/// The names of columns, `top` CSS pixels from the upper edge: the first, the last, and evenly those between that fit. The name of a
/// highlighted column takes precedence.
pub(super) fn names(chart: &Chart, names: &[&str], top: f64) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for column in order(names.len(), chart.highlighted) {
        let name = names[column];
        let (left, right) = span(chart, column, name);
        let free = taken.iter().all(|(from, to)| right + AIR <= *from || left >= *to + AIR);
        if free && left >= 0.0 && right <= chart.size.width {
            taken.push((left, right));
            let tint = if chart.highlighted == Some(column) { ColorRole::Ink } else { ColorRole::Muted };
            notes.push(note(name, Point::new(left, top), Align::Left, Baseline::Top, tint));
        }
    }
    notes
}

/// A text in the charts' font size.
pub(super) fn note(words: &str, at: Point, align: Align, baseline: Baseline, tint: ColorRole) -> Note {
    let text = Text { content: words.to_owned(), at, align, baseline, size: SIZE, weight: Weight::Regular };
    Note { text, tint }
}

/// The left and right end of a name, centered on its column as far as the canvas allows.
fn span(chart: &Chart, column: usize, name: &str) -> (f64, f64) {
    let width = text_metrics::text_width(name, SIZE, Weight::Regular);
    let middle = chart.scene_from_value(column as f64, 0.0).x;
    let left = (middle - width / 2.0).min(chart.size.width - width - 2.0).max(2.0);
    (left, left + width)
}

/// The order in which columns claim room for their names: highlighted, last, first, then halves, quarters, eighths.
fn order(count: usize, highlighted: Option<usize>) -> Vec<usize> {
    let last = count.saturating_sub(1);
    let rank = |column: &usize| match *column {
        column if highlighted == Some(column) => 0,
        column if column == last => 1,
        0 => 2,
        column => 70 - column.trailing_zeros(),
    };
    let mut columns: Vec<usize> = (0..count).collect();
    columns.sort_by_key(rank);
    columns
}
