//! URL synchronization: keeps the address and the preferences up to date with the state.

use leptos::{ev, prelude::*};
use leptos_use::{use_event_listener, use_window};

use super::debounce::{Debouncer, Task};
use super::preferences::{self, Preferences};
use super::{HistoryMode, Page, media};
use crate::app::address::{self, AddressError, Link};
use crate::app::{AppState, Appearance};
use crate::formats::notation;
use crate::presets::Stack;

/// Stores preferences and network for the next visit.
pub fn store_preferences(state: AppState, debouncer: Debouncer, first_visit: bool) {
    Effect::new(move |before: Option<bool>| {
        let document = state.document;
        let language = state.settings.chosen_locale.get().map(|locale| locale.to_string());
        let appearance = state.settings.chosen_appearance.get();
        let network = state.document.network.get();
        // The network of a lesson is not the user's own, and does not replace it.
        let own = (!state.lesson_session.is_borrowed()).then_some(network);
        // A first visit stores nothing until the user changes something.
        let is_as_it_began = first_visit
            && language.is_none()
            && appearance == Appearance::System
            && document.loads() == 0
            && !document.can_undo.get();
        if is_as_it_began && before != Some(true) {
            return false;
        }
        debouncer.schedule(Task::Preferences, move || {
            let network = own.map(|network| notation::write_inline(&network));
            let network = network.or_else(|| preferences::load().and_then(|stored| stored.network));
            preferences::save(&Preferences { language, appearance, network });
        });
        true
    });
}

/// Keeps the address up to date, and follows it when the user navigates or enters another one.
///
/// On a first visit the address stays empty until something changes, in the opening and in the untouched workbench; an empty address leads
/// back to the initial page.
pub fn sync_address(state: AppState, debouncer: Debouncer, first_visit: bool) {
    let usual = media::locale();
    let start = first_visit.then(|| untrack(|| state.link(usual)));
    let workbench = start.clone().map(|start| {
        let network = Some(Stack::ThreeThrees.network());
        Link { network, start: false, ..start }
    });
    let beginnings: Vec<String> = start.iter().chain(&workbench).map(address::write).collect();
    // Which of the two was last shown while the address was empty.
    let began = StoredValue::new(start);
    Effect::new(move |before: Option<(u32, bool)>| {
        let entry = (state.document.loads(), state.opening.shown.get());
        let link = state.link(usual);
        let is_start = Page.fragment().is_empty() && beginnings.contains(&address::write(&link));
        if is_start {
            debouncer.cancel(Task::Address);
            began.set_value(Some(link));
        } else if before.is_none() {
            write_address(&link, HistoryMode::Replace);
        } else if before == Some(entry) {
            debouncer.schedule(Task::Address, move || write_address(&link, HistoryMode::Replace));
        } else {
            // Another network gets a new history entry, and so do opening and workbench. The previous entry keeps the last state of its
            // network.
            debouncer.flush();
            write_address(&link, HistoryMode::Push);
        }
        entry
    });
    let _ = use_event_listener(use_window(), ev::hashchange, move |_| {
        // A pending write would change the entry to which the user has navigated.
        debouncer.cancel(Task::Address);
        let fragment = Page.fragment();
        let link = match began.get_value() {
            Some(began) if fragment.is_empty() => Ok(began),
            _ => address::read(&fragment),
        };
        follow_address(state, link);
    });
}

fn write_address(link: &Link, mode: HistoryMode) {
    let fragment = address::write(link);
    if Page.fragment().trim_start_matches('#') != fragment {
        Page.set_fragment(&fragment, mode);
    }
}

/// Applies the link of an address, unless it is empty.
fn follow_address(state: AppState, link: Result<Link, AddressError>) {
    match link {
        Ok(link) if link.opens_something() => {
            state.apply_link(link);
            // Replaces the address by its canonical form, in the same history entry.
            Page.set_fragment(&untrack(|| fragment(state)), HistoryMode::Replace);
        }
        Ok(_) => {}
        Err(reason) => state.problem.set(Some(reason)),
    }
}

/// The fragment for the present state.
pub fn fragment(state: AppState) -> String {
    address::write(&state.link(media::locale()))
}
