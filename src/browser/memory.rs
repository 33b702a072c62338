//! What is kept between visits, in the browser's local storage. A browser that forbids storage, or has none left, just forgets.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};

use crate::state::Appearance;

const KEY: &str = "convscope";

/// What is kept between visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The language by its tag; none until it is chosen.
    pub language: Option<String>,
    /// Light or dark.
    pub appearance: Appearance,
    /// The network last worked on, in the notation.
    pub network: Option<String>,
}

/// Whether an earlier visit left something, be it damaged.
pub fn is_there() -> bool {
    window().local_storage().ok().flatten().is_some_and(|storage| matches!(storage.get_item(KEY), Ok(Some(_))))
}

/// What the last visit left; none on a first visit, and where nothing can be read.
pub fn recall() -> Option<Memory> {
    let storage = window().local_storage().ok()??;
    serde_json::from_str(&storage.get_item(KEY).ok()??).ok()
}

/// Keeps something for the next visit.
pub fn keep(memory: &Memory) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    if let Ok(text) = serde_json::to_string(memory) {
        // Full or forbidden storage loses nothing that is on the page.
        let _ = storage.set_item(KEY, &text);
    }
}
