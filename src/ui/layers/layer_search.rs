//! Finding layers of a long network.

use leptos::{ev, prelude::*};
use leptos_i18n::td_string;

use crate::ui::use_state;
use crate::words;

/// A field that filters the list by layers whose name, block or kind contains the text. Escape clears it.
#[component]
pub(in crate::ui) fn LayerSearch(
    /// The text.
    search: RwSignal<String>,
    /// The number of layers found; `None` without a search.
    #[prop(into)]
    found: Signal<Option<usize>>,
) -> impl IntoView {
    let locale = use_state().settings.locale;
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && search.with_untracked(|text| !text.is_empty()) {
            event.prevent_default();
            search.set(String::new());
        }
    };
    let said = move || found.get().map(|count| td_string!(locale.get(), stack.found, count = count));
    view! {
        <div class="layer-search">
            <input
                class="text-line" type="search" aria-label=words!(stack.search) placeholder=words!(stack.search)
                autocapitalize="off" autocomplete="off" spellcheck="false"
                prop:value=search on:input:target=move |event| search.set(event.target().value()) on:keydown=key_down
            />
            <span class="muted" role="status">{said}</span>
        </div>
    }
}
