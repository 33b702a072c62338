//! Listeners for files dropped anywhere on the page, and for texts and files pasted outside of text fields.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, File};

use super::ImportSession;
use crate::app::AppState;
use crate::sync::photo::{brings_files, first_picture};
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon};
use crate::words;

/// The longest interval between the browser's events while a file is held over the page.
const STILL_HELD: Duration = Duration::from_millis(600);

/// Text fields, and dialogs above the page: drops and pastes there are not for the page.
const ELSEWHERE: &str = "input, textarea, select, [contenteditable], dialog[open]";

/// Accepts drops and pastes, and shows a hint while a file is held over the page.
#[component]
pub(in crate::ui) fn DropTarget(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let held = RwSignal::new(false);
    listen_to_drops(state, session, held);
    let paste = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| paste(state, session, &event));
    on_cleanup(move || paste.remove());
    view! {
        <Show when=move || held.get()>
            <div class="drop-target">
                <p class="drop-words"><Icon glyph=Glyph::DOWNLOAD />{words!(import.drop)}</p>
            </div>
        </Show>
    }
}

fn listen_to_drops(state: AppState, session: ImportSession, held: RwSignal<bool>) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move |is_held: bool| {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if is_held {
            let forget = move || {
                held.try_set(false);
            };
            timer.set_value(set_timeout_with_handle(forget, STILL_HELD).ok());
        }
        if held.get_untracked() != is_held {
            held.set(is_held);
        }
    };
    let over = window_event_listener(ev::dragover, move |event: ev::DragEvent| {
        if event.data_transfer().is_some_and(|data| brings_files(&data)) {
            event.prevent_default();
            hold(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event: ev::DragEvent| {
        if event.related_target().is_none() {
            hold(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event: ev::DragEvent| {
        hold(false);
        let Some(data) = event.data_transfer().filter(brings_files) else { return };
        event.prevent_default();
        if let Some(file) = network_file(state, &data) {
            session.read_file(&file, false);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

fn paste(state: AppState, session: ImportSession, event: &web_sys::ClipboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_elsewhere = target.is_some_and(|target| matches!(target.closest(ELSEWHERE), Ok(Some(_))))
        || matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    if event.default_prevented() || is_elsewhere {
        return;
    }
    let Some(data) = event.clipboard_data() else { return };
    if let Some(file) = network_file(state, &data) {
        event.prevent_default();
        session.read_file(&file, false);
    } else if let Ok(text) = data.get_data("text/plain")
        && !text.trim().is_empty()
        && first_picture(&data).is_none()
    {
        event.prevent_default();
        session.read_text(&text);
    }
}

/// The first file that is a network. On the workbench, images become background images instead.
fn network_file(state: AppState, data: &DataTransfer) -> Option<File> {
    let is_for_stage = !state.opening.shown.get_untracked() && first_picture(data).is_some();
    data.files().filter(|_| !is_for_stage)?.get(0)
}
