//! The window, the document and the address bar.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The page in its window: its address, its language, its appearance.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page;

impl Page {
    /// The part of the address from `#` on; empty if there is none.
    pub fn fragment(self) -> String {
        window().location().hash().unwrap_or_default()
    }

    /// The address without the part from `#` on.
    pub fn address(self) -> String {
        let address = window().location().href().unwrap_or_default();
        address.split('#').next().unwrap_or_default().to_owned()
    }

    /// Changes the part of the address after `#`, in place or as a new entry of the history. A browser that forbids it (some do in
    /// frames and for files, or when it happens too often) leaves the address as it is.
    pub fn set_fragment(self, fragment: &str, mode: HistoryMode) {
        let Ok(history) = window().history() else { return };
        let address = format!("#{fragment}");
        let _ = match mode {
            HistoryMode::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            HistoryMode::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
        };
    }

    /// Removes the still page that stands there until the program shows the live one.
    pub fn remove_still(self) {
        if let Ok(Some(still)) = document().query_selector("[data-still]") {
            still.remove();
        }
    }

    /// Loads the page anew.
    pub fn reload(self) {
        // Fails only where the page may not be shown at all.
        let _ = window().location().reload();
    }

    /// Sets the document's language, which fonts and screen readers go by.
    pub fn set_language(self, tag: &str) {
        set_root("lang", Some(tag));
    }

    /// Sets the theme that the stylesheets go by; without one they follow the system.
    pub fn set_theme(self, theme: Option<&str>) {
        set_root("data-theme", theme);
    }

    /// Tells the stylesheets whether the page is shown to a room.
    pub fn set_presenting(self, presenting: bool) {
        set_root("data-presenting", presenting.then_some(""));
    }

    /// Asks for the whole screen. A browser that refuses leaves the page in its window.
    pub fn enter_full_screen(self) {
        let Some(root) = document().document_element().filter(|_| document().fullscreen_enabled()) else { return };
        let request = Reflect::get(&root, &JsValue::from_str("requestFullscreen"));
        let answer = request.ok().and_then(|request| request.dyn_into::<Function>().ok()?.call0(&root).ok());
        if let Some(promise) = answer.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
            // A refusal that nobody hears is an error on the console.
            spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    }

    /// Gives the screen back, if the page has all of it.
    pub fn leave_full_screen(self) {
        if self.is_full_screen() {
            document().exit_fullscreen();
        }
    }

    /// Whether the page has the whole screen.
    pub fn is_full_screen(self) -> bool {
        document().fullscreen_element().is_some()
    }

    /// Opens the browser's dialog for printing.
    pub fn print(self) {
        // Fails only where printing is forbidden.
        let _ = window().print();
    }

    /// Sets the window's title.
    pub fn set_title(self, title: &str) {
        document().set_title(title);
    }
}

/// Whether a change of the address can be gone back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// It takes the place of the address before.
    Replace,
    /// The browser's back button leads to the address before.
    Push,
}

fn set_root(attribute: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Neither name can be refused.
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
