//! Headline: the verdict on two networks in one sentence.

use leptos_i18n::td_string;

use super::number::{decimal, percent, size};
use crate::analysis::CostUnit;
use crate::comparison::{Measure, Outcome, Pair, Reason, Row, Value, Verdict};
use crate::i18n::Locale;

/// The smallest ratio that is written as a multiple of the other number, not as a percentage.
const LEAST_MULTIPLE: f64 = 2.0;

/// The quantities in the sentence, which are also drawn as bars.
pub const HEADLINE: [Measure; 4] =
    [Measure::Parameters, Measure::Operations, Measure::Activations, Measure::NonLinearities];

/// The field of both networks, and how much the costs of the first differ from those of the second:
/// `Same view. A has 45% fewer parameters, 45% fewer multiply-adds, 3× the activations, and room for 3 nonlinearities instead of 1.`
///
/// `lines` is whether each network is one-dimensional.
pub fn headline(locale: Locale, verdict: &Verdict, unit: CostUnit, lines: Pair<bool>) -> String {
    let parts: Vec<String> =
        HEADLINE.into_iter().filter_map(|measure| part(locale, verdict.row(measure), unit)).collect();
    let costs = match parts.split_last() {
        None => td_string!(locale, comparison.no_difference).to_owned(),
        Some((last, [])) => td_string!(locale, comparison.summary, list = last.clone()),
        Some((last, before)) => {
            let before = before.join(td_string!(locale, page.comma));
            td_string!(
                locale,
                comparison.summary,
                list = format!("{before}{}{last}", td_string!(locale, comparison.and))
            )
        }
    };
    super::list::in_turn(locale, view(locale, verdict.row(Measure::Field), lines).into_iter().chain([costs]))
}

/// The fields of both; `None` if one has no size.
fn view(locale: Locale, row: &Row, lines: Pair<bool>) -> Option<String> {
    if row.outcome == Outcome::Equal {
        return Some(td_string!(locale, comparison.same_view).to_owned());
    }
    let field = |value: &Result<Value, _>, line: bool| match value {
        Ok(Value::Field(field)) => Some(size(field, line)),
        _ => None,
    };
    let (a, b) = (field(&row.values.a, lines.a)?, field(&row.values.b, lines.b)?);
    Some(td_string!(locale, comparison.other_view, a = a, b = b))
}

/// The part of the sentence about one quantity; `None` if both have equally many non-linearities, or if a number is missing.
fn part(locale: Locale, row: &Row, unit: CostUnit) -> Option<String> {
    if row.measure == Measure::NonLinearities {
        return nonlinearities(locale, row);
    }
    let things = match (row.measure, unit) {
        (Measure::Parameters, _) => td_string!(locale, comparison.things_parameters),
        (Measure::Operations, CostUnit::Macs) => td_string!(locale, comparison.things_macs),
        (Measure::Operations, CostUnit::Flops) => td_string!(locale, comparison.things_flops),
        _ => td_string!(locale, comparison.things_activations),
    };
    let difference = row.difference?;
    Some(if difference == 0.0 {
        td_string!(locale, comparison.as_many, things = things)
    } else if difference < 0.0 {
        td_string!(locale, comparison.fewer, percent = percent(-difference), things = things)
    } else if difference + 1.0 < LEAST_MULTIPLE {
        td_string!(locale, comparison.more, percent = percent(difference), things = things)
    } else {
        td_string!(locale, comparison.times, factor = factor(difference + 1.0), things = things)
    })
}

fn nonlinearities(locale: Locale, row: &Row) -> Option<String> {
    let (Ok(Value::Count(a)), Ok(Value::Count(b))) = (&row.values.a, &row.values.b) else { return None };
    let (a, b) = (*a, *b);
    if a == b {
        return None;
    }
    Some(match (row.reason == Reason::Places, a == 1) {
        (true, true) => td_string!(locale, comparison.single_room, b = b),
        (true, false) => td_string!(locale, comparison.room, a = a, b = b),
        (false, true) => td_string!(locale, comparison.single_instead, b = b),
        (false, false) => td_string!(locale, comparison.instead, a = a, b = b),
    })
}

/// The difference beside a pair of bars: `28% fewer`, `3× as many`.
pub fn short_difference(locale: Locale, row: &Row) -> String {
    match row.difference {
        None => "–".to_owned(),
        Some(0.0) => td_string!(locale, comparison.same).to_owned(),
        Some(difference) if difference < 0.0 => {
            td_string!(locale, comparison.short_fewer, percent = percent(-difference))
        }
        Some(difference) if difference + 1.0 < LEAST_MULTIPLE => {
            td_string!(locale, comparison.short_more, percent = percent(difference))
        }
        Some(difference) => td_string!(locale, comparison.short_times, factor = factor(difference + 1.0)),
    }
}

/// A multiple: `3`, `7.96`, `1,234`.
fn factor(factor: f64) -> String {
    let is_whole = (factor - factor.round()).abs() < 1e-9;
    decimal(factor, if is_whole || factor >= 100.0 { 0 } else { 2 })
}
