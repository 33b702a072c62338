//! Synchronization of the page with the browser: address, storage, files, media queries, the host page of an embed.
//!
//! In reading order: [`startup`] reads address and storage once, before anything is shown; [`url_sync`] keeps them up to date, after the
//! pause of a [`debounce`]; [`autosave`] saves the network as a document in [`local_storage`]; [`preferences`] persist between visits.
//! [`Page`] is the window's document and address; [`media`] the system's preferences; [`files`] and [`photo`] import and export;
//! [`embed_host`] the page around an embedded figure; [`frame`] lets long work wait for the next frame.

pub mod autosave;
pub mod debounce;
pub mod embed_host;
pub mod files;
pub mod frame;
pub mod local_storage;
pub mod media;
mod page;
pub mod photo;
pub mod preferences;
pub mod startup;
pub mod url_sync;

pub use page::{HistoryMode, Page};
