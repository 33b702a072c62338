//! `use_state`: the page's state from the context. Call it in the body of a component only.

use leptos::prelude::*;

use crate::app::{AppState, Appearance};
use crate::sync::media;

/// The state of the page.
///
/// # Panics
/// Outside the page: the page provides it.
pub fn use_state() -> AppState {
    expect_context()
}

/// Whether the current network has one spatial axis.
pub fn dimension(state: AppState) -> Memo<bool> {
    Memo::new(move |_| state.document.network.with(|network| network.input.one_dimensional))
}

/// Whether the page is dark: by the user's choice, else by the system's; never in print.
pub fn is_dark(state: AppState) -> bool {
    if state.printing.get() {
        return false;
    }
    match state.settings.appearance.get() {
        Appearance::System => media::is_dark(),
        Appearance::Light => false,
        Appearance::Dark => true,
    }
}
