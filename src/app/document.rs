//! Document: the network that is edited, with undo and redo.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use super::Settings;
use crate::analysis::{Costs, NetworkAnalysis};
use crate::network::Network;
use crate::network::edit::{Edit, EditError};
use crate::network::history::{Gesture, History};

/// A state of the document. Its origin is ignored when states are compared.
#[derive(Clone, Debug)]
struct Version {
    network: Arc<Network>,
    origin: u32,
}

impl Version {
    /// A network with a new origin.
    fn original(network: Network) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        Self { network: Arc::new(network), origin: COUNT.fetch_add(1, Ordering::Relaxed) }
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.network == other.network
    }
}

/// The edited network; every change goes through [`Document::apply`].
#[derive(Clone, Copy)]
pub struct Document {
    history: RwSignal<History<Version>>,
    refused: RwSignal<Option<EditError>>,
    loads: RwSignal<u32>,
    /// The current network.
    pub network: Memo<Arc<Network>>,
    /// The number of the loaded network that it originates from: kept by edits, restored by undo and redo, unique within a visit.
    pub origin: Memo<u32>,
    /// Its analysis, independent of the selected unit.
    pub analysis: Memo<Arc<NetworkAnalysis>>,
    /// Its costs under the user's convention.
    pub costs: Memo<Arc<Costs>>,
    /// Whether there is something to undo.
    pub can_undo: Memo<bool>,
    /// Whether there is something to redo.
    pub can_redo: Memo<bool>,
}

impl Document {
    /// A document without history.
    pub fn new(network: Network, settings: Settings) -> Self {
        let history = RwSignal::new(History::new(Version::original(network)));
        let network = Memo::new(move |_| history.with(|history| Arc::clone(&history.present().network)));
        let analysis = Memo::new_with_compare(
            move |_| Arc::new(NetworkAnalysis::new(network.get())),
            |old, new| !matches!((old, new), (Some(old), Some(new)) if Arc::ptr_eq(old, new)),
        );
        Self {
            history,
            refused: RwSignal::new(None),
            loads: RwSignal::new(0),
            network,
            origin: Memo::new(move |_| history.with(|history| history.present().origin)),
            analysis,
            costs: Memo::new(move |_| {
                Arc::new(analysis.with(|analysis| Costs::of(&analysis.shaped, settings.convention.get())))
            }),
            can_undo: Memo::new(move |_| history.with(History::can_undo)),
            can_redo: Memo::new(move |_| history.with(History::can_redo)),
        }
    }

    /// Applies an edit. An edit that cannot be applied changes nothing and is reported by [`refused`](Self::refused).
    pub fn apply(&self, edit: Edit) {
        let edited = self.network.with_untracked(|network| network.apply(&edit));
        match edited {
            Ok(network) => {
                let version = if matches!(edit, Edit::Load(_)) {
                    self.loads.update(|loads| *loads += 1);
                    Version::original(network)
                } else {
                    Version { network: Arc::new(network), origin: self.origin.get_untracked() }
                };
                self.refused.set(None);
                self.history.update(|history| history.record(&edit, version));
            }
            Err(reason) => self.refused.set(Some(reason)),
        }
    }

    /// Loads a network, unless it equals the present one up to the layers' keys.
    pub fn open(&self, network: Network) {
        if self.network.with_untracked(|own| own.renumbered() != network.renumbered()) {
            self.apply(Edit::Load(network));
        }
    }

    /// Replaces an untouched network; the history starts over.
    pub fn begin(&self, network: Network) {
        self.refused.set(None);
        self.history.set(History::new(Version::original(network)));
    }

    /// Undoes the last edit.
    pub fn undo(&self) {
        self.refused.set(None);
        self.history.update(|history| {
            history.undo();
        });
    }

    /// Redoes the last undone edit.
    pub fn redo(&self) {
        self.refused.set(None);
        self.history.update(|history| {
            history.redo();
        });
    }

    /// The gesture that led to the current network, if any.
    pub fn gesture(&self) -> Option<Gesture> {
        self.history.with_untracked(History::gesture)
    }

    /// The gesture that a redo would apply again, if any.
    pub fn next_gesture(&self) -> Option<Gesture> {
        self.history.with_untracked(History::next_gesture)
    }

    /// Swaps the network and the history with another document.
    pub fn exchange(&self, other: &Self) {
        let (own, others) = (self.history.get_untracked(), other.history.get_untracked());
        for (document, history) in [(self, others), (other, own)] {
            document.refused.set(None);
            document.loads.update(|loads| *loads += 1);
            document.history.set(history);
        }
    }

    /// Why the last edit was refused, until the next one.
    pub fn refused(&self) -> Option<EditError> {
        self.refused.get()
    }

    /// Clears the refusal.
    pub fn dismiss_refusal(&self) {
        self.refused.set(None);
    }

    /// The number of networks loaded so far; when it changes, the browser's history gets a new entry.
    pub fn loads(&self) -> u32 {
        self.loads.get()
    }
}
