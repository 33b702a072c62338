//! What one unit sees, as a sentence with the numbers of the picture.

use leptos_i18n::td_string;

use super::layer::map_name;
use super::number::grouped;
use super::too_large::too_large;
use crate::analysis::{AxisField, Overview, TooLarge, Trace, Unit};
use crate::cnn::Axes;
use crate::i18n::Locale;

/// What a unit sees of the input, as a sentence.
pub fn seen(locale: Locale, overview: &Overview, unit: Unit, trace: Result<&Trace, TooLarge>) -> String {
    let line = overview.plan.network().input.one_dimensional;
    let place = unit_name(locale, overview, unit);
    if unit.map == 0 {
        return td_string!(locale, sentence.input_unit).into();
    }
    let trace = match trace {
        Ok(trace) => trace,
        Err(reason) => {
            return td_string!(locale, sentence.too_large, place = place, reason = too_large(locale, reason));
        }
    };
    let cells = &trace.cells[0];
    let Some(hull) = cells.hull() else {
        return td_string!(locale, sentence.only_padding, place = place);
    };
    let count = grouped(cells.count());
    let Some(axes) = overview.fields[unit.map].local() else {
        return td_string!(locale, sentence.whole, place = place, count = count);
    };
    let area = hull.area();
    let beyond = match outside(axes, unit, area) {
        0 => td_string!(locale, sentence.no_padding).to_owned(),
        beyond => td_string!(locale, sentence.some_padding, count = grouped(beyond)),
    };
    let area = grouped(area);
    if line {
        return td_string!(
            locale,
            sentence.sees_line,
            place = place,
            left = hull.left,
            right = hull.right,
            count = count,
            area = area,
            beyond = beyond
        );
    }
    td_string!(
        locale,
        sentence.sees,
        place = place,
        top = hull.top,
        bottom = hull.bottom,
        left = hull.left,
        right = hull.right,
        count = count,
        area = area,
        beyond = beyond
    )
}

/// A unit's place in words.
pub fn unit_name(locale: Locale, overview: &Overview, unit: Unit) -> String {
    let name = map_name(locale, &overview.plan, unit.map);
    if overview.plan.network().input.one_dimensional {
        return td_string!(locale, sentence.index, col = unit.col, name = name);
    }
    td_string!(locale, sentence.unit, row = unit.row, col = unit.col, name = name)
}

/// The cells of the unclipped field's rectangle that lie outside the rectangle which is seen.
fn outside(axes: &Axes<AxisField>, unit: Unit, seen: u128) -> u128 {
    let extent = |field: &AxisField, index: i64| field.span(index).map_or(0, |(first, last)| last.abs_diff(first) + 1);
    extent(&axes.height, unit.row).saturating_mul(extent(&axes.width, unit.col)).saturating_sub(seen)
}
