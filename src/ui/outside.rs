//! What leaves the page, and what comes back from outside it: address, storage, title, language, theme.

use leptos::{ev, prelude::*};
use leptos_use::{use_event_listener, use_window};

use crate::browser::{Entry, Page, memory, system};
use crate::cnn::notation;
use crate::i18n::Locale;
use crate::state::{Appearance, State, address};

/// The language to begin with: the chosen one, else the first of the system's that the page speaks.
pub fn opening_locale() -> Locale {
    let chosen = memory::recall().and_then(|memory| system::locale_of(&memory.language?));
    chosen.unwrap_or_else(system::locale)
}

/// Takes up the settings of the last visit, and from now on keeps them and shows them on the document itself.
pub fn remember_and_follow(state: State) {
    let remembered = memory::recall().unwrap_or_default();
    state.settings.choose_appearance(remembered.appearance);
    state.settings.chosen_locale.set(remembered.language.as_deref().and_then(system::locale_of));
    Effect::new(move |_| {
        memory::keep(&memory::Memory {
            language: state.settings.chosen_locale.get().map(|locale| locale.to_string()),
            appearance: state.settings.chosen_appearance.get(),
            network: own_network(state),
        });
    });
    show_settings(state);
}

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
        let _ = use_event_listener(use_window(), ev::Custom::<ev::Event>::new(event), move |_| {
            state.printing.set(printing);
        });
    }
}

/// The network that is the reader's own: that of a lesson is not, and does not take its place.
fn own_network(state: State) -> Option<String> {
    let written = state.document.network.with(|network| notation::write_inline(network));
    if state.course.is_borrowed() { memory::recall().and_then(|memory| memory.network) } else { Some(written) }
}

/// Keeps the picture in the address bar, and takes up that of an address that one goes back to or types in. While it plays, and while a
/// value is dragged, the address stays as it was.
pub fn mirror_address(state: State) {
    Effect::new(move |before: Option<u32>| {
        let loads = state.document.loads();
        if state.timeline.playing.get() || state.lab.held.get() {
            return before.unwrap_or(loads);
        }
        let fragment = fragment(state);
        if Page.fragment().trim_start_matches('#') != fragment {
            let loaded = before.is_some_and(|before| before != loads);
            Page.set_fragment(&fragment, if loaded { Entry::New } else { Entry::Same });
        }
        loads
    });
    let _ = use_event_listener(use_window(), ev::hashchange, move |_| match address::read(&Page.fragment()) {
        Ok(link) if link.network.is_some() || link.lab.is_some() => state.follow(link),
        Ok(_) => {}
        Err(reason) => state.problem.set(Some(reason)),
    });
}

/// The part of the address after `#` that leads to what is on the page now.
pub fn fragment(state: State) -> String {
    address::write(&state.link(system::locale()))
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
