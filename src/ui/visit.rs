//! How a visit begins, and from when on the page needs its address and the browser's storage.
//!
//! On a first visit there is nothing in them, and until the visitor does something there is nothing to write: what reads and writes them
//! is a [piece](super::Piece::Outside), which [`mirror`](super::mirror) makes. Where there is something, that comes before anything is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Keeping;
use super::later::{Load, Piece};
use crate::browser::{Page, acts, memory, shelf, system};
use crate::state::State;

/// A visit to the whole page, in the context.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Visit {
    /// The state of the page.
    pub state: State,
    /// Whether address and storage are needed: something is in them, or the visitor did something.
    pub needs_outside: RwSignal<bool>,
    /// Whether the visitor sees the page.
    pub shown: StoredValue<bool>,
    /// What keeps the documents, once it is there.
    pub keeping: StoredValue<Option<Keeping>>,
    /// What lives as long as the page, whoever makes it.
    pub owner: StoredValue<Option<Owner>>,
}

impl Visit {
    /// A visit that has just begun.
    pub fn new(state: State) -> Self {
        let anything = !Page.fragment().is_empty() || memory::is_there() || shelf::open_before().is_some();
        let visit = Self {
            state,
            needs_outside: RwSignal::new(anything),
            shown: StoredValue::new(false),
            keeping: StoredValue::new(None),
            owner: StoredValue::new(Owner::current()),
        };
        acts::hear(move || {
            if !visit.needs_outside.get_untracked() {
                visit.needs_outside.set(true);
            }
        });
        visit
    }

    /// Shows the page: at once if there is nothing to read, else with what was read. What cannot be loaded to read it says so itself, on
    /// the page of a first visit.
    pub fn show(self, load: Load, page: fn(Self) -> AnyView) -> AnyView {
        let make_page = move || {
            self.shown.set_value(true);
            Page.end_loading();
            untrack(|| page(self))
        };
        if !self.needs_outside.get_untracked() {
            if !system::wants_less_motion() {
                self.state.timeline.play_from_start();
            }
            return make_page();
        }
        let is_read = RwSignal::new(false);
        spawn_local(async move {
            if let (Ok(make), Some(owner)) = (load.fetch(Piece::Outside).await, self.owner.get_value()) {
                owner.with(|| untrack(|| drop(make(self.needs_outside))));
            }
            is_read.set(true);
        });
        (move || is_read.get().then(make_page)).into_any()
    }
}
