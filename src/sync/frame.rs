//! Frames of animation, which split long work so that the page stays responsive.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Waits for the next animation frame.
pub async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        // Fails only for a window that is gone.
        let _ = window().request_animation_frame(&resolve);
    });
    // The promise is never rejected.
    let _ = JsFuture::from(frame).await;
}

/// The part of a frame in which [`over_frames`] works, in milliseconds. Painting a frame may take far longer than computing one item.
const SPAN: f64 = 8.0;

/// Calls `work` with each item, in every animation frame as many as fit into a part of it, so that the page stays responsive. Ends early if
/// `work` returns false.
pub async fn over_frames<T>(items: impl IntoIterator<Item = T>, mut work: impl FnMut(T) -> bool) {
    let mut begun = f64::NEG_INFINITY;
    for item in items {
        if now() - begun > SPAN {
            next_frame().await;
            begun = now();
        }
        if !work(item) {
            return;
        }
    }
}
