//! Picture client of the page, for images and animations from the worker.

use leptos::prelude::*;

use super::message::{Reply, Request};
use super::picture::PictureRequest;
use super::serve::Server;
use super::thread::{News, Thread};

/// The progress of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureProgress {
    /// The fraction of an animation that has been drawn, from 0 to 1.
    Drawn(f64),
    /// The bytes of the file.
    Done(Vec<u8>),
    /// It failed, for a reason in the language of the page; `None` if the worker stopped without a message.
    Failed(Option<String>),
}

/// Has one picture drawn at a time. A new request, or [`cancel`](Self::cancel), cancels the one before.
#[derive(Clone, Copy)]
pub struct PictureClient {
    tell: Callback<PictureProgress>,
    work: StoredValue<Option<Work>, LocalStorage>,
}

struct Work {
    /// `None` while the page draws itself.
    thread: Option<Thread>,
    request: PictureRequest,
    is_ready: bool,
}

impl PictureClient {
    /// A client that reports its progress to `tell`.
    pub fn new(tell: Callback<PictureProgress>) -> Self {
        Self { tell, work: StoredValue::new_local(None) }
    }

    /// Starts to draw a picture.
    pub fn draw(self, request: PictureRequest) {
        let thread = Thread::start(move |news| self.hear(news));
        let has_thread = thread.is_some();
        self.work.set_value(Some(Work { thread, request, is_ready: false }));
        if !has_thread {
            self.draw_here();
        }
    }

    /// Cancels the picture in progress.
    pub fn cancel(self) {
        self.work.try_set_value(None);
    }

    fn hear(self, news: News) {
        match news {
            News::Reply(Reply::Ready) => {
                self.work.try_update_value(|work| {
                    let Some(work) = work else { return };
                    work.is_ready = true;
                    if let Some(thread) = &work.thread {
                        thread.ask(&Request::Picture(work.request.clone()));
                    }
                });
            }
            News::Reply(Reply::Progress { done, of }) => {
                self.tell.run(PictureProgress::Drawn(done as f64 / of.max(1) as f64));
            }
            News::Reply(Reply::Picture(answer)) => self.finish(answer.map_err(Some)),
            News::Reply(Reply::Influence(_) | Reply::Import(_) | Reply::Unreadable) => {}
            News::Reply(Reply::Panic(_)) | News::Failed => {
                let is_ready = self.work.try_with_value(|work| work.as_ref().is_some_and(|work| work.is_ready));
                if is_ready == Some(true) { self.finish(Err(None)) } else { self.draw_here() }
            }
        }
    }

    /// Draws on the main thread.
    fn draw_here(self) {
        let request = self.work.try_with_value(|work| work.as_ref().map(|work| work.request.clone()));
        let Some(request) = request.flatten() else { return };
        if let Reply::Picture(answer) = Server::default().answer(&Request::Picture(request), &mut |_, _| ()) {
            self.finish(answer.map_err(Some));
        }
    }

    fn finish(self, answer: Result<Vec<u8>, Option<String>>) {
        self.cancel();
        self.tell.run(answer.map_or_else(PictureProgress::Failed, PictureProgress::Done));
    }
}
