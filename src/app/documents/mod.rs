//! Saved documents: networks kept in the browser's local storage.
//!
//! A [`Storage`] keeps texts under keys; each document is one [`SavedDocument`] under a key of its own, so that two windows never write
//! each
//! other's. A [`WindowDocuments`] knows which document belongs to which network of this window: what is edited is kept at once, first as
//! a draft,
//! and a name makes it stay. [`Progress`] is what is done of the lessons.

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
