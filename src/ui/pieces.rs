//! The pieces: what makes each part of the page that is loaded when it is first needed.
//!
//! Only `src/main.rs` may name these functions, since what the page names, it holds. Inside the page a piece is a [`Piece`](super::Piece),
//! and stands where a `Later` is.

use leptos::prelude::*;

use super::visit::Visit;
use super::{counting, flipping, given, lab, learn, mirror, panel, use_state};

/// Two networks beside each other on the stage.
pub fn contenders(_open: RwSignal<bool>) -> AnyView {
    view! { <panel::Contenders /> }.into_any()
}

/// When the rule flips, for two networks.
pub fn flipping(_open: RwSignal<bool>) -> AnyView {
    flipping::flipping()
}

/// The kernel lab.
pub fn lab(open: RwSignal<bool>) -> AnyView {
    lab::lab(open)
}

/// The field with its holes beside the field without.
pub fn gridding(_open: RwSignal<bool>) -> AnyView {
    panel::holes()
}

/// The dialog with the documents of this browser.
pub fn documents(open: RwSignal<bool>) -> AnyView {
    view! { <panel::Documents open /> }.into_any()
}

/// Works out how much cells count and what a unit influences, and shows how shades follow.
pub fn counting(_open: RwSignal<bool>) -> AnyView {
    counting::begin(use_state());
    panel::shading()
}

/// Where one of the big numbers comes from.
pub fn derivation(_open: RwSignal<bool>) -> AnyView {
    panel::derivation()
}

/// A figure in a frame of another page.
pub fn figure(_open: RwSignal<bool>) -> AnyView {
    panel::embedded()
}

/// The fields of the input.
pub fn input_fields(_open: RwSignal<bool>) -> AnyView {
    view! { <panel::InputFields /> }.into_any()
}

/// What can be done to a layer as a whole.
pub fn layer_actions(_open: RwSignal<bool>) -> AnyView {
    view! { <panel::LayerActions /> }.into_any()
}

/// The hyper-parameters of a layer.
pub fn layer_fields(_open: RwSignal<bool>) -> AnyView {
    view! { <panel::LayerFields /> }.into_any()
}

/// The panel for learning, in place of the numbers.
pub fn learn(_open: RwSignal<bool>) -> AnyView {
    view! { <learn::Learn /> }.into_any()
}

/// The list of a menu.
pub fn menus(_open: RwSignal<bool>) -> AnyView {
    panel::menu_list()
}

/// What is wrong, in a short message.
pub fn messages(_open: RwSignal<bool>) -> AnyView {
    panel::message()
}

/// Mirrors the page in its address and in the browser's storage, and shows nothing.
pub fn outside(_open: RwSignal<bool>) -> AnyView {
    mirror::begin(given::<Visit>());
    ().into_any()
}

/// The dialog for a network as text.
pub fn paste(open: RwSignal<bool>) -> AnyView {
    view! { <panel::Paste open /> }.into_any()
}

/// Takes the reader's pictures, and shows nothing.
pub fn pictures(_open: RwSignal<bool>) -> AnyView {
    panel::take_pictures()
}

/// What is laid over the page while it is shown to a room.
pub fn presenter(_open: RwSignal<bool>) -> AnyView {
    view! { <learn::Presenter /> }.into_any()
}

/// What the ruler on the picture measures.
pub fn ruler(_open: RwSignal<bool>) -> AnyView {
    view! { <panel::Ruler /> }.into_any()
}

/// The dialog in which something is taken away.
pub fn share(open: RwSignal<bool>) -> AnyView {
    view! { <panel::Share open /> }.into_any()
}

/// What two networks are first compared with, and which of them stands in the stack.
pub fn sides(_open: RwSignal<bool>) -> AnyView {
    panel::sides()
}

/// All maps as grids, or as the dots of a cross-section.
pub fn stacked_view(_open: RwSignal<bool>) -> AnyView {
    panel::stacked_view()
}

/// The choice of the second network, and the verdict on both.
pub fn verdict(_open: RwSignal<bool>) -> AnyView {
    view! {
        <panel::Rival />
        <panel::Verdict />
    }
    .into_any()
}
