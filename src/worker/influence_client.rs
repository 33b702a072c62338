//! Influence client of the page, for influence maps from the worker.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::message::{InfluenceRequest, Reply, Request};
use super::serve::Server;
use super::thread::{News, Thread};
use crate::app::{AppState, InfluenceQuery, InfluenceState};
use crate::comparison::Compared;
use crate::scene::Heat;
use crate::text::number::grouped;

/// How long a unit must stay selected before its map is requested: the pointer crosses units faster than they could be computed.
const PAUSE: Duration = Duration::from_millis(90);

/// How long a worker may work on a request while a newer one waits. Then it is terminated and restarted.
const PATIENCE: Duration = Duration::from_secs(1);

/// Requests the influence map of the selected unit of a network. Of the requests made while the worker is busy, only the latest is sent.
#[derive(Clone, Copy)]
pub struct InfluenceClient {
    state: AppState,
    work: StoredValue<Work, LocalStorage>,
}

#[derive(Default)]
struct Work {
    thread: Option<Thread>,
    is_ready: bool,
    /// The request that the worker is working on, or will work on once it is ready.
    current: Option<InfluenceQuery>,
    next: Option<InfluenceQuery>,
    /// The timer until the request is made.
    pause: Option<TimeoutHandle>,
    /// The timer until a newer request may terminate the worker.
    patience: Option<TimeoutHandle>,
    is_late: bool,
}

impl InfluenceClient {
    /// Answers the requests of a page's network and, during a comparison, of the second network.
    pub fn start(state: AppState) {
        state.overlay.has_worker.set(true);
        for (state, side) in [(state, Compared::A), (state.partner(), Compared::B)] {
            let client = Self { state, work: StoredValue::new_local(Work::default()) };
            let is_shown = move || side == Compared::A || state.comparison.comparing.get();
            Effect::new(move |_| client.watch(is_shown().then(|| state.overlay.question.get()).flatten()));
        }
    }

    /// Makes a request after a pause, unless another replaces it before.
    fn watch(self, question: Option<InfluenceQuery>) {
        self.work.update_value(|work| {
            work.next = None;
            if let Some(pause) = work.pause.take() {
                pause.clear();
            }
            work.pause = question.and_then(|question| set_timeout_with_handle(move || self.ask(question), PAUSE).ok());
        });
    }

    fn ask(self, question: InfluenceQuery) {
        let is_busy = self.work.with_value(|work| work.current.is_some());
        if !is_busy {
            return self.begin(question);
        }
        self.work.update_value(|work| work.next = Some(question));
        if self.work.with_value(|work| work.is_late) {
            self.give_up();
        }
    }

    fn begin(self, question: InfluenceQuery) {
        let (is_ready, has_thread) = self.work.with_value(|work| (work.is_ready, work.thread.is_some()));
        self.work.update_value(|work| work.current = Some(question));
        if is_ready {
            self.post();
        } else if !has_thread {
            let thread = Thread::start(move |news| self.hear(news));
            if thread.is_none() {
                return self.work_here();
            }
            self.work.update_value(|work| work.thread = thread);
        }
    }

    /// Sends the current request to the worker, which is ready.
    fn post(self) {
        let language = self.state.settings.locale.get_untracked().to_string();
        self.work.update_value(|work| {
            if let (Some(thread), Some(question)) = (&work.thread, &work.current) {
                thread.ask(&Request::Influence(InfluenceRequest { language, question: question.clone() }));
                work.patience = set_timeout_with_handle(move || self.be_late(), PATIENCE).ok();
            }
        });
    }

    fn hear(self, news: News) {
        let is_ready = self.work.try_with_value(|work| work.is_ready).unwrap_or_default();
        match news {
            News::Reply(Reply::Ready) => {
                self.work.update_value(|work| work.is_ready = true);
                self.post();
            }
            News::Reply(Reply::Influence(answer)) => self.finish(answer),
            News::Reply(Reply::Progress { .. } | Reply::Picture(_) | Reply::Import(_) | Reply::Unreadable) => {}
            News::Reply(Reply::Panic(_)) | News::Failed => {
                self.end_thread();
                if is_ready {
                    // Most likely it ran out of memory.
                    let locale = self.state.settings.locale.get_untracked();
                    let reason = td_string!(locale, too_large.memory, count = grouped(self.cells()));
                    self.finish(Err(td_string!(locale, influence.too_large, reason = reason)));
                } else {
                    self.work_here();
                }
            }
        }
    }

    /// Computes the current request on the main thread.
    fn work_here(self) {
        let Some(question) = self.work.with_value(|work| work.current.clone()) else { return };
        let language = self.state.settings.locale.get_untracked().to_string();
        let reply =
            Server::default().answer(&Request::Influence(InfluenceRequest { language, question }), &mut |_, _| ());
        if let Reply::Influence(answer) = reply {
            self.finish(answer);
        }
    }

    fn finish(self, answer: Result<Box<Heat>, String>) {
        let (question, next) = self
            .work
            .try_update_value(|work| {
                work.forget_time();
                (work.current.take(), work.next.take())
            })
            .unwrap_or_default();
        if let Some(question) = question {
            let counted = match answer {
                Ok(heat) => InfluenceState::Shades(heat.into()),
                Err(reason) => InfluenceState::Refused(reason.into()),
            };
            self.state.overlay.answer.set(Some((question, counted)));
        }
        if let Some(next) = next {
            self.begin(next);
        }
    }

    fn be_late(self) {
        let waits = self.work.try_update_value(|work| {
            work.is_late = true;
            work.next.is_some()
        });
        if waits == Some(true) {
            self.give_up();
        }
    }

    /// Terminates the worker in favor of a newer request.
    fn give_up(self) {
        self.end_thread();
        let next = self.work.try_update_value(|work| {
            work.current = None;
            work.next.take()
        });
        if let Some(next) = next.flatten() {
            self.begin(next);
        }
    }

    fn end_thread(self) {
        self.work.try_update_value(|work| {
            work.forget_time();
            work.is_ready = false;
            work.thread = None;
        });
    }

    /// The number of cells of the requested map.
    fn cells(self) -> u128 {
        let trace = self.state.selection.trace.get_untracked();
        let hull = trace.and_then(Result::ok).and_then(|trace| trace.cells[0].hull());
        hull.map_or(0, |hull| hull.area())
    }
}

impl Work {
    fn forget_time(&mut self) {
        self.is_late = false;
        if let Some(patience) = self.patience.take() {
            patience.clear();
        }
    }
}
