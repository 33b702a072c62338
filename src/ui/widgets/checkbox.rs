//! A checkbox.

use leptos::{ev, prelude::*};

/// A native checkbox with its label.
#[component]
pub fn Checkbox(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let change =
        move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| on_change.run(event.target().checked());
    view! {
        <label class="checkbox">
            <input type="checkbox" prop:checked=checked on:change:target=change />
            <span>{label}</span>
        </label>
    }
}
