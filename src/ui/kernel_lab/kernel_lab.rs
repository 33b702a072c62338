//! The page of the kernel lab.

use leptos::{ev, prelude::*};

use super::factorize::apart;
use super::kernels::kernels;
use super::outputs::pictures;
use crate::app::{Experiment, Lab};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Dialog, DialogSize, Glyph};
use crate::words;

/// The lab in a dialog. Its content is part of the page's state.
#[component]
pub(in crate::ui) fn KernelLab(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open title=words!(lab.title) close_label=words!(page.close) size=DialogSize::Full
            on_close=move |()| open.set(false)
        >
            {bench()}
        </Dialog>
    }
}

/// The content of the dialog.
fn bench() -> AnyView {
    let lab = use_state().lab;
    let keys = move |event: ev::KeyboardEvent| take_back(lab, &event);
    view! {
        <div class="lab" on:keydown=keys>
            <p class="lab-why">{words!(lab.lead)}</p>
            {kernels(tools(lab))}
            {pictures()}
            {apart()}
        </div>
    }
    .into_any()
}

/// Undo, redo and reset.
fn tools(lab: Lab) -> AnyView {
    view! {
        <Button
            kind=ButtonKind::Icon icon=Glyph::UNDO label=words!(lab.undo) shortcut="Control+Z".to_owned()
            disabled=Signal::derive(move || !lab.can_undo()) on_press=move |()| lab.undo()
        />
        <Button
            kind=ButtonKind::Icon icon=Glyph::REDO label=words!(lab.redo) shortcut="Control+Shift+Z".to_owned()
            disabled=Signal::derive(move || !lab.can_redo()) on_press=move |()| lab.redo()
        />
        <Button
            kind=ButtonKind::Quiet icon=Glyph::RESET label=words!(lab.reset)
            on_press=move |()| lab.change(|_| Experiment::default())
        />
    }
    .into_any()
}

/// Handles undo and redo here instead of in the network behind.
fn take_back(lab: Lab, event: &ev::KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    match (event.key().to_ascii_lowercase().as_str(), command, event.shift_key()) {
        ("z", true, false) => lab.undo(),
        ("z", true, true) | ("y", true, false) => lab.redo(),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}
