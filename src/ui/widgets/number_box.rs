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
    let entry = Entry::new(value);
    let Entry { draft, invalid, .. } = entry;
    let input = NodeRef::<html::Input>::new();
    let error_id = format!("{id}-error");

    let accept = move |number: u64| {
        entry.cancel();
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
            None => entry.refused.set(true),
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
            entry.cancel();
        }
        key => {
            if let Some(step) = Nudge::from_key(key, event.shift_key()) {
                event.prevent_default();
                nudge(step);
            }
        }
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
                        aria-invalid=move || invalid.get().then_some("true")
                        aria-describedby=move || invalid.get().then(|| described_by.clone())
                        on:input:target=move |event| entry.begin(event.target().value(), value.get_untracked())
                        on:change=move |_| commit()
                        // An invalid entry stays, with the reason.
                        on:blur=move |_| entry.leave()
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

/// What is typed into the field and not yet committed.
#[derive(Clone, Copy)]
struct Entry {
    /// The text, and the number that it is to replace.
    typed: RwSignal<Option<(String, u64)>>,
    refused: RwSignal<bool>,
    /// The text; `None` if there is none, or if another number has taken the place of the one that it was to replace.
    draft: Memo<Option<String>>,
    /// Whether the text was refused.
    invalid: Memo<bool>,
}

impl Entry {
    fn new(value: Signal<u64>) -> Self {
        let (typed, refused) = (RwSignal::new(None::<(String, u64)>), RwSignal::new(false));
        let draft = Memo::new(move |_| {
            let value = value.get();
            typed.with(|typed| typed.as_ref().filter(|(_, over)| *over == value).map(|(text, _)| text.clone()))
        });
        let invalid = Memo::new(move |_| refused.get() && draft.with(Option::is_some));
        Self { typed, refused, draft, invalid }
    }

    fn begin(self, text: String, value: u64) {
        self.refused.set(false);
        self.typed.set(Some((text, value)));
    }

    fn cancel(self) {
        if self.typed.with_untracked(Option::is_some) {
            self.typed.set(None);
        }
        if self.refused.get_untracked() {
            self.refused.set(false);
        }
    }

    /// Drops a text that is not invalid. `try_…`: a field that is removed while it has focus loses it after its signals are disposed.
    fn leave(self) {
        if self.refused.try_get_untracked() == Some(false) {
            self.typed.try_set(None);
        }
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
