//! The page's handle of its worker: messages, restart.

use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::message::{Reply, Request, decode, encode};

/// What a thread tells.
#[expect(clippy::large_enum_variant, reason = "it is handed on at once, never stored")]
#[derive(Clone, Debug, PartialEq)]
pub(super) enum News {
    /// A reply came.
    Reply(Reply),
    /// The thread could not be started, or stopped without a word.
    Failed,
}

/// A worker that runs this program. It ends when the value is dropped.
pub(super) struct Thread {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Thread {
    /// Starts a worker, which tells `hear` first that it is ready or has failed. None where the browser allows no worker.
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

    /// Asks the worker. It must be ready.
    pub(super) fn ask(&self, request: &Request) {
        let bytes = Uint8Array::from(encode(request).as_slice());
        // Moved, not copied. It fails only for bytes that were moved before.
        let _ = self.worker.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
    }

    /// Asks the worker about a file, which goes along unread. It must be ready.
    pub(super) fn ask_about(&self, request: &Request, file: Option<&Blob>) {
        let Some(file) = file else { return self.ask(request) };
        let bytes = Uint8Array::from(encode(request).as_slice());
        // Files can always be handed on.
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

/// Tells news once the listener has returned, since whoever hears them may drop the thread, and the listener with it.
fn tell_later(hear: impl Fn(News) + 'static, news: News) {
    spawn_local(async move { hear(news) });
}

/// Where the files of this program are, as Trunk's preload links name them.
pub(super) struct Program {
    pub(super) worker: String,
    script: String,
    binary: String,
}

impl Program {
    fn of_page() -> Option<Self> {
        // In the page that is one file they are no links: `data-rel`.
        let script = link(r#"link:is([rel="modulepreload"], [data-rel="modulepreload"]):not([href*="snippets/"])"#)?;
        let binary = link(r#"link:is([rel="preload"], [data-rel="preload"])[as="fetch"]"#)?;
        // The worker's own script has no hash in its name; with the program's behind it no old copy is taken for the new one.
        let version = script.rsplit('/').next()?.trim_end_matches(".js");
        Some(Self { worker: format!("worker.js?{version}"), script, binary })
    }

    /// The program that runs Python. Its names hold no hash; with the page's behind them no old copy is taken for the new one.
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
            // A plain object takes every property.
            let _ = Reflect::set(&message, &name.into(), &address.into());
        }
        message.into()
    }
}

fn link(selector: &str) -> Option<String> {
    let element = document().query_selector(selector).ok()??;
    Some(element.dyn_into::<HtmlLinkElement>().ok()?.href())
}
