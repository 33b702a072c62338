//! Sentence about what a unit sees.

use leptos_i18n::td_string;

use super::layer::map_name;
use super::list::in_turn;
use super::number::{duration, grouped, percent, range, size};
use super::too_large::too_large;
use crate::analysis::{AxisField, CellSet, Field, Hull, NetworkAnalysis, TooLarge, Trace, Unit};
use crate::i18n::Locale;
use crate::network::Axes;

/// What a unit sees of the input, as a sentence, followed by sentences about peculiarities.
pub fn seen(locale: Locale, analysis: &NetworkAnalysis, unit: Unit, cells: Result<&CellSet, TooLarge>) -> String {
    let mut words = vec![cells_seen(locale, analysis, unit, cells)];
    words.extend(cells.ok().and_then(|cells| holes(locale, cells)));
    words.extend(neighbour(locale, analysis, unit));
    words.extend(gate(locale, analysis, unit.map));
    in_turn(locale, words)
}

/// The branch that is left out of the field because it sees the whole map.
pub fn gate(locale: Locale, analysis: &NetworkAnalysis, map: usize) -> Option<String> {
    let name = map_name(locale, &analysis.shaped, analysis.gate_below(map)?);
    Some(td_string!(locale, sentence.gate, name = name))
}

/// What a unit sees of a map between its own and the input, as a sentence.
pub fn seen_of(locale: Locale, analysis: &NetworkAnalysis, trace: &Trace, map: usize) -> String {
    let place = unit_name(locale, analysis, trace.unit);
    let name = map_name(locale, &analysis.shaped, map);
    let cells = &trace.cells[map];
    match cells.hull() {
        None => td_string!(locale, sentence.none_of, place = place, name = name),
        Some(hull) => {
            let (extent, count) = (extent(locale, analysis, hull), grouped(cells.count()));
            td_string!(locale, sentence.sees_of, place = place, cells = extent, name = name, count = count)
        }
    }
}

/// A unit before anything that it sees is drawn, as a sentence.
pub fn alone(locale: Locale, analysis: &NetworkAnalysis, unit: Unit) -> String {
    td_string!(locale, sentence.alone, place = unit_name(locale, analysis, unit))
}

/// The time span in a signal of the cells that a unit sees, if the sampling rate is known.
pub fn time(locale: Locale, analysis: &NetworkAnalysis, unit: Unit, cells: &CellSet, rate: u64) -> Option<String> {
    let hull = cells.hull().filter(|_| analysis.shaped.network().input.one_dimensional && unit.map > 0)?;
    let [length, start, end] =
        [hull.right + 1 - hull.left, hull.left, hull.right + 1].map(|samples| duration(samples as f64, rate));
    Some(td_string!(locale, sentence.time, length = length?, start = start?, end = end?))
}

/// The fraction of the rectangle around some cells that they cover, if that is not all of it.
fn holes(locale: Locale, cells: &CellSet) -> Option<String> {
    let (count, area) = (cells.count(), cells.hull()?.area());
    (count < area).then(|| td_string!(locale, sentence.holes, share = percent(count as f64 / area as f64)))
}

/// The size of the field here and at the next unit of the row, or else of the column, if they differ.
fn neighbour(locale: Locale, analysis: &NetworkAnalysis, unit: Unit) -> Option<String> {
    let axes = analysis.fields[unit.map].local()?;
    let size = |field: &AxisField, index: i64| Some(field.span(index)?).map(|(first, last)| last.abs_diff(first) + 1);
    let both = |field: &AxisField, index: i64| Some((size(field, index)?, size(field, index + 1)?));
    let differ = |(here, next): &(u128, u128)| here != next;
    let along = both(&axes.width, unit.col).filter(differ);
    let (here, next) = along.or_else(|| both(&axes.height, unit.row).filter(differ))?;
    Some(td_string!(locale, sentence.neighbour, here = grouped(here), next = grouped(next)))
}

fn cells_seen(locale: Locale, analysis: &NetworkAnalysis, unit: Unit, cells: Result<&CellSet, TooLarge>) -> String {
    let place = unit_name(locale, analysis, unit);
    if unit.map == 0 {
        return td_string!(locale, sentence.input_unit).into();
    }
    let cells = match cells {
        Ok(cells) => cells,
        Err(reason) => {
            return td_string!(locale, sentence.too_large, place = place, reason = too_large(locale, reason));
        }
    };
    let Some(hull) = cells.hull() else {
        return td_string!(locale, sentence.only_padding, place = place);
    };
    let field = &analysis.fields[unit.map];
    let (count, area) = (grouped(cells.count()), grouped(hull.area()));
    if *field == Field::Global {
        return td_string!(locale, sentence.whole, place = place, count = count);
    }
    // Only zero padding is reported: other padding repeats cells of the input.
    let is_mirrored = (1..=unit.map).any(|map| analysis.shaped.op(map).repeats_cells());
    let beyond =
        field.local().filter(|_| !is_mirrored).map(|axes| beyond(locale, analysis, axes, unit)).unwrap_or_default();
    let cells = extent(locale, analysis, hull);
    if count == area {
        return if hull.area() == 1 {
            td_string!(locale, sentence.sees_one, place = place, cells = cells, beyond = beyond)
        } else {
            td_string!(locale, sentence.sees_all, place = place, cells = cells, count = count, beyond = beyond)
        };
    }
    td_string!(locale, sentence.sees, place = place, cells = cells, count = count, area = area, beyond = beyond)
}

/// The rows and columns of some cells.
pub(super) fn extent(locale: Locale, analysis: &NetworkAnalysis, hull: Hull) -> String {
    let [rows, cols] = [range(hull.top, hull.bottom), range(hull.left, hull.right)];
    let is_one_column = hull.left == hull.right;
    if analysis.shaped.network().input.one_dimensional {
        return if is_one_column {
            td_string!(locale, sentence.position, range = cols)
        } else {
            td_string!(locale, sentence.positions, range = cols)
        };
    }
    let rows = if hull.top == hull.bottom {
        td_string!(locale, sentence.row, range = rows)
    } else {
        td_string!(locale, sentence.rows, range = rows)
    };
    let cols = if is_one_column {
        td_string!(locale, sentence.column, range = cols)
    } else {
        td_string!(locale, sentence.columns, range = cols)
    };
    td_string!(locale, sentence.cells, rows = rows, cols = cols)
}

/// A unit's position in words.
pub fn unit_name(locale: Locale, analysis: &NetworkAnalysis, unit: Unit) -> String {
    let name = map_name(locale, &analysis.shaped, unit.map);
    if analysis.shaped.network().input.one_dimensional {
        return td_string!(locale, sentence.index, col = unit.col, name = name);
    }
    td_string!(locale, sentence.unit, row = unit.row, col = unit.col, name = name)
}

/// The fraction of the unclipped field that lies outside the input.
fn beyond(locale: Locale, analysis: &NetworkAnalysis, axes: &Axes<AxisField>, unit: Unit) -> String {
    let input = analysis.shaped.shape(0).map_or(Axes::both(0), |shape| shape.size());
    let place = Axes::new(unit.row, unit.col);
    let extents = Axes::from_axis(|axis| {
        let (first, last) = axes.get(axis).span(*place.get(axis)).unwrap_or((0, -1));
        let end = last.min(i128::from(*input.get(axis)) - 1);
        [(first, last), (first.max(0), end)].map(|(first, last)| (last + 1 - first).max(0).unsigned_abs())
    });
    let [all, inside] = [0, 1].map(|part| extents.height[part].saturating_mul(extents.width[part]));
    if all == inside {
        return td_string!(locale, sentence.no_padding).to_owned();
    }
    let size = size(&extents.map(|[all, _]| all), analysis.shaped.network().input.one_dimensional);
    td_string!(locale, sentence.some_padding, count = grouped(all - inside), size = size)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::analysis::trace;
    use crate::formats::notation;

    fn check(text: &str, (row, col): (i64, i64), expected: &[&str]) {
        let network = notation::read(text).expect("a network in the notation");
        let analysis = NetworkAnalysis::new(network.into());
        let unit = Unit { map: analysis.shaped.map_count() - 1, row, col };
        let trace = trace::receptive(&analysis.shaped, unit);
        let cells = trace.as_ref().map(|trace| &trace.cells[0]).map_err(|reason| *reason);
        let words = seen(Locale::en, &analysis, unit, cells);
        for part in expected {
            assert!(words.contains(part), "{part} in {words}");
        }
        assert_eq!(words.matches('.').count(), expected.len(), "{words}");
    }

    #[test]
    fn holes_and_fields_that_vary_are_said() {
        check("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1", (7, 7), &["all 25 cells"]);
        let dilated = "input 1x19x19; conv 1 k3 p2 d2; conv 1 k3 p2 d2; conv 1 k3 p2 d2";
        check(dilated, (9, 9), &["49 of 169 cells", "It touches 29% of that area"]);
        let transposed = "input 1x12x12; conv 1 k3 p1; deconv 1 k3 s2 p1";
        check(transposed, (8, 8), &["all 9 cells", "Its field spans 3 cells here and 4 at the next unit"]);
    }

    #[test]
    fn what_lies_past_the_border_is_told_apart_from_holes() {
        check(
            "input 1x15x15; conv 1 k3 p1",
            (0, 0),
            &["rows 0–1, columns 0–1 of the input: all 4 cells, with 5 more of its 3×3 field on padding."],
        );
        check(
            "input 1x6x6; conv 1 k3 d9 p9",
            (2, 5),
            &["row 2, column 5 of the input: one cell, with 325 more of its 19×19 field on padding."],
        );
    }

    #[test]
    fn adaptive_windows_are_not_called_the_whole_input() {
        check("input 1x10x10; adaptive 3", (0, 1), &["rows 0–3, columns 3–6 of the input: all 16 cells."]);
        check("input 1x12x12; adaptive 3", (0, 1), &["all 16 cells, none on padding."]);
        check("input 1x10x10; adaptive 1", (0, 0), &["sees the whole input: 100 cells."]);
    }

    #[test]
    fn a_signal_is_seen_for_a_time() {
        let network = notation::read("input 1x16000; conv 8 k10 s5; conv 8 k3 s2; conv 8 k3 s2").expect("a network");
        let analysis = NetworkAnalysis::new(network.into());
        let time = |locale, unit: Unit, rate| {
            let trace = trace::receptive(&analysis.shaped, unit).expect("a small trace");
            time(locale, &analysis, unit, &trace.cells[0], rate)
        };
        let last = Unit { map: 3, row: 0, col: 2 };
        let words = time(Locale::en, last, 16_000);
        assert_eq!(words.as_deref(), Some("In time: 2.5 ms, from 2.5 ms to 5 ms."));
        assert_eq!(time(Locale::en, last, 0), None);
        let words = time(Locale::zh_CN, Unit { map: 1, row: 0, col: 0 }, 8_000);
        assert_eq!(words.as_deref(), Some("换算成时间：1.25 ms，从 0 s 到 1.25 ms。"));
    }
}
