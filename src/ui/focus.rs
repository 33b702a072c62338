//! Moves keyboard focus to a sensible element after the focused one was removed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Goes on at an element that a CSS selector finds, the first of these selectors that finds one in sight, once the page has changed.
pub(super) fn go_on_at<S: AsRef<str>>(selectors: impl AsRef<[S]> + 'static) {
    request_animation_frame(move || focus(selectors.as_ref().iter().find_map(|selector| shown(selector.as_ref()))));
}

/// Goes on at the first button of the neighbour of the entry of a list that the focus is in, once the page has changed: the entry is about to go.
pub(super) fn go_on_beside(entry: &str) {
    let entry = document().active_element().and_then(|element| element.closest(entry).ok().flatten());
    let neighbour = entry.and_then(|entry| entry.previous_element_sibling().or_else(|| entry.next_element_sibling()));
    if let Some(neighbour) = neighbour {
        request_animation_frame(move || focus(neighbour.query_selector("button").ok().flatten()));
    }
}

/// The first of the elements that a CSS selector finds, unless it is hidden.
pub(super) fn shown(selector: &str) -> Option<Element> {
    let element = document().query_selector(selector).ok().flatten()?;
    element.dyn_ref::<HtmlElement>()?.offset_parent().is_some().then_some(element)
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        // Focusing an element that stands in the page cannot fail.
        let _ = element.focus();
    }
}
