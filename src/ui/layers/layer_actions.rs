//! Actions on a layer: drag, duplicate, switch off, remove.

use leptos::{ev, prelude::*};
use leptos_i18n::td_string;

use super::layer_list::StackContext;
use super::layer_row::keep_focus;
use crate::network::NodeKey;
use crate::network::edit::Edit;
use crate::ui::focus::go_on_beside;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph};

/// The grip, and the buttons to duplicate, switch off and remove the row's layer.
#[component]
pub(in crate::ui) fn LayerActions(
    /// The layer.
    key: NodeKey,
) -> impl IntoView {
    let state = use_state();
    let drag = expect_context::<StackContext>().drag;
    let document = state.document;
    let node = Memo::new(move |_| {
        document.network.with(|network| network.node(key).map(|node| (node.name.clone(), node.bypassed)))
    });
    let name = move || node.get().map(|(name, _)| name).unwrap_or_default();
    let is_off = move || node.get().is_some_and(|(_, bypassed)| bypassed);
    let locale = state.settings.locale;
    let move_label = Signal::derive(move || td_string!(locale.get(), row.drag, name = name()));
    let duplicate_label = Signal::derive(move || td_string!(locale.get(), row.duplicate, name = name()));
    let remove_label = Signal::derive(move || td_string!(locale.get(), row.remove, name = name()));
    let toggle_label = Signal::derive(move || {
        let (locale, name) = (locale.get(), name());
        if is_off() {
            td_string!(locale, row.switch_on, name = name)
        } else {
            td_string!(locale, row.switch_off, name = name)
        }
    });
    let toggle_icon = Signal::derive(move || Some(if is_off() { Glyph::EYE_OFF } else { Glyph::EYE }));
    let grip_key = move |event: ev::KeyboardEvent| {
        let place = document.network.with_untracked(|network| network.index_of(key));
        let last = document.network.with_untracked(|network| network.nodes().len()).saturating_sub(1);
        let to = match (event.key().as_str(), place) {
            ("ArrowUp", Some(place)) => place.saturating_sub(1),
            ("ArrowDown", Some(place)) => (place + 1).min(last),
            ("Escape", _) => return drag.finish(false),
            _ => return,
        };
        event.prevent_default();
        keep_focus(&event);
        document.apply(Edit::Move { key, to });
    };
    view! {
        <div class="layer-actions">
            <span
                class="layer-grip"
                on:pointerdown=move |event| drag.start(key, &event)
                on:pointermove=move |event| drag.follow(&event)
                on:pointerup=move |_| drag.finish(true)
                on:pointercancel=move |_| drag.finish(false)
                on:keydown=grip_key
            >
                <Button kind=ButtonKind::Icon icon=Glyph::GRIP label=move_label on_press=|()| () />
            </span>
            <Button
                kind=ButtonKind::Icon
                icon=Glyph::DUPLICATE
                label=duplicate_label
                on_press=move |()| document.apply(Edit::Duplicate(key))
            />
            <Button
                kind=ButtonKind::Icon
                icon=toggle_icon
                label=toggle_label
                on_press=move |()| document.apply(Edit::Toggle(key))
            />
            <Button
                kind=ButtonKind::Icon
                icon=Glyph::TRASH
                label=remove_label
                on_press=move |()| {
                    go_on_beside(".layer-row");
                    document.apply(Edit::Remove(key));
                }
            />
        </div>
    }
}

/// The grip of a closed row: its color chip. With the keyboard, a row is moved by Alt and the arrow keys.
#[component]
pub(in crate::ui) fn RowGrip(
    /// The layer.
    key: NodeKey,
    /// The content of the grip.
    children: Children,
) -> impl IntoView {
    let drag = expect_context::<StackContext>().drag;
    view! {
        <span
            class="row-grip"
            on:pointerdown=move |event| drag.start(key, &event)
            on:pointermove=move |event| drag.follow(&event)
            on:pointerup=move |_| drag.finish(true)
            on:pointercancel=move |_| drag.finish(false)
        >
            {children()}
        </span>
    }
}
