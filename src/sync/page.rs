//! Page in its window: the document and the address bar.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The page in its window: its address, its language, its color scheme.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page;

impl Page {
    /// The address from `#` on; empty if there is none.
    pub fn fragment(self) -> String {
        window().location().hash().unwrap_or_default()
    }

    /// The address without the fragment.
    pub fn address(self) -> String {
        let address = window().location().href().unwrap_or_default();
        address.split('#').next().unwrap_or_default().to_owned()
    }

    /// Changes the fragment of the address, in place or as a new history entry. If a browser forbids it (some do in frames and for files,
    /// or when it happens too often), the address stays unchanged.
    pub fn set_fragment(self, fragment: &str, mode: HistoryMode) {
        let Ok(history) = window().history() else { return };
        let address = format!("#{fragment}");
        let _ = match mode {
            HistoryMode::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            HistoryMode::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
        };
    }

    /// Removes the static page that is shown until the program has started.
    pub fn remove_still(self) {
        if let Ok(Some(still)) = document().query_selector("[data-still]") {
            still.remove();
        }
    }

    /// Reloads the page.
    pub fn reload(self) {
        // Fails only if the page may not be shown at all.
        let _ = window().location().reload();
    }

    /// Sets the document's language, which determines fonts and screen readers' pronunciation.
    pub fn set_language(self, tag: &str) {
        set_root("lang", Some(tag));
    }

    /// Sets the theme for the stylesheets; without one they follow the system.
    pub fn set_theme(self, theme: Option<&str>) {
        set_root("data-theme", theme);
    }

    /// Tells the stylesheets whether the page is in presentation mode.
    pub fn set_presenting(self, presenting: bool) {
        set_root("data-presenting", presenting.then_some(""));
    }

    /// Requests full screen. If the browser refuses, the page stays in its window.
    pub fn enter_full_screen(self) {
        let Some(root) = document().document_element().filter(|_| document().fullscreen_enabled()) else { return };
        let request = Reflect::get(&root, &JsValue::from_str("requestFullscreen"));
        let answer = request.ok().and_then(|request| request.dyn_into::<Function>().ok()?.call0(&root).ok());
        if let Some(promise) = answer.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
            // An unhandled rejection would be an error on the console.
            spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    }

    /// Leaves full screen.
    pub fn leave_full_screen(self) {
        if self.is_full_screen() {
            document().exit_fullscreen();
        }
    }

    /// Whether the page is in full screen.
    pub fn is_full_screen(self) -> bool {
        document().fullscreen_element().is_some()
    }

    /// Opens the browser's print dialog.
    pub fn print(self) {
        // Fails only if printing is forbidden.
        let _ = window().print();
    }

    /// Whether the static pages are published beside this one. The build says so.
    pub fn has_static_pages(self) -> bool {
        matches!(document().query_selector("meta[name=pages]"), Ok(Some(_)))
    }

    /// Sets the window's title.
    pub fn set_title(self, title: &str) {
        document().set_title(title);
    }
}

/// How a change of the address enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// It replaces the present entry.
    Replace,
    /// It adds an entry, so that the back button returns to the previous address.
    Push,
}

fn set_root(attribute: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Neither name can be invalid.
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
