//! The table of well-known networks, with sorting, a filter and export. A name opens its network.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::CostUnit;
use crate::app::AppState;
use crate::comparison::{Column, KnownNetwork};
use crate::export::known_networks::{cell, to_csv, to_markdown};
use crate::presets::Preset;
use crate::sync::files;
use crate::sync::frame::over_frames;
use crate::text::network_title::preset_title;
use crate::text::number;
use crate::ui::use_state;
use crate::ui::widgets::{Button, Dialog, DialogSize, Glyph};
use crate::words;

/// The dialog.
#[component]
pub fn KnownNetworks(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open size=DialogSize::Full title=words!(known.title) close_label=words!(page.close)
            on_close=move |()| open.set(false)
        >
            <Networks open />
        </Dialog>
    }
}

/// The rows of the table, their filter and their order.
#[derive(Clone, Copy)]
struct Listing {
    /// The rows computed so far.
    rows: RwSignal<Vec<KnownNetwork>>,
    filter: RwSignal<String>,
    /// The column of the order, and whether it is descending.
    sorted: RwSignal<(Column, bool)>,
    /// The rows that match the filter, sorted.
    shown: Memo<Vec<KnownNetwork>>,
}

impl Listing {
    fn new(state: AppState) -> Self {
        let rows = RwSignal::new(Vec::<KnownNetwork>::new());
        let filter = RwSignal::new(String::new());
        let sorted = RwSignal::new((Column::Year, false));
        let shown = Memo::new(move |_| {
            let locale = state.settings.locale.get();
            let sought = filter.get().trim().to_lowercase();
            let matches = |row: &KnownNetwork| {
                let source = cell(row, Column::Source, "", number::short);
                let year = row.source.year;
                let text = format!("{} {} {source} {year}", preset_title(locale, row.preset), row.preset.id());
                text.to_lowercase().contains(&sought)
            };
            let mut shown: Vec<_> = rows.with(|rows| rows.iter().filter(|row| matches(row)).cloned().collect());
            let (column, descends) = sorted.get();
            shown.sort_by(|a, b| {
                let order = column.compare(a, b);
                if descends { order.reverse() } else { order }
            });
            shown
        });
        Self { rows, filter, sorted, shown }
    }

    /// Computes the rows over several frames, until the dialog closes.
    fn fill(self, state: AppState) {
        let (rows, convention) = (self.rows, state.settings.convention.get_untracked());
        leptos::task::spawn_local(over_frames(Preset::known(), move |(preset, _)| {
            if rows.is_disposed() {
                return false;
            }
            if let Some(row) = KnownNetwork::of(preset, convention) {
                rows.try_update(|rows| rows.push(row));
            }
            true
        }));
    }
}

/// The content of the dialog.
#[component]
fn Networks(open: RwSignal<bool>) -> impl IntoView {
    let state = use_state();
    let listing = Listing::new(state);
    listing.fill(state);
    let locale = state.settings.locale;
    let total = Preset::known().count();
    let count = move || {
        if listing.rows.with(Vec::len) < total {
            return td_string!(locale.get(), known.computing).to_owned();
        }
        td_string!(locale.get(), known.count, shown = listing.shown.with(Vec::len), total = total)
    };
    let note = move || {
        let locale = locale.get();
        td_string!(locale, known.note, unit = unit(state))
    };
    view! {
        <div class="toolbar known-tools">
            <input
                class="text-line" type="search" aria-label=words!(known.filter) placeholder=words!(known.filter)
                autocapitalize="off" autocomplete="off" spellcheck="false" prop:value=listing.filter
                on:input:target=move |event| listing.filter.set(event.target().value())
            />
            <span class="muted" role="status">{count}</span>
            <span class="known-files">{downloads(state, listing)}</span>
        </div>
        <div class="known-scroll" tabindex="0" role="region" aria-label=words!(known.title)>
            <table class="known-table">
                <thead><tr>{Column::ALL.map(|column| view! { <Head column sorted=listing.sorted /> }).collect_view()}</tr></thead>
                <tbody>
                    <For each=move || listing.shown.get() key=|row| row.preset let:row>
                        <NetworkRow row open />
                    </For>
                </tbody>
            </table>
        </div>
        <p class="muted known-note">{note}</p>
    }
}

/// The unit of operations.
fn unit(state: AppState) -> &'static str {
    let locale = state.settings.locale.get();
    match state.settings.convention.get().unit {
        CostUnit::Macs => td_string!(locale, readout.macs),
        CostUnit::Flops => td_string!(locale, readout.flops),
    }
}

/// The header of a column: a button that sorts by it and, pressed again, reverses the order.
#[component]
fn Head(column: Column, sorted: RwSignal<(Column, bool)>) -> impl IntoView {
    let state = use_state();
    let label: Signal<String> = match column {
        Column::Name => words!(known.name),
        Column::Year => words!(known.year),
        Column::Input => words!(known.input),
        Column::Field => words!(known.field),
        Column::Stride => words!(known.stride),
        Column::Padding => words!(known.padding),
        Column::Center => words!(known.center),
        Column::Parameters => words!(known.parameters),
        Column::Operations => Signal::derive(move || unit(state).to_owned()),
        Column::Source => words!(known.source),
    };
    let own = move || {
        let (by, descends) = sorted.get();
        (by == column).then_some(descends)
    };
    let order = move || own().map(|descends| if descends { "descending" } else { "ascending" });
    let arrow = move || own().map_or("", |descends| if descends { "↓" } else { "↑" });
    let sort = move |_| sorted.update(|(by, descends)| (*by, *descends) = (column, *by == column && !*descends));
    view! {
        <th scope="col" aria-sort=order>
            <button type="button" class="known-sort" on:click=sort>
                {label}<span class="known-order" aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

/// A row, with a button that opens the network.
#[component]
fn NetworkRow(row: KnownNetwork, open: RwSignal<bool>) -> impl IntoView {
    let state = use_state();
    let preset = row.preset;
    let name = move || preset_title(state.settings.locale.get(), preset);
    let show = move |_| {
        open.set(false);
        state.open_preset(preset);
    };
    let cells = Column::ALL.into_iter().filter(|column| *column != Column::Name).map(|column| {
        let text = cell(&row, column, "", number::short);
        let text = match column {
            Column::Input => text.replace('x', "×"),
            Column::Padding | Column::Center => text.replace('-', "−"),
            _ => text,
        };
        let exact =
            matches!(column, Column::Parameters | Column::Operations).then(|| cell(&row, column, "", number::grouped));
        view! { <td title=exact data-words=(column == Column::Source).then_some("")>{text}</td> }
    });
    view! {
        <tr>
            <th scope="row"><button type="button" class="known-open" on:click=show>{name}</button></th>
            {cells.collect_view()}
        </tr>
    }
}

/// The buttons that save the rows shown.
fn downloads(state: AppState, listing: Listing) -> [AnyView; 2] {
    let save = move |name: &'static str, write: fn(&[KnownNetwork], AppState) -> String| {
        move |()| {
            let text = listing.shown.with_untracked(|rows| write(rows, state));
            let _ = files::download_text(name, "text/plain", &text);
        }
    };
    let csv = save("known-networks.csv", |rows, state| {
        let locale = state.settings.locale.get_untracked();
        let convention = state.settings.convention.get_untracked();
        to_csv(rows, convention, |preset| preset_title(locale, preset).to_owned())
    });
    let markdown = save("known-networks.md", |rows, state| {
        let locale = state.settings.locale.get_untracked();
        let convention = state.settings.convention.get_untracked();
        to_markdown(rows, convention, |preset| preset_title(locale, preset).to_owned())
    });
    [
        view! { <Button icon=Glyph::DOWNLOAD label=words!(share.csv) on_press=csv /> }.into_any(),
        view! { <Button icon=Glyph::DOWNLOAD label=words!(share.markdown) on_press=markdown /> }.into_any(),
    ]
}
