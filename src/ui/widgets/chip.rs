//! A small square in the colour of a layer.

use leptos::prelude::*;

/// A small square in a layer's colour. It is an ornament: the layer's name stands beside it.
#[component]
pub fn Chip(
    /// The colour, as a CSS value.
    #[prop(into)]
    colour: Signal<String>,
    /// Outlined only: the layer is switched off.
    #[prop(optional, into)]
    hollow: Signal<bool>,
) -> impl IntoView {
    view! {
        <span
            class="chip"
            data-hollow=move || hollow.get().then_some("")
            style=("--chip-colour", move || colour.get())
        ></span>
    }
}
