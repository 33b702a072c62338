//! Preferences kept between visits in the browser's local storage. Without storage, each visit begins anew.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};

use crate::app::Appearance;

/// The key in local storage. It is stable: stored preferences stay readable.
const KEY: &str = "convscope";

/// The content that is kept between visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The tag of the chosen language; `None` before a choice.
    pub language: Option<String>,
    /// The color scheme.
    pub appearance: Appearance,
    /// The last edited network, in the notation.
    pub network: Option<String>,
}

/// The stored preferences; `None` on a first visit, and if they cannot be read.
pub fn load() -> Option<Preferences> {
    let storage = window().local_storage().ok()??;
    serde_json::from_str(&storage.get_item(KEY).ok()??).ok()
}

/// Stores preferences. If storage is full or forbidden they are lost with the page; the network itself is not.
pub fn save(preferences: &Preferences) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    if let Ok(text) = serde_json::to_string(preferences) {
        let _ = storage.set_item(KEY, &text);
    }
}
