//! Saved documents of the networks of this browser window.

use std::collections::HashMap;
use std::sync::Arc;

use super::saved_document::{find, list, remove, restore};
use super::{SavedDocument, Storage, StorageError};
use crate::network::Network;

/// The number of drafts that are kept; a new one replaces the oldest.
pub const MOST_DRAFTS: usize = 12;

/// A document as this window last wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tag {
    id: String,
    revision: String,
}

/// The saved document of each network of this window, by the network's [origin](crate::app::Document::origin).
#[derive(Clone, Debug, Default)]
pub struct WindowDocuments {
    tags: HashMap<u32, Tag>,
    /// Each network as first seen: an unchanged network is not saved.
    met: HashMap<u32, Arc<Network>>,
}

impl WindowDocuments {
    /// The id of a network's document; `None` if it has none yet.
    pub fn id(&self, origin: u32) -> Option<&str> {
        self.tags.get(&origin).map(|tag| tag.id.as_str())
    }

    /// Records that a network was opened from a document.
    pub fn adopt(&mut self, origin: u32, id: &str, kept: &SavedDocument) {
        self.tags.insert(origin, Tag { id: id.to_owned(), revision: kept.revision.clone() });
    }

    /// Continues with a document after a reload, if it still holds the same network.
    pub fn resume(&mut self, storage: &dyn Storage, origin: u32, id: &str, network: &Network) {
        if let Some(kept) =
            find(storage, id).filter(|kept| kept.network().is_ok_and(|kept| kept == network.renumbered()))
        {
            self.adopt(origin, id, &kept);
        }
    }

    /// Forgets a deleted document: later edits are saved to a new one.
    pub fn forget(&mut self, id: &str) {
        self.tags.retain(|_, tag| tag.id != id);
    }

    /// Saves a network after a change, as a draft if it has no document yet. A network that is unchanged since it was first seen is not
    /// saved.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be saved.
    pub fn follow(&mut self, storage: &dyn Storage, origin: u32, network: &Arc<Network>) -> Result<(), StorageError> {
        let first = self.met.entry(origin).or_insert_with(|| Arc::clone(network));
        let is_unchanged = Arc::ptr_eq(first, network) || **first == **network;
        if is_unchanged && !self.tags.contains_key(&origin) {
            Ok(())
        } else {
            self.keep(storage, origin, network, true)
        }
    }

    /// Saves a network permanently, under its name.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be saved.
    pub fn save(&mut self, storage: &dyn Storage, origin: u32, network: &Network) -> Result<(), StorageError> {
        self.keep(storage, origin, network, false)
    }

    fn keep(&mut self, storage: &dyn Storage, origin: u32, network: &Network, draft: bool) -> Result<(), StorageError> {
        let own = self.tags.get(&origin);
        let before = own.and_then(|tag| Some((tag.id.clone(), find(storage, &tag.id)?)));
        // A document that another window has changed or deleted meanwhile is left alone.
        let before = before.filter(|(_, kept)| own.is_some_and(|tag| tag.revision == kept.revision));
        let draft = draft && before.as_ref().is_none_or(|(_, kept)| kept.draft);
        let kept = SavedDocument::new(storage, network, draft);
        if let Some((_, before)) = &before
            && before.text == kept.text
            && before.draft == draft
        {
            return Ok(());
        }
        if before.is_none() && draft {
            make_room(storage)?;
        }
        let id = before.map_or_else(|| storage.fresh(), |(id, _)| id);
        restore(storage, &id, &kept)?;
        self.adopt(origin, &id, &kept);
        Ok(())
    }
}

/// Deletes the oldest drafts until there is room for one more.
fn make_room(storage: &dyn Storage) -> Result<(), StorageError> {
    let entries = list(storage)?;
    let drafts = entries.iter().filter(|entry| entry.kept.as_ref().is_some_and(|kept| kept.draft));
    for oldest in drafts.skip(MOST_DRAFTS - 1) {
        remove(storage, &oldest.id);
    }
    Ok(())
}
