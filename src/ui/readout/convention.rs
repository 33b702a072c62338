//! Convention switch: MACs or FLOPs, and what else counts.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{Convention, CostUnit};
use crate::i18n::Locale;
use crate::ui::use_state;
use crate::ui::widgets::{Checkbox, Choice, Segmented};
use crate::words;

/// MACs or FLOPs, and what else counts; with the tools whose numbers agree.
#[component]
pub fn ConventionSwitch() -> impl IntoView {
    let state = use_state();
    let convention = state.settings.convention;
    let unit = Signal::derive(move || convention.get().unit == CostUnit::Flops);
    let choices = vec![Choice::new(false, words!(readout.macs)), Choice::new(true, words!(readout.flops))];
    let set_unit = move |flops| {
        convention.update(|convention| convention.unit = if flops { CostUnit::Flops } else { CostUnit::Macs });
    };
    let switch = move |label: Signal<String>, read: fn(&Convention) -> bool, write: fn(&mut Convention, bool)| {
        let checked = Signal::derive(move || convention.with(read));
        view! { <Checkbox label checked on_change=move |on| convention.update(|convention| write(convention, on)) /> }
    };
    let agrees = move || agreement(state.settings.locale.get(), convention.get());
    view! {
        <div class="convention">
            <Segmented label=words!(readout.unit) choices value=unit on_change=set_unit />
            <div class="convention-switches" role="group" aria-label=words!(readout.also_count)>
                <span class="muted">{words!(readout.also_count)}</span>
                {switch(words!(readout.bias), |c| c.bias, |c, on| c.bias = on)}
                {switch(words!(readout.norm), |c| c.norm, |c, on| c.norm = on)}
                {switch(words!(readout.elementwise), |c| c.elementwise, |c, on| c.elementwise = on)}
                {switch(words!(readout.pooling), |c| c.pooling, |c, on| c.pooling = on)}
            </div>
            <p class="muted" role="status">{agrees}</p>
        </div>
    }
}

/// The tools whose numbers agree; tests compare the numbers with the tools' own.
fn agreement(locale: Locale, convention: Convention) -> &'static str {
    let Convention { unit, bias, norm, elementwise, pooling } = convention;
    match (unit, bias, norm, elementwise, pooling) {
        (CostUnit::Macs, false, false, false, false) => td_string!(locale, readout.agrees_default),
        (CostUnit::Flops, false, false, false, false) => td_string!(locale, readout.agrees_flops),
        (CostUnit::Macs, true, false, false, false) => td_string!(locale, readout.agrees_bias),
        (CostUnit::Macs, false, true, false, true) => td_string!(locale, readout.agrees_fvcore),
        _ => td_string!(locale, readout.agrees_none),
    }
}
