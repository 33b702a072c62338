//! Autosave: saves the network that is being edited as a document in local storage, so that a closed window or a crash loses nothing.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::debounce::{Debouncer, Task};
use super::local_storage::{self, LocalStorage};
use crate::app::AppState;
use crate::app::documents::{Entry, SavedDocument, StorageError, WindowDocuments, find};
use crate::network::Network;

/// The documents of this window, and whether saving them worked.
#[derive(Clone, Copy)]
pub struct Autosave {
    state: AppState,
    debouncer: Debouncer,
    keeper: StoredValue<WindowDocuments>,
    /// The last reported result of saving.
    reported: StoredValue<Result<(), StorageError>>,
    /// Counts changes to the documents, so that lists of them are updated.
    changes: RwSignal<u32>,
}

impl Autosave {
    /// Starts to save the network of a page, in the document that was open before a reload if there is one.
    pub fn new(state: AppState, debouncer: Debouncer) -> Self {
        let keeper = StoredValue::new(WindowDocuments::default());
        let document = state.document;
        if let Some(id) = local_storage::open_before() {
            let (origin, network) = (document.origin.get_untracked(), document.network.get_untracked());
            keeper.update_value(|keeper| keeper.resume(&LocalStorage, origin, &id, &network));
        }
        let autosave = Self { state, debouncer, keeper, reported: StoredValue::new(Ok(())), changes: RwSignal::new(0) };
        Effect::new(move |before: Option<Option<u32>>| {
            let (origin, network) = (document.origin.get(), document.network.get());
            // A network staged by a lesson is not the user's own.
            if state.lesson_session.is_borrowed() {
                return None;
            }
            if before == Some(Some(origin)) {
                debouncer.schedule(Task::Document, move || autosave.save_now(origin, &network));
            } else {
                // Immediately: later networks are compared with the network as it was opened.
                debouncer.flush();
                autosave.save_now(origin, &network);
            }
            Some(origin)
        });
        autosave
    }

    /// The documents, the most recently changed first.
    ///
    /// # Errors
    /// [`StorageError::Forbidden`] if reading is forbidden.
    pub fn list(self) -> Result<Vec<Entry>, StorageError> {
        self.debouncer.flush();
        self.changes.track();
        crate::app::documents::list(&LocalStorage)
    }

    /// Records that the documents changed.
    pub fn changed(self) {
        self.changes.update(|changes| *changes += 1);
    }

    /// The id of the current network's document; `None` if it has none.
    pub fn open_id(self) -> Option<String> {
        self.debouncer.flush();
        self.changes.track();
        let origin = self.state.document.origin.get();
        self.keeper.with_value(|keeper| keeper.id(origin).map(str::to_owned))
    }

    /// Saves the current network permanently, under its name.
    pub fn save(self) {
        self.debouncer.flush();
        let document = self.state.document;
        let (origin, network) = (document.origin.get_untracked(), document.network.get_untracked());
        let saved = self.keeper.try_update_value(|keeper| keeper.save(&LocalStorage, origin, &network));
        self.tell(saved.unwrap_or(Ok(())));
        self.note_open(origin);
        self.changed();
    }

    /// Opens a document; returns false if it is damaged or missing.
    pub fn open(self, id: &str) -> bool {
        self.debouncer.flush();
        let Some(kept) = find(&LocalStorage, id) else { return false };
        let Ok(network) = kept.network() else { return false };
        self.state.open(network);
        let origin = self.state.document.origin.get_untracked();
        self.keeper.update_value(|keeper| keeper.adopt(origin, id, &kept));
        self.note_open(origin);
        self.changed();
        true
    }

    /// Deletes a document; returns it, if it could be read.
    pub fn remove(self, id: &str) -> Option<SavedDocument> {
        self.debouncer.flush();
        self.keeper.update_value(|keeper| keeper.forget(id));
        let kept = crate::app::documents::remove(&LocalStorage, id);
        self.changed();
        kept
    }

    /// Reports the result of a change to the documents.
    pub fn attempt(self, done: Result<(), StorageError>) {
        self.tell(done);
        self.changed();
    }

    fn save_now(self, origin: u32, network: &Arc<Network>) {
        let kept =
            self.keeper.try_update_value(|keeper| keeper.follow(&LocalStorage, origin, network)).unwrap_or(Ok(()));
        self.note_open(origin);
        if self.reported.try_update_value(|reported| std::mem::replace(reported, kept) != kept) == Some(true) {
            // Only when it changes, not at every keystroke; and after the effect, since effects do not set signals.
            set_timeout(move || self.tell(kept), Duration::ZERO);
        }
    }

    fn tell(self, kept: Result<(), StorageError>) {
        self.state.unkept.set(kept.err());
    }

    fn note_open(self, origin: u32) {
        self.keeper.with_value(|keeper| local_storage::note_open(keeper.id(origin)));
    }
}
