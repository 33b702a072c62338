//! The menu of background images.

use leptos::{ev, html, prelude::*};
use web_sys::{File, HtmlInputElement};

use crate::app::{AppState, Overlay};
use crate::scene::sample::sample;
use crate::sync::photo;
use crate::ui::use_state;
use crate::ui::widgets::{ButtonKind, Glyph, Menu, MenuEntry, MenuItem};
use crate::words;

/// The menu of background images, which can be chosen, dropped or pasted.
#[component]
pub(in crate::ui) fn BackgroundMenu() -> impl IntoView {
    let state = use_state();
    let chooser = NodeRef::<html::Input>::new();
    let chosen = move |event: ev::Targeted<ev::Event, HtmlInputElement>| {
        if let Some(file) = event.target().files().and_then(|files| files.get(0)) {
            take(state, file);
        }
    };
    listen(state);
    view! {
        <Menu
            kind=ButtonKind::Icon icon=Glyph::PICTURE label=words!(photo.menu) entries=entries(state.overlay, chooser)
        />
        <input node_ref=chooser type="file" accept="image/*" hidden on:change:target=chosen />
    }
}

/// Accepts images that are dropped anywhere on the page or pasted outside of a text field, while the stage is mounted.
fn listen(state: AppState) {
    let over = window_event_listener(ev::dragover, |event: ev::DragEvent| {
        if event.data_transfer().is_some_and(|data| photo::brings_files(&data)) {
            event.prevent_default();
        }
    });
    let drop = window_event_listener(ev::drop, move |event: ev::DragEvent| {
        // Other files are networks, which the whole page accepts.
        let picture = event.data_transfer().and_then(|data| photo::first_picture(&data));
        if let Some(file) = picture {
            event.prevent_default();
            take(state, file);
        }
    });
    let paste = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| {
        if let Some(file) = event.clipboard_data().and_then(|data| photo::first_picture(&data)) {
            event.prevent_default();
            take(state, file);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
        paste.remove();
    });
}

fn take(state: AppState, file: File) {
    leptos::task::spawn_local(async move {
        let photo = photo::decode(&file).await;
        state.unreadable.set(photo.is_none());
        if photo.is_some() {
            state.overlay.set_background(photo);
        }
    });
}

/// The entries of the menu.
fn entries(overlay: Overlay, chooser: NodeRef<html::Input>) -> Vec<MenuEntry> {
    let choose = move || {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.set_value("");
            chooser.click();
        }
    };
    let has_none = Signal::derive(move || overlay.photo.with(Option::is_none));
    vec![
        MenuEntry::Item(MenuItem::new(words!(photo.sample), move || overlay.set_background(Some(sample())))),
        MenuEntry::Item(MenuItem::new(words!(photo.choose), choose).with_icon(Glyph::OPEN)),
        MenuEntry::Item(
            MenuItem::new(words!(photo.remove), move || overlay.set_background(None))
                .with_icon(Glyph::TRASH)
                .with_disabled(has_none),
        ),
    ]
}
