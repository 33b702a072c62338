//! Events with a text, and with bytes where it is about a file: how the programs of the page talk.
//!
//! They are sent on the document, and by a program that runs off the main thread on that thread's own scope.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// What an event brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// The text.
    pub text: String,
    /// The bytes that it is about.
    pub bytes: Option<Vec<u8>>,
}

/// Sends an event with a text.
pub fn send(name: &str, text: &str) {
    send_detail(name, &JsValue::from_str(text));
}

/// Sends an event with a text and the bytes that it is about.
pub fn send_with_bytes(name: &str, text: &str, bytes: &[u8]) {
    send_detail(name, &Array::of2(&JsValue::from_str(text), &Uint8Array::from(bytes)));
}

fn send_detail(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Fails only for an event that is being sent already.
        let _ = target().dispatch_event(&event);
    }
}

/// Hears all events of a name for as long as the page lives.
pub fn listen(name: &str, mut hear: impl FnMut(Parcel) + 'static) {
    let closure = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| hear(parcel(&event.detail())));
    // Fails only for a name that is none.
    let _ = target().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn parcel(detail: &JsValue) -> Parcel {
    let Some(both) = detail.dyn_ref::<Array>() else {
        return Parcel { text: detail.as_string().unwrap_or_default(), bytes: None };
    };
    let bytes = both.get(1).dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec());
    Parcel { text: both.get(0).as_string().unwrap_or_default(), bytes }
}

/// The document, or the scope of a thread that has none.
fn target() -> EventTarget {
    let document = web_sys::window().and_then(|window| window.document());
    document.map_or_else(|| js_sys::global().unchecked_into(), Into::into)
}
