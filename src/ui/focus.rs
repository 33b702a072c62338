//! Focus management: moves keyboard focus to a sensible element after the focused one was removed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// After the page has changed, focuses the first visible element that one of the CSS selectors finds, in order.
pub(super) fn go_on_at<S: AsRef<str>>(selectors: impl AsRef<[S]> + 'static) {
    request_animation_frame(move || focus(selectors.as_ref().iter().find_map(|selector| shown(selector.as_ref()))));
}

/// After the page has changed, focuses the first button of the neighbor of a list entry that contains the focus and is about to be removed.
pub(super) fn go_on_beside(entry: &str) {
    let entry = document().active_element().and_then(|element| element.closest(entry).ok().flatten());
    let neighbour = entry.and_then(|entry| entry.previous_element_sibling().or_else(|| entry.next_element_sibling()));
    if let Some(neighbour) = neighbour {
        request_animation_frame(move || focus(neighbour.query_selector("button").ok().flatten()));
    }
}

/// The first element that a CSS selector finds, unless it is hidden.
pub(super) fn shown(selector: &str) -> Option<Element> {
    let element = document().query_selector(selector).ok().flatten()?;
    element.dyn_ref::<HtmlElement>()?.offset_parent().is_some().then_some(element)
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        // Focusing a mounted element cannot fail.
        let _ = element.focus();
    }
}
