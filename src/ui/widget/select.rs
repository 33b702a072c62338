//! One of many choices, folded away.

use leptos::{ev, prelude::*};

use super::{Choice, Glyph, Icon, unique_id};

/// A labelled native select.
#[component]
pub fn Select<T>(
    /// What is chosen here.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice<T>>>,
    /// The choice that holds.
    #[prop(into)]
    value: Signal<T>,
    /// Leaves the label to screen readers.
    #[prop(optional)]
    label_hidden: bool,
    /// Called with another choice.
    #[prop(into)]
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let id = unique_id("select");
    let options = move || {
        let option = |choice: Choice<T>| {
            view! { <option prop:selected=move || value.get() == choice.value>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    let change = move |event: ev::Targeted<ev::Event, web_sys::HtmlSelectElement>| {
        let index = usize::try_from(event.target().selected_index()).ok();
        if let Some(choice) = index.and_then(|index| choices.get_untracked().into_iter().nth(index)) {
            on_change.run(choice.value);
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
                <Icon glyph=Glyph::ChevronDown />
            </div>
        </div>
    }
}
