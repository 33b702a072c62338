//! Events on the document with a text: how the programs of the page talk.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{CustomEvent, CustomEventInit};

/// Sends an event with a text.
pub fn send(name: &str, text: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(text));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Fails only for an event that is being sent already.
        let _ = document().dispatch_event(&event);
    }
}

/// Hears all events of a name for as long as the page lives.
pub fn listen(name: &str, mut hear: impl FnMut(String) + 'static) {
    let closure = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        if let Some(text) = event.detail().as_string() {
            hear(text);
        }
    });
    // Fails only for a name that is none.
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
