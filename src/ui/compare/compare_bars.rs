//! Compare bars: the costs of two networks as pairs of bars.

use std::sync::Arc;

use leptos::prelude::*;

use crate::comparison::{Compared, Verdict};
use crate::figure::compare_bars;
use crate::scene::comparison_figure::CostBars;
use crate::text::headline::HEADLINE;
use crate::text::verdict;
use crate::ui::use_state;
use crate::words;

/// A pair of bars for each quantity in the headline, the first network's above the second's.
#[component]
pub(super) fn CompareBars(
    /// The verdict.
    #[prop(into)]
    verdict: Signal<Option<Arc<Verdict>>>,
) -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let bars = Memo::new(move |_| {
        verdict.with(|verdict| {
            let verdict = verdict.as_deref()?;
            let exact = |measure| verdict.row(measure).values.as_ref().map(verdict::exact);
            Some(compare_bars(state, verdict).into_iter().zip(HEADLINE.map(exact)).collect::<Vec<_>>())
        })
    });
    let bar = move |place: usize, bars: &CostBars, exact: Option<String>| {
        let compared = Compared::BOTH[place];
        let letter = move || verdict::letter(locale.get(), compared);
        let length = format!("{:.3}%", 100.0 * bars.lengths[place]);
        view! {
            <dd class="compare-bar" title=exact>
                <span class="compare-bar-letter">{letter}</span>
                <span class="compare-bar-track" aria-hidden="true">
                    <span class="compare-bar-fill" style:inline-size=length></span>
                </span>
                <span class="compare-bar-value">{bars.values[place].clone()}</span>
            </dd>
        }
    };
    view! {
        <div class="compare-bars" role="group" aria-label=words!(comparison.bars)>
            {move || bars.get().unwrap_or_default().into_iter().map(|(pair, exact)| view! {
                <dl class="compare-pair">
                    <dt class="compare-pair-head">
                        <span>{pair.quantity.clone()}</span>
                        <span class="compare-pair-difference">{pair.difference.clone()}</span>
                    </dt>
                    {bar(0, &pair, exact.a)}
                    {bar(1, &pair, exact.b)}
                </dl>
            }).collect_view()}
        </div>
    }
}
