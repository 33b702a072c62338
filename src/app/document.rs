//! The document: the network that is edited, with undo and redo.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use super::Settings;
use crate::analysis::{Costs, NetworkAnalysis};
use crate::network::Network;
use crate::network::edit::{Edit, EditError};
use crate::network::history::{Gesture, History};

/// A state of the document. Which network it comes from does not make it another state.
#[derive(Clone, Debug)]
struct Version {
    network: Arc<Network>,
    origin: u32,
}

impl Version {
    /// A network that comes from no other.
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

/// The network under the reader's hands: every change to it goes through [`Document::apply`].
#[derive(Clone, Copy)]
pub struct Document {
    history: RwSignal<History<Version>>,
    refused: RwSignal<Option<EditError>>,
    loads: RwSignal<u32>,
    /// The network as it is now.
    pub network: Memo<Arc<Network>>,
    /// The number of the loaded network that it comes from: edits keep it, undo and redo bring it back, no two networks of a visit share it.
    pub origin: Memo<u32>,
    /// What follows from it, without a unit chosen.
    pub analysis: Memo<Arc<NetworkAnalysis>>,
    /// What it costs, as the reader counts.
    pub costs: Memo<Arc<Costs>>,
    /// Whether there is something to undo.
    pub can_undo: Memo<bool>,
    /// Whether there is something to redo.
    pub can_redo: Memo<bool>,
}

impl Document {
    /// Opens a network, with nothing to undo.
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

    /// Carries out an edit. One that cannot be carried out changes nothing and is kept as [refused](Self::refused).
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

    /// Opens a network unless it is there already, whatever its layers' keys.
    pub fn open(&self, network: Network) {
        if self.network.with_untracked(|own| own.renumbered() != network.renumbered()) {
            self.apply(Edit::Load(network));
        }
    }

    /// Begins with another network in place of one that nobody has touched: there is nothing to undo, and nothing else to go back to.
    pub fn begin(&self, network: Network) {
        self.refused.set(None);
        self.history.set(History::new(Version::original(network)));
    }

    /// Takes the last edit back.
    pub fn undo(&self) {
        self.refused.set(None);
        self.history.update(|history| {
            history.undo();
        });
    }

    /// Does the last undone edit again.
    pub fn redo(&self) {
        self.refused.set(None);
        self.history.update(|history| {
            history.redo();
        });
    }

    /// The gesture that led to the network as it is now, if it was one.
    pub fn gesture(&self) -> Option<Gesture> {
        self.history.with_untracked(History::gesture)
    }

    /// The gesture whose undoing a redo would take back, if it was one.
    pub fn next_gesture(&self) -> Option<Gesture> {
        self.history.with_untracked(History::next_gesture)
    }

    /// Changes places with another document: each takes the other's network, with all that can be undone and redone.
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

    /// Forgets the refusal once it has been read.
    pub fn dismiss_refusal(&self) {
        self.refused.set(None);
    }

    /// How often another network was loaded: a change of it makes an entry of its own in the browser's history.
    pub fn loads(&self) -> u32 {
        self.loads.get()
    }
}
