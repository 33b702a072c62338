//! Saved document, and operations on the list of all: find, rename, duplicate, remove, restore.

use serde::{Deserialize, Serialize};

use super::{Storage, StorageError};
use crate::formats::notation::{self, NotationError};
use crate::network::Network;

/// The prefix of the keys of documents.
const PREFIX: &str = "convscope:document:";

/// A document as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedDocument {
    /// The network's name; may be empty.
    pub name: String,
    /// The network in the notation.
    pub text: String,
    /// The time of the last change, in milliseconds since the beginning of 1970.
    pub changed: f64,
    /// A unique word for this change, by which windows notice each other's changes.
    pub revision: String,
    /// Whether it was never saved under a name: old drafts are deleted for newer ones.
    pub draft: bool,
}

impl SavedDocument {
    /// The document of a network, changed now.
    pub(super) fn new(storage: &dyn Storage, network: &Network, draft: bool) -> Self {
        Self {
            name: network.name.clone(),
            text: notation::write(network),
            changed: storage.now(),
            revision: storage.fresh(),
            draft,
        }
    }

    /// Parses the network.
    ///
    /// # Errors
    /// [`NotationError`] if the text was damaged.
    pub fn network(&self) -> Result<Network, NotationError> {
        notation::read(&self.text)
    }
}

/// An entry of the list of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key in this browser without the prefix, not for display.
    pub id: String,
    /// The document; `None` if it is damaged.
    pub kept: Option<SavedDocument>,
}

/// All documents, the most recently changed first, damaged ones at the end.
///
/// # Errors
/// [`StorageError::Forbidden`] if reading is forbidden.
pub fn list(storage: &dyn Storage) -> Result<Vec<Entry>, StorageError> {
    let keys = storage.keys()?;
    let ids = keys.iter().filter_map(|key| key.strip_prefix(PREFIX));
    let mut entries: Vec<Entry> = ids.map(|id| Entry { id: id.to_owned(), kept: find(storage, id) }).collect();
    let age = |entry: &Entry| entry.kept.as_ref().map_or(f64::INFINITY, |kept| -kept.changed);
    entries.sort_by(|left, right| age(left).total_cmp(&age(right)).then_with(|| left.id.cmp(&right.id)));
    Ok(entries)
}

/// The document with an id; `None` if it is missing or damaged.
pub fn find(storage: &dyn Storage, id: &str) -> Option<SavedDocument> {
    serde_json::from_str(&storage.read(&key(id))?).ok()
}

/// Writes a document under an id.
///
/// # Errors
/// [`StorageError`] if it could not be saved.
///
/// # Panics
/// Never: texts and numbers can be written as JSON.
pub fn restore(storage: &dyn Storage, id: &str, kept: &SavedDocument) -> Result<(), StorageError> {
    let text = serde_json::to_string(kept).expect("texts and numbers can be written as JSON");
    storage.write(&key(id), &text)
}

/// Deletes a document; returns it, so that it can be [restored](restore).
pub fn remove(storage: &dyn Storage, id: &str) -> Option<SavedDocument> {
    let kept = find(storage, id);
    storage.remove(&key(id));
    kept
}

/// Renames a document that is not open, which makes it permanent.
///
/// # Errors
/// [`StorageError`] if it could not be saved.
pub fn rename(storage: &dyn Storage, id: &str, name: &str) -> Result<(), StorageError> {
    let Some(mut network) = find(storage, id).and_then(|kept| kept.network().ok()) else { return Ok(()) };
    name.clone_into(&mut network.name);
    restore(storage, id, &SavedDocument::new(storage, &network, false))
}

/// Saves a copy of a document under another name.
///
/// # Errors
/// [`StorageError`] if it could not be saved.
pub fn duplicate(storage: &dyn Storage, id: &str, name: &str) -> Result<(), StorageError> {
    let Some(mut network) = find(storage, id).and_then(|kept| kept.network().ok()) else { return Ok(()) };
    name.clone_into(&mut network.name);
    restore(storage, &storage.fresh(), &SavedDocument::new(storage, &network, false))
}

fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}
