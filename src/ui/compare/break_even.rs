//! The part of the page that shows when the rule flips.

use leptos::prelude::*;

use super::break_even_chart::chart;
use crate::app::Flip;
use crate::comparison::{Knob, Priced};
use crate::text::flip as words_of;
use crate::ui::use_state;
use crate::ui::widgets::{ChangingSelect, Choice, Segmented};
use crate::words;

/// The choice of what is turned and compared, the chart, and what it shows in words.
#[component]
pub(in crate::ui) fn BreakEven() -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let flip = Flip::new(state);
    let knob =
        move |knob: Knob| Choice::new(knob, Signal::derive(move || words_of::knob(locale.get(), knob).to_owned()));
    let knobs =
        Signal::derive(move || flip.offered.with(|offered| offered.iter().copied().map(knob).collect::<Vec<_>>()));
    let priced = move |priced: Priced| {
        let word = move || words_of::priced(locale.get(), priced, state.settings.convention.get().unit).to_owned();
        Choice::new(priced, Signal::derive(word))
    };
    let quantities = vec![priced(Priced::Parameters), priced(Priced::Operations)];
    let summary = move || {
        let unit = state.settings.convention.get().unit;
        let here = flip.here.get();
        flip.sweep.with(|sweep| words_of::summary(locale.get(), sweep, here.as_ref(), flip.priced.get(), unit))
    };
    view! {
        <section class="readout-part flip">
            <h2 class="heading">{words!(flip.title)}</h2>
            <p class="flip-why">{words!(flip.why)}</p>
            <div class="flip-choices">
                <ChangingSelect label=words!(flip.knob) choices=knobs value=flip.knob on_change=move |knob| flip.choose(knob) />
                <Segmented
                    label=words!(flip.priced) choices=quantities value=flip.priced
                    on_change=move |priced| flip.priced.set(priced)
                />
            </div>
            {chart(flip)}
            <p class="sentence flip-summary" role="status">{summary}</p>
        </section>
    }
}
