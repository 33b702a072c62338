//! Table of up to four networks in words.

use leptos_i18n::td_string;

use super::number::{bytes, grouped, percent, signed_percent};
use super::{list, verdict};
use crate::analysis::CostUnit;
use crate::app::ComparedColumns;
use crate::comparison::{ColumnRow, Criterion, FieldDensity, Measure, Value};
use crate::i18n::Locale;

/// A cell as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellWords {
    /// The value in short form; a dash if it is missing.
    pub value: String,
    /// The value in full, if that is more precise.
    pub exact: Option<String>,
    /// The value relative to the first network's, and how much of a field with holes is seen.
    pub notes: Vec<String>,
}

/// The name of a criterion.
pub fn criterion(locale: Locale, criterion: Criterion, unit: CostUnit) -> &'static str {
    match criterion {
        Criterion::Measure(measure) => verdict::measure(locale, measure, unit),
        Criterion::MemoryTraffic => td_string!(locale, comparison.memory_traffic),
    }
}

/// The cell of a row for the network at `place`.
pub fn cell(locale: Locale, columns: &ComparedColumns, row: &ColumnRow, place: usize) -> CellWords {
    let cell = &row.cells[place];
    let line = columns.lines.get(place).copied().unwrap_or(false);
    let value = match (&cell.value, row.criterion) {
        (None, _) => "–".to_owned(),
        (Some(Ok(Value::Count(count))), Criterion::MemoryTraffic) => bytes(*count),
        (Some(value), _) => verdict::value(value, line),
    };
    let relative = cell.relative.filter(|_| columns.table.one_input);
    let relative = relative.map(|part| if part == 0.0 { "=".to_owned() } else { signed_percent(part) });
    let holes = (row.criterion == Criterion::Measure(Measure::Field)).then(|| density(columns, place)).flatten();
    let holes = holes.map(|density| td_string!(locale, comparison.seen_share, share = percent(density.share())));
    CellWords {
        value,
        exact: cell.value.as_ref().and_then(verdict::exact),
        notes: relative.into_iter().chain(holes).collect(),
    }
}

/// What there is to know about the comparison, as sentences: where the tasks differ, where fields have holes, and what is counted.
pub fn notes(locale: Locale, columns: &ComparedColumns) -> Vec<String> {
    let mut notes = Vec::new();
    if !columns.table.one_input {
        notes.push(td_string!(locale, comparison.columns_other_input).to_owned());
    }
    if columns.table.one_input && !columns.table.one_output {
        notes.push(td_string!(locale, comparison.columns_other_output).to_owned());
    }
    for place in 0..columns.densities.len() {
        if let Some(FieldDensity { touched, cells }) = density(columns, place) {
            let letter = verdict::column_letter(locale, place);
            let (touched, cells) = (grouped(touched), grouped(cells));
            notes.push(td_string!(locale, comparison.columns_holes, letter = letter, touched = touched, cells = cells));
        }
    }
    if columns.table.counts_places {
        notes.push(td_string!(locale, comparison.columns_places).to_owned());
    }
    notes
}

/// Sentences one after another.
pub fn joined(locale: Locale, sentences: impl IntoIterator<Item = String>) -> String {
    list::in_turn(locale, sentences)
}

/// The density of a field with holes.
fn density(columns: &ComparedColumns, place: usize) -> Option<FieldDensity> {
    columns.densities.get(place).copied().flatten().filter(|density| density.has_holes())
}
