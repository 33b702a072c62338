//! Where the keyboard goes on when what it was on is gone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Goes on at the heading of the panel, once it is there: screen readers read on from it.
pub(super) fn focus_heading() {
    request_animation_frame(|| focus(".learn h2"));
}

/// Goes on at the picture, once the panel is gone.
pub(super) fn focus_stage() {
    request_animation_frame(|| focus(".stage-canvas [tabindex]"));
}

/// Whether somebody is somewhere on the page with the keyboard or has pressed something.
pub(super) fn is_anywhere() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}

fn focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
