//! Files of the user: clipboard and downloads.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Copies a text to the clipboard; returns false if the browser forbids it.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The bytes of a file; `None` if the browser cannot read it.
pub async fn read_bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Downloads a text as a file of a media type.
pub fn download_text(name: &str, kind: &str, text: &str) -> Option<()> {
    download_part(name, kind, &JsValue::from_str(text))
}

/// Downloads bytes as a file of a media type.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    download_part(name, kind, &js_sys::Uint8Array::from(bytes))
}

fn download_part(name: &str, kind: &str, part: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // Both texts and bytes can be parts of a file.
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(part), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let done = download(name, &address);
    // The browser has already taken the file.
    let _ = Url::revoke_object_url(&address);
    done
}

fn download(name: &str, address: &str) -> Option<()> {
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(address);
    anchor.set_download(name);
    anchor.click();
    Some(())
}
