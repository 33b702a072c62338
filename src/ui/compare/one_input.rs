//! One input for two networks, and how to restore it.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::comparison::{Compared, Pair};
use crate::text::{layer, verdict};
use crate::ui::use_state;
use crate::ui::widgets::{Button, Checkbox, Glyph, Icon};
use crate::words;

/// A warning that the inputs of two compared networks differ, which offers the input of either for both.
#[component]
pub(super) fn InputRepair() -> impl IntoView {
    let state = use_state();
    let comparison = state.comparison;
    let differs = Memo::new(move |_| !comparison.inputs_agree());
    let sentence = move || {
        let shape = |document: crate::app::Document| {
            document.analysis.with(|analysis| {
                let line = analysis.shaped.network().input.one_dimensional;
                analysis.shaped.shape(0).map(|shape| layer::shape(&shape, line)).unwrap_or_default()
            })
        };
        let shapes = Pair::new(comparison.first, comparison.document).map(shape);
        td_string!(state.settings.locale.get(), comparison.inputs_differ, a = shapes.a, b = shapes.b)
    };
    let offer = move |compared: Compared| {
        let label = Signal::derive(move || {
            let locale = state.settings.locale.get();
            td_string!(locale, comparison.use_input, letter = verdict::letter(locale, compared))
        });
        view! {
            <Show when=move || comparison.can_share_input_of(compared)>
                <Button icon=Glyph::LINK label on_press=move |()| state.share_input_of(compared) />
            </Show>
        }
    };
    view! {
        <Show when=move || differs.get()>
            <div class="compare-repair" role="status">
                <p class="problem"><Icon glyph=Glyph::WARNING />{sentence}</p>
                <div class="toolbar">{offer(Compared::A)}{offer(Compared::B)}</div>
            </div>
        </Show>
    }
}

/// The choice whether two compared networks share one input; nothing without a comparison.
#[component]
pub(in crate::ui) fn OneInput() -> impl IntoView {
    let state = use_state();
    let comparison = state.comparison;
    let checked = Signal::derive(move || comparison.has_one_input());
    let change = move |on: bool| {
        if on {
            state.share_input_of(comparison.editing.get_untracked());
        } else {
            comparison.one_input.set(false);
        }
    };
    view! {
        <Show when=move || comparison.comparing.get()>
            <Checkbox label=words!(comparison.one_input) checked on_change=change />
        </Show>
    }
}
