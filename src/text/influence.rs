//! Influence map and projective field in sentences.

use leptos_i18n::td_string;

use super::layer::map_name;
use super::number::{grouped, percent};
use super::sentence::{extent, unit_name};
use super::too_large::too_large;
use crate::analysis::{NetworkAnalysis, NoInfluence, Trace, Unit};
use crate::i18n::Locale;
use crate::scene::Heat;

/// Why there is no influence map.
pub fn missing(locale: Locale, reason: &NoInfluence) -> String {
    match reason {
        NoInfluence::TooLarge(reason) => {
            td_string!(locale, influence.too_large, reason = too_large(locale, *reason))
        }
        NoInfluence::Nothing => td_string!(locale, influence.nothing).to_owned(),
        NoInfluence::Signed { node } => td_string!(locale, influence.signed, node = node.clone()),
        NoInfluence::DependsOnValues { node } => {
            td_string!(locale, influence.depends_on_values, node = node.clone())
        }
        NoInfluence::Correlated { node } => td_string!(locale, influence.correlated, node = node.clone()),
    }
}

/// The squares around the center that hold most of the influence, and the share of the whole field that the second of them covers.
pub fn shares(locale: Locale, analysis: &NetworkAnalysis, unit: Unit, heat: &Heat) -> String {
    let line = analysis.shaped.network().input.one_dimensional;
    let [half, most, nearly] = heat.squares.map(|square| {
        let side = grouped(square.side.into());
        if line { side } else { format!("{side}×{side}") }
    });
    let field = analysis.fields[unit.map]
        .size()
        .map(|size| if line { size.width } else { size.height.saturating_mul(size.width) });
    let side = u128::from(heat.squares[1].side);
    let own = if line { side } else { side * side };
    let share = field.filter(|field| *field > 0).map_or(1.0, |field| (own as f64 / field as f64).min(1.0));
    let share = percent(share);
    if half == nearly {
        return td_string!(locale, influence.shares_in_one, half = half, share = share);
    }
    if most == nearly {
        return td_string!(locale, influence.shares_in_two, half = half, nearly = nearly, share = share);
    }
    td_string!(locale, influence.shares, half = half, most = most, nearly = nearly, share = share)
}

/// What a unit influences: cells of the later map `looked_at`, or of the last map that it reaches.
pub fn reaches(locale: Locale, analysis: &NetworkAnalysis, influences: &Trace, looked_at: usize) -> String {
    let unit = influences.unit;
    let place = unit_name(locale, analysis, unit);
    let reached = analysis.reached_by(influences, looked_at);
    let reached = reached.and_then(|map| Some((map, &influences.cells[map], influences.cells[map].hull()?)));
    let Some((map, cells, hull)) = reached else {
        return td_string!(locale, influence.reaches_nothing, place = place);
    };
    let name = map_name(locale, &analysis.shaped, map);
    let (count, area) = (grouped(cells.count()), grouped(hull.area()));
    let cells = extent(locale, analysis, hull);
    if count == area {
        return if hull.area() == 1 {
            td_string!(locale, influence.reaches_one, place = place, name = name, cells = cells)
        } else {
            td_string!(locale, influence.reaches_all, place = place, name = name, cells = cells, count = count)
        };
    }
    td_string!(locale, influence.reaches, place = place, name = name, cells = cells, count = count, area = area)
}
