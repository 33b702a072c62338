//! What every component can ask for.

use leptos::prelude::*;

use crate::browser::system;
use crate::state::{Appearance, State};

/// The state of the page.
///
/// # Panics
/// Outside the page: [`App`](super::App) provides it.
pub fn use_state() -> State {
    given()
}

/// What something further out provides. Leptos' own way would say which type is missing and where, and nobody hears it: what writes that
/// weighs as much as a widget.
///
/// # Panics
/// If nothing provides it.
pub(in crate::ui) fn given<T: Clone + 'static>() -> T {
    use_context().expect("a component stands inside what provides its context")
}

/// Whether the network on the page has one spatial axis only.
pub fn dimension(state: State) -> Memo<bool> {
    Memo::new(move |_| state.document.network.with(|network| network.input.one_dimensional))
}

/// Whether the page is dark: by the reader's choice, else by the system's; never on paper.
pub fn is_dark(state: State) -> bool {
    if state.printing.get() {
        return false;
    }
    match state.settings.appearance.get() {
        Appearance::System => system::is_dark(),
        Appearance::Light => false,
        Appearance::Dark => true,
    }
}
