//! A row of exclusive choices.

use leptos::prelude::*;

use super::{Choice, Glyph, Icon, unique_id};

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
    let faces =
        Signal::derive(move || choices.with(|all| all.iter().map(|choice| (choice.icon, choice.label)).collect()));
    let place = Signal::derive(move || choices.with(|all| all.iter().position(|choice| choice.value == value.get())));
    let choose = Callback::new(move |index: usize| {
        if let Some(choice) = choices.get_untracked().into_iter().nth(index) {
            on_change.run(choice.value);
        }
    });
    segmented(label, faces, place, choose)
}

/// The drawing and the words of a choice.
type Face = (Option<Glyph>, Signal<String>);

/// The row by the places of its choices, so that it is compiled once whatever is chosen.
fn segmented(
    label: Signal<String>,
    faces: Signal<Vec<Face>>,
    place: Signal<Option<usize>>,
    choose: Callback<usize>,
) -> AnyView {
    let group = unique_id("segmented");
    let radios = move || {
        let radio = |(index, (icon, label)): (usize, Face)| {
            view! {
                <label class="segmented-choice">
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || place.get() == Some(index)
                        on:change=move |_| choose.run(index)
                    />
                    {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                    <span>{label}</span>
                </label>
            }
        };
        faces.get().into_iter().enumerate().map(radio).collect_view()
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {radios}
        </div>
    }
    .into_any()
}
