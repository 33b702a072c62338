//! A field for a setting that is typed as a text: a name, a list of whole numbers, the factors of a size.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::layer_fields::Setting;
use crate::formats::notation::decimal;
use crate::i18n::Locale;
use crate::network::{Axes, Value};
use crate::ui::use_state;
use crate::ui::widgets::unique_id;

/// How a kind of value is written and read.
#[derive(Clone, Copy)]
pub(super) struct TypedValue {
    /// The keyboard of a phone: `text`, `numeric`, `decimal`.
    input_mode: &'static str,
    /// The value as a text; `None` for a value of another kind.
    write: fn(&Value) -> Option<String>,
    /// The value in a text; `None` if there is no such value.
    read: fn(&str) -> Option<Value>,
    /// What to enter, after a text without such a value.
    hint: fn(Locale) -> &'static str,
}

impl TypedValue {
    /// Any text.
    pub(super) const NAME: Self = Self {
        input_mode: "text",
        write: |value| if let Value::Text(text) = value { Some(text.clone()) } else { None },
        read: |text| Some(Value::Text(text.to_owned())),
        hint: |_| "",
    };
    /// Whole numbers, separated by commas.
    pub(super) const LIST: Self = Self {
        input_mode: "numeric",
        write: write_list,
        read: read_list,
        hint: |locale| td_string!(locale, page.number_list),
    };
    /// One positive factor, or two separated by `×`.
    pub(super) const FACTORS: Self = Self {
        input_mode: "decimal",
        write: write_factors,
        read: read_factors,
        hint: |locale| td_string!(locale, page.factors),
    };
}

/// The field; an invalid text changes nothing.
#[component]
pub(super) fn TypedField(
    /// The hyper-parameter.
    setting: Setting,
    /// The kind of its value.
    kind: TypedValue,
) -> impl IntoView {
    let value = setting.read(kind.write);
    // The value that an invalid text was to replace: the text is void when another takes its place.
    let refused = RwSignal::new(None::<String>);
    let wrong = Memo::new(move |_| refused.with(|over| over.as_ref().is_some_and(|over| *over == value.get())));
    let commit = move |text: String| {
        let read = (kind.read)(&text);
        refused.set(read.is_none().then(|| value.get_untracked()));
        if let Some(read) = read {
            setting.set(read);
        }
    };
    let locale = use_state().settings.locale;
    let id = unique_id("typed");
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    view! {
        <div class="field field-wide" data-invalid=move || wrong.get().then_some("")>
            <label class="field-label" for=id.clone()>{setting.label()}</label>
            <input
                id=id.clone()
                class="text-area text-line"
                type="text"
                inputmode=kind.input_mode
                autocomplete="off"
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=move || wrong.get().then(|| described_by.clone())
                prop:value=value
                on:change:target=move |event| commit(event.target().value())
            />
            <Show when=move || wrong.get()>
                <p class="field-error" id=error_id.clone() role="alert">{move || (kind.hint)(locale.get())}</p>
            </Show>
        </div>
    }
}

fn write_list(value: &Value) -> Option<String> {
    let Value::List(numbers) = value else { return None };
    Some(numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", "))
}

fn read_list(text: &str) -> Option<Value> {
    let parts = text.split([',', '，', ' ']).filter(|part| !part.is_empty());
    let numbers: Vec<u64> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    (!numbers.is_empty()).then_some(Value::List(numbers))
}

fn write_factors(value: &Value) -> Option<String> {
    let Value::Factors(Axes { height, width }) = value else { return None };
    Some(if height == width { width.to_string() } else { format!("{height}×{width}") })
}

fn read_factors(text: &str) -> Option<Value> {
    let factors: Vec<f64> = text.split(['x', 'X', '×']).map(|part| decimal(part.trim())).collect::<Option<_>>()?;
    let factors = match *factors.as_slice() {
        [both] => Axes::both(both),
        [height, width] => Axes::new(height, width),
        _ => return None,
    };
    (factors.height > 0.0 && factors.width > 0.0).then_some(Value::Factors(factors))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (kind, value) in [
            (TypedValue::LIST, Value::List(vec![1, 22, 3])),
            (TypedValue::FACTORS, Value::Factors(Axes::new(1.5, 2.0))),
            (TypedValue::FACTORS, Value::Factors(Axes::both(0.25))),
            (TypedValue::NAME, Value::Text("Attention".to_owned())),
        ] {
            let text = (kind.write)(&value).expect("a value of its kind");
            assert_eq!((kind.read)(&text), Some(value));
        }
    }

    #[test]
    fn an_invalid_text_is_no_value() {
        for text in ["", "a", "1,-2", "1.5"] {
            assert_eq!(read_list(text), None, "{text}");
        }
        for text in ["", "0", "-1", "1x2x3", "NaN"] {
            assert_eq!(read_factors(text), None, "{text}");
        }
    }
}
