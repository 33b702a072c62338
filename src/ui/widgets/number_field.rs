//! A labeled number input.

use leptos::prelude::*;

use super::{NumberBox, unique_id};

/// A label over a [`NumberBox`].
#[component]
pub fn NumberField(
    /// The label.
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
    /// The label of the left stepper, for screen readers.
    #[prop(into)]
    decrease_label: Signal<String>,
    /// The label of the right stepper, for screen readers.
    #[prop(into)]
    increase_label: Signal<String>,
    /// The message for an entry that is not a number within the bounds.
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
