//! Import client: has networks read by a worker.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

use super::import::ImportRequest;
use super::message::{Reply, Request};
use super::serve::Server;
use super::thread::{News, Thread};
use crate::app::ImportOutcome;
use crate::sync::files;

/// The progress of reading.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportProgress {
    /// The fraction of the file that has been read, from 0 to 1.
    Read(f64),
    /// The outcome.
    Done(ImportOutcome),
    /// The worker stopped without a message, most likely because it ran out of memory.
    Stopped,
    /// The browser cannot read the file.
    Unreadable,
}

/// A source to read.
#[derive(Clone, Debug)]
pub struct ImportSource {
    /// The request; without bytes if there is a file.
    pub request: ImportRequest,
    /// The file, which the worker reads itself.
    pub file: Option<Blob>,
}

/// Has one network read at a time. A new one, or [`cancel`](Self::cancel), cancels the one before.
#[derive(Clone, Copy)]
pub struct ImportClient {
    tell: Callback<ImportProgress>,
    work: StoredValue<Work, LocalStorage>,
}

#[derive(Default)]
struct Work {
    /// Distinguishes the present reading from canceled ones.
    number: u32,
    source: Option<ImportSource>,
    thread: Option<Thread>,
    is_ready: bool,
}

impl ImportClient {
    /// A client that reports its progress to `tell`.
    pub fn new(tell: Callback<ImportProgress>) -> Self {
        Self { tell, work: StoredValue::new_local(Work::default()) }
    }

    /// Starts to read a network.
    pub fn read(self, source: ImportSource) {
        self.cancel();
        let number = self.work.with_value(|work| work.number);
        let thread = Thread::start(move |news| self.hear(number, news));
        let has_thread = thread.is_some();
        self.work.update_value(|work| {
            work.thread = thread;
            work.source = Some(source);
        });
        if !has_thread {
            self.read_here(number);
        }
    }

    /// Cancels the reading in progress.
    pub fn cancel(self) {
        self.work.try_update_value(|work| *work = Work { number: work.number.wrapping_add(1), ..Work::default() });
    }

    fn is_current(self, number: u32) -> bool {
        self.work.try_with_value(|work| work.number == number && work.source.is_some()) == Some(true)
    }

    fn hear(self, number: u32, news: News) {
        if !self.is_current(number) {
            return;
        }
        match news {
            News::Reply(Reply::Ready) => {
                self.work.update_value(|work| {
                    work.is_ready = true;
                    if let (Some(thread), Some(source)) = (&work.thread, &work.source) {
                        thread.ask_about(&Request::Import(source.request.clone()), source.file.as_ref());
                    }
                });
            }
            News::Reply(Reply::Progress { done, of }) => {
                self.tell.run(ImportProgress::Read(done as f64 / of.max(1) as f64));
            }
            News::Reply(Reply::Import(outcome)) => self.finish(ImportProgress::Done(outcome)),
            News::Reply(Reply::Unreadable) => self.finish(ImportProgress::Unreadable),
            News::Reply(Reply::Influence(_) | Reply::Picture(_)) => {}
            News::Reply(Reply::Panic(_)) | News::Failed => {
                if self.work.with_value(|work| work.is_ready) {
                    self.finish(ImportProgress::Stopped);
                } else {
                    self.read_here(number);
                }
            }
        }
    }

    /// Reads on the main thread, if there is no worker.
    fn read_here(self, number: u32) {
        let Some(ImportSource { mut request, file }) = self.work.with_value(|work| work.source.clone()) else { return };
        spawn_local(async move {
            if let Some(file) = file {
                match files::read_bytes(&file).await {
                    Some(bytes) => request.bytes = bytes,
                    None if self.is_current(number) => return self.finish(ImportProgress::Unreadable),
                    None => return,
                }
            }
            if !self.is_current(number) {
                return;
            }
            if let Reply::Import(outcome) = Server::default().answer(&Request::Import(request), &mut |_, _| ()) {
                self.finish(ImportProgress::Done(outcome));
            }
        });
    }

    fn finish(self, progress: ImportProgress) {
        self.cancel();
        self.tell.run(progress);
    }
}
