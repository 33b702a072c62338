//! Preferences kept between visits in the browser's local storage. Without storage, each visit begins anew.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};

use crate::app::Appearance;

/// The key in local storage. A public promise: stored preferences stay readable.
const KEY: &str = "convscope";

/// What is kept between visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The tag of the chosen language; none until one is chosen.
    pub language: Option<String>,
    /// Light or dark.
    pub appearance: Appearance,
    /// The network last worked on, in the notation.
    pub network: Option<String>,
}

/// The stored preferences; none on a first visit, and where nothing can be read.
pub fn load() -> Option<Preferences> {
    let storage = window().local_storage().ok()??;
    serde_json::from_str(&storage.get_item(KEY).ok()??).ok()
}

/// Stores preferences. Where storage is full or forbidden they are lost with the page; the network itself is not.
pub fn save(preferences: &Preferences) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    if let Ok(text) = serde_json::to_string(preferences) {
        let _ = storage.set_item(KEY, &text);
    }
}
