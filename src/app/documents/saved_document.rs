//! One saved document, and operations on the list of all: find, rename, duplicate, remove, restore.

use serde::{Deserialize, Serialize};

use super::{Storage, StorageError};
use crate::formats::notation::{self, NotationError};
use crate::network::Network;

/// What the keys of documents begin with.
const PREFIX: &str = "convscope:document:";

/// A document as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedDocument {
    /// The network's own name; may be empty.
    pub name: String,
    /// The network in the notation.
    pub text: String,
    /// When it was last changed, in milliseconds since the beginning of 1970.
    pub changed: f64,
    /// Tells this change from all others, for windows to notice each other's.
    pub revision: String,
    /// Whether it was never saved under a name: drafts make room for newer ones.
    pub draft: bool,
}

impl SavedDocument {
    /// A network as it is kept from now on.
    pub(super) fn new(storage: &dyn Storage, network: &Network, draft: bool) -> Self {
        Self {
            name: network.name.clone(),
            text: notation::write(network),
            changed: storage.now(),
            revision: storage.fresh(),
            draft,
        }
    }

    /// The network.
    ///
    /// # Errors
    /// [`NotationError`] if the text was damaged.
    pub fn network(&self) -> Result<Network, NotationError> {
        notation::read(&self.text)
    }
}

/// A line of the list of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called in this browser, for nobody to read.
    pub id: String,
    /// The document; none if it is damaged.
    pub kept: Option<SavedDocument>,
}

/// All documents, the last changed first, damaged ones at the end.
///
/// # Errors
/// [`StorageError::Forbidden`] if nothing may be read.
pub fn list(storage: &dyn Storage) -> Result<Vec<Entry>, StorageError> {
    let keys = storage.keys()?;
    let ids = keys.iter().filter_map(|key| key.strip_prefix(PREFIX));
    let mut entries: Vec<Entry> = ids.map(|id| Entry { id: id.to_owned(), kept: find(storage, id) }).collect();
    let age = |entry: &Entry| entry.kept.as_ref().map_or(f64::INFINITY, |kept| -kept.changed);
    entries.sort_by(|left, right| age(left).total_cmp(&age(right)).then_with(|| left.id.cmp(&right.id)));
    Ok(entries)
}

/// A document; none if it is gone or damaged.
pub fn find(storage: &dyn Storage, id: &str) -> Option<SavedDocument> {
    serde_json::from_str(&storage.read(&key(id))?).ok()
}

/// Puts a document where it was, or a new one in its place.
///
/// # Errors
/// [`StorageError`] if it could not be kept.
///
/// # Panics
/// Never: texts and numbers can be written as JSON.
pub fn restore(storage: &dyn Storage, id: &str, kept: &SavedDocument) -> Result<(), StorageError> {
    let text = serde_json::to_string(kept).expect("texts and numbers can be written as JSON");
    storage.write(&key(id), &text)
}

/// Takes a document away; returns it, so that it can be [put back](restore).
pub fn remove(storage: &dyn Storage, id: &str) -> Option<SavedDocument> {
    let kept = find(storage, id);
    storage.remove(&key(id));
    kept
}

/// Gives a document that is not open another name, which makes it stay.
///
/// # Errors
/// [`StorageError`] if it could not be kept.
pub fn rename(storage: &dyn Storage, id: &str, name: &str) -> Result<(), StorageError> {
    let Some(mut network) = find(storage, id).and_then(|kept| kept.network().ok()) else { return Ok(()) };
    name.clone_into(&mut network.name);
    restore(storage, id, &SavedDocument::new(storage, &network, false))
}

/// Keeps a copy of a document under another name.
///
/// # Errors
/// [`StorageError`] if it could not be kept.
pub fn duplicate(storage: &dyn Storage, id: &str, name: &str) -> Result<(), StorageError> {
    let Some(mut network) = find(storage, id).and_then(|kept| kept.network().ok()) else { return Ok(()) };
    name.clone_into(&mut network.name);
    restore(storage, &storage.fresh(), &SavedDocument::new(storage, &network, false))
}

fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}
