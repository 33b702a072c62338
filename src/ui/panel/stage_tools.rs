//! What the picture shows besides plain cells: how much each counts, what a pixel influences, a picture, a ruler.

use leptos::{ev, html, prelude::*};
use leptos_use::{use_document, use_event_listener};

use super::menus::{Listed, late_menu};
use crate::analysis::Weights;
use crate::browser::photo;
use crate::cnn::Axes;
use crate::scene::{Scale, sample::sample};
use crate::state::State;
use crate::ui::later::{Later, Piece};
use crate::ui::use_state;
use crate::ui::widget::{Button, ButtonKind, Checkbox, Choice, Glyph, MenuEntry, MenuItem, Select};
use crate::words;

/// The controls of what the picture shows besides plain cells.
#[component]
pub(super) fn StageTools() -> impl IntoView {
    let state = use_state();
    let overlay = state.overlay;
    let weights = vec![
        Choice::new(None, words!(influence.plain)),
        Choice::new(Some(Weights::Paths), words!(influence.paths)),
        Choice::new(Some(Weights::RandomRms), words!(influence.random)),
    ];
    let is_logarithmic = Signal::derive(move || overlay.scale.get() == Scale::Logarithmic);
    let set_scale = move |on: bool| overlay.scale.set(if on { Scale::Logarithmic } else { Scale::Linear });
    let upwards = Signal::derive(move || Some(overlay.upwards.get()));
    let measuring = Signal::derive(move || Some(overlay.measuring.get()));
    let toggle_ruler = move |()| {
        let on = !overlay.measuring.get_untracked();
        overlay.measuring.set(on);
        if on {
            let size = Axes::both(8);
            overlay.measure(untrack(|| overlay.measured()).unwrap_or(size));
        } else {
            overlay.ruler.set(None);
        }
    };
    view! {
        <div class="stage-tools" role="group" aria-label=words!(influence.title)>
            <Select
                label=words!(influence.count) choices=weights value=overlay.weights
                on_change=move |weights| overlay.weights.set(weights)
            />
            <Show when=move || overlay.weights.with(Option::is_some)>
                <Checkbox label=words!(influence.logarithmic) checked=is_logarithmic on_change=set_scale />
            </Show>
            <span class="toolbar-space"></span>
            <Show when=move || overlay.measuring.get()>
                <Later piece=Piece::Ruler />
            </Show>
            <Button
                kind=ButtonKind::Icon icon=Glyph::Ruler label=words!(photo.measure) pressed=measuring on_press=toggle_ruler
            />
            <Pictures />
            <Button
                kind=ButtonKind::Icon icon=Glyph::Upwards label=words!(influence.upwards) pressed=upwards
                on_press=move |()| overlay.upwards.update(|upwards| *upwards = !*upwards)
            />
        </div>
    }
}

/// The menu of pictures, and the ways in which one comes to the page: chosen, dropped, pasted.
#[component]
fn Pictures() -> impl IntoView {
    let state = use_state();
    let chooser = NodeRef::<html::Input>::new();
    let chosen = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        if let Some(file) = event.target().files().and_then(|files| files.get(0)) {
            take(state, file);
        }
    };
    listen(state);
    view! {
        {late_menu(Listed::Pictures(chooser), ButtonKind::Icon, Glyph::Picture, words!(photo.menu))}
        <input node_ref=chooser type="file" accept="image/*" hidden on:change:target=chosen />
    }
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
        MenuEntry::Item(MenuItem::new(words!(photo.sample), move || overlay.photo.set(Some(sample())))),
        MenuEntry::Item(MenuItem::new(words!(photo.choose), choose).with_icon(Glyph::Open)),
        MenuEntry::Item(
            MenuItem::new(words!(photo.remove), move || overlay.photo.set(None))
                .with_icon(Glyph::Trash)
                .with_disabled(has_none),
        ),
    ]
}

/// Takes pictures that are dropped anywhere on the page or pasted outside of a text.
fn listen(state: State) {
    let _ = use_event_listener(use_document(), ev::dragover, |event: ev::DragEvent| {
        if event.data_transfer().is_some_and(|data| photo::brings_files(&data)) {
            event.prevent_default();
        }
    });
    let _ = use_event_listener(use_document(), ev::drop, move |event: ev::DragEvent| {
        let Some(data) = event.data_transfer().filter(photo::brings_files) else { return };
        event.prevent_default();
        match photo::first_picture(&data) {
            Some(file) => take(state, file),
            None => state.unreadable.set(true),
        }
    });
    let _ = use_event_listener(use_document(), ev::paste, move |event: web_sys::ClipboardEvent| {
        if let Some(file) = event.clipboard_data().and_then(|data| photo::first_picture(&data)) {
            event.prevent_default();
            take(state, file);
        }
    });
}

/// Puts a file's picture under the field, or says that it is none.
fn take(state: State, file: web_sys::File) {
    leptos::task::spawn_local(async move {
        let photo = photo::decode(&file).await;
        state.unreadable.set(photo.is_none());
        if photo.is_some() {
            state.overlay.photo.set(photo);
        }
    });
}
