//! The layer table.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::key_stats::left_out;
use crate::analysis::{CostUnit, Field};
use crate::app::{AppState, Place};
use crate::text::number;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Chip, depth_color};
use crate::words;

/// The number of rows before a button shows the others: thousands of rows make every edit slow.
const FIRST_ROWS: usize = 200;

/// One line of the table.
#[derive(Clone, Debug, Default, PartialEq)]
struct Line {
    name: String,
    color: String,
    sees: String,
    parameters: Option<u128>,
    operations: Option<u128>,
    /// The layer's operations relative to those of the most expensive layer.
    share: f64,
    bypassed: bool,
}

/// Name, field, parameters and operations of every layer, and the totals.
#[component]
pub fn LayerTable() -> impl IntoView {
    let state = use_state();
    let lines = Memo::new(move |_| lines(state));
    let count = Memo::new(move |_| lines.with(Vec::len));
    let shows_all = RwSignal::new(false);
    let shown = Memo::new(move |_| if shows_all.get() { count.get() } else { count.get().min(FIRST_ROWS) });
    let all = Signal::derive(move || {
        td_string!(state.settings.locale.get(), table.all, count = number::grouped(count.get() as u128))
    });
    let unit = move || {
        let locale = state.settings.locale.get();
        match state.settings.convention.get().unit {
            CostUnit::Macs => td_string!(locale, table.macs),
            CostUnit::Flops => td_string!(locale, table.flops),
        }
    };
    let totals = move || state.document.costs.with(|costs| costs.totals.as_ref().ok().copied());
    let total = move |of: fn(crate::analysis::Totals) -> u128| {
        move || totals().map_or_else(String::new, |totals| number::short(of(totals)))
    };
    view! {
        <div class="layer-table-scroll" tabindex="0" role="region" aria-label=words!(table.title)>
            <table class="layer-table">
                <thead>
                    <tr>
                        <th scope="col">{words!(table.layer)}</th>
                        <th scope="col">{words!(table.sees)}</th>
                        <th scope="col">{words!(table.parameters)}</th>
                        <th scope="col">{unit}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || (0..shown.get()).map(|index| view! { <TableRow lines index /> }).collect_view()}
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
            <Show when=move || shown.get() < count.get()>
                <Button kind=ButtonKind::Quiet label=all on_press=move |()| shows_all.set(true) />
            </Show>
        </div>
    }
}

/// A row whose cells update separately: most edits leave most of them unchanged.
#[component]
fn TableRow(lines: Memo<Vec<Line>>, index: usize) -> impl IntoView {
    let state = use_state();
    let map = index + 1;
    let line = Memo::new(move |_| lines.with(|lines| lines.get(index).cloned().unwrap_or_default()));
    let text = move |of: fn(&Line) -> String| move || line.with(of);
    let exact = move |of: fn(&Line) -> Option<u128>| move || line.with(of).map(number::grouped);
    let color = Signal::derive(text(|line| line.color.clone()));
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
            <th scope="row">
                <Chip color hollow=Signal::derive(move || line.with(|line| line.bypassed)) />
                {text(|line| line.name.clone())}
            </th>
            <td>{text(|line| line.sees.clone())}</td>
            <td title=exact(|line| line.parameters)>{text(|line| cell(line.parameters))}</td>
            <td title=exact(|line| line.operations)>
                <span class="bar" style=("--share", text(|line| line.share.to_string())) style=("--chip-color", color)>
                    {text(|line| cell(line.operations))}
                </span>
            </td>
        </tr>
    }
}

fn cell(number: Option<u128>) -> String {
    number.map_or_else(|| "–".to_owned(), number::short)
}

fn lines(state: AppState) -> Vec<Line> {
    let locale = state.settings.locale.get();
    let costs = state.document.costs.get();
    let operations = |map: usize| costs.of_map(map)?.operations.total();
    state.document.analysis.with(|analysis| {
        let largest = (1..analysis.shaped.map_count()).filter_map(operations).max().unwrap_or(0).max(1);
        (1..analysis.shaped.map_count())
            .map(|map| {
                let operations = operations(map);
                Line {
                    name: analysis.shaped.name(map).to_owned(),
                    color: depth_color(analysis.depth(map).saturating_sub(1), analysis.growing.len()),
                    sees: match (&analysis.fields[map], analysis.fields[map].size()) {
                        (_, Some(size)) => number::size(&size, analysis.shaped.network().input.one_dimensional),
                        (Field::Global, None) => td_string!(locale, row.whole_map).to_owned(),
                        (Field::Unknown, None) => td_string!(locale, row.unknown).to_owned(),
                        (Field::Nothing, None) => td_string!(locale, row.nothing).to_owned(),
                        _ => "–".to_owned(),
                    },
                    parameters: costs.of_map(map).and_then(|cost| cost.parameters.total()),
                    operations,
                    share: operations.unwrap_or(0) as f64 / largest as f64,
                    bypassed: analysis.shaped.node(map).is_some_and(|node| node.bypassed),
                }
            })
            .collect()
    })
}
