//! Closing of the open row by Escape or by a click outside the list.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::AppState;

/// The movement of a pointer between down and up, in CSS pixels, beyond which it is a drag, which closes nothing.
const LONGEST_CLICK: f64 = 5.0;
/// The list, and what lies above the page.
const INSIDE: &str = ".stack, dialog, [popover], .presenter";

/// Closes the open row on Escape and on a click outside the list, while the list is mounted.
pub(in crate::ui) fn close_from_outside(state: AppState) {
    let pressed = StoredValue::new((0.0, 0.0));
    let down = window_event_listener(ev::pointerdown, move |event: ev::PointerEvent| {
        pressed.try_set_value(place(&event));
    });
    let click = window_event_listener(ev::click, move |event: ev::MouseEvent| {
        let Some((x, y)) = pressed.try_get_value() else { return };
        let (to_x, to_y) = place(&event);
        // A click by keyboard has a count of 0.
        let is_click = event.detail() > 0 && (to_x - x).abs() + (to_y - y).abs() < LONGEST_CLICK;
        if is_click && element(&event).is_some_and(|element| is_outside(&element)) {
            state.selection.open_row(None);
        }
    });
    let key = window_event_listener(ev::keydown, move |event: ev::KeyboardEvent| {
        let is_elsewhere =
            element(&event).is_some_and(|element| matches!(element.closest("dialog, [popover]"), Ok(Some(_))));
        if event.key() != "Escape" || event.default_prevented() || is_elsewhere {
            return;
        }
        // Fields commit what was typed when they lose focus, which must happen before they are removed.
        let row = element(&event).and_then(|element| element.closest(".layer-row[data-selected]").ok().flatten());
        let head = row.and_then(|row| row.query_selector(".layer-head").ok().flatten());
        if let Some(head) = head.as_ref().and_then(|head| head.dyn_ref::<HtmlElement>()) {
            let _ = head.focus();
        }
        state.selection.open_row(None);
    });
    on_cleanup(move || {
        down.remove();
        click.remove();
        key.remove();
    });
}

fn place(event: &ev::MouseEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn element(event: &ev::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether a clicked element is outside the list. An element that its own click has removed is not.
fn is_outside(element: &Element) -> bool {
    element.is_connected() && matches!(element.closest(INSIDE), Ok(None))
}
