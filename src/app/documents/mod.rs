//! Saved documents: networks kept in the browser's local storage.
//!
//! A [`Storage`] keeps texts under keys. Each document is a [`SavedDocument`] under its own key, so that two windows do not overwrite each
//! other's. A [`WindowDocuments`] knows the document of each network of this window: edits are saved at once, first as a draft, which
//! becomes permanent with a name. [`Progress`] is the progress in the lessons.

mod progress;
mod saved_document;
mod storage;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod window_documents;

pub use progress::Progress;
pub use saved_document::{Entry, SavedDocument, duplicate, find, list, remove, rename, restore};
pub use storage::{Storage, StorageError};
pub use window_documents::{MOST_DRAFTS, WindowDocuments};
