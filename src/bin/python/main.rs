//! The page's Python, a program of its own: it runs in a worker, which the page starts when Python is first opened and ends afterwards.
//!
//! It says `ready`; then a message is a list of two texts, a program and the options as JSON, and the reply is what comes out as JSON.

use std::panic;

use convscope::formats::python;
use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let replies = scope.clone();
    panic::set_hook(Box::new(move |_| post(&replies, "failed")));
    let replies = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some((source, options)) = request(&event.data()) {
            post(&replies, &python::run(&source, &options));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its page wants.
    on_message.forget();
    post(&scope, "ready");
}

fn request(data: &JsValue) -> Option<(String, String)> {
    let parts = data.dyn_ref::<Array>()?;
    Some((parts.get(0).as_string()?, parts.get(1).as_string()?))
}

fn post(scope: &DedicatedWorkerGlobalScope, text: &str) {
    // Texts can always be posted.
    let _ = scope.post_message(&text.into());
}
