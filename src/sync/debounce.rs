//! Debounce of writes to the address bar and to storage.
//!
//! A write waits until nothing has changed for 250 ms, but no longer than two seconds, and is flushed when the user may be leaving. A new
//! address takes Chromium several milliseconds (it reloads the page's icon), Safari allows a hundred in half a minute, and storage gets a
//! whole network each time.
//!
//! `leptos_use::use_debounce_fn` is not used because it can neither flush nor cancel.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};

use super::frame::now;

/// The pause after the last change, in milliseconds: longer than the repeat interval of a held key.
const QUIET: f64 = 250.0;

/// The longest delay of a write, in milliseconds.
const MAX_WAIT: f64 = 2000.0;

/// Events after which the user may leave the page, or look at its address.
const LEAVING: [&str; 4] = ["pagehide", "visibilitychange", "blur", "mouseout"];

/// A kind of write. Of each kind only the latest is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The address.
    Address,
    /// Preferences and network for the next visit.
    Preferences,
    /// The saved document.
    Document,
}

type Work = Box<dyn FnOnce()>;

/// Pending writes.
#[derive(Clone, Copy, Debug)]
pub struct Debouncer {
    pending: StoredValue<Pending, LocalStorage>,
}

#[derive(Default)]
struct Pending {
    work: Vec<(Task, Work)>,
    /// When the first pending write was scheduled, in milliseconds since the page was opened.
    first: f64,
    /// When the last pending write was scheduled.
    last: f64,
    timer: Option<TimeoutHandle>,
}

impl Debouncer {
    /// A debouncer without pending writes. It flushes when the user may be leaving.
    pub fn new() -> Self {
        let debouncer = Self { pending: StoredValue::new_local(Pending::default()) };
        for event in LEAVING {
            window_event_listener_untyped(event, move |event| {
                // `mouseout` without a related target: the pointer has left the page.
                if event.dyn_ref::<MouseEvent>().is_none_or(|event| event.related_target().is_none()) {
                    debouncer.flush();
                }
            });
        }
        window_event_listener_untyped("keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(is_for_the_browser) {
                debouncer.flush();
            }
        });
        window_event_listener_untyped("mousedown", move |event| {
            // The buttons beyond the middle one navigate in the history.
            if event.dyn_ref::<MouseEvent>().is_some_and(|event| event.button() > 2) {
                debouncer.flush();
            }
        });
        debouncer
    }

    /// Schedules `work`, which replaces a pending write of the same kind.
    pub fn schedule(self, task: Task, work: impl FnOnce() + 'static) {
        let work: Work = Box::new(work);
        let is_timed = self.pending.try_update_value(|pending| {
            pending.last = now();
            if pending.work.is_empty() {
                pending.first = pending.last;
            }
            pending.work.retain(|(kind, _)| *kind != task);
            pending.work.push((task, work));
            pending.timer.is_some()
        });
        if is_timed == Some(false) {
            self.check_after(QUIET);
        }
    }

    fn check_after(self, milliseconds: f64) {
        let delay = Duration::from_millis(milliseconds.ceil() as u64);
        let timer = set_timeout_with_handle(move || self.check(), delay).ok();
        self.pending.try_update_value(|pending| pending.timer = timer);
    }

    fn check(self) {
        let waited = self.pending.try_with_value(|pending| (now() - pending.first, now() - pending.last));
        let Some((since_first, since_last)) = waited else { return };
        if since_last < QUIET && since_first < MAX_WAIT {
            self.check_after(QUIET - since_last);
        } else {
            self.flush();
        }
    }

    /// Drops a pending write.
    pub fn cancel(self, task: Task) {
        self.pending.try_update_value(|pending| pending.work.retain(|(kind, _)| *kind != task));
    }

    /// Performs all pending writes.
    pub fn flush(self) {
        let work = self.pending.try_update_value(|pending| {
            if let Some(timer) = pending.timer.take() {
                timer.clear();
            }
            std::mem::take(&mut pending.work)
        });
        for (_, work) in work.unwrap_or_default() {
            work();
        }
    }
}

impl Default for Debouncer {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a key may be a browser shortcut: to reload, to go back, to copy the address.
fn is_for_the_browser(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_function_key = key.len() > 1 && key.starts_with('F');
    event.ctrl_key() || event.meta_key() || event.alt_key() || is_function_key
}
