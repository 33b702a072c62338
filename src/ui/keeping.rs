//! What is edited is kept in the browser as soon as the hand [rests](crate::browser::rest), so that a closed window or a crash loses nothing.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::rest::{Errand, Rest};
use crate::browser::shelf::{self, LocalShelf};
use crate::state::shelf::{Entry, Keeper, Kept, StorageError, find};
use crate::state::{Opened, State};

/// The documents of this window, and what came of keeping them.
#[derive(Clone, Copy)]
pub struct Keeping {
    state: State,
    rest: Rest,
    keeper: StoredValue<Keeper>,
    /// What came of it when that was last said.
    told: StoredValue<Result<(), StorageError>>,
    /// Counts what changed on the shelf, so that lists of it are made anew.
    changes: RwSignal<u32>,
}

impl Keeping {
    /// Keeps the network of a page from now on, and goes on with the document that was open before the page was loaded anew.
    pub fn new(state: State, rest: Rest) -> Self {
        let keeper = StoredValue::new(Keeper::default());
        let document = state.document;
        if let Some(id) = shelf::open_before() {
            let (origin, network) = (document.origin.get_untracked(), document.network.get_untracked());
            keeper.update_value(|keeper| keeper.resume(&LocalShelf, origin, &id, &network));
        }
        let keeping = Self { state, rest, keeper, told: StoredValue::new(Ok(())), changes: RwSignal::new(0) };
        // What was made of networks before they could be kept. Whether there is room is said of the one that is there.
        for Opened { origin, first, last } in document.opened() {
            for network in [first, last] {
                let _ = keeper.try_update_value(|keeper| keeper.follow(&LocalShelf, origin, &network));
            }
        }
        Effect::new(move |before: Option<Option<u32>>| {
            let (origin, network) = (document.origin.get(), document.network.get());
            // What a lesson puts on the stage is not the reader's own.
            if state.course.is_borrowed() {
                return None;
            }
            if before == Some(Some(origin)) {
                rest.wait(Errand::Shelf, move || keeping.follow(origin, &network));
            } else {
                // Of another network one has to know how it came.
                rest.end();
                keeping.follow(origin, &network);
            }
            Some(origin)
        });
        keeping
    }

    /// The documents, the last changed first.
    ///
    /// # Errors
    /// [`StorageError::Forbidden`] if nothing may be read.
    pub fn list(self) -> Result<Vec<Entry>, StorageError> {
        self.rest.end();
        self.changes.track();
        crate::state::shelf::list(&LocalShelf)
    }

    /// Says that something changed on the shelf.
    pub fn changed(self) {
        self.changes.update(|changes| *changes += 1);
    }

    /// The document that the network on the page is kept in; none if it is in none.
    pub fn open_id(self) -> Option<String> {
        self.rest.end();
        self.changes.track();
        let origin = self.state.document.origin.get();
        self.keeper.with_value(|keeper| keeper.id(origin).map(str::to_owned))
    }

    /// Keeps the network on the page under its name.
    pub fn save(self) {
        self.rest.end();
        let document = self.state.document;
        let (origin, network) = (document.origin.get_untracked(), document.network.get_untracked());
        let saved = self.keeper.try_update_value(|keeper| keeper.save(&LocalShelf, origin, &network));
        self.tell(saved.unwrap_or(Ok(())));
        self.note_open(origin);
        self.changed();
    }

    /// Opens a document; false if it is damaged or gone.
    pub fn open(self, id: &str) -> bool {
        self.rest.end();
        let Some(kept) = find(&LocalShelf, id) else { return false };
        let Ok(network) = kept.network() else { return false };
        self.state.open(network);
        let origin = self.state.document.origin.get_untracked();
        self.keeper.update_value(|keeper| keeper.adopt(origin, id, &kept));
        self.note_open(origin);
        self.changed();
        true
    }

    /// Takes a document away; returns it, if it was whole.
    pub fn remove(self, id: &str) -> Option<Kept> {
        self.rest.end();
        self.keeper.update_value(|keeper| keeper.forget(id));
        let kept = crate::state::shelf::remove(&LocalShelf, id);
        self.changed();
        kept
    }

    /// Says what came of something that was done to the shelf.
    pub fn attempt(self, done: Result<(), StorageError>) {
        self.tell(done);
        self.changed();
    }

    fn follow(self, origin: u32, network: &Arc<crate::cnn::Network>) {
        let kept = self.keeper.try_update_value(|keeper| keeper.follow(&LocalShelf, origin, network)).unwrap_or(Ok(()));
        self.note_open(origin);
        if self.told.try_update_value(|told| std::mem::replace(told, kept) != kept) == Some(true) {
            // Once the page is at rest, and only when it changes: nobody wants to hear it at every keystroke.
            set_timeout(move || self.tell(kept), Duration::ZERO);
        }
    }

    fn tell(self, kept: Result<(), StorageError>) {
        self.state.unkept.set(kept.err());
    }

    fn note_open(self, origin: u32) {
        self.keeper.with_value(|keeper| shelf::note_open(keeper.id(origin)));
    }
}
