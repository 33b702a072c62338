//! Compare figure: the names and costs of two compared networks, for a picture of both.

use leptos::prelude::*;

use crate::app::AppState;
use crate::comparison::{Compared, Criterion, Missing, Pair, Value, Verdict};
use crate::network::Network;
use crate::scene::comparison_figure::{ComparisonFigure, CostBars};
use crate::text::headline::{HEADLINE, headline, short_difference};
use crate::text::{network_title, verdict};

/// The largest number of layers for which a network is named by its layers, even if it has a name.
const SAID_BY_LAYERS: usize = 3;

/// The names of all compared networks: their layers if they are few, or their titles.
pub fn compared_names(state: AppState) -> Vec<String> {
    let locale = state.settings.locale.get();
    let name = |network: &Network| {
        let by_layers = (network.nodes().len() <= SAID_BY_LAYERS).then(|| network_title::by_layers(locale, network));
        by_layers.flatten().unwrap_or_else(|| network_title::network_title(locale, network))
    };
    state.compared_documents().iter().map(|document| document.network.with(|network| name(network))).collect()
}

/// The verdict in one sentence; `None` if the inputs differ, so that costs cannot be compared.
pub fn compared_sentence(state: AppState, verdict: &Verdict) -> Option<String> {
    if !verdict.like_for_like.input {
        return None;
    }
    let lines = Pair::new(state.document, state.comparison.document)
        .map(|document| document.network.with(|network| network.input.one_dimensional));
    Some(headline(state.settings.locale.get(), verdict, state.settings.convention.get().unit, lines))
}

/// The costs of the compared pair as bars; none if the inputs differ.
pub fn compare_bars(state: AppState, verdict: &Verdict) -> Vec<CostBars> {
    let (locale, unit) = (state.settings.locale.get(), state.settings.convention.get().unit);
    if !verdict.like_for_like.input {
        return Vec::new();
    }
    let bars = HEADLINE.into_iter().map(|measure| {
        let row = verdict.row(measure);
        let values = row.values.as_ref().map(|value| Some(value.clone()));
        cost_bars(verdict::measure(locale, measure, unit), short_difference(locale, row), &[values.a, values.b])
    });
    bars.collect()
}

/// The texts and bars of a picture of all compared networks; no bars without a verdict on the pair, or if inputs differ.
pub fn compare_figure(state: AppState, verdict: Option<&Verdict>) -> ComparisonFigure {
    let (locale, unit) = (state.settings.locale.get(), state.settings.convention.get().unit);
    let names = compared_names(state);
    let letters: Vec<String> = (0..names.len()).map(|place| verdict::column_letter(locale, place).to_owned()).collect();
    let bars = match verdict {
        None => Vec::new(),
        Some(verdict) if names.len() == Compared::BOTH.len() => compare_bars(state, verdict),
        Some(verdict) => {
            let columns = state.comparison.columns.get();
            let rows =
                columns.table.rows.iter().filter(|_| columns.table.one_input).filter_map(|row| match row.criterion {
                    Criterion::Measure(measure) if HEADLINE.contains(&measure) => Some((measure, row)),
                    _ => None,
                });
            let bars = rows.map(|(measure, row)| {
                let values: Vec<_> = row.cells.iter().map(|cell| cell.value.clone()).collect();
                // The difference is that of the pair.
                let difference = short_difference(locale, verdict.row(measure));
                let difference = format!("{} {difference}", verdict::difference_head(locale));
                cost_bars(verdict::measure(locale, measure, unit), difference, &values)
            });
            bars.collect()
        }
    };
    let names = letters.iter().zip(names).map(|(letter, name)| format!("{letter} {name}")).collect();
    ComparisonFigure { names, letters, bars }
}

/// One quantity as bars; values of networks with a faulty layer are missing.
fn cost_bars(quantity: &str, difference: String, values: &[Option<Result<Value, Missing>>]) -> CostBars {
    let count = |value: &Option<Result<Value, Missing>>| match value {
        Some(Ok(Value::Count(count))) => *count as f64,
        _ => 0.0,
    };
    let most = values.iter().map(count).fold(1.0, f64::max);
    let word = |value: &Option<Result<Value, Missing>>| {
        value.as_ref().map_or_else(|| "–".to_owned(), |value| verdict::value(value, false))
    };
    CostBars {
        quantity: quantity.to_owned(),
        difference,
        values: values.iter().map(word).collect(),
        lengths: values.iter().map(|value| count(value) / most).collect(),
    }
}
