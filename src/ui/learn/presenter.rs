//! Presenter mode: large type, clicker keys, a visible pointer.

use leptos::{ev, html, prelude::*};
use leptos_use::{UseEventListenerOptions, use_document, use_event_listener, use_event_listener_with_options};
use wasm_bindgen::JsCast;

use super::focus::focus_heading;
use super::progress::note;
use super::slide::turn_to;
use crate::app::{AppState, LearnPage};
use crate::sync::Page;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph};
use crate::words;

/// The overlay of presentation mode.
#[component]
pub fn Presenter() -> impl IntoView {
    let state = use_state();
    let presenting = state.lesson_session.presenting;
    Effect::new(move |_| Page.set_presenting(presenting.get()));
    let capture = UseEventListenerOptions::default().capture(true);
    let _ = use_event_listener_with_options(
        use_document(),
        ev::keydown,
        move |event: ev::KeyboardEvent| {
            if presenting.get_untracked() && on_key(state, &event) {
                event.prevent_default();
                event.stop_propagation();
            }
        },
        capture,
    );
    // Escape leaves full screen before the page gets the key.
    let _ = use_event_listener(use_document(), ev::fullscreenchange, move |_| {
        if presenting.get_untracked() && !Page.is_full_screen() {
            presenting.set(false);
        }
    });
    view! { <Show when=move || presenting.get()><Overlay /></Show> }
}

#[component]
fn Overlay() -> impl IntoView {
    let state = use_state();
    let pointer = NodeRef::<html::Div>::new();
    let _ = use_event_listener(use_document(), ev::pointermove, move |event: ev::PointerEvent| {
        if let Some(pointer) = pointer.get_untracked() {
            let place = format!("translate({}px, {}px)", event.client_x(), event.client_y());
            // A style set by script is not inline in the sense of the content security policy.
            let _ = pointer.unchecked_ref::<web_sys::HtmlElement>().style().set_property("transform", &place);
        }
    });
    view! {
        <div class="presenter-pointer" aria-hidden="true" node_ref=pointer></div>
        <nav class="presenter-bar" aria-label=words!(present.title)>
            <Button kind=ButtonKind::Icon icon=Glyph::CHEVRON_LEFT label=words!(present.back) on_press=move |()| back(state) />
            <Button kind=ButtonKind::Icon icon=Glyph::CHEVRON_RIGHT label=words!(present.next) on_press=move |()| next(state) />
            <Button kind=ButtonKind::Icon icon=Glyph::CLOSE label=words!(present.end) on_press=move |()| state.end_presenting() />
        </nav>
    }
}

/// Handles a key of a keyboard or a clicker; returns false if it has no function, or goes into a form.
fn on_key(state: AppState, event: &ev::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return false;
    }
    let in_form = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.get_attribute("role").as_deref() == Some("slider")
    });
    match event.key().as_str() {
        "ArrowRight" | "PageDown" if !in_form => next(state),
        "ArrowLeft" | "PageUp" if !in_form => back(state),
        "Escape" => state.end_presenting(),
        _ => return false,
    }
    true
}

/// Reveals the answer to the open question; if none is open, turns to the next step of the lesson, and after the last step to the next
/// lesson. Without a lesson, moves to the next step of the timeline.
fn next(state: AppState) {
    let session = state.lesson_session;
    let (reading, step) = (session.reading.get_untracked(), session.step.get_untracked());
    let Some(LearnPage::Chapter(chapter)) = reading else { return state.timeline.step_forward() };
    if session.concealment.with_untracked(Option::is_some) {
        state.reveal(chapter, step, crate::sync::media::prefers_reduced_motion());
        return note(state, chapter, step);
    }
    let count = chapter.lesson(state.settings.locale.get_untracked()).map_or(0, |lesson| lesson.steps.len());
    if step + 1 < count {
        turn_to(state, chapter, step + 1);
    } else if let Some(following) = chapter.next() {
        turn_to(state, following, 0);
    }
}

fn back(state: AppState) {
    match (state.lesson_session.reading.get_untracked(), state.lesson_session.step.get_untracked()) {
        (Some(LearnPage::Chapter(_)), 0) => {}
        (Some(LearnPage::Chapter(chapter)), step) => turn_to(state, chapter, step - 1),
        _ => state.timeline.step_back(),
    }
}

impl AppState {
    /// Starts presentation mode. Must be called by a user action, without which browsers refuse full screen.
    pub(in crate::ui) fn present(&self) {
        Page.enter_full_screen();
        self.lesson_session.presenting.set(true);
    }

    /// Ends presentation mode.
    fn end_presenting(&self) {
        Page.leave_full_screen();
        self.lesson_session.presenting.set(false);
        focus_heading();
    }
}
