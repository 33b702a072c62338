//! A select box.

use std::rc::Rc;
use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::{Choice, Glyph, Icon, unique_id};

/// A labeled native select.
#[component]
pub fn Select<T>(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The options.
    choices: Vec<Choice<T>>,
    /// The current value.
    #[prop(into)]
    value: Signal<T>,
    /// Whether the label is only for screen readers.
    #[prop(optional)]
    label_hidden: bool,
    /// Called with another value.
    #[prop(into)]
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (labels, values): (Vec<_>, Vec<T>) = choices.into_iter().map(|choice| (choice.label, choice.value)).unzip();
    let values = StoredValue::new(values);
    let place = move || values.with_value(|all| all.iter().position(|other| *other == value.get()));
    let choose = move |index: usize| {
        if let Some(value) = values.with_value(|all| all.get(index).cloned()) {
            on_change.run(value);
        }
    };
    select(label, label_hidden, Signal::stored(labels), Arc::new(place), Rc::new(choose))
}

/// A labeled native select whose options change.
#[component]
pub fn ChangingSelect<T>(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The present options.
    choices: Signal<Vec<Choice<T>>>,
    /// The current value.
    #[prop(into)]
    value: Signal<T>,
    /// Whether the label is only for screen readers.
    #[prop(optional)]
    label_hidden: bool,
    /// Called with another value.
    #[prop(into)]
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let labels = Signal::derive(move || choices.with(|all| all.iter().map(|choice| choice.label).collect()));
    let place = move || choices.with(|all| all.iter().position(|choice| choice.value == value.get()));
    let choose = move |index: usize| {
        if let Some(choice) = choices.get_untracked().into_iter().nth(index) {
            on_change.run(choice.value);
        }
    };
    select(label, label_hidden, labels, Arc::new(place), Rc::new(choose))
}

/// The select by the indices of its options, so that it is compiled once for all types of values.
fn select(
    label: Signal<String>,
    label_hidden: bool,
    labels: Signal<Vec<Signal<String>>>,
    place: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
    choose: Rc<dyn Fn(usize)>,
) -> AnyView {
    let id = unique_id("select");
    let options = move || {
        let option = |(index, label): (usize, Signal<String>)| {
            let place = place.clone();
            view! { <option prop:selected=move || place() == Some(index)>{label}</option> }
        };
        labels.get().into_iter().enumerate().map(option).collect_view()
    };
    let change = move |event: ev::Targeted<ev::Event, web_sys::HtmlSelectElement>| {
        if let Ok(index) = usize::try_from(event.target().selected_index()) {
            choose(index);
        }
    };
    view! {
        <div class="field">
            <label class=if label_hidden { "visually-hidden" } else { "field-label" } for=id.clone()>
                {label}
            </label>
            <div class="select-box">
                <select class="select" id=id on:change:target=change>
                    {options}
                </select>
                <Icon glyph=Glyph::CHEVRON_DOWN />
            </div>
        </div>
    }
    .into_any()
}
