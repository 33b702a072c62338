//! Tests of single parts inside a real browser: `make browser`.
//!
//! For whatever needs a document, a canvas or an event, but no built page: the canvas as a painting surface, and single components, mounted
//! on a bare [`bench`](mod@bench) without the page's stylesheets. A new file goes into `tests/browser/` and is listed below. Journeys
//! through the whole page are in `tests/e2e/`.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/bench.rs"]
mod bench;
#[path = "browser/debounce.rs"]
mod debounce;
#[path = "browser/kernel_grid.rs"]
mod kernel_grid;
#[path = "browser/menu.rs"]
mod menu;
#[path = "browser/number_field.rs"]
mod number_field;
#[path = "browser/painting.rs"]
mod painting;
#[path = "browser/stage.rs"]
mod stage;
#[path = "browser/track.rs"]
mod track;
