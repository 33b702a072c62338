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
