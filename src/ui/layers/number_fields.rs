//! Fields for one number and for a number on each axis.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::layer_fields::Setting;
use crate::network::{Axes, Value};
use crate::text::number::grouped;
use crate::ui::widgets::{NumberField, PairField};
use crate::ui::{dimension, use_state};
use crate::words;

/// The labels of a field's steppers, and its error message.
#[derive(Clone, Copy)]
pub(in crate::ui) struct FieldWords {
    pub(in crate::ui) decrease: Signal<String>,
    pub(in crate::ui) increase: Signal<String>,
    pub(in crate::ui) error: Signal<String>,
}

impl FieldWords {
    pub(in crate::ui) fn new(label: Signal<String>, min: Signal<u64>, max: Signal<u64>) -> Self {
        let locale = use_state().settings.locale;
        Self {
            decrease: Signal::derive(move || td_string!(locale.get(), page.decrease, parameter = label.get())),
            increase: Signal::derive(move || td_string!(locale.get(), page.increase, parameter = label.get())),
            error: Signal::derive(move || {
                let [min, max] = [min.get(), max.get()].map(|bound| grouped(bound.into()));
                td_string!(locale.get(), page.whole_number, min = min, max = max)
            }),
        }
    }
}

/// A field for one number.
#[component]
pub(in crate::ui) fn Count(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    });
    let (label, (min, max)) = (setting.label(), setting.bounds());
    let FieldWords { decrease, increase, error } = FieldWords::new(label, min, max);
    view! {
        <NumberField
            label value min max error decrease_label=decrease increase_label=increase
            on_change=move |number| setting.set(Value::Number(number))
        />
    }
}

/// A field for a fraction, in percent.
#[component]
pub(in crate::ui) fn Percent(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::Fraction(share) => Some((share * 100.0).round() as u64),
        _ => None,
    });
    let (label, locale) = (setting.label(), use_state().settings.locale);
    let label = Signal::derive(move || td_string!(locale.get(), parameter.in_percent, parameter = label.get()));
    let (min, max) = (Signal::stored(0), Signal::stored(100));
    let FieldWords { decrease, increase, error } = FieldWords::new(label, min, max);
    view! {
        <NumberField
            label value min max error decrease_label=decrease increase_label=increase
            on_change=move |percent: u64| setting.set(Value::Fraction(percent as f64 / 100.0))
        />
    }
}

/// A field for a number on each axis; one number if the network has one axis.
#[component]
pub(in crate::ui) fn Pair(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::Pair(pair) => Some((pair.height, pair.width)),
        _ => None,
    });
    let set = Callback::new(move |(height, width)| setting.set(Value::Pair(Axes::new(height, width))));
    view! { <PairOrOne label=setting.label() value bounds=setting.bounds() on_change=set /> }
}

/// A height and a width, or only the width if the network has one axis.
#[component]
pub(in crate::ui) fn PairOrOne(
    /// The label.
    label: Signal<String>,
    /// Height and width.
    #[prop(into)]
    value: Signal<(u64, u64)>,
    /// The smallest and the largest number.
    bounds: (Signal<u64>, Signal<u64>),
    /// Called with another pair.
    on_change: Callback<(u64, u64)>,
) -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let (min, max) = bounds;
    let FieldWords { decrease, increase, error } = FieldWords::new(label, min, max);
    let height_label = Signal::derive(move || td_string!(locale.get(), parameter.height_of, parameter = label.get()));
    let width_label = Signal::derive(move || td_string!(locale.get(), parameter.width_of, parameter = label.get()));
    let width = Signal::derive(move || value.get().1);
    let set_width = move |width| on_change.run((value.get_untracked().0, width));
    let link_label = words!(parameter.link);
    let pair = move || {
        view! {
            <PairField
                label height_label width_label link_label value min max error decrease_label=decrease
                increase_label=increase on_change
            />
        }
    };
    let is_line = dimension(state);
    view! {
        <Show when=move || is_line.get() fallback=pair>
            <NumberField label value=width min max error decrease_label=decrease increase_label=increase on_change=set_width />
        </Show>
    }
}
