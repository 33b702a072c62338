//! Embed host: messages to and from the page around an embedded figure.
//!
//! Messages are plain objects. The figure sends `{ convscope: "height", height }`, in CSS pixels, whenever its height changes: to the
//! origin that the address names, or to any if it names none, since a height is not secret. It accepts `{ convscope: "play" }`,
//! `{ convscope: "pause" }` and `{ convscope: "seek", at }` with `at` in steps, only from the parent window, and only if its origin is
//! exactly the one that the address names.

use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::{document, window};
use leptos_use::{use_event_listener, use_window};
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// The property with the subject of a message.
const SUBJECT: &str = "convscope";

/// A command of the embedding page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HostCommand {
    /// Play from the current position.
    Play,
    /// Pause.
    Pause,
    /// Move to a position of the timeline, in steps.
    Seek(f64),
}

/// Reports the page's height to the embedding page, in CSS pixels.
pub fn tell_height(origin: Option<&str>, height: f64) {
    let Some(parent) = parent() else { return };
    let message = js_sys::Object::new();
    let put = |name: &str, value: JsValue| Reflect::set(&message, &JsValue::from_str(name), &value).is_ok();
    if put(SUBJECT, JsValue::from_str("height")) && put("height", JsValue::from_f64(height.ceil())) {
        // Fails only for an invalid origin, which an address cannot contain.
        let _ = parent.post_message(&message, origin.unwrap_or("*"));
    }
}

/// Listens to the embedding page, if its origin is `origin`, for the lifetime of the current owner.
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

/// Whether this page can scroll, or the embedding page may.
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

/// The parent window; `None` if this page is not in a frame.
fn parent() -> Option<Window> {
    window().parent().ok().flatten().filter(|parent| *parent != window())
}
