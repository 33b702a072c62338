//! An icon, decorative or with a label.

use leptos::prelude::*;

use super::Glyph;

/// A line drawing in the current color. It is hidden from screen readers: the control around it has a label.
#[component]
pub fn Icon(
    /// The glyph.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    view! {
        <svg class="icon" class:icon-solid=move || glyph.get().is_solid() viewBox="0 0 16 16" aria-hidden="true">
            <path d=move || glyph.get().path()></path>
        </svg>
    }
}
