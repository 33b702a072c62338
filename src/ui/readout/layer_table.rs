//! The layer table.

use std::ops::Range;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::key_stats::{left_out, totals};
use super::table_groups::{Choice, Entry, entries, sum};
use super::table_lines::{Column, Line, lines};
use crate::analysis::{CostUnit, Totals};
use crate::app::Place;
use crate::text::number;
use crate::ui::layers::rows::Folds;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Checkbox, Chip, Glyph, Icon, LongName};
use crate::words;

/// The number of rows before a button shows the others: thousands of rows make every edit slow.
const FIRST_ROWS: usize = 200;

/// Name, field, parameters and operations of every layer, and the totals. The layers of a long network are grouped by its blocks. A column's
/// header sorts by it, and once more restores the order of the network.
#[component]
pub fn LayerTable() -> impl IntoView {
    let state = use_state();
    let lines = Memo::new(move |_| lines(state));
    let (sorted_by, weighted, grouped) = (RwSignal::new(None), RwSignal::new(false), RwSignal::new(true));
    let unfolded = RwSignal::new(Vec::<String>::new());
    let folds = Memo::new(move |_| state.document.network.with(|network| Folds::of(network)));
    let has_blocks = Memo::new(move |_| folds.with(Folds::has_blocks));
    let all = Memo::new(move |_| {
        let (folds, unfolded) = (if grouped.get() { folds.get() } else { Folds::default() }, unfolded.get());
        let choice = Choice { folds: &folds, unfolded: &unfolded, column: sorted_by.get(), weighted: weighted.get() };
        lines.with(|lines| entries(lines, choice))
    });
    let count = Memo::new(move |_| all.with(Vec::len));
    let shows_all = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let first = if shows_all.get() { usize::MAX } else { FIRST_ROWS };
        all.with(|all| all.iter().take(first).cloned().collect::<Vec<_>>())
    });
    let has_both = Memo::new(move |_| {
        lines.with(|lines| {
            let is_weightless = |line: &Line| line.parameters == Some(0);
            lines.iter().any(is_weightless) && !lines.iter().all(is_weightless)
        })
    });
    let show_all = Signal::derive(move || {
        td_string!(state.settings.locale.get(), table.all, count = number::grouped(count.get() as u128))
    });
    let unit = Signal::derive(move || {
        let locale = state.settings.locale.get();
        match state.settings.convention.get().unit {
            CostUnit::Macs => td_string!(locale, table.macs).to_owned(),
            CostUnit::Flops => td_string!(locale, table.flops).to_owned(),
        }
    });
    let total = move |of: fn(Totals) -> u128| move || cell(totals(state).map(of));
    view! {
        <div class="layer-table-choices">
            <Show when=move || has_blocks.get()>
                <Checkbox
                    label=words!(table.grouped) checked=grouped on_change=move |checked| grouped.set(checked)
                />
            </Show>
            <Show when=move || has_both.get()>
                <Checkbox
                    label=words!(table.weighted) checked=weighted on_change=move |checked| weighted.set(checked)
                />
            </Show>
        </div>
        <div class="layer-table-scroll" tabindex="0" role="region" aria-label=words!(table.title)>
            <table class="layer-table">
                <thead>
                    <tr>
                        <th scope="col">{words!(table.layer)}</th>
                        <SortedHead label=words!(table.sees) column=Column::Sees sorted_by />
                        <SortedHead label=words!(table.parameters) column=Column::Parameters sorted_by />
                        <SortedHead label=unit column=Column::Operations sorted_by />
                    </tr>
                </thead>
                <tbody>
                    <For each=move || shown.get() key=Entry::clone let(entry)>
                        {match entry {
                            Entry::Layer { index, level } => view! { <LayerLine lines index level /> }.into_any(),
                            Entry::Block { name, layers, level } => {
                                view! { <BlockLine lines name layers level unfolded /> }.into_any()
                            }
                        }}
                    </For>
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">
                            {words!(table.total)}
                            {move || left_out(state).map(|words| view! { <span class="figures-left-out">{words}</span> })}
                        </th>
                        <td>{total(|totals| totals.parameters)}</td>
                        <td>{total(|totals| totals.operations)}</td>
                    </tr>
                </tfoot>
            </table>
            <Show when=move || shown.with(Vec::len) < count.get()>
                <Button kind=ButtonKind::Quiet label=show_all on_press=move |()| shows_all.set(true) />
            </Show>
        </div>
    }
}

/// The header of a column by which the lines can be sorted.
#[component]
fn SortedHead(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The column.
    column: Column,
    /// The column by which the lines are sorted.
    sorted_by: RwSignal<Option<Column>>,
) -> impl IntoView {
    let state = use_state();
    let is_sorted = Memo::new(move |_| sorted_by.get() == Some(column));
    let hint = move || {
        let locale = state.settings.locale.get();
        if is_sorted.get() {
            td_string!(locale, table.in_order).to_owned()
        } else {
            td_string!(locale, table.sort, column = label.get())
        }
    };
    let sort = move |_| sorted_by.set((!is_sorted.get_untracked()).then_some(column));
    view! {
        <th scope="col" aria-sort=move || is_sorted.get().then_some("descending")>
            <button type="button" class="layer-table-sort" title=hint on:click=sort>
                {move || is_sorted.get().then(|| view! { <Icon glyph=Glyph::CHEVRON_DOWN /> })}
                {label}
            </button>
        </th>
    }
}

/// The row of a layer. Its cells update separately: most edits leave most of them unchanged.
#[component]
fn LayerLine(
    /// All lines.
    lines: Memo<Vec<Line>>,
    /// The index of the layer.
    index: usize,
    /// The number of blocks around it.
    level: usize,
) -> impl IntoView {
    let state = use_state();
    let map = index + 1;
    let line = Memo::new(move |_| lines.with(|lines| lines.get(index).cloned().unwrap_or_default()));
    let observe = move |_| {
        let key = state.document.network.with_untracked(|network| network.nodes().get(index).map(|node| node.key));
        state.selection.observe(key.map(Place::Node));
    };
    view! {
        <tr
            style=("--level", level.to_string())
            class:highlighted=move || state.selection.highlighted.get() == Some(map)
            data-selected=move || (state.selection.map.get() == map).then_some("")
            data-off=move || line.with(|line| line.bypassed).then_some("")
            on:pointerenter=move |_| state.selection.highlight(Some(map))
            on:pointerleave=move |_| state.selection.highlight(None)
            on:click=observe
        >
            <th scope="row" title=move || line.with(|line| line.full_name.clone())>
                <span class="layer-table-name">
                    <Chip color=color(line) hollow=Signal::derive(move || line.with(|line| line.bypassed)) />
                    <LongName name=Signal::derive(move || line.with(|line| line.name.clone())) />
                </span>
            </th>
            {numbers(line)}
        </tr>
    }
}

/// The row of a block, with its sums and the field of its last layer. A press on its name folds or unfolds it.
#[component]
fn BlockLine(
    /// All lines.
    lines: Memo<Vec<Line>>,
    /// The block's name.
    name: String,
    /// The indices of its layers.
    layers: Range<usize>,
    /// The number of blocks around it.
    level: usize,
    /// The names of the unfolded blocks.
    unfolded: RwSignal<Vec<String>>,
) -> impl IntoView {
    let state = use_state();
    let maps = layers.start + 1..layers.end + 1;
    let line = Memo::new(move |_| lines.with(|lines| lines.get(layers.clone()).map(sum).unwrap_or_default()));
    let is_unfolded = {
        let name = name.clone();
        Memo::new(move |_| unfolded.with(|unfolded| unfolded.contains(&name)))
    };
    let hint = {
        let name = name.clone();
        move || {
            let locale = state.settings.locale.get();
            if is_unfolded.get() {
                td_string!(locale, stack.fold, name = name.clone())
            } else {
                td_string!(locale, stack.unfold, name = name.clone())
            }
        }
    };
    let toggle = {
        let name = name.clone();
        move |_| {
            unfolded.update(|unfolded| match unfolded.iter().position(|other| *other == name) {
                Some(place) => drop(unfolded.remove(place)),
                None => unfolded.push(name.clone()),
            });
        }
    };
    let has_selected = {
        let maps = maps.clone();
        move || (!is_unfolded.get() && maps.contains(&state.selection.map.get())).then_some("")
    };
    let is_highlighted = move || state.selection.highlighted.get().is_some_and(|map| maps.contains(&map));
    view! {
        <tr
            style=("--level", level.to_string()) data-block=""
            class:highlighted=move || !is_unfolded.get() && is_highlighted()
            data-selected=has_selected
        >
            <th scope="row">
                <button
                    type="button" class="layer-table-name layer-table-block" title=hint
                    aria-expanded=move || is_unfolded.get().to_string() on:click=toggle
                >
                    <Icon glyph=Glyph::CHEVRON_RIGHT />
                    <LongName name=name />
                </button>
            </th>
            {numbers(line)}
        </tr>
    }
}

/// The color of a line.
fn color(line: Memo<Line>) -> Signal<String> {
    Signal::derive(move || line.with(|line| line.color.clone()))
}

/// The cells of a line: its field, and its parameters and operations with their share of the whole.
fn numbers(line: Memo<Line>) -> impl IntoView {
    let state = use_state();
    // A number in full, and its share of the whole.
    let exact = move |of: fn(&Line) -> Option<u128>, whole: fn(Totals) -> u128| {
        move || {
            let number = line.with(of)?;
            let share = totals(state).map(whole).filter(|whole| *whole > 0).map(|whole| number as f64 / whole as f64);
            let locale = state.settings.locale.get();
            Some(match share {
                Some(share) => {
                    let share = format!("{}%", number::decimal(100.0 * share, 1));
                    td_string!(locale, table.share, number = number::grouped(number), share = share)
                }
                None => number::grouped(number),
            })
        }
    };
    // The bar below a number: its share of the whole.
    let share = move |of: fn(&Line) -> Option<u128>, whole: fn(Totals) -> u128| {
        move || {
            let whole = totals(state).map_or(0, whole).max(1);
            (line.with(of).unwrap_or_default() as f64 / whole as f64).min(1.0).to_string()
        }
    };
    let number = move |of: fn(&Line) -> Option<u128>, whole: fn(Totals) -> u128| {
        view! {
            <td title=exact(of, whole)>
                <span class="bar" style=("--share", share(of, whole)) style=("--chip-color", color(line))>
                    {move || line.with(|line| cell(of(line)))}
                </span>
            </td>
        }
    };
    view! {
        <td>{move || line.with(|line| line.sees.clone())}</td>
        {number(|line| line.parameters, |totals| totals.parameters)}
        {number(|line| line.operations, |totals| totals.operations)}
    }
}

fn cell(number: Option<u128>) -> String {
    number.map_or_else(|| "–".to_owned(), number::short)
}
