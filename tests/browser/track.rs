//! Track: dragged, pressed and stepped along.

use convscope::ui::widgets::{Tick, Track};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::bench::{Bench, pointer, press};

/// A track with stops at 0, ½ and 1.
async fn track(value: RwSignal<f64>) -> Bench {
    Bench::with(move || {
        let tick = |label: &str| Tick { label: label.to_owned(), color: "currentColor".to_owned() };
        let ticks = vec![tick("0"), tick("½"), tick("1")];
        let value_text = Signal::derive(move || format!("at {}", value.get()));
        view! { <Track label="growth" value value_text ticks most=4_usize on_change=move |to| value.set(to) /> }
            .into_any()
    })
    .await
}

/// A point of the track in the window, `along` from 0 to 1.
fn point(track: &HtmlElement, along: f64) -> (f64, f64) {
    let line = track.query_selector(".track-inner").expect("the selector is one").expect("a track has a line");
    let rect = line.get_bounding_client_rect();
    (rect.left() + along * rect.width(), rect.top() + rect.height() / 2.0)
}

#[wasm_bindgen_test]
async fn a_drag_is_followed_until_it_is_let_go() {
    let value = RwSignal::new(1.0);
    let bench = track(value).await;
    let slider = bench.find("[role=slider]");
    for (kind, along, expected) in [
        ("pointermove", 0.2, 1.0),
        ("pointerdown", 0.2, 0.2),
        ("pointermove", 0.3, 0.3),
        ("pointermove", 2.0, 1.0),
        ("pointermove", -1.0, 0.0),
        ("pointermove", 0.7, 0.7),
        ("pointerup", 0.7, 0.7),
        ("pointermove", 0.1, 0.7),
    ] {
        pointer(&slider, kind, point(&slider, along)).await;
        let now = value.get_untracked();
        assert!((now - expected).abs() < 0.01, "{kind} at {along}: {now}, not {expected}");
    }
    assert!(slider.get_attribute("aria-valuetext").is_some_and(|words| words.starts_with("at 0.")));
}

#[wasm_bindgen_test]
async fn stops_say_how_they_look_and_which_are_missing() {
    let bench = track(RwSignal::new(0.5)).await;
    // The line and its passed part come before the stops.
    let stop = |index: usize| bench.find(&format!(".track-tick:nth-of-type({})", index + 3));
    for (index, look) in ["passed ", "passed current ", "last", "missing quiet "].into_iter().enumerate() {
        assert_eq!(stop(index).get_attribute("data-look").as_deref(), Some(look));
    }
}

#[wasm_bindgen_test]
async fn a_press_near_a_stop_means_the_stop() {
    let value = RwSignal::new(0.0);
    let bench = track(value).await;
    let slider = bench.find("[role=slider]");
    let (x, y) = point(&slider, 0.5);
    pointer(&slider, "pointerdown", (x + 6.0, y)).await;
    assert_eq!(value.get_untracked(), 0.5);
}

#[wasm_bindgen_test]
async fn arrow_keys_go_from_stop_to_stop() {
    let value = RwSignal::new(0.2);
    let bench = track(value).await;
    bench.find("[role=slider]").focus().expect("a slider takes the focus");
    for (key, expected) in
        [("ArrowRight", 0.5), ("ArrowRight", 1.0), ("ArrowRight", 1.0), ("ArrowLeft", 0.5), ("Home", 0.0), ("End", 1.0)]
    {
        press(key).await;
        assert_eq!(value.get_untracked(), expected, "after {key}");
    }
}
