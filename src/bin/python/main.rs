//! Main program of the page's Python: it runs in a worker, which the page starts when Python is first needed and terminates afterwards.
//!
//! It posts `ready`; then each message is a list of two strings, a program and the options as JSON, and the reply is the result as JSON.

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
    // The listener must live as long as the worker.
    on_message.forget();
    post(&scope, "ready");
}

fn request(data: &JsValue) -> Option<(String, String)> {
    let parts = data.dyn_ref::<Array>()?;
    Some((parts.get(0).as_string()?, parts.get(1).as_string()?))
}

fn post(scope: &DedicatedWorkerGlobalScope, text: &str) {
    // Strings can always be posted.
    let _ = scope.post_message(&text.into());
}
