//! A field for a list of whole numbers.

use leptos::prelude::*;

use super::layer_fields::Setting;
use crate::network::Value;
use crate::ui::widgets::unique_id;

/// A field for comma-separated whole numbers; an invalid text changes nothing.
#[component]
pub(in crate::ui) fn ListField(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::List(numbers) => Some(numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")),
        _ => None,
    });
    let wrong = RwSignal::new(false);
    let commit = move |text: String| {
        let numbers: Option<Vec<u64>> =
            text.split([',', '，', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
        wrong.set(numbers.as_ref().is_none_or(Vec::is_empty));
        if let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) {
            setting.set(Value::List(numbers));
        }
    };
    let id = unique_id("list");
    view! {
        <div class="field field-wide">
            <label class="field-label" for=id.clone()>{setting.label()}</label>
            <input
                id=id.clone()
                class="text-area text-line"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=value
                on:change:target=move |event| commit(event.target().value())
            />
        </div>
    }
}
