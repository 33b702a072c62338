//! A field for the factors of a size.

use leptos::prelude::*;

use super::layer_fields::Setting;
use crate::formats::notation::decimal;
use crate::network::{Axes, Value};
use crate::ui::widgets::unique_id;

/// A field for one factor, or for two separated by `×`; an invalid text changes nothing.
#[component]
pub(in crate::ui) fn FactorsField(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::Factors(Axes { height, width }) if height == width => Some(width.to_string()),
        Value::Factors(Axes { height, width }) => Some(format!("{height}×{width}")),
        _ => None,
    });
    let wrong = RwSignal::new(false);
    let commit = move |text: String| {
        let factors: Option<Vec<f64>> = text.split(['x', 'X', '×']).map(|part| decimal(part.trim())).collect();
        let factors = match factors.as_deref() {
            Some(&[both]) => Some(Axes::both(both)),
            Some(&[height, width]) => Some(Axes::new(height, width)),
            _ => None,
        };
        let factors = factors.filter(|factors| factors.height > 0.0 && factors.width > 0.0);
        wrong.set(factors.is_none());
        if let Some(factors) = factors {
            setting.set(Value::Factors(factors));
        }
    };
    let id = unique_id("factors");
    view! {
        <div class="field field-wide">
            <label class="field-label" for=id.clone()>{setting.label()}</label>
            <input
                id=id.clone()
                class="text-area text-line"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=value
                on:change:target=move |event| commit(event.target().value())
            />
        </div>
    }
}
