//! Verdict in sentences.

use leptos_i18n::td_string;

use super::number::{bytes, grouped, percent, short, signed_percent, size};
use super::{influence, layer};
use crate::analysis::{CostUnit, NetworkAnalysis, Status};
use crate::comparison::{CentralInfluence, Compared, LikeForLike, Measure, Missing, Outcome, Pair, Reason, Row, Value};
use crate::i18n::Locale;

/// The largest number of sizes of a growing field that are written; with more, the middle is left out.
const MOST_SIZES: usize = 4;

/// The letter of one of two networks.
pub fn letter(locale: Locale, compared: Compared) -> &'static str {
    match compared {
        Compared::A => td_string!(locale, comparison.a),
        Compared::B => td_string!(locale, comparison.b),
    }
}

/// The letter of a compared network by its position, from 0.
pub fn column_letter(locale: Locale, place: usize) -> &'static str {
    match place {
        0 => td_string!(locale, comparison.a),
        1 => td_string!(locale, comparison.b),
        2 => td_string!(locale, comparison.c),
        _ => td_string!(locale, comparison.d),
    }
}

/// The name of a measure.
pub fn measure(locale: Locale, measure: Measure, unit: CostUnit) -> &'static str {
    match measure {
        Measure::Output => td_string!(locale, readout.shape),
        Measure::Parameters => td_string!(locale, readout.parameters),
        Measure::Operations => match unit {
            CostUnit::Macs => td_string!(locale, readout.macs),
            CostUnit::Flops => td_string!(locale, readout.flops),
        },
        Measure::Activations => td_string!(locale, comparison.activations),
        Measure::Field => td_string!(locale, readout.field),
        Measure::Growth => td_string!(locale, comparison.growth),
        Measure::NonLinearities => td_string!(locale, comparison.non_linearities),
        Measure::Depth => td_string!(locale, comparison.depth),
        Measure::CentreShare => td_string!(locale, comparison.centre),
        Measure::Intensity => td_string!(locale, comparison.intensity),
        Measure::Winograd => td_string!(locale, comparison.winograd),
    }
}

/// What a measure means.
pub fn explanation(locale: Locale, measure: Measure) -> &'static str {
    match measure {
        Measure::Output => td_string!(locale, comparison.explain_output),
        Measure::Parameters => td_string!(locale, comparison.explain_parameters),
        Measure::Operations => td_string!(locale, comparison.explain_operations),
        Measure::Activations => td_string!(locale, comparison.explain_activations),
        Measure::Field => td_string!(locale, comparison.explain_field),
        Measure::Growth => td_string!(locale, comparison.explain_growth),
        Measure::NonLinearities => td_string!(locale, comparison.explain_nonlinearities),
        Measure::Depth => td_string!(locale, comparison.explain_depth),
        Measure::CentreShare => td_string!(locale, comparison.explain_centre),
        Measure::Intensity => td_string!(locale, comparison.explain_intensity),
        Measure::Winograd => td_string!(locale, comparison.explain_winograd),
    }
}

/// A value in short form; a dash if it is missing.
pub fn value(value: &Result<Value, Missing>, line: bool) -> String {
    match value {
        Ok(Value::Shape(shape)) => layer::shape(shape, line),
        Ok(Value::Count(count)) => short(*count),
        Ok(Value::Field(field)) => size(field, line),
        Ok(Value::Growth(sizes)) if line || sizes.height == sizes.width => grown(&sizes.width),
        Ok(Value::Growth(sizes)) => format!("{} × {}", grown(&sizes.height), grown(&sizes.width)),
        Ok(Value::Share(share)) => percent(*share),
        Ok(Value::Intensity(intensity)) => format!("{intensity:.1}"),
        Err(_) => "–".to_owned(),
    }
}

/// A value in full, if that is more precise.
pub fn exact(value: &Result<Value, Missing>) -> Option<String> {
    match value {
        Ok(Value::Count(count)) => Some(grouped(*count)),
        Ok(Value::Growth(sizes)) => Some(arrows(sizes.width.iter().map(ToString::to_string))),
        _ => None,
    }
}

/// The header of the column of differences.
pub fn difference_head(locale: Locale) -> &'static str {
    td_string!(locale, comparison.difference)
}

/// How much the first value differs from the second.
pub fn difference(locale: Locale, row: &Row) -> String {
    match (row.outcome, row.difference) {
        (Outcome::Equal, _) | (_, Some(0.0)) => td_string!(locale, comparison.same).to_owned(),
        (_, Some(difference)) => signed_percent(difference),
        (Outcome::NotComparable, None) => "–".to_owned(),
        (_, None) => td_string!(locale, comparison.differs).to_owned(),
    }
}

/// In what the tasks of two networks differ, as a sentence; or that they do not.
pub fn like_for_like(locale: Locale, alike: LikeForLike) -> String {
    if alike.is_fair() {
        return td_string!(locale, comparison.alike).to_owned();
    }
    let differences = [
        (alike.input, td_string!(locale, comparison.other_input)),
        (alike.output, td_string!(locale, comparison.other_output)),
        (alike.field, td_string!(locale, comparison.other_field)),
    ];
    let named: Vec<&str> = differences.into_iter().filter(|(same, _)| !same).map(|(_, words)| words).collect();
    td_string!(locale, comparison.unlike, list = named.join(td_string!(locale, page.comma)))
}

/// The reason for a row, as a sentence.
pub fn reason(locale: Locale, row: &Row, analyses: Pair<&NetworkAnalysis>) -> String {
    let missing =
        Compared::BOTH.into_iter().find_map(|compared| Some((compared, row.values.get(compared).as_ref().err()?)));
    if let Some((compared, why)) = missing {
        let reason = absent(locale, why);
        return td_string!(locale, comparison.missing, letter = letter(locale, compared), reason = reason);
    }
    match &row.reason {
        Reason::Values => by_values(locale, row).to_owned(),
        Reason::Taps { channels, taps } => {
            let taps = taps.map(grouped);
            td_string!(locale, comparison.taps, a = taps.a, b = taps.b, channels = grouped((*channels).into()))
        }
        Reason::Positions { layers, .. } => {
            let sums = layers.as_ref().map(|layers| products(layers));
            td_string!(locale, comparison.positions, a = sums.a, b = sums.b)
        }
        Reason::LargestLayer { compared, map, part, total } => {
            let name = analyses.get(*compared).shaped.name(*map).to_owned();
            let letter = letter(locale, *compared);
            if part == total {
                return td_string!(locale, comparison.all_in, letter = letter, name = name, total = grouped(*total));
            }
            let (part, total) = (grouped(*part), grouped(*total));
            td_string!(locale, comparison.largest, letter = letter, name = name, part = part, total = total)
        }
        Reason::Maps(maps) => td_string!(locale, comparison.maps, a = grouped(maps.a), b = grouped(maps.b)),
        Reason::Written => td_string!(locale, comparison.written).to_owned(),
        Reason::Places => td_string!(locale, comparison.places).to_owned(),
        Reason::Middles(middles) => {
            let line = analyses.a.shaped.network().input.one_dimensional;
            let part = |middle: &CentralInfluence| (size(&middle.size, line), size(&middle.field, line));
            let ((a, a_field), (b, b_field)) = (part(&middles.a), part(&middles.b));
            td_string!(locale, comparison.middles, a = a, a_field = a_field, b = b, b_field = b_field)
        }
        Reason::MemoryTraffic(traffic) => {
            let part = traffic.map(|traffic| (short(traffic.macs), bytes(traffic.bytes)));
            let ((a, a_bytes), (b, b_bytes)) = (part.a, part.b);
            td_string!(locale, comparison.traffic, a = a, a_bytes = a_bytes, b = b, b_bytes = b_bytes)
        }
        Reason::Saved(saved) => {
            let share = saved.map(|one| percent(one.saved as f64 / (one.direct as f64).max(1.0)));
            td_string!(locale, comparison.saved, a = share.a, b = share.b)
        }
    }
}

fn by_values(locale: Locale, row: &Row) -> &'static str {
    let same = row.outcome == Outcome::Equal;
    match row.measure {
        Measure::Output if same => td_string!(locale, comparison.output_same),
        Measure::Output => td_string!(locale, comparison.output_differs),
        Measure::Field if same => td_string!(locale, comparison.field_same),
        Measure::Field => td_string!(locale, comparison.field_differs),
        Measure::Growth => td_string!(locale, comparison.growth_why),
        Measure::Depth => td_string!(locale, comparison.depth_why),
        _ => "",
    }
}

/// Why a value is missing.
fn absent(locale: Locale, missing: &Missing) -> String {
    match missing {
        Missing::TooLarge(_) => td_string!(locale, comparison.too_large).to_owned(),
        Missing::NoField(Status::Global) => td_string!(locale, comparison.field_global).to_owned(),
        Missing::NoField(Status::Nothing) => td_string!(locale, comparison.field_nothing).to_owned(),
        Missing::NoField(Status::Unknown) => td_string!(locale, comparison.field_unknown).to_owned(),
        Missing::NoField(_) => td_string!(locale, comparison.field_irregular).to_owned(),
        Missing::NoInfluence(reason) => influence::missing(locale, reason),
        Missing::NoWork => td_string!(locale, comparison.no_work).to_owned(),
    }
}

/// Sizes of a growing field; if there are many, the middle is left out.
fn grown(sizes: &[u128]) -> String {
    let all = sizes.iter().map(ToString::to_string);
    match sizes {
        [] => "1".to_owned(),
        [first, .., last] if sizes.len() > MOST_SIZES => arrows([first.to_string(), "…".to_owned(), last.to_string()]),
        _ => arrows(all),
    }
}

fn arrows(sizes: impl IntoIterator<Item = String>) -> String {
    sizes.into_iter().collect::<Vec<_>>().join(" → ")
}

/// Positions and taps as a sum of products: `64·9 + 36·9 = 900`.
fn products(layers: &[(u128, u128)]) -> String {
    let terms: Vec<String> = layers.iter().map(|(positions, taps)| format!("{positions}·{taps}")).collect();
    let sum = layers.iter().map(|(positions, taps)| positions.saturating_mul(*taps)).fold(0, u128::saturating_add);
    format!("{} = {}", terms.join(" + "), grouped(sum))
}
