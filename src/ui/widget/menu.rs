//! A button with a list of things to do.

use leptos::context::Provider;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{ButtonKind, Glyph, Icon};

/// What the list of a menu knows of its button, in the context.
#[derive(Clone, Copy)]
pub(super) struct MenuButton {
    /// What the list is, for screen readers.
    pub(super) label: Signal<String>,
    /// The button it hangs from.
    pub(super) anchor: NodeRef<html::Button>,
    /// Called when the list is to close; with `true` if the focus goes back to the button.
    pub(super) on_close: Callback<bool>,
}

/// A button that opens a list. In it the arrow keys, Home, End and first letters move, Enter and Space choose,
/// Escape, Tab and a press outside close.
#[component]
pub fn Menu(
    /// What the button and its list are called.
    #[prop(into)]
    label: Signal<String>,
    /// How much the button asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// A drawing before the label.
    #[prop(optional, into)]
    icon: Signal<Option<Glyph>>,
    /// Called when it looks as if the list will be wanted: the button is pointed at, or has the focus.
    #[prop(optional, into)]
    on_near: Option<Callback<()>>,
    /// Makes the [`MenuList`](super::MenuList) whenever the menu opens. It may come late, unless the reader has gone on by then.
    children: ChildrenFn,
) -> impl IntoView {
    let is_icon = kind == ButtonKind::Icon;
    let anchor = NodeRef::<html::Button>::new();
    let open = RwSignal::new(false);
    let on_close = Callback::new(move |refocus: bool| {
        open.set(false);
        if let Some(button) = anchor.get_untracked().filter(|_| refocus) {
            // Focusing an element that stands in the page cannot fail.
            let _ = button.focus();
        }
    });
    let button = MenuButton { label, anchor, on_close };
    let list = StoredValue::new(children);
    let key_down = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => open.set(true),
            // The list is not here yet: it would hear it first.
            "Escape" if open.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let near = move || on_near.into_iter().for_each(|on_near| on_near.run(()));
    let blur = move |event: ev::FocusEvent| {
        if open.get_untracked() && went_elsewhere(&event) {
            open.set(false);
        }
    };
    let name = move || is_icon.then(|| label.get());
    view! {
        <div class="menu">
            <button
                node_ref=anchor
                type="button"
                class=kind.class()
                aria-label=name
                title=name
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
                on:keydown=key_down
                on:pointerenter=move |_| near()
                on:focus=move |_| near()
                on:blur=blur
            >
                {move || icon.get().map(|glyph| view! { <Icon glyph=glyph /> })}
                {(!is_icon).then(|| view! { <span>{label}</span><Icon glyph=Glyph::CHEVRON_DOWN /> })}
            </button>
            <Show when=move || open.get()>
                <Provider value=button>{list.with_value(|list| list())}</Provider>
            </Show>
        </div>
    }
}

/// Whether the focus left the button for something that is not in its menu; not so where the whole window loses it.
fn went_elsewhere(event: &ev::FocusEvent) -> bool {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let menu = button.and_then(|button| button.parent_element());
    let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    to.map_or_else(|| document().has_focus().unwrap_or(true), |to| menu.is_some_and(|menu| !menu.contains(Some(&to))))
}
