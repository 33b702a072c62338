//! What is written outside the page waits until the hand rests, or until the reader may be leaving.

use std::time::Duration;

use convscope::browser::rest::{Errand, Rest};
use js_sys::Promise;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, KeyboardEvent, KeyboardEventInit};

/// A rest, and a list that its work is noted in.
fn rest() -> (Rest, StoredValue<Vec<&'static str>>) {
    let (rest, done) = (RwSignal::new(None), StoredValue::new(Vec::new()));
    mount_to_body(move || rest.set(Some(Rest::new())));
    (rest.get_untracked().expect("it was made"), done)
}

async fn pause(time: Duration) {
    let over = Promise::new(&mut |resolve, _| set_timeout(move || drop(resolve.call0(&resolve)), time));
    JsFuture::from(over).await.expect("time passes");
}

fn note(done: StoredValue<Vec<&'static str>>, what: &'static str) -> impl FnOnce() {
    move || done.update_value(|done| done.push(what))
}

#[wasm_bindgen_test]
async fn the_last_of_each_kind_is_done_once_the_hand_rests() {
    let (rest, done) = rest();
    rest.wait(Errand::Address, note(done, "address before"));
    rest.wait(Errand::Shelf, note(done, "shelf before"));
    rest.wait(Errand::Shelf, note(done, "shelf"));
    rest.wait(Errand::Address, note(done, "address"));
    assert_eq!(done.get_value(), [""; 0]);
    pause(Duration::from_millis(600)).await;
    assert_eq!(done.get_value(), ["shelf", "address"]);
    pause(Duration::from_millis(600)).await;
    assert_eq!(done.get_value(), ["shelf", "address"]);
}

#[wasm_bindgen_test]
async fn a_hand_that_never_rests_is_not_waited_for() {
    let (rest, done) = rest();
    for _ in 0..150 {
        rest.wait(Errand::Memory, note(done, "memory"));
        pause(Duration::from_millis(20)).await;
    }
    assert!(!done.get_value().is_empty());
}

#[wasm_bindgen_test]
fn nothing_waits_when_the_reader_may_be_leaving() {
    let (rest, done) = rest();
    for event in ["pagehide", "visibilitychange", "blur"] {
        rest.wait(Errand::Address, note(done, event));
        let event = Event::new(event).expect("an event can be made");
        window().dispatch_event(&event).expect("a window takes events");
    }
    assert_eq!(done.get_value(), ["pagehide", "visibilitychange", "blur"]);
}

#[wasm_bindgen_test]
fn keys_for_the_browser_end_the_wait_and_others_do_not() {
    let (rest, done) = rest();
    rest.wait(Errand::Address, note(done, "reload"));
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
    rest.wait(Errand::Address, note(done, "again"));
    press("F5", false);
    assert_eq!(done.get_value(), ["reload", "again"]);
}

#[wasm_bindgen_test]
async fn what_is_forgotten_is_not_done() {
    let (rest, done) = rest();
    rest.wait(Errand::Address, note(done, "address"));
    rest.wait(Errand::Memory, note(done, "memory"));
    rest.forget(Errand::Address);
    pause(Duration::from_millis(600)).await;
    assert_eq!(done.get_value(), ["memory"]);
}
