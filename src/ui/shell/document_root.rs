//! Attributes of the document: language, theme, printing, skip link.

use leptos::{ev, prelude::*};

use crate::app::{AppState, Appearance};
use crate::crash;
use crate::sync::Page;

/// Shows language and appearance on the document itself from now on.
pub fn show_settings(state: AppState) {
    Effect::new(move |_| Page.set_language(state.settings.locale.get().as_ref()));
    Effect::new(move |_| {
        Page.set_theme(match state.settings.appearance.get() {
            Appearance::System => None,
            Appearance::Light => Some("light"),
            Appearance::Dark => Some("dark"),
        });
    });
}

/// Notes from now on what the page shows, for the notice of a crash.
pub fn report_crashes(state: AppState, is_embedded: bool) {
    Effect::new(move |_| {
        let is_own = !is_embedded && !state.lesson_session.is_borrowed();
        crash::remember(state.document.network.get(), state.settings.locale.get(), is_own);
    });
}

/// In debug builds the event `convscope:panic` stops the program, so that a test can look at what follows.
#[cfg(debug_assertions)]
pub fn panic_on_request() {
    window_event_listener_untyped("convscope:panic", |_| panic!("a panic on request"));
}

/// Hears when the page goes to paper, and when it comes back.
pub fn follow_printing(state: AppState) {
    for (event, printing) in [("beforeprint", true), ("afterprint", false)] {
        window_event_listener_untyped(event, move |_| state.printing.set(printing));
    }
}

/// Moves the focus to the picture without touching the address.
pub fn skip_to_stage(event: ev::MouseEvent) {
    event.prevent_default();
    if let Ok(Some(stage)) = document().query_selector(".stage-canvas [tabindex]")
        && let Ok(stage) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(stage)
    {
        let _ = stage.focus();
    }
}
