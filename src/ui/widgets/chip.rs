//! Chip: a small square in the color of a layer.

use leptos::prelude::*;

/// A small square in a layer's color. It is decorative: the layer's name is beside it.
#[component]
pub fn Chip(
    /// The color, as a CSS value.
    #[prop(into)]
    color: Signal<String>,
    /// Whether it is only outlined: the layer is switched off.
    #[prop(optional, into)]
    hollow: Signal<bool>,
) -> impl IntoView {
    view! {
        <span
            class="chip"
            data-hollow=move || hollow.get().then_some("")
            style=("--chip-color", move || color.get())
        ></span>
    }
}
