//! Tests of single parts inside a real browser: `make browser`.
//!
//! For what needs a document, a canvas or an event, and no built page. A new file goes into `tests/browser/` and
//! is named below. Whole journeys through the page live in `tests/e2e/`.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/painting.rs"]
mod painting;
