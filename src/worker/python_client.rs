//! Python client: runs Python source in a worker with another program.

use std::time::Duration;

use js_sys::Array;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::thread::Program;
use crate::formats::python::{PythonOptions, PythonProblem, PythonReading};

/// How long a program may run, not counting the loading of the interpreter.
const LIMIT: Duration = Duration::from_secs(5);

/// Runs Python programs, one at a time. The interpreter is fetched on first use.
#[derive(Clone, Copy, Debug)]
pub struct PythonClient {
    run: StoredValue<Option<Run>, LocalStorage>,
}

/// A running worker. It is terminated when the value is dropped.
#[derive(Debug)]
struct Run {
    worker: Worker,
    deadline: Option<TimeoutHandle>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl PythonClient {
    /// An idle client. The current reactive owner must outlive it.
    pub fn new() -> Self {
        Self { run: StoredValue::new_local(None) }
    }

    /// Runs a program and passes the result to `done`. A running program is canceled silently.
    pub fn run(self, source: String, options: &PythonOptions, done: impl Fn(PythonReading) + Clone + 'static) {
        self.cancel();
        let request = Array::of2(&source.into(), &options.to_json().into());
        let told = done.clone();
        let run = Run::start(move |news| {
            let told = told.clone();
            // After the listener has returned, since the worker with its listener may be dropped.
            let request = request.clone();
            spawn_local(async move { self.hear(news.as_deref(), &request, told) });
        });
        match run {
            Some(run) => self.run.set_value(Some(run)),
            None => done(PythonReading::failed(PythonProblem::Interpreter {})),
        }
    }

    /// Terminates the worker, if there is one, silently.
    pub fn cancel(self) {
        self.run.try_update_value(Option::take);
    }

    fn hear(self, news: Option<&str>, request: &JsValue, done: impl Fn(PythonReading) + Clone + 'static) {
        if self.run.try_with_value(Option::is_some) != Some(true) {
            return;
        }
        match news {
            Some("ready") => {
                let late = done.clone();
                let deadline = set_timeout_with_handle(
                    move || {
                        self.finish(PythonReading::failed(PythonProblem::Endless { seconds: LIMIT.as_secs() }), late);
                    },
                    LIMIT,
                );
                let posted = self.run.try_update_value(|run| {
                    let run = run.as_mut()?;
                    run.deadline = deadline.ok();
                    run.worker.post_message(request).ok()
                });
                if posted.flatten().is_none() {
                    self.finish(PythonReading::failed(PythonProblem::Interpreter {}), done);
                }
            }
            Some("failed") | None => self.finish(PythonReading::failed(PythonProblem::Interpreter {}), done),
            Some(text) => self.finish(PythonReading::from_json(text), done),
        }
    }

    fn finish(self, reading: PythonReading, done: impl Fn(PythonReading)) {
        if self.run.try_update_value(Option::take).flatten().is_some() {
            done(reading);
        }
    }
}

impl Default for PythonClient {
    fn default() -> Self {
        Self::new()
    }
}

impl Run {
    /// Starts a worker, which passes every message to `hear`, and `None` on failure.
    fn start(hear: impl Fn(Option<String>) + Clone + 'static) -> Option<Self> {
        let program = Program::of_python()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&program.worker, &options).ok()?;
        let told = hear.clone();
        let on_message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| told(event.data().as_string()));
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_| hear(None));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&program.addresses()).ok()?;
        Some(Self { worker, deadline: None, _on_message: on_message, _on_error: on_error })
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if let Some(deadline) = self.deadline.take() {
            deadline.clear();
        }
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
