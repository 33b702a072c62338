//! Handing things to the reader: the clipboard and downloads.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

/// Puts a text on the clipboard; false if the browser forbids it.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The text of a file; none if the browser cannot read it.
pub async fn read_text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Hands a text to the reader as a file.
pub fn download_text(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let done = download(name, &address);
    // The browser has taken the file up by then.
    let _ = Url::revoke_object_url(&address);
    done
}

/// Hands a canvas to the reader as a picture file.
pub fn download_canvas(name: &str, canvas: &HtmlCanvasElement) -> Option<()> {
    download(name, &canvas.to_data_url_with_type("image/png").ok()?)
}

fn download(name: &str, address: &str) -> Option<()> {
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(address);
    anchor.set_download(name);
    anchor.click();
    Some(())
}
