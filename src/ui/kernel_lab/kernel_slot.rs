//! An editable kernel with its presets.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::lab_link::LARGEST;
use crate::app::{Lab, Slot};
use crate::text::lab as words_of;
use crate::ui::use_state;
use crate::ui::widgets::{CellChange, KernelGrid};
use crate::words;

/// The name of a kernel, in the language of the page.
pub(in crate::ui) fn name(slot: Slot) -> Signal<String> {
    let state = use_state();
    Signal::derive(move || {
        let channels = state.lab.with(crate::app::Experiment::channels);
        words_of::slot(state.settings.locale.get(), slot, channels)
    })
}

/// The cells of a kernel.
pub(in crate::ui) fn cells(lab: Lab, slot: Slot, side: usize) -> AnyView {
    let locale = use_state().settings.locale;
    let name = name(slot);
    let values = Signal::derive(move || {
        lab.with(|experiment| experiment.kernel(slot).map_or_else(Vec::new, |kernel| kernel.values().to_vec()))
    });
    let cell_label = Callback::new(move |(row, col): (usize, usize)| {
        td_string!(locale.get(), lab.cell, kernel = name.get(), row = row, col = col)
    });
    let change = move |CellChange { cell, value, begins }| {
        if begins {
            lab.begin();
        }
        lab.go_on(|experiment| experiment.with_cell(slot, cell, value));
    };
    view! {
        <KernelGrid
            label=name values side most=LARGEST cell_label error=words!(lab.not_a_number) on_change=change
            on_hold=move |held| lab.held.set(held)
        />
    }
    .into_any()
}
