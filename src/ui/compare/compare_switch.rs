//! The switch between network A and network B in the layer list.

use leptos::prelude::*;

use crate::comparison::Compared;
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
    let choice = |compared| {
        Choice::new(compared, Signal::derive(move || verdict::letter(state.settings.locale.get(), compared).to_owned()))
    };
    let choices = vec![choice(Compared::A), choice(Compared::B)];
    let (first, second) = (network_title(state), network_title(state.partner()));
    let title = move || match editing.get() {
        Compared::A => first.get(),
        Compared::B => second.get(),
    };
    view! {
        <div class="stack-which">
            <Segmented
                label=words!(comparison.edited) choices value=editing
                on_change=move |compared| editing.set(compared)
            />
            <span class="stack-which-title">{title}</span>
        </div>
    }
}
