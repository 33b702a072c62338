//! Server: the worker's message loop.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

use super::blob_source::BlobSource;
use super::influence::InfluenceServer;
use super::message::{Reply, Request, decode, encode};
use super::{import, picture};
use crate::formats::without_weights;

/// The number of bytes of a file read at a time.
const PIECE: usize = 8 << 20;

/// Whether the program runs in a worker.
pub fn runs_here() -> bool {
    scope().is_some()
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Begins to answer requests, and reports that it is ready.
pub fn serve() {
    let Some(scope) = scope() else { return };
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        send(&Reply::Panic(panic.to_string()));
    }));
    let mut server = Server::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let progress = &mut |done, of| send(&Reply::Progress { done, of });
        match request_of(&event.data(), progress) {
            Ok(Some(request)) => send(&server.answer(&request, progress)),
            Ok(None) => {}
            Err(Unreadable) => send(&Reply::Unreadable),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The listener must live as long as the worker's thread.
    on_message.forget();
    send(&Reply::Ready);
}

/// A file that accompanied a request cannot be read.
struct Unreadable;

/// The request in a message, with the bytes of its file. `progress` is called with the number of bytes read and the total.
fn request_of(data: &JsValue, progress: &mut dyn FnMut(usize, usize)) -> Result<Option<Request>, Unreadable> {
    let message = |data: &JsValue| decode(&data.dyn_ref::<Uint8Array>()?.to_vec());
    let Some(parts) = data.dyn_ref::<Array>() else { return Ok(message(data)) };
    let mut request = message(&parts.get(0));
    if let (Some(Request::Import(request)), Some(file)) = (&mut request, parts.get(1).dyn_ref::<Blob>()) {
        request.bytes = bytes_of(file, progress).map_err(|_| Unreadable)?;
    }
    Ok(request)
}

/// The bytes of a file, read in pieces. Large files are read without weights if their format allows it.
fn bytes_of(file: &Blob, progress: &mut dyn FnMut(usize, usize)) -> Result<Vec<u8>, JsValue> {
    let reader = FileReaderSync::new()?;
    let size = file.size() as usize;
    if size > PIECE
        && let Ok(Some(bytes)) = without_weights(&mut BlobSource::new(file.clone(), reader.clone()))
    {
        return Ok(bytes);
    }
    let mut bytes = Vec::new();
    // Without enough memory the file counts as unreadable.
    bytes.try_reserve_exact(size).map_err(|_| JsValue::NULL)?;
    while bytes.len() < size {
        let end = size.min(bytes.len() + PIECE);
        let piece = file.slice_with_f64_and_f64(bytes.len() as f64, end as f64)?;
        let piece = Uint8Array::new(&reader.read_as_array_buffer(&piece)?.into());
        if piece.length() == 0 {
            return Err(JsValue::NULL);
        }
        bytes.extend(piece.to_vec());
        progress(bytes.len(), size);
    }
    Ok(bytes)
}

fn send(reply: &Reply) {
    let Some(scope) = scope() else { return };
    let bytes = Uint8Array::from(encode(reply).as_slice());
    // Transferred, not copied. Fails only for bytes that were already transferred.
    let _ = scope.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
}

/// Answers requests, in a worker or on the page.
#[derive(Debug, Default)]
pub(super) struct Server {
    influence: InfluenceServer,
}

impl Server {
    /// The reply to a request. `progress` is called with the number of frames done and the total.
    pub(super) fn answer(&mut self, request: &Request, progress: &mut dyn FnMut(usize, usize)) -> Reply {
        match request {
            Request::Influence(request) => Reply::Influence(self.influence.answer(request)),
            Request::Picture(request) => Reply::Picture(picture::file(request, progress)),
            Request::Import(request) => Reply::Import(import::outcome(request)),
        }
    }
}
