//! What of the page shows outside its elements: language and theme on the document itself, paper, and the way to the picture.

use leptos::{ev, prelude::*};

use crate::browser::Page;
use crate::state::{Appearance, State};

/// Shows language and appearance on the document itself from now on.
pub fn show_settings(state: State) {
    Effect::new(move |_| Page.set_language(state.settings.locale.get().as_ref()));
    Effect::new(move |_| {
        Page.set_theme(match state.settings.appearance.get() {
            Appearance::System => None,
            Appearance::Light => Some("light"),
            Appearance::Dark => Some("dark"),
        });
    });
}

/// Hears when the page goes to paper, and when it comes back.
pub fn follow_printing(state: State) {
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
