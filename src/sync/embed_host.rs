//! The host page of an embedded figure: messages to and from it.
//!
//! Messages are plain objects. Out goes `{ convscope: "height", height }`, in CSS pixels, whenever it changes: to the origin that the
//! address names, and to any if
//! it names none, since a height is no secret. In come `{ convscope: "play" }`, `{ convscope: "pause" }` and `{ convscope: "seek", at }`
//! with `at` in steps: only from the window around this one, and only if its origin is exactly the one that the address names.

use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::{document, window};
use leptos_use::{use_event_listener, use_window};
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// The property that says what a message is about.
const SUBJECT: &str = "convscope";

/// What the page around this one asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HostCommand {
    /// To play from where it stands.
    Play,
    /// To stand still.
    Pause,
    /// To go to a place on the timeline, in steps.
    Seek(f64),
}

/// Tells the page around this one how much height all of it takes, in CSS pixels.
pub fn tell_height(origin: Option<&str>, height: f64) {
    let Some(parent) = parent() else { return };
    let message = js_sys::Object::new();
    let put = |name: &str, value: JsValue| Reflect::set(&message, &JsValue::from_str(name), &value).is_ok();
    if put(SUBJECT, JsValue::from_str("height")) && put("height", JsValue::from_f64(height.ceil())) {
        // Fails only for an origin that is none, and those are not taken from an address.
        let _ = parent.post_message(&message, origin.unwrap_or("*"));
    }
}

/// Hears the page around this one, if it is at `origin`, for as long as this one lives.
pub fn listen(origin: String, obey: impl Fn(HostCommand) + 'static) {
    let _ = use_event_listener(use_window(), ev::message, move |event: MessageEvent| {
        let is_parent = parent().is_some_and(|parent| event.source().is_some_and(|source| *source == ***parent));
        if is_parent
            && event.origin() == origin
            && let Some(command) = command(&event.data())
        {
            obey(command);
        }
    });
}

/// Whether this page has something to scroll, or the one around it may have.
pub fn may_scroll() -> bool {
    let page = document().document_element();
    parent().is_some() || page.is_some_and(|page| page.scroll_height() > page.client_height())
}

fn command(message: &JsValue) -> Option<HostCommand> {
    let get = |name: &str| Reflect::get(message, &JsValue::from_str(name)).ok();
    match get(SUBJECT)?.as_string()?.as_str() {
        "play" => Some(HostCommand::Play),
        "pause" => Some(HostCommand::Pause),
        "seek" => get("at")?.as_f64().filter(|at| at.is_finite()).map(HostCommand::Seek),
        _ => None,
    }
}

/// The window around this one; none if this one is in no frame.
fn parent() -> Option<Window> {
    window().parent().ok().flatten().filter(|parent| *parent != window())
}
