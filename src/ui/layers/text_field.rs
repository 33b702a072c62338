//! A field for a name.

use leptos::prelude::*;

use super::layer_fields::Setting;
use crate::network::Value;
use crate::ui::widgets::unique_id;

/// A field for a name.
#[component]
pub(in crate::ui) fn TextField(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    let id = unique_id("text");
    view! {
        <div class="field field-wide">
            <label class="field-label" for=id.clone()>{setting.label()}</label>
            <input
                id=id.clone()
                class="text-area text-line"
                type="text"
                autocomplete="off"
                prop:value=value
                on:change:target=move |event| setting.set(Value::Text(event.target().value()))
            />
        </div>
    }
}
