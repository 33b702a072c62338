//! Which saved document each network of this browser window belongs to.

use std::collections::HashMap;
use std::sync::Arc;

use super::saved_document::{find, list, remove, restore};
use super::{SavedDocument, Storage, StorageError};
use crate::network::Network;

/// So many drafts are kept; a new one takes the place of the oldest.
pub const MOST_DRAFTS: usize = 12;

/// A document that this window writes, as it last left it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tag {
    id: String,
    revision: String,
}

/// Which documents the networks of this window are kept in, by the [origin](crate::app::Document::origin) of the network.
#[derive(Clone, Debug, Default)]
pub struct WindowDocuments {
    tags: HashMap<u32, Tag>,
    /// Each network as it was when it was met first: nobody needs a copy of what was never changed.
    met: HashMap<u32, Arc<Network>>,
}

impl WindowDocuments {
    /// The document that a network is kept in; none if it is in none yet.
    pub fn id(&self, origin: u32) -> Option<&str> {
        self.tags.get(&origin).map(|tag| tag.id.as_str())
    }

    /// Notes that a network was opened from a document.
    pub fn adopt(&mut self, origin: u32, id: &str, kept: &SavedDocument) {
        self.tags.insert(origin, Tag { id: id.to_owned(), revision: kept.revision.clone() });
    }

    /// Goes on with a document after the page was loaded anew, if it still holds the same network.
    pub fn resume(&mut self, storage: &dyn Storage, origin: u32, id: &str, network: &Network) {
        if let Some(kept) =
            find(storage, id).filter(|kept| kept.network().is_ok_and(|kept| kept == network.renumbered()))
        {
            self.adopt(origin, id, &kept);
        }
    }

    /// Forgets a document that was taken away: what is edited further goes into a new one.
    pub fn forget(&mut self, id: &str) {
        self.tags.retain(|_, tag| tag.id != id);
    }

    /// Keeps a network as it is now, as a draft if it is in no document yet. One that was not changed since it came is left alone.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be kept.
    pub fn follow(&mut self, storage: &dyn Storage, origin: u32, network: &Arc<Network>) -> Result<(), StorageError> {
        let first = self.met.entry(origin).or_insert_with(|| Arc::clone(network));
        let is_unchanged = Arc::ptr_eq(first, network) || **first == **network;
        if is_unchanged && !self.tags.contains_key(&origin) {
            Ok(())
        } else {
            self.keep(storage, origin, network, true)
        }
    }

    /// Keeps a network under its name.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be kept.
    pub fn save(&mut self, storage: &dyn Storage, origin: u32, network: &Network) -> Result<(), StorageError> {
        self.keep(storage, origin, network, false)
    }

    fn keep(&mut self, storage: &dyn Storage, origin: u32, network: &Network, draft: bool) -> Result<(), StorageError> {
        let own = self.tags.get(&origin);
        let before = own.and_then(|tag| Some((tag.id.clone(), find(storage, &tag.id)?)));
        // A document that another window has changed meanwhile, or taken away, is left to it.
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

/// Takes the oldest drafts away, until there is room for one more.
fn make_room(storage: &dyn Storage) -> Result<(), StorageError> {
    let entries = list(storage)?;
    let drafts = entries.iter().filter(|entry| entry.kept.as_ref().is_some_and(|kept| kept.draft));
    for oldest in drafts.skip(MOST_DRAFTS - 1) {
        remove(storage, &oldest.id);
    }
    Ok(())
}
