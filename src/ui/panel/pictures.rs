//! Pictures of the reader's, to lie under the field: the ways in which one comes to the page.

use leptos::{ev, html, prelude::*};
use web_sys::{File, HtmlInputElement};

use super::menus::{Listed, late_menu};
use crate::browser::photo;
use crate::scene::sample::sample;
use crate::state::State;
use crate::ui::later::{Later, Piece};
use crate::ui::widget::{ButtonKind, Glyph, MenuEntry, MenuItem};
use crate::ui::{given, use_state};
use crate::words;

/// Puts a file's picture under the field, or says that it is none.
type Take = fn(State, File);

/// What takes files, once it is here, and until then the last file that came.
#[derive(Clone, Copy)]
struct Files {
    waiting: StoredValue<(Option<Take>, Option<File>), LocalStorage>,
    wanted: RwSignal<bool>,
}

impl Files {
    fn bring(self, state: State, file: File) {
        if let (Some(take), _) = self.waiting.get_value() {
            return take(state, file);
        }
        self.waiting.update_value(|(_, waiting)| *waiting = Some(file));
        self.wanted.set(true);
    }
}

/// The menu of pictures, and the ways in which one comes to the page: chosen, dropped, pasted.
#[component]
pub(super) fn Pictures() -> impl IntoView {
    let state = use_state();
    let files = Files { waiting: StoredValue::new_local((None, None)), wanted: RwSignal::new(false) };
    provide_context(files);
    let chooser = NodeRef::<html::Input>::new();
    let chosen = move |event: ev::Targeted<ev::Event, HtmlInputElement>| {
        if let Some(file) = event.target().files().and_then(|files| files.get(0)) {
            files.bring(state, file);
        }
    };
    listen(state, files);
    view! {
        {late_menu(Listed::Pictures(chooser), ButtonKind::Icon, Glyph::PICTURE, words!(photo.menu))}
        <input node_ref=chooser type="file" accept="image/*" hidden on:change:target=chosen />
        <Later piece=Piece::Pictures open=files.wanted />
    }
}

/// Takes pictures that are dropped anywhere on the page or pasted outside of a text, for as long as there is the page.
fn listen(state: State, files: Files) {
    let _ = window_event_listener(ev::dragover, |event: ev::DragEvent| {
        if event.data_transfer().is_some_and(|data| photo::brings_files(&data)) {
            event.prevent_default();
        }
    });
    let _ = window_event_listener(ev::drop, move |event: ev::DragEvent| {
        let Some(data) = event.data_transfer().filter(photo::brings_files) else { return };
        event.prevent_default();
        match photo::first_picture(&data) {
            Some(file) => files.bring(state, file),
            None => state.unreadable.set(true),
        }
    });
    let _ = window_event_listener(ev::paste, move |event: web_sys::ClipboardEvent| {
        if let Some(file) = event.clipboard_data().and_then(|data| photo::first_picture(&data)) {
            event.prevent_default();
            files.bring(state, file);
        }
    });
}

/// Takes the file that waits, and all that come. It shows nothing.
pub fn take_pictures() -> AnyView {
    let (state, files) = (use_state(), given::<Files>());
    let waiting = files.waiting.try_update_value(|(taking, waiting)| {
        *taking = Some(take);
        waiting.take()
    });
    if let Some(file) = waiting.flatten() {
        take(state, file);
    }
    ().into_any()
}

fn take(state: State, file: File) {
    leptos::task::spawn_local(async move {
        let photo = photo::decode(&file).await;
        state.unreadable.set(photo.is_none());
        if photo.is_some() {
            state.overlay.lay_under(photo);
        }
    });
}

/// The lines of the menu of pictures.
pub(super) fn entries(chooser: NodeRef<html::Input>) -> Vec<MenuEntry> {
    let overlay = use_state().overlay;
    let choose = move || {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.set_value("");
            chooser.click();
        }
    };
    let has_none = Signal::derive(move || overlay.photo.with(Option::is_none));
    vec![
        MenuEntry::Item(MenuItem::new(words!(photo.sample), move || overlay.lay_under(Some(sample())))),
        MenuEntry::Item(MenuItem::new(words!(photo.choose), choose).with_icon(Glyph::OPEN)),
        MenuEntry::Item(
            MenuItem::new(words!(photo.remove), move || overlay.lay_under(None))
                .with_icon(Glyph::TRASH)
                .with_disabled(has_none),
        ),
    ]
}
