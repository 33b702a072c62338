//! The worker's message loop.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::influence::InfluenceServer;
use super::message::{Reply, Request, decode, encode};
use super::picture;

/// Whether the program runs in a worker.
pub fn runs_here() -> bool {
    scope().is_some()
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Answers requests from now on, and says that it is ready.
pub fn serve() {
    let Some(scope) = scope() else { return };
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        send(&Reply::Panic(panic.to_string()));
    }));
    let mut server = Server::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(request) = request_of(&event.data()) {
            send(&server.answer(&request, &mut |done, of| send(&Reply::Progress { done, of })));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its thread.
    on_message.forget();
    send(&Reply::Ready);
}

fn request_of(data: &JsValue) -> Option<Request> {
    decode(&data.dyn_ref::<Uint8Array>()?.to_vec())
}

fn send(reply: &Reply) {
    let Some(scope) = scope() else { return };
    let bytes = Uint8Array::from(encode(reply).as_slice());
    // Moved, not copied. It fails only for bytes that were moved before.
    let _ = scope.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
}

/// What answers requests, in a worker or in the page.
#[derive(Debug, Default)]
pub(super) struct Server {
    influence: InfluenceServer,
}

impl Server {
    /// The answer to a request. `progress` is told how many frames are done, of how many.
    pub(super) fn answer(&mut self, request: &Request, progress: &mut dyn FnMut(usize, usize)) -> Reply {
        match request {
            Request::Influence(request) => Reply::Influence(self.influence.answer(request)),
            Request::Picture(request) => Reply::Picture(picture::file(request, progress)),
        }
    }
}
