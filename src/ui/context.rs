//! What every component can ask for.

use leptos::prelude::*;

use crate::state::State;

/// The state of the page.
///
/// # Panics
/// Outside the page: [`App`](super::App) provides it.
pub fn use_state() -> State {
    expect_context()
}

/// Whether the network on the page has one spatial axis only.
pub fn dimension(state: State) -> Memo<bool> {
    Memo::new(move |_| state.document.network.with(|network| network.input.one_dimensional))
}
