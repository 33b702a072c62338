//! Compare columns: the choice of a third and a fourth network, and the table of all.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::column_table::ColumnTable;
use super::compare_picker::NetworkPicker;
use crate::app::MOST_FURTHER;
use crate::text::{number, verdict};
use crate::ui::focus::go_on_at;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph};
use crate::words;

/// The choice of the first further network.
const FIRST_CHOICE: &str = ".column-choice select";

/// The button that fills all columns, the pickers of the further networks, and the table if there are any.
#[component]
pub(in crate::ui) fn CompareColumns() -> impl IntoView {
    let state = use_state();
    let count = state.comparison.further.count;
    let ways = Memo::new(move |_| {
        let ways = state.offered_ways()?;
        let is_line = state.comparison.first.network.with(|network| network.input.one_dimensional);
        Some(number::size(&ways.field, is_line))
    });
    let label = Signal::derive(move || {
        td_string!(state.settings.locale.get(), comparison.ways, size = ways.get().unwrap_or_default())
    });
    // The button goes when all ways are there.
    let fill = move |()| {
        state.fill_with_ways();
        go_on_at([FIRST_CHOICE]);
    };
    view! {
        <section class="readout-part compare-columns">
            <h2 class="heading">{words!(comparison.columns)}</h2>
            <Show when=move || ways.with(Option::is_some)>
                <Button label icon=Glyph::COMPARE on_press=fill />
            </Show>
            <div class="column-choices">
                {(0..MOST_FURTHER).map(|place| view! {
                    // The picker after the last column adds one.
                    <Show when=move || place <= count.get()><ColumnChoice place /></Show>
                }).collect_view()}
            </div>
            <Show when=move || { count.get() > 0 }><ColumnTable /></Show>
        </section>
    }
}

/// The picker of one further network, with the buttons that compare it in detail and remove it.
#[component]
fn ColumnChoice(
    /// The position after the pair, from 0.
    place: usize,
) -> impl IntoView {
    let state = use_state();
    let further = state.comparison.further;
    let is_filled = Memo::new(move |_| place < further.count.get());
    let with_letter = move |words: fn(crate::i18n::Locale, &'static str) -> String| {
        Signal::derive(move || {
            let locale = state.settings.locale.get();
            words(locale, verdict::column_letter(locale, place + 2))
        })
    };
    let (own, add) = (with_letter(|_, letter| letter.to_owned()), with_letter(added));
    let label = Signal::derive(move || if is_filled.get() { own.get() } else { add.get() });
    // The last column goes with its buttons.
    let remove = move |()| {
        state.remove_column(place);
        let is_gone = place >= further.count.get_untracked();
        go_on_at(if is_gone { vec![format!(".column-choice:nth-child({}) select", place + 1)] } else { Vec::new() });
    };
    view! {
        <div class="column-choice">
            <NetworkPicker
                label document=further.documents[place] on_choose=move |preset| state.put_in_column(place, preset)
            />
            <Show when=move || is_filled.get()>
                <Button
                    kind=ButtonKind::Icon icon=Glyph::SWAP label=with_letter(paired)
                    on_press=move |()| state.pair_with_column(place)
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::TRASH label=with_letter(removed)
                    on_press=remove
                />
            </Show>
        </div>
    }
}

fn added(locale: crate::i18n::Locale, letter: &'static str) -> String {
    td_string!(locale, comparison.add, letter = letter)
}

fn paired(locale: crate::i18n::Locale, letter: &'static str) -> String {
    td_string!(locale, comparison.pair_with, letter = letter)
}

fn removed(locale: crate::i18n::Locale, letter: &'static str) -> String {
    td_string!(locale, comparison.remove, letter = letter)
}
