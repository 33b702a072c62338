//! Stepper: a button of a number input.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// A button that steps a number. It never takes focus: not from the field, whose arrow keys do the same, and not on a phone, whose keyboard
/// would open.
#[component]
pub(super) fn Stepper(
    /// The label, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The glyph.
    glyph: Glyph,
    /// Whether the number is at its bound.
    #[prop(into)]
    disabled: Signal<bool>,
    /// Called on a press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="step"
            tabindex="-1"
            aria-label=label
            disabled=disabled
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| on_press.run(())
        >
            <Icon glyph=glyph />
        </button>
    }
}
