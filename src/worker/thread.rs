//! Thread: the page's handle of its worker, with messages and restart.

use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::message::{Reply, Request, decode, encode};

/// An event of a thread.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum News {
    /// A reply arrived.
    Reply(Reply),
    /// The thread could not be started, or stopped without a message.
    Failed,
}

/// A worker that runs this program. It is terminated when the value is dropped.
pub(super) struct Thread {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Thread {
    /// Starts a worker, which first reports to `hear` that it is ready or has failed. `None` if the browser allows no worker.
    pub(super) fn start(hear: impl Fn(News) + Clone + 'static) -> Option<Self> {
        let program = Program::of_page()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&program.worker, &options).ok()?;
        let told = hear.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let reply = event.data().dyn_ref::<Uint8Array>().and_then(|bytes| decode(&bytes.to_vec()));
            tell_later(told.clone(), reply.map_or(News::Failed, News::Reply));
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_| tell_later(hear.clone(), News::Failed));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&program.addresses()).ok()?;
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a request. The worker must be ready.
    pub(super) fn ask(&self, request: &Request) {
        let bytes = Uint8Array::from(encode(request).as_slice());
        // Transferred, not copied. Fails only for bytes that were already transferred.
        let _ = self.worker.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
    }

    /// Sends a request with a file, which the worker reads. The worker must be ready.
    pub(super) fn ask_about(&self, request: &Request, file: Option<&Blob>) {
        let Some(file) = file else { return self.ask(request) };
        let bytes = Uint8Array::from(encode(request).as_slice());
        // Files can always be posted.
        let _ = self.worker.post_message(&js_sys::Array::of2(&bytes, file));
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Reports news after the listener has returned, since the receiver may drop the thread with its listener.
fn tell_later(hear: impl Fn(News) + 'static, news: News) {
    spawn_local(async move { hear(news) });
}

/// The addresses of the program's files, from Trunk's preload links.
pub(super) struct Program {
    pub(super) worker: String,
    script: String,
    binary: String,
}

impl Program {
    fn of_page() -> Option<Self> {
        // In the single-file page they are not links: `data-rel`.
        let script = link(r#"link:is([rel="modulepreload"], [data-rel="modulepreload"]):not([href*="snippets/"])"#)?;
        let binary = link(r#"link:is([rel="preload"], [data-rel="preload"])[as="fetch"]"#)?;
        // The worker's own script has no hash in its name; with the program's hash as its version, no outdated copy is used.
        let version = script.rsplit('/').next()?.trim_end_matches(".js");
        Some(Self { worker: format!("worker.js?{version}"), script, binary })
    }

    /// The program that runs Python. Its file names have no hash; with the page's hash as their version, no outdated copy is used.
    pub(super) fn of_python() -> Option<Self> {
        let Self { worker, script, .. } = Self::of_page()?;
        let (_, version) = worker.split_once('?')?;
        let (folder, _) = script.rsplit_once('/')?;
        let address = |file: &str| format!("{folder}/{file}?{version}");
        let (script, binary) = (address("python.js"), address("python_bg.wasm"));
        Some(Self { worker: format!("{worker}-python"), script, binary })
    }

    pub(super) fn addresses(&self) -> JsValue {
        let message = Object::new();
        for (name, address) in [("script", &self.script), ("binary", &self.binary)] {
            // A plain object accepts every property.
            let _ = Reflect::set(&message, &name.into(), &address.into());
        }
        message.into()
    }
}

fn link(selector: &str) -> Option<String> {
    let element = document().query_selector(selector).ok()??;
    Some(element.dyn_into::<HtmlLinkElement>().ok()?.href())
}
