//! Shortcuts of the whole page by keyboard.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::app::AppState;
use crate::scene::View;

/// Listens for the keys of the whole page: Ctrl or Cmd with Z undoes, with Shift or as Y redoes; Escape ends a sweep; outside of fields the
/// space bar plays, 1, 2, 3 choose the view, and a question mark opens the about dialog. While a dialog is open, none of them works. Shift
/// shows what the cell under the pointer influences.
pub fn listen(state: AppState) {
    let _ = window_event_listener(ev::keydown, move |event: ev::KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        // The page behind an open dialog ignores keys.
        if event.default_prevented() || event.alt_key() || is_behind_dialog() {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), command, event.shift_key()) {
            ("z", true, false) if state.opening.shown.get_untracked() => state.undo_step(),
            ("z", true, true) | ("y", true, false) if state.opening.shown.get_untracked() => state.redo_step(),
            ("1" | "2" | "3" | "4", false, false) if state.opening.shown.get_untracked() => return,
            ("z", true, false) if !is_writing(&event) => state.undo(),
            ("z", true, true) | ("y", true, false) if !is_writing(&event) => state.redo(),
            (" ", false, false) if is_at_rest(&event) => state.timeline.toggle(),
            ("escape", false, false) if state.timeline.is_sweeping() => state.timeline.playing.set(false),
            ("?", false, _) if is_free(&event) => state.about.set(true),
            ("1", false, false) if is_free(&event) => state.show(View::Field),
            ("2", false, false) if is_free(&event) => state.show(View::Layers),
            ("3", false, false) if is_free(&event) => state.show(View::Side),
            ("4", false, false) if is_free(&event) => state.show(View::Kernel),
            _ => return,
        }
        event.prevent_default();
    });
    let _ = window_event_listener(ev::keydown, move |event| reverse(state, true, &event));
    let _ = window_event_listener(ev::keyup, move |event| reverse(state, false, &event));
}

/// Whether a dialog is open.
fn is_behind_dialog() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// While a cell is under the pointer, the shift key shows what it influences, wherever the focus is.
fn reverse(state: AppState, held: bool, event: &ev::KeyboardEvent) {
    let overlay = state.overlay;
    let points = untrack(|| state.selection.is_hovering()) || state.selection.input_cell.get_untracked().is_some();
    if event.key() == "Shift" && (points || !held) && overlay.reversed.get_untracked() != held && !is_writing(event) {
        overlay.reversed.set(held);
    }
}

/// Whether the keys go into a text field with its own undo.
fn is_writing(event: &ev::KeyboardEvent) -> bool {
    element(event).is_some_and(|element| element.tag_name() == "TEXTAREA")
}

/// Whether the focus is in no field.
fn is_free(event: &ev::KeyboardEvent) -> bool {
    element(event).is_none_or(|element| {
        let takes_text = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        !takes_text || element.get_attribute("type").is_some_and(|kind| kind == "radio")
    })
}

/// Whether the focus is on no control that uses the space bar.
fn is_at_rest(event: &ev::KeyboardEvent) -> bool {
    element(event).is_none_or(|element| {
        !matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "BUTTON" | "SUMMARY" | "A")
    })
}

fn element(event: &ev::KeyboardEvent) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
