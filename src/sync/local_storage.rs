//! The browser's local storage as the [storage](crate::app::documents) of documents.

use js_sys::{Date, Math, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage as WebStorage};

use crate::app::documents::{Storage, StorageError};
use crate::i18n::Locale;

/// The key under which a window keeps the id of its open document, for a reload.
const OPEN: &str = "convscope:open";

/// The browser's local storage, which all windows share.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStorage;

impl Storage for LocalStorage {
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = local()?;
        let count = storage.length().map_err(|_| StorageError::Forbidden)?;
        Ok((0..count).filter_map(|index| storage.key(index).ok().flatten()).collect())
    }

    fn read(&self, key: &str) -> Option<String> {
        local().ok()?.get_item(key).ok()?
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        local()?.set_item(key, text).map_err(|reason| reason_of(&reason))
    }

    fn remove(&self, key: &str) {
        if let Ok(storage) = local() {
            // A document that cannot be deleted stays visible in the list.
            let _ = storage.remove_item(key);
        }
    }

    fn now(&self) -> f64 {
        Date::now()
    }

    fn fresh(&self) -> String {
        let random = (Math::random() * f64::from(u32::MAX)) as u32;
        format!("{:x}{random:08x}", Date::now() as u64)
    }
}

/// The id of the document that was open in this window before a reload.
pub fn open_before() -> Option<String> {
    window().session_storage().ok()??.get_item(OPEN).ok()?
}

/// Records the document that is open in this window; `None` for none.
pub fn note_open(id: Option<&str>) {
    let Ok(Some(storage)) = window().session_storage() else { return };
    if storage.get_item(OPEN).is_ok_and(|noted| noted.as_deref() == id) {
        return;
    }
    // If it fails, a reload continues in a new document, and nothing is lost.
    let _ = match id {
        Some(id) => storage.set_item(OPEN, id),
        None => storage.remove_item(OPEN),
    };
}

/// A time, in milliseconds since the beginning of 1970, in the user's language: “24 Nov 2026, 14:03”.
pub fn time_words(locale: Locale, time: f64) -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A plain object accepts every property.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    // British English, whose dates name the month, so that it cannot be mistaken for the day.
    let tag = if locale == Locale::en { "en-GB" } else { locale.as_ref() };
    Date::new(&JsValue::from_f64(time)).to_locale_string(tag, &options).into()
}

fn local() -> Result<WebStorage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Forbidden)
}

fn reason_of(reason: &JsValue) -> StorageError {
    let name = reason.dyn_ref::<DomException>().map(DomException::name);
    if name.is_some_and(|name| name == "SecurityError") { StorageError::Forbidden } else { StorageError::Full }
}
