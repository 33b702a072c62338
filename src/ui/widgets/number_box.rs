//! A number input with stepper buttons, arrow keys and the wheel.

use leptos::{ev, html, prelude::*};
use leptos_use::{UseEventListenerOptions, use_event_listener_with_options};

use super::{Glyph, Nudge, parse_entry, stepper::Stepper, unique_id};

/// A whole number between two steppers.
///
/// Typing is committed on Enter or when the field loses focus; Escape cancels. Arrow keys step by one, with Shift or as page keys by ten;
/// the wheel steps while the field has focus. An invalid entry changes nothing and shows an error.
#[component]
pub fn NumberBox(
    /// The name of the number, for screen readers.
    #[prop(into)]
    name: Signal<String>,
    /// The number.
    #[prop(into)]
    value: Signal<u64>,
    /// The smallest number allowed.
    #[prop(optional, into)]
    min: Signal<u64>,
    /// The largest number allowed.
    #[prop(default = u64::MAX.into(), into)]
    max: Signal<u64>,
    /// The label of the left stepper, for screen readers.
    #[prop(into)]
    decrease_label: Signal<String>,
    /// The label of the right stepper, for screen readers.
    #[prop(into)]
    increase_label: Signal<String>,
    /// The message for an entry that is not a number within the bounds.
    #[prop(into)]
    error: Signal<String>,
    /// The id of the input, for a label.
    #[prop(default = unique_id("number"), into)]
    id: String,
    /// Called with another number.
    #[prop(into)]
    on_change: Callback<u64>,
) -> impl IntoView {
    // The text that is being typed and is not yet committed.
    let draft = RwSignal::new(None::<String>);
    let invalid = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let error_id = format!("{id}-error");

    let restore = move || {
        if draft.with_untracked(Option::is_some) {
            draft.set(None);
        }
        if invalid.get_untracked() {
            invalid.set(false);
        }
    };
    let accept = move |number: u64| {
        restore();
        if number != value.get_untracked() {
            // Before other changes to the page: writing to a focused field forces a layout of everything that has changed.
            show(input, &number.to_string());
            on_change.run(number);
            // The change may have been refused.
            show(input, &value.get_untracked().to_string());
        }
    };
    let commit = move || {
        // `try_…`: a field that is removed while it has focus loses it after its signals are disposed.
        let Some(text) = draft.try_get_untracked().flatten() else { return };
        let bounds = min.get_untracked()..=max.get_untracked();
        match parse_entry(&text).filter(|number| bounds.contains(number)) {
            Some(number) => accept(number),
            None => invalid.set(true),
        }
    };
    let nudge = move |nudge: Nudge| {
        let typed = draft.get_untracked().and_then(|text| parse_entry(&text));
        let from = typed.unwrap_or_else(|| value.get_untracked());
        accept(nudge.apply(from, min.get_untracked(), max.get_untracked()));
    };
    let step_down = move |()| nudge(Nudge::Down(1));
    let step_up = move |()| nudge(Nudge::Up(1));
    let key_down = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => commit(),
        // Escape cancels an entry; otherwise it is left to the surroundings.
        "Escape" if draft.get_untracked().is_some() => {
            event.prevent_default();
            event.stop_propagation();
            restore();
        }
        key => {
            if let Some(step) = Nudge::from_key(key, event.shift_key()) {
                event.prevent_default();
                nudge(step);
            }
        }
    };
    let typed = move |text: String| {
        invalid.set(false);
        draft.set(Some(text));
    };
    turn(input, nudge);
    Effect::new(move |_| {
        input.track();
        show(input, &draft.get().unwrap_or_else(|| value.get().to_string()));
    });

    let at_min = Signal::derive(move || value.get() <= min.get());
    let at_max = Signal::derive(move || value.get() >= max.get());
    let shown_max = move || Some(max.get()).filter(|max| *max < u64::MAX).map(|max| max.to_string());
    let described_by = error_id.clone();
    view! {
        <div class="number-entry" data-invalid=move || invalid.get().then_some("")>
            <div class="number-box">
                <Stepper label=decrease_label glyph=Glyph::MINUS disabled=at_min on_press=step_down />
                <span class="number-slot">
                    <input
                        node_ref=input
                        id=id
                        class="number-input"
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        spellcheck="false"
                        role="spinbutton"
                        aria-label=name
                        aria-valuenow=move || value.get().to_string()
                        aria-valuemin=move || min.get().to_string()
                        aria-valuemax=shown_max
                        aria-invalid=move || (invalid.get() && draft.get().is_some()).then_some("true")
                        aria-describedby=move || invalid.get().then(|| described_by.clone())
                        on:input:target=move |event| typed(event.target().value())
                        on:change=move |_| commit()
                        on:blur=move |_| {
                            draft.try_set(None);
                        }
                        on:keydown=key_down
                    />
                </span>
                <Stepper label=increase_label glyph=Glyph::PLUS disabled=at_max on_press=step_up />
            </div>
            <Show when=move || invalid.get()>
                <p class="field-error" id=error_id.clone() role="alert">
                    {error}
                </p>
            </Show>
        </div>
    }
}

/// Writes a text into a field, unless it is already there.
fn show(input: NodeRef<html::Input>, text: &str) {
    if let Some(input) = input.get_untracked().filter(|input| input.value() != text) {
        input.set_value(text);
    }
}

/// Makes the wheel step a field that has focus.
fn turn(input: NodeRef<html::Input>, nudge: impl Fn(Nudge) + 'static) {
    // Registered manually, because only a non-passive listener can prevent scrolling.
    let _ = use_event_listener_with_options(
        input,
        ev::wheel,
        move |event| {
            let focused =
                input.get_untracked().is_some_and(|input| document().active_element().as_ref() == Some(input.as_ref()));
            if let Some(step) = Nudge::from_wheel(event.delta_y()).filter(|_| focused) {
                event.prevent_default();
                nudge(step);
            }
        },
        UseEventListenerOptions::default().passive(false),
    );
}
