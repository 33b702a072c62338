//! A segmented control: a row of exclusive choices.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Choice, Glyph, Icon, unique_id};

/// A row of exclusive choices: native radio buttons, so that the arrow keys move among them.
#[component]
pub fn Segmented<T>(
    /// The label, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The options.
    choices: Vec<Choice<T>>,
    /// The current value.
    #[prop(into)]
    value: Signal<T>,
    /// Called with another value.
    #[prop(into)]
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (faces, values): (_, Vec<T>) =
        choices.into_iter().map(|choice| ((choice.icon, choice.label), choice.value)).unzip();
    let values = StoredValue::new(values);
    let place = move || values.with_value(|all| all.iter().position(|other| *other == value.get()));
    let choose = move |index: usize| {
        if let Some(value) = values.with_value(|all| all.get(index).cloned()) {
            on_change.run(value);
        }
    };
    segmented(label, faces, Arc::new(place), Rc::new(choose))
}

/// The icon and the label of an option.
type Face = (Option<Glyph>, Signal<String>);

/// The control by the indices of its options, so that it is compiled once for all types of values.
fn segmented(
    label: Signal<String>,
    faces: Vec<Face>,
    place: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
    choose: Rc<dyn Fn(usize)>,
) -> AnyView {
    let group = unique_id("segmented");
    let radio = |(index, (icon, label)): (usize, Face)| {
        let (place, choose) = (place.clone(), choose.clone());
        view! {
            <label class="segmented-choice">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || place() == Some(index)
                    on:change=move |_| choose(index)
                />
                {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                <span>{label}</span>
            </label>
        }
    };
    let radios = faces.into_iter().enumerate().map(radio).collect_view();
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {radios}
        </div>
    }
    .into_any()
}
