//! Menu button.

use leptos::{ev, html, prelude::*};

use super::menu_list::MenuList;
use super::{ButtonKind, Glyph, Icon, MenuEntry};

/// A button that opens a list. In it the arrow keys, Home, End and first letters move, Enter and Space choose, Escape, Tab and a press
/// outside close.
#[component]
pub fn Menu(
    /// The label of the button and of its list.
    #[prop(into)]
    label: Signal<String>,
    /// The prominence of the button.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the label.
    #[prop(optional, into)]
    icon: Signal<Option<Glyph>>,
    /// The entries of the list.
    #[prop(into)]
    entries: Signal<Vec<MenuEntry>>,
) -> impl IntoView {
    let is_icon = kind == ButtonKind::Icon;
    let anchor = NodeRef::<html::Button>::new();
    let open = RwSignal::new(false);
    let on_close = Callback::new(move |refocus: bool| {
        open.set(false);
        if let Some(button) = anchor.get_untracked().filter(|_| refocus) {
            // Focusing a mounted element cannot fail.
            let _ = button.focus();
        }
    });
    let key_down = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => open.set(true),
            _ => return,
        }
        event.prevent_default();
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
            >
                {move || icon.get().map(|glyph| view! { <Icon glyph=glyph /> })}
                {(!is_icon).then(|| view! { <span>{label}</span><Icon glyph=Glyph::CHEVRON_DOWN /> })}
            </button>
            <Show when=move || open.get()>
                <MenuList entries label anchor on_close />
            </Show>
        </div>
    }
}
