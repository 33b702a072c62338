//! The page in its address and in the browser's storage: both are read when the page is opened, and written whenever it has changed and the
//! hand [rests](crate::browser::rest).

use std::sync::Arc;

use leptos::{ev, prelude::*};
use leptos_use::{use_event_listener, use_window};

use super::Keeping;
use super::visit::Visit;
use crate::browser::memory::{self, Memory};
use crate::browser::rest::{Errand, Rest};
use crate::browser::{Entry, Page, system};
use crate::cnn::{Network, notation};
use crate::state::address::{self, AddressError, Link};
use crate::state::{Appearance, State};

/// Begins to mirror the page of a visit, unless that has begun; returns what keeps its documents.
pub fn begin(visit: Visit) -> Keeping {
    if let Some(keeping) = visit.keeping.get_value() {
        return keeping;
    }
    let tie = || untrack(|| tie(visit));
    // What mirrors the page outlives the part of it that first asked for this.
    let keeping = visit.owner.get_value().map_or_else(tie, |owner| owner.with(tie));
    visit.keeping.set_value(Some(keeping));
    keeping
}

fn tie(visit: Visit) -> Keeping {
    let state = visit.state;
    let remembered = memory::recall();
    let left = if visit.shown.get_value() {
        join(state, remembered)
    } else {
        open(state, remembered);
        None
    };
    let rest = Rest::new();
    remember(state, rest);
    mirror_address(state, rest, left);
    Keeping::new(state, rest)
}

/// Opens the page with what the last visit left and with what the address says.
fn open(state: State, remembered: Option<Memory>) {
    let is_first = remembered.is_none();
    let memory = remembered.unwrap_or_default();
    settle(state, &memory);
    let link = address::read(&Page.fragment());
    let given = link.as_ref().ok().and_then(|link| link.network.clone());
    if let Some(network) = given.or_else(|| last_network(&memory)) {
        state.document.begin(network);
    }
    let chooses_moment = link.as_ref().is_ok_and(|link| link.at.is_some());
    match link {
        Ok(link) => state.follow(link),
        Err(reason) => state.problem.set(Some(reason)),
    }
    if is_first && !chooses_moment && !system::wants_less_motion() {
        state.timeline.play_from_start();
    }
}

/// Takes up what happened on the page so far, and what could not be read when it was opened. Returns the network that was left behind by
/// going to another address; the address that it was at says nothing of it.
fn join(state: State, remembered: Option<Memory>) -> Option<Arc<Network>> {
    if let Some(memory) = remembered {
        settle(state, &memory);
        if let (Some(network), false) = (last_network(&memory), state.document.can_undo.get_untracked()) {
            state.open(network);
        }
    }
    if Page.fragment().is_empty() {
        note_opened(state);
        return None;
    }
    let left = state.document.network.get_untracked();
    follow(state, address::read(&Page.fragment()));
    Some(left)
}

/// Chooses what was chosen before, where nothing has been chosen since.
fn settle(state: State, memory: &Memory) {
    let settings = state.settings;
    if settings.chosen_appearance.get_untracked() == Appearance::System {
        settings.choose_appearance(memory.appearance);
    }
    let chosen = memory.language.as_deref().and_then(system::locale_of);
    if let (Some(locale), None) = (chosen, settings.chosen_locale.get_untracked()) {
        settings.choose_locale(locale);
    }
}

fn last_network(memory: &Memory) -> Option<Network> {
    notation::read(memory.network.as_deref()?).ok()
}

/// Gives each network that was opened so far an entry of the browser's history, so that one can go back to it.
fn note_opened(state: State) {
    let opened = state.document.opened();
    if opened.len() < 2 {
        return;
    }
    for (place, opened) in opened.iter().enumerate() {
        let link = Link { network: Some((*opened.last).clone()), ..Link::default() };
        Page.set_fragment(&address::write(&link), if place == 0 { Entry::Same } else { Entry::New });
    }
}

/// Keeps settings and network for the next visit.
fn remember(state: State, rest: Rest) {
    Effect::new(move |_| {
        let language = state.settings.chosen_locale.get().map(|locale| locale.to_string());
        let appearance = state.settings.chosen_appearance.get();
        let network = state.document.network.get();
        // The network of a lesson is not the reader's own, and does not take its place.
        let own = (!state.course.is_borrowed()).then_some(network);
        rest.wait(Errand::Memory, move || {
            let network = own.map(|network| notation::write_inline(&network));
            let network = network.or_else(|| memory::recall().and_then(|memory| memory.network));
            memory::keep(&Memory { language, appearance, network });
        });
    });
}

/// Keeps the picture in the address bar, and takes up that of an address that one goes back to or types in. While it plays, and while a
/// value is dragged, the address stays as it was. An empty address leads to the network that was `left` there.
fn mirror_address(state: State, rest: Rest, left: Option<Arc<Network>>) {
    let usual = system::locale();
    Effect::new(move |before: Option<u32>| {
        let loads = state.document.loads();
        if state.timeline.playing.get() || state.lab.held.get() {
            return before.unwrap_or(loads);
        }
        let link = state.link(usual);
        if before == Some(loads) {
            rest.wait(Errand::Address, move || mirror_in_address(&link, Entry::Same));
        } else {
            // Another network has an entry of its own, and leaves in the one before what became of the network there.
            rest.end();
            mirror_in_address(&link, if before.is_some() { Entry::New } else { Entry::Same });
        }
        loads
    });
    let _ = use_event_listener(use_window(), ev::hashchange, move |_| {
        // It would change the entry that one has come to.
        rest.forget(Errand::Address);
        let fragment = Page.fragment();
        let left = left.as_ref().filter(|_| fragment.is_empty()).map(|network| (**network).clone());
        let link = left.map(|network| Ok(Link { network: Some(network), ..Link::default() }));
        follow(state, link.unwrap_or_else(|| address::read(&fragment)));
    });
}

fn mirror_in_address(link: &Link, entry: Entry) {
    let fragment = address::write(link);
    if Page.fragment().trim_start_matches('#') != fragment {
        Page.set_fragment(&fragment, entry);
    }
}

/// Shows what an address says, unless that is nothing.
fn follow(state: State, link: Result<Link, AddressError>) {
    match link {
        Ok(link) if link.network.is_some() || link.lab.is_some() => {
            state.follow(link);
            // Said in other words it is the same entry of the history.
            Page.set_fragment(&untrack(|| fragment(state)), Entry::Same);
        }
        Ok(_) => {}
        Err(reason) => state.problem.set(Some(reason)),
    }
}

/// The part of the address after `#` that leads to what is on the page now.
pub fn fragment(state: State) -> String {
    address::write(&state.link(system::locale()))
}
