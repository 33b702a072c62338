//! The layer table.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::key_stats::{left_out, totals};
use super::table_lines::{Column, Line, lines, order};
use crate::analysis::{CostUnit, Totals};
use crate::app::Place;
use crate::text::number;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Checkbox, Chip, Glyph, Icon, LongName};
use crate::words;

/// The number of rows before a button shows the others: thousands of rows make every edit slow.
const FIRST_ROWS: usize = 200;

/// Name, field, parameters and operations of every layer, and the totals. A column's header sorts by it, and once more restores the order
/// of the network.
#[component]
pub fn LayerTable() -> impl IntoView {
    let state = use_state();
    let lines = Memo::new(move |_| lines(state));
    let (sorted_by, weighted) = (RwSignal::new(None), RwSignal::new(false));
    let order = Memo::new(move |_| lines.with(|lines| order(lines, sorted_by.get(), weighted.get())));
    let count = Memo::new(move |_| order.with(Vec::len));
    let shows_all = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let first = if shows_all.get() { usize::MAX } else { FIRST_ROWS };
        order.with(|order| order.iter().copied().take(first).collect::<Vec<_>>())
    });
    let has_both = Memo::new(move |_| {
        lines.with(|lines| {
            let is_weightless = |line: &Line| line.parameters == Some(0);
            lines.iter().any(is_weightless) && !lines.iter().all(is_weightless)
        })
    });
    let all = Signal::derive(move || {
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
        <Show when=move || has_both.get()>
            <Checkbox
                label=words!(table.weighted) checked=weighted on_change=move |checked| weighted.set(checked)
            />
        </Show>
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
                    {move || shown.get().into_iter().map(|index| view! { <TableRow lines index /> }).collect_view()}
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
                <Button kind=ButtonKind::Quiet label=all on_press=move |()| shows_all.set(true) />
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

/// A row whose cells update separately: most edits leave most of them unchanged.
#[component]
fn TableRow(lines: Memo<Vec<Line>>, index: usize) -> impl IntoView {
    let state = use_state();
    let map = index + 1;
    let line = Memo::new(move |_| lines.with(|lines| lines.get(index).cloned().unwrap_or_default()));
    let text = move |of: fn(&Line) -> String| move || line.with(of);
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
    let color = Signal::derive(text(|line| line.color.clone()));
    let number = move |of: fn(&Line) -> Option<u128>, whole: fn(Totals) -> u128| {
        view! {
            <td title=exact(of, whole)>
                <span class="bar" style=("--share", share(of, whole)) style=("--chip-color", color)>
                    {move || line.with(|line| cell(of(line)))}
                </span>
            </td>
        }
    };
    let observe = move |_| {
        let key = state.document.network.with_untracked(|network| network.nodes().get(index).map(|node| node.key));
        state.selection.observe(key.map(Place::Node));
    };
    view! {
        <tr
            class:highlighted=move || state.selection.highlighted.get() == Some(map)
            data-selected=move || (state.selection.map.get() == map).then_some("")
            data-off=move || line.with(|line| line.bypassed).then_some("")
            on:pointerenter=move |_| state.selection.highlight(Some(map))
            on:pointerleave=move |_| state.selection.highlight(None)
            on:click=observe
        >
            <th scope="row" title=text(|line| line.full_name.clone())>
                <span class="layer-table-name">
                    <Chip color hollow=Signal::derive(move || line.with(|line| line.bypassed)) />
                    <LongName name=Signal::derive(text(|line| line.name.clone())) />
                </span>
            </th>
            <td>{text(|line| line.sees.clone())}</td>
            {number(|line| line.parameters, |totals| totals.parameters)}
            {number(|line| line.operations, |totals| totals.operations)}
        </tr>
    }
}

fn cell(number: Option<u128>) -> String {
    number.map_or_else(|| "–".to_owned(), number::short)
}
