//! What the reader does, whatever it is done to.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Nothing on the page changes but after one of these: by pointer or finger, by key, by what reads the screen aloud, by dropping, pasting or
/// another address.
const ACTS: [&str; 8] = ["pointerdown", "keydown", "click", "input", "change", "drop", "paste", "hashchange"];

/// Hears whenever the reader may be doing something, before any part of the page does, for as long as the page lives.
pub fn hear(act: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(act);
    for name in ACTS {
        // Fails only for a name that is none.
        let _ = window().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    }
    closure.forget();
}
