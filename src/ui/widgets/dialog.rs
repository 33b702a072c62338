//! A modal dialog.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::{Button, ButtonKind, Glyph, unique_id};

/// The width of a dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A column of text.
    #[default]
    Usual,
    /// Two columns of text.
    Wide,
    /// Most of the window.
    Full,
}

impl DialogSize {
    /// The CSS classes of the size.
    const fn class(self) -> &'static str {
        match self {
            Self::Usual => "dialog",
            Self::Wide => "dialog dialog-wide",
            Self::Full => "dialog dialog-full",
        }
    }
}

/// A modal dialog: the browser keeps the focus inside and restores it afterwards. Escape, the close button and a press outside close it.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// The label of the close button.
    #[prop(into)]
    close_label: Signal<String>,
    /// The width.
    #[prop(optional)]
    size: DialogSize,
    /// Called when it should close.
    #[prop(into)]
    on_close: Callback<()>,
    /// The content; created anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = unique_id("dialog");
    let children = StoredValue::new(children);
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only for a dialog that is not mounted or already open.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let press = move |event: ev::MouseEvent| {
        // The dialog's box is covered by its content: a press on the element itself is a press on the backdrop.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name() == "DIALOG") {
            on_close.run(());
        }
    };
    let closed = move |_| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    view! {
        <dialog node_ref=dialog class=size.class() aria-labelledby=title_id on:close=closed on:mousedown=press>
            <div class="dialog-head">
                <h2 class="dialog-title" id=title_id.clone()>{title}</h2>
                <Button label=close_label kind=ButtonKind::Icon icon=Glyph::CLOSE on_press=on_close />
            </div>
            <div class="dialog-body">
                <Show when=move || open.get()>{children.read_value()()}</Show>
            </div>
        </dialog>
    }
}
