//! Step buttons of the opening: add a layer, undo, start over.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::{AppState, MOST_OPENING_LAYERS, Step, next_dilation};
use crate::sync::media;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Icon};
use crate::words;

/// The buttons of the opening.
#[component]
pub(super) fn Steps(
    /// Whether the whole image is seen.
    is_done: Memo<bool>,
) -> impl IntoView {
    let state = use_state();
    let layers = Memo::new(move |_| state.document.network.with(|network| network.nodes().len()));
    let is_full = is_full(state);
    let cannot_undo = Signal::derive(move || !state.document.can_undo.get());
    let is_empty = Signal::derive(move || layers.get() == 0);
    view! {
        <div class="opening-steps">
            <button
                type="button"
                class="opening-add"
                aria-label=words!(opening.add)
                aria-disabled=move || is_full.get().then_some("true")
                data-done=move || is_done.get().then_some("")
                data-fresh=move || is_empty.get().then_some("")
                on:click=move |_| add(state, Step::Three)
            >
                <Icon glyph=Glyph::PLUS />
                <span>{move || label(state, Step::Three)}</span>
            </button>
            <Button
                kind=ButtonKind::Icon icon=Glyph::UNDO label=words!(stack.undo) disabled=cannot_undo
                on_press=move |()| state.undo_step()
            />
            <Button
                kind=ButtonKind::Icon icon=Glyph::RESET label=words!(opening.start_over) disabled=is_empty
                on_press=move |()| state.start_over()
            />
        </div>
    }
}

/// The layers besides the plain 3×3.
#[component]
pub(super) fn OtherSteps() -> impl IntoView {
    let state = use_state();
    let is_full = is_full(state);
    let button = move |step: Step| {
        let label = Signal::derive(move || label(state, step));
        view! { <Button label icon=Glyph::PLUS disabled=is_full on_press=move |()| add(state, step) /> }
    };
    view! {
        <div class="opening-others" role="group" aria-label=words!(opening.others)>
            {Step::OTHERS.map(button).into_iter().collect_view()}
        </div>
    }
}

/// Whether the largest number of layers is reached.
fn is_full(state: AppState) -> Signal<bool> {
    Signal::derive(move || state.document.network.with(|network| network.nodes().len() >= MOST_OPENING_LAYERS))
}

fn add(state: AppState, step: Step) {
    state.add_step(step, !media::prefers_reduced_motion());
}

/// The label of a layer's button.
fn label(state: AppState, step: Step) -> String {
    let locale = state.settings.locale.get();
    match step {
        Step::Three => td_string!(locale, opening.three).to_owned(),
        Step::Strided => td_string!(locale, opening.strided).to_owned(),
        Step::Dilated => {
            let dilation = state.document.network.with(|network| next_dilation(network));
            td_string!(locale, opening.dilated, dilation = dilation)
        }
        Step::Five => td_string!(locale, opening.five).to_owned(),
    }
}
