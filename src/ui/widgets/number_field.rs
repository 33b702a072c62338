//! A labelled number input.

use leptos::prelude::*;

use super::{NumberBox, unique_id};

/// A label over a [`NumberBox`].
#[component]
pub fn NumberField(
    /// What the number is.
    #[prop(into)]
    label: Signal<String>,
    /// The number.
    #[prop(into)]
    value: Signal<u64>,
    /// The smallest number allowed.
    #[prop(optional, into)]
    min: Signal<u64>,
    /// The largest number allowed.
    #[prop(default = u64::MAX.into(), into)]
    max: Signal<u64>,
    /// What the left stepper does, for screen readers.
    #[prop(into)]
    decrease_label: Signal<String>,
    /// What the right stepper does, for screen readers.
    #[prop(into)]
    increase_label: Signal<String>,
    /// What to say when something else than a number within the bounds is typed.
    #[prop(into)]
    error: Signal<String>,
    /// Called with another number.
    #[prop(into)]
    on_change: Callback<u64>,
) -> impl IntoView {
    let id = unique_id("number");
    view! {
        <div class="field number-field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <NumberBox name=label value min max decrease_label increase_label error id on_change />
        </div>
    }
}
