//! What is written outside the page waits until the hand rests.
//!
//! A new address costs Chromium several milliseconds (it looks at the page's icon anew), Safari allows a hundred in half a minute, and to
//! storage goes a whole network each time. While a key repeats or a value is dragged nobody reads either.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};

use super::frame::now;

/// The hand rests when nothing has happened for so many milliseconds: longer than a key takes to repeat, shorter than one takes to look up.
const REST: f64 = 250.0;

/// Nothing waits longer than this, in milliseconds, however busy the hand.
const LONGEST: f64 = 2000.0;

/// Before one of these the reader may leave the page, or look at what is outside it.
const LEAVING: [&str; 4] = ["pagehide", "visibilitychange", "blur", "mouseout"];

/// What is to be written; of each kind the last is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// The address.
    Address,
    /// Settings and network for the next visit.
    Memory,
    /// The document on the shelf.
    Shelf,
}

type Work = Box<dyn FnOnce()>;

/// Work that waits until the hand rests, or until the reader may be leaving.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    waiting: StoredValue<Waiting, LocalStorage>,
}

#[derive(Default)]
struct Waiting {
    work: Vec<(Errand, Work)>,
    /// Since when the first of it waits.
    first: f64,
    /// Since when the last of it waits.
    last: f64,
    timer: Option<TimeoutHandle>,
}

impl Rest {
    /// Nothing waits yet.
    pub fn new() -> Self {
        let rest = Self { waiting: StoredValue::new_local(Waiting::default()) };
        for event in LEAVING {
            // Between elements the pointer comes from one to another; from the last one to none.
            window_event_listener_untyped(event, move |event| {
                if event.dyn_ref::<MouseEvent>().is_none_or(|event| event.related_target().is_none()) {
                    rest.end();
                }
            });
        }
        window_event_listener_untyped("keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(is_for_the_browser) {
                rest.end();
            }
        });
        window_event_listener_untyped("mousedown", move |event| {
            // The buttons beyond the middle one go back and forth.
            if event.dyn_ref::<MouseEvent>().is_some_and(|event| event.button() > 2) {
                rest.end();
            }
        });
        rest
    }

    /// Does this once the hand rests, in place of what waits of its kind.
    pub fn wait(self, errand: Errand, work: impl FnOnce() + 'static) {
        self.put(errand, Box::new(work));
    }

    fn put(self, errand: Errand, work: Work) {
        let is_timed = self.waiting.try_update_value(|waiting| {
            waiting.last = now();
            if waiting.work.is_empty() {
                waiting.first = waiting.last;
            }
            waiting.work.retain(|(kind, _)| *kind != errand);
            waiting.work.push((errand, work));
            waiting.timer.is_some()
        });
        if is_timed == Some(false) {
            self.look_after(REST);
        }
    }

    /// Looks after so many milliseconds whether the hand rests.
    fn look_after(self, time: f64) {
        let timer = set_timeout_with_handle(move || self.look(), Duration::from_millis(time.ceil() as u64));
        self.waiting.try_update_value(|waiting| waiting.timer = timer.ok());
    }

    fn look(self) {
        let waited = self.waiting.try_with_value(|waiting| (now() - waiting.first, now() - waiting.last));
        let Some((first, last)) = waited else { return };
        if last < REST && first < LONGEST { self.look_after(REST - last) } else { self.end() }
    }

    /// Does nothing of this kind any more.
    pub fn forget(self, errand: Errand) {
        self.waiting.try_update_value(|waiting| waiting.work.retain(|(kind, _)| *kind != errand));
    }

    /// Does now what waits.
    pub fn end(self) {
        let work = self.waiting.try_update_value(|waiting| {
            if let Some(timer) = waiting.timer.take() {
                timer.clear();
            }
            std::mem::take(&mut waiting.work)
        });
        for (_, work) in work.unwrap_or_default() {
            work();
        }
    }
}

impl Default for Rest {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a key may be meant for the browser: to load the page anew, to go back, to copy the address.
fn is_for_the_browser(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_function = key.len() > 1 && key.starts_with('F');
    event.ctrl_key() || event.meta_key() || event.alt_key() || is_function
}
