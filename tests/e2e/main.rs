//! Journeys: the built page, walked through like a visitor does, in headless Chromium. `make e2e`.
//!
//! # Adding one
//!
//! Take the file that tells the visitor's story best, or begin a new one and name it below. A test is a journey: it gets a
//! fresh browser on a page of its own, and speaks in verbs of the visitor, never in those of the program.
//!
//! ```ignore
//! #[tokio::test]
//! async fn undo_brings_a_removed_layer_back() {
//!     journey(|page| async move {
//!         page.open("").await;
//!         page.click_button("Remove layer 2").await;
//!         page.press("Control+z").await;
//!         page.wait_for_text(".readout", "7 × 7").await;
//!         assert_eq!(page.console_errors().await, NONE);
//!     })
//!     .await;
//! }
//! ```
//!
//! What a page can do stands in `harness/`: [`harness::Page`] is opened, looked at and emulated, `controls.rs`
//! clicks and types by accessible name, `pointer.rs` moves over the canvas, `observe.rs` watches pixels, console,
//! network and accessibility. A verb waits until its object is there, five seconds at most; nothing else waits, so wait
//! for what the visitor would wait for. A journey that fails leaves a screenshot in `target/tmp/` under its name.
//!
//! The journeys see `dist/`, so build the page after a change (`make e2e` does). One journey alone:
//! `cargo test --features e2e --test e2e undo`.

mod first_visit;
mod harness;
mod screenshots;

/// Nothing to complain about, to compare a list of complaints with.
const NONE: [&str; 0] = [];
