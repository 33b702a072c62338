//! Documents that stay in the reader's browser.
//!
//! A [`Storage`] keeps texts under keys; each document is one [`Kept`] under a key of its own, so that two windows never write each
//! other's. A [`Keeper`] knows which document belongs to which network of this window: what is edited is kept at once, first as a draft,
//! and a name makes it stay. [`Progress`] is what is done of the lessons.

mod keeper;
mod kept;
mod progress;
mod storage;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use keeper::{Keeper, MOST_DRAFTS};
pub use kept::{Entry, Kept, duplicate, find, list, put_back, remove, rename};
pub use progress::Progress;
pub use storage::{Storage, StorageError};
