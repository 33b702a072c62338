//! Journeys through the built page, as a visitor uses it, in headless Chromium, and the main ones in Firefox and WebKit too. `make e2e`.
//!
//! # Adding one
//!
//! Use the file with the most fitting story, or add a new one and list it below. A test is a journey: it gets a fresh browser with its own
//! page, and is written in the visitor's verbs, not in those of the program.
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
//! The methods are in `harness/`: [`harness::Page`] is opened, observed and emulated, `controls.rs` clicks and types by accessible name,
//! `pointer.rs` moves over the canvas, `reading.rs` reads numbers, rows and sentences, `observe.rs` watches pixels, console, network and
//! accessibility, `motion.rs` what moves. A method waits until its object exists; nothing else waits, so wait for what the visitor would
//! wait for. After every journey the console must be free of errors and no other host may have been requested. A failed journey leaves a
//! screenshot in `target/tmp/` under its name.
//!
//! # Other engines
//!
//! `BROWSER` chooses the engine: `chromium`, `firefox` or `webkit`. `main_journeys.txt` lists the journeys that `make e2e` runs in all of them; to
//! add one, write its name on a line. They are the same functions: `harness/engine.rs` says what each engine is asked for, and methods that
//! need Chromium's developer tools go another way, or fail with “not in Firefox”: fingers, print, processor time, and in WebKit the color
//! scheme, the language and widths below 450 pixels. Console and foreign requests of the other engines are noticed by the site, which
//! puts a script before the page's own and is their proxy. A journey in one of them:
//! `BROWSER=firefox cargo test --features e2e --test e2e undo`.
//!
//! # Running
//!
//! The journeys use `dist/` and `offline/`, so build the page after a change (`make e2e` does). A single journey:
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
mod monkey;
mod offline;
mod opening;
mod overlays;
mod pace;
mod pasting;
mod pointing;
mod rearranging;
mod robustness;
mod screenshots;
mod sliding;
mod small_windows;
mod static_pages;
mod taking;

/// An empty list of violations.
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
