//! The switch between network A and network B in the layer list.

use leptos::prelude::*;

use crate::comparison::Contender;
use crate::text::verdict;
use crate::ui::shell::network_name::network_title;
use crate::ui::use_state;
use crate::ui::widgets::{Choice, Segmented};
use crate::words;

/// The choice of which of two compared networks the layer list shows.
#[component]
pub(in crate::ui) fn CompareSwitch() -> impl IntoView {
    let state = use_state();
    let editing = state.comparison.editing;
    let choice = |contender| {
        Choice::new(
            contender,
            Signal::derive(move || verdict::letter(state.settings.locale.get(), contender).to_owned()),
        )
    };
    let choices = vec![choice(Contender::A), choice(Contender::B)];
    let (first, second) = (network_title(state), network_title(state.rival()));
    let title = move || match editing.get() {
        Contender::A => first.get(),
        Contender::B => second.get(),
    };
    view! {
        <div class="stack-which">
            <Segmented
                label=words!(comparison.edited) choices value=editing
                on_change=move |contender| editing.set(contender)
            />
            <span class="stack-which-title">{title}</span>
        </div>
    }
}
