//! Debounce: writes to address and storage wait for a pause, or until the user may be leaving.

use std::time::Duration;

use convscope::sync::debounce::{Debouncer, Task};
use js_sys::Promise;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, KeyboardEvent, KeyboardEventInit};

/// A debouncer, and a list in which its work is recorded.
fn debouncer() -> (Debouncer, StoredValue<Vec<&'static str>>) {
    let (made, done) = (RwSignal::new(None), StoredValue::new(Vec::new()));
    mount_to_body(move || made.set(Some(Debouncer::new())));
    (made.get_untracked().expect("it was made"), done)
}

async fn pause(time: Duration) {
    let over = Promise::new(&mut |resolve, _| set_timeout(move || drop(resolve.call0(&resolve)), time));
    JsFuture::from(over).await.expect("time passes");
}

fn note(done: StoredValue<Vec<&'static str>>, what: &'static str) -> impl FnOnce() {
    move || done.update_value(|done| done.push(what))
}

#[wasm_bindgen_test]
async fn the_last_of_each_kind_is_done_after_a_pause() {
    let (debouncer, done) = debouncer();
    debouncer.schedule(Task::Address, note(done, "address before"));
    debouncer.schedule(Task::Document, note(done, "document before"));
    debouncer.schedule(Task::Document, note(done, "document"));
    debouncer.schedule(Task::Address, note(done, "address"));
    assert_eq!(done.get_value(), [""; 0]);
    pause(Duration::from_millis(600)).await;
    assert_eq!(done.get_value(), ["document", "address"]);
    pause(Duration::from_millis(600)).await;
    assert_eq!(done.get_value(), ["document", "address"]);
}

#[wasm_bindgen_test]
async fn edits_without_a_pause_are_written_within_two_seconds() {
    let (debouncer, done) = debouncer();
    for _ in 0..150 {
        debouncer.schedule(Task::Preferences, note(done, "preferences"));
        pause(Duration::from_millis(20)).await;
    }
    assert!(!done.get_value().is_empty());
}

#[wasm_bindgen_test]
fn nothing_waits_when_the_visitor_may_be_leaving() {
    let (debouncer, done) = debouncer();
    for event in ["pagehide", "visibilitychange", "blur"] {
        debouncer.schedule(Task::Address, note(done, event));
        let event = Event::new(event).expect("an event can be made");
        window().dispatch_event(&event).expect("a window takes events");
    }
    assert_eq!(done.get_value(), ["pagehide", "visibilitychange", "blur"]);
}

#[wasm_bindgen_test]
fn keys_for_the_browser_end_the_wait_and_others_do_not() {
    let (debouncer, done) = debouncer();
    debouncer.schedule(Task::Address, note(done, "reload"));
    let press = |key: &str, control: bool| {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_ctrl_key(control);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("a key can be pressed");
        window().dispatch_event(&event).expect("a window takes events");
    };
    press("ArrowUp", false);
    press("F", false);
    assert_eq!(done.get_value(), [""; 0]);
    press("r", true);
    assert_eq!(done.get_value(), ["reload"]);
    debouncer.schedule(Task::Address, note(done, "again"));
    press("F5", false);
    assert_eq!(done.get_value(), ["reload", "again"]);
}

#[wasm_bindgen_test]
async fn what_is_cancelled_is_not_done() {
    let (debouncer, done) = debouncer();
    debouncer.schedule(Task::Address, note(done, "address"));
    debouncer.schedule(Task::Preferences, note(done, "preferences"));
    debouncer.cancel(Task::Address);
    pause(Duration::from_millis(600)).await;
    assert_eq!(done.get_value(), ["preferences"]);
}
