//! The open list of a menu.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::menu_entry::item_starting_with;
use super::placement::show_beside;
use super::{Glyph, Icon, MenuEntry, MenuItem};

/// The pause after which typed letters start a new search, in milliseconds.
const TYPING_PAUSE: f64 = 600.0;

/// The open list of a [`Menu`](super::Menu). It takes focus when it appears.
#[component]
pub(super) fn MenuList(
    /// The entries.
    #[prop(into)]
    entries: Signal<Vec<MenuEntry>>,
    /// The label for screen readers.
    label: Signal<String>,
    /// The button of the menu.
    anchor: NodeRef<html::Button>,
    /// Called when the list should close; with `true` if focus should return to the button.
    on_close: Callback<bool>,
) -> impl IntoView {
    let popup = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (Some(popup), Some(anchor)) = (popup.get(), anchor.get_untracked()) {
            show_beside(&popup, &anchor, 4.0);
            focus(items_of(&popup).first());
        }
    });
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let holds = |element: Option<Element>| element.is_some_and(|element| element.contains(target.as_ref()));
        let own = holds(popup.get_untracked().map(Into::into)) || holds(anchor.get_untracked().map(Into::into));
        if !own {
            on_close.run(false);
        }
    });
    on_cleanup(move || outside.remove());

    let typed = StoredValue::new((String::new(), 0.0));
    let key_down = move |event: ev::KeyboardEvent| {
        let Some(popup) = popup.get_untracked() else { return };
        let items = items_of(&popup);
        let current = index_of_focus(&items);
        let last = items.len().saturating_sub(1);
        let target = match event.key().as_str() {
            "ArrowDown" => Some(current.map_or(0, |index| if index == last { 0 } else { index + 1 })),
            "ArrowUp" => Some(current.map_or(last, |index| index.checked_sub(1).unwrap_or(last))),
            "Home" | "PageUp" => Some(0),
            "End" | "PageDown" => Some(last),
            "Escape" => return close(&event, on_close),
            // Tab moves on from the button.
            "Tab" => return on_close.run(true),
            key if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() => {
                let letters =
                    typed.try_update_value(|typed| collect_typing(typed, key, event.time_stamp())).unwrap_or_default();
                let labels: Vec<_> = items.iter().map(|item| item.text_content().unwrap_or_default()).collect();
                item_starting_with(&labels, current.unwrap_or(last), &letters)
            }
            _ => None,
        };
        if let Some(index) = target {
            event.prevent_default();
            event.stop_propagation();
            focus(items.get(index));
        }
    };
    let lines = move || entries.get().into_iter().map(|entry| line(entry, on_close)).collect_view();
    view! {
        <div node_ref=popup class="menu-popup" role="menu" popover="manual" aria-label=label on:keydown=key_down>
            {lines}
        </div>
    }
}

fn line(entry: MenuEntry, on_close: Callback<bool>) -> AnyView {
    match entry {
        MenuEntry::Section(label) => view! { <div class="menu-section" role="presentation">{label}</div> }.into_any(),
        MenuEntry::Item(MenuItem { label, hint, icon, current, disabled, on_choose }) => {
            let choose = move |_| {
                if !disabled.get_untracked() {
                    on_close.run(true);
                    on_choose.run(());
                }
            };
            view! {
                <button
                    type="button"
                    class="menu-item"
                    role="menuitem"
                    tabindex="-1"
                    aria-current=move || current.get().then_some("true")
                    aria-disabled=move || disabled.get().then_some("true")
                    on:click=choose
                >
                    {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                    <span class="menu-label">{label}</span>
                    {move || current.get().then(|| view! { <span class="menu-hint"><Icon glyph=Glyph::CHECK /></span> })}
                    {move || hint.get().map(|hint| view! { <span class="menu-hint">{hint}</span> })}
                </button>
            }
            .into_any()
        }
    }
}

fn close(event: &ev::KeyboardEvent, on_close: Callback<bool>) {
    event.prevent_default();
    event.stop_propagation();
    on_close.run(true);
}

fn collect_typing((letters, last): &mut (String, f64), key: &str, now: f64) -> String {
    if now - *last > TYPING_PAUSE {
        letters.clear();
    }
    letters.push_str(key);
    *last = now;
    letters.clone()
}

fn items_of(popup: &HtmlElement) -> Vec<HtmlElement> {
    let children = popup.children();
    (0..children.length())
        .filter_map(|index| children.item(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|child| child.class_name() == "menu-item")
        .collect()
}

fn index_of_focus(items: &[HtmlElement]) -> Option<usize> {
    let active = document().active_element()?;
    items.iter().position(|item| **item == active)
}

fn focus(item: Option<&HtmlElement>) {
    if let Some(item) = item {
        // Focusing a mounted element cannot fail.
        let _ = item.focus();
    }
}
