//! A row of exclusive choices.

use leptos::prelude::*;

use super::{Choice, Icon, unique_id};

/// A row of choices of which one holds: native radio buttons, so that the arrow keys move among them.
#[component]
pub fn Segmented<T>(
    /// What is chosen here, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// The choice that holds.
    #[prop(into)]
    value: Signal<T>,
    /// Called with another choice.
    #[prop(into)]
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let group = unique_id("segmented");
    let radios = move || {
        let radio = |choice: Choice<T>| {
            let (own, chosen) = (choice.value.clone(), choice.value);
            view! {
                <label class="segmented-choice">
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || value.get() == own
                        on:change=move |_| on_change.run(chosen.clone())
                    />
                    {choice.icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                    <span>{choice.label}</span>
                </label>
            }
        };
        choices.get().into_iter().map(radio).collect_view()
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {radios}
        </div>
    }
}
