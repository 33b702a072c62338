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
//!         page.click_button("Delete conv2").await;
//!         page.wait_for_figure("receptive field", "5 × 5").await;
//!         page.press("Control+z").await;
//!         page.wait_for_figure("receptive field", "7 × 7").await;
//!     })
//!     .await;
//! }
//! ```
//!
//! What a page can do stands in `harness/`: [`harness::Page`] is opened, looked at and emulated, `controls.rs`
//! clicks and types by accessible name, `pointer.rs` moves over the canvas, `reading.rs` reads numbers, rows and sentences,
//! `observe.rs` watches pixels, console, network and accessibility, `motion.rs` what moves. A verb waits until its object is
//! there; nothing else waits, so wait for what the visitor would wait for. After every journey the console must be without an
//! error and no other host may have been asked for anything. A journey that fails leaves a screenshot in `target/tmp/` under
//! its name.
//!
//! The journeys see `dist/` and `offline/`, so build the page after a change (`make e2e` does). One journey alone:
//! `cargo test --features e2e --test e2e undo`.

mod article;
mod barriers;
mod bench;
mod comparing;
mod counting;
mod drawing;
mod editing;
mod embedding;
mod exactly;
mod first_visit;
mod flipping;
mod grabbing;
mod harness;
mod importing;
mod influencing;
mod keeping;
mod keyboard;
mod known_networks;
mod lab;
mod languages;
mod learning;
mod links;
mod offline;
mod opening;
mod overlays;
mod pace;
mod pasting;
mod pointing;
mod rearranging;
mod robustness;
mod screenshots;
mod small_windows;
mod taking;

/// Nothing to complain about, to compare a list of complaints with.
const NONE: [&str; 0] = [];

/// The canvas with the picture of what a unit sees.
const STAGE: &str = "[role=application] canvas";

/// The rows of three 3×3 convolutions.
const THREE_THREES: [&str; 4] = [
    "input | 3×15×15",
    "conv 3×3, 64 | 64×15×15 | 3×3",
    "conv 3×3, 64 | 64×15×15 | 5×5",
    "conv 3×3, 64 | 64×15×15 | 7×7",
];
