//! Menus of the page, whose lists come when they are first used.

use leptos::context::Provider;
use leptos::{html, prelude::*};

use super::{add_layer, header, pictures};
use crate::ui::given;
use crate::ui::later::{Later, Load, Piece};
use crate::ui::widget::{ButtonKind, Glyph, Menu, MenuEntry, MenuList};

/// What a menu lists.
#[derive(Clone, Copy)]
pub(super) enum Listed {
    /// Layers to add.
    Layers,
    /// The presets.
    Examples,
    /// The appearances of the page.
    Appearances,
    /// What a phone has no room for, with what is opened: documents, the text box, the kernel lab.
    More([RwSignal<bool>; 3]),
    /// Pictures to lay under the field, with what chooses a file.
    Pictures(NodeRef<html::Input>),
}

/// A menu of the page. Its list is loaded when the button is pointed at or has the focus.
pub(super) fn late_menu(
    listed: Listed,
    kind: ButtonKind,
    icon: impl Into<Signal<Option<Glyph>>>,
    label: Signal<String>,
) -> AnyView {
    menu(listed, kind, icon.into(), label)
}

fn menu(listed: Listed, kind: ButtonKind, icon: Signal<Option<Glyph>>, label: Signal<String>) -> AnyView {
    let load: Load = given();
    view! {
        <Menu kind icon label on_near=move |()| load.prepare(Piece::Menus)>
            <Provider value=listed><Later piece=Piece::Menus /></Provider>
        </Menu>
    }
    .into_any()
}

/// The list of the menu in the context.
pub fn menu_list() -> AnyView {
    let entries: Vec<MenuEntry> = match given() {
        Listed::Layers => add_layer::entries(),
        Listed::Examples => header::examples(),
        Listed::Appearances => header::appearances(),
        Listed::More(opened) => header::more(opened),
        Listed::Pictures(chooser) => pictures::entries(chooser),
    };
    view! { <MenuList entries /> }.into_any()
}
