//! Compare figure: the names and costs of two compared networks, for a picture of both.

use leptos::prelude::*;

use crate::app::AppState;
use crate::comparison::{Compared, Pair, Value, Verdict};
use crate::scene::comparison_figure::{ComparisonFigure, CostBars};
use crate::text::headline::{HEADLINE, headline, short_difference};
use crate::text::{layer, verdict};

/// The largest number of layers for which a network is named by its layers.
const SAID_BY_LAYERS: usize = 3;

/// The names of the compared networks: their layers if they are few, or their own names.
pub fn compared_names(state: AppState) -> Pair<String> {
    let locale = state.settings.locale.get();
    Pair::new(state.document, state.comparison.document).map(|document| {
        document.network.with(|network| {
            if (1..=SAID_BY_LAYERS).contains(&network.nodes().len()) {
                let titles = network.nodes().iter().map(|node| layer::title(locale, network, node).0);
                return titles.collect::<Vec<_>>().join(" → ");
            }
            network.name.clone()
        })
    })
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

/// The texts and bars of a picture of both networks; no bars without a verdict, or if the inputs differ.
pub fn compare_figure(state: AppState, verdict: Option<&Verdict>) -> ComparisonFigure {
    let (locale, unit) = (state.settings.locale.get(), state.settings.convention.get().unit);
    let letter = |compared| verdict::letter(locale, compared).to_owned();
    let letters = [letter(Compared::A), letter(Compared::B)];
    let names = compared_names(state);
    let bars = verdict.filter(|verdict| verdict.like_for_like.input).map_or_else(Vec::new, |verdict| {
        let bars = HEADLINE.into_iter().map(|measure| {
            let row = verdict.row(measure);
            let counts = row.values.as_ref().map(|value| match value {
                Ok(Value::Count(count)) => *count as f64,
                _ => 0.0,
            });
            let most = counts.a.max(counts.b).max(1.0);
            let values = row.values.as_ref().map(|value| verdict::value(value, false));
            CostBars {
                quantity: verdict::measure(locale, measure, unit).to_owned(),
                difference: short_difference(locale, row),
                values: [values.a, values.b],
                lengths: [counts.a / most, counts.b / most],
            }
        });
        bars.collect()
    });
    let names = [format!("{} {}", letters[0], names.a), format!("{} {}", letters[1], names.b)];
    ComparisonFigure { names, letters, bars }
}
