//! Break-even sweep in sentences.

use leptos_i18n::td_string;

use super::number::grouped;
use super::verdict;
use crate::analysis::CostUnit;
use crate::comparison::{Compared, Crossing, Measure, Metric, Point, Setting, Sweep, SweepParameter};
use crate::i18n::Locale;
use crate::network::Padding;

/// The name of a sweep parameter.
pub fn sweep_parameter(locale: Locale, sweep_parameter: SweepParameter) -> &'static str {
    match sweep_parameter {
        SweepParameter::AllChannels => td_string!(locale, break_even.all_channels),
        SweepParameter::InputSize => td_string!(locale, break_even.input_size),
        SweepParameter::InputChannels => td_string!(locale, break_even.input_channels),
        SweepParameter::MiddleChannels => td_string!(locale, break_even.middle_channels),
        SweepParameter::OutputChannels => td_string!(locale, break_even.output_channels),
        SweepParameter::Padding => td_string!(locale, break_even.padding),
    }
}

/// The name of a cost.
pub fn metric(locale: Locale, metric: Metric, unit: CostUnit) -> &'static str {
    let measure = match metric {
        Metric::Parameters => Measure::Parameters,
        Metric::Operations => Measure::Operations,
        Metric::Activations => Measure::Activations,
    };
    verdict::measure(locale, measure, unit)
}

/// A setting as a value, equal in all languages.
pub fn value(setting: Setting) -> String {
    match setting {
        Setting::Padding(Padding::Same) => "same".to_owned(),
        Setting::Padding(_) => "valid".to_owned(),
        Setting::AllChannels(number)
        | Setting::InputSize(number)
        | Setting::InputChannels(number)
        | Setting::MiddleChannels(number)
        | Setting::OutputChannels(number) => grouped(number.into()),
    }
}

/// A crossing in short form: which network is cheaper from where on.
pub fn crossing(locale: Locale, crossing: &Crossing) -> String {
    let (from, letter) = (value(crossing.from), verdict::letter(locale, crossing.cheaper));
    td_string!(locale, break_even.crossing, from = from, letter = letter)
}

/// The current setting, and both costs there.
pub fn place(locale: Locale, point: &Point) -> String {
    let cost = |cost: Option<u128>| cost.map_or_else(|| "–".to_owned(), grouped);
    let (a, b) = (cost(point.costs.a), cost(point.costs.b));
    td_string!(locale, break_even.place, value = value(point.setting), a = a, b = b)
}

/// Both costs at the current setting, their difference, and where the cheaper network changes.
pub fn summary(locale: Locale, sweep: &Sweep, here: Option<&Point>, metric: Metric, unit: CostUnit) -> String {
    let quantity = self::metric(locale, metric, unit);
    let costs = here.map(|point| costs(locale, point, quantity));
    let sentences: Vec<String> = costs.into_iter().chain(changes(locale, sweep)).collect();
    sentences.join(if locale == Locale::zh_CN { "" } else { " " })
}

fn costs(locale: Locale, point: &Point, quantity: &'static str) -> String {
    let (sweep_parameter, value) = (sweep_parameter(locale, point.setting.sweep_parameter()), value(point.setting));
    let Some(costs) = point.costs.both() else {
        let compared = if point.costs.a.is_none() { Compared::A } else { Compared::B };
        let letter = verdict::letter(locale, compared);
        return td_string!(
            locale,
            break_even.impossible,
            sweep_parameter = sweep_parameter,
            value = value,
            letter = letter
        );
    };
    let numbers = td_string!(
        locale,
        break_even.here,
        sweep_parameter = sweep_parameter,
        value = value,
        a = grouped(costs.a),
        b = grouped(costs.b),
        quantity = quantity
    );
    let verdict = match costs.greater() {
        Some(costlier) => {
            let factor = *costs.get(costlier) as f64 / (*costs.get(costlier.other()) as f64).max(1.0);
            let [letter, other] = [costlier, costlier.other()].map(|compared| verdict::letter(locale, compared));
            td_string!(locale, break_even.factor, letter = letter, other = other, factor = format!("{factor:.2}"))
        }
        None => td_string!(locale, break_even.even).to_owned(),
    };
    format!("{numbers}{}{verdict}", if locale == Locale::zh_CN { "" } else { " " })
}

/// A sentence for each change of the cheaper network, or one saying that there is none.
fn changes(locale: Locale, sweep: &Sweep) -> Vec<String> {
    let change = |crossing: &Crossing| {
        let (from, letter) = (value(crossing.from), verdict::letter(locale, crossing.cheaper));
        if let Some(tie) = crossing.ties.first() {
            return td_string!(locale, break_even.tie, value = value(*tie), from = from, letter = letter);
        }
        td_string!(locale, break_even.from, from = from, letter = letter)
    };
    if !sweep.crossings.is_empty() {
        return sweep.crossings.iter().map(change).collect();
    }
    let possible = || sweep.points.iter().filter(|point| point.costs.both().is_some());
    let Some((first, last)) = possible().next().zip(possible().next_back()) else { return Vec::new() };
    let (min, max) = (value(first.setting), value(last.setting));
    let cheaper = sweep.always_cheaper().map(|cheaper| verdict::letter(locale, cheaper));
    let sentence = if let Some(letter) = cheaper {
        td_string!(locale, break_even.always, letter = letter, min = min, max = max)
    } else {
        td_string!(locale, break_even.never, min = min, max = max)
    };
    vec![sentence]
}
