//! Fields of the input: shape, and sample rate of signals.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::number_fields::{FieldWords, PairOrOne};
use crate::network::edit::Edit;
use crate::network::{Axes, LARGEST};
use crate::ui::compare::OneInput;
use crate::ui::use_state;
use crate::ui::widgets::NumberField;
use crate::words;

/// The fields of the input.
#[component]
pub fn InputFields() -> impl IntoView {
    let state = use_state();
    let input = Memo::new(move |_| state.document.network.with(|network| network.input));
    let (min, max) = (Signal::stored(1), Signal::stored(LARGEST));
    let channels = words!(stack.input_channels);
    let locale = state.settings.locale;
    let size = Signal::derive(move || {
        let locale = locale.get();
        let word = if input.get().one_dimensional {
            td_string!(locale, stack.input_length)
        } else {
            td_string!(locale, stack.input_size)
        };
        word.to_owned()
    });
    let FieldWords { decrease, increase, error } = FieldWords::new(channels, min, max);
    let set_size = Callback::new(move |(height, width)| state.edit_input(Edit::SetInputSize(Axes::new(height, width))));
    view! {
        <div class="layer-fields input-fields">
            <NumberField
                label=channels
                value=Signal::derive(move || input.get().channels)
                min max error decrease_label=decrease increase_label=increase
                on_change=move |channels| state.edit_input(Edit::SetInputChannels(channels))
            />
            <PairOrOne
                label=size
                value=Signal::derive(move || (input.get().size.height, input.get().size.width))
                bounds=(min, max)
                on_change=set_size
            />
            <OneInput />
            <Show when=move || input.get().one_dimensional>
                <SampleRate />
            </Show>
        </div>
    }
}

/// The sampling rate of a signal, with which fields are also shown as times.
#[component]
fn SampleRate() -> impl IntoView {
    let rate = use_state().settings.sample_rate;
    let (min, max) = (Signal::stored(0), Signal::stored(LARGEST));
    let label = words!(stack.sample_rate);
    let FieldWords { decrease, increase, error } = FieldWords::new(label, min, max);
    view! {
        <NumberField
            label value=rate min max error decrease_label=decrease increase_label=increase
            on_change=move |samples| rate.set(samples)
        />
    }
}
