//! Document root: attributes of the document, printing, skip link.

use leptos::{ev, prelude::*};
use leptos_i18n::td_string;

use crate::app::{AppState, Appearance};
use crate::crash;
use crate::sync::Page;
use crate::ui::learn::lesson_title;
use crate::ui::shell::network_name::network_title;

/// Keeps the document's language and color scheme up to date.
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

/// Keeps the tab's title up to date: the lesson, the compared networks, or the network.
pub fn show_title(state: AppState) {
    const NAME: &str = "Convscope";
    let (network, partner) = (network_title(state), network_title(state.partner()));
    Effect::new(move |_| {
        let subject = if state.opening.shown.get() {
            None
        } else if let Some(lesson) = lesson_title(state) {
            Some(lesson)
        } else if state.comparison.comparing.get() {
            let (a, b) = (network.get(), partner.get());
            Some(td_string!(state.settings.locale.get(), page.versus, a = a, b = b))
        } else {
            Some(network.get())
        };
        Page.set_title(&subject.map_or_else(|| NAME.to_owned(), |subject| format!("{subject} · {NAME}")));
    });
}

/// Keeps the state for the crash notice up to date.
pub fn report_crashes(state: AppState, is_embedded: bool) {
    Effect::new(move |_| {
        let is_own = !is_embedded && !state.lesson_session.is_borrowed();
        crash::remember(state.document.network.get(), state.settings.locale.get(), is_own);
    });
}

/// In debug builds the event `convscope:panic` stops the program, to test the crash notice.
#[cfg(debug_assertions)]
pub fn panic_on_request() {
    window_event_listener_untyped("convscope:panic", |_| panic!("a panic on request"));
}

/// Keeps track of printing.
pub fn follow_printing(state: AppState) {
    for (event, printing) in [("beforeprint", true), ("afterprint", false)] {
        window_event_listener_untyped(event, move |_| {
            state.printing.set(printing);
            if !printing {
                state.lesson_session.with_answers.set(false);
            }
        });
    }
}

/// Focuses the stage without changing the address.
pub fn skip_to_stage(event: ev::MouseEvent) {
    event.prevent_default();
    if let Ok(Some(stage)) = document().query_selector(".stage-canvas [tabindex]")
        && let Ok(stage) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(stage)
    {
        let _ = stage.focus();
    }
}
