//! The break-even section: choice of parameter and cost, chart, summary.

use leptos::prelude::*;

use super::break_even_chart::chart;
use crate::app::BreakEvenSweep;
use crate::comparison::{Metric, SweepParameter};
use crate::text::break_even as words_of;
use crate::ui::use_state;
use crate::ui::widgets::{ChangingSelect, Choice, Segmented};
use crate::words;

/// The choice of parameter and cost, the chart, and its content in words.
#[component]
pub(in crate::ui) fn BreakEven() -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let break_even = BreakEvenSweep::new(state);
    let sweep_parameter = move |sweep_parameter: SweepParameter| {
        Choice::new(
            sweep_parameter,
            Signal::derive(move || words_of::sweep_parameter(locale.get(), sweep_parameter).to_owned()),
        )
    };
    let sweep_parameters = Signal::derive(move || {
        break_even.offered.with(|offered| offered.iter().copied().map(sweep_parameter).collect::<Vec<_>>())
    });
    let metric = move |metric: Metric| {
        let word = move || words_of::metric(locale.get(), metric, state.settings.convention.get().unit).to_owned();
        Choice::new(metric, Signal::derive(word))
    };
    let quantities = vec![metric(Metric::Parameters), metric(Metric::Operations)];
    let summary = move || {
        let unit = state.settings.convention.get().unit;
        let here = break_even.here.get();
        break_even
            .sweep
            .with(|sweep| words_of::summary(locale.get(), sweep, here.as_ref(), break_even.metric.get(), unit))
    };
    view! {
        <section class="readout-part break-even">
            <h2 class="heading">{words!(break_even.title)}</h2>
            <p class="break-even-why">{words!(break_even.why)}</p>
            <div class="break-even-choices">
                <ChangingSelect label=words!(break_even.sweep_parameter) choices=sweep_parameters value=break_even.sweep_parameter on_change=move |sweep_parameter| break_even.choose(sweep_parameter) />
                <Segmented
                    label=words!(break_even.metric) choices=quantities value=break_even.metric
                    on_change=move |metric| break_even.metric.set(metric)
                />
            </div>
            {chart(break_even)}
            <p class="sentence break-even-summary" role="status">{summary}</p>
        </section>
    }
}
