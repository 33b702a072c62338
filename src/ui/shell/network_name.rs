//! Network names for display.

use leptos::prelude::*;

use crate::app::{AppState, Document};
use crate::text::network_title as words_of;
use crate::ui::use_state;

/// The title of a state's network: for a preset in the language of the page, otherwise its own name, or its layers if it has few.
pub(in crate::ui) fn network_title(state: AppState) -> Signal<String> {
    document_title(state, state.document)
}

/// The title of a document's network.
pub(in crate::ui) fn document_title(state: AppState, document: Document) -> Signal<String> {
    Signal::derive(move || {
        document.network.with(|network| words_of::network_title(state.settings.locale.get(), network))
    })
}

/// The title of a network by its name: for a preset in the language of the page, otherwise the name.
pub(in crate::ui) fn title_of(name: String) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || words_of::title(locale.get(), &name).to_owned())
}
