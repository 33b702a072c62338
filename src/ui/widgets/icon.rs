//! An icon, decorative or with a label.

use leptos::prelude::*;

use super::Glyph;

/// A line drawing in the current colour. It says nothing to screen readers: the words stand in the control around it.
#[component]
pub fn Icon(
    /// Which drawing.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    view! {
        <svg class="icon" class:icon-solid=move || glyph.get().is_solid() viewBox="0 0 16 16" aria-hidden="true">
            <path d=move || glyph.get().path()></path>
        </svg>
    }
}
