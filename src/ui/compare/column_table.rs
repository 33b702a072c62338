//! The table of all compared networks: a column per network, under a small picture of its field.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::{AppState, ComparedColumns, Document};
use crate::comparison::ColumnRow;
use crate::network::Axes;
use crate::scene::field_thumbnail::FieldThumbnail;
use crate::scene::{Scene, Size};
use crate::text::{columns, verdict};
use crate::ui::canvas::{Canvas, Fitted};
use crate::ui::shell::network_name::document_title;
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon};
use crate::words;

/// The number of networks that are compared in detail.
const PAIR: usize = 2;

/// The table, which scrolls sideways with its first column in place, and what there is to know about the comparison.
#[component]
pub(super) fn ColumnTable() -> impl IntoView {
    let state = use_state();
    let columns = state.comparison.columns;
    let further = state.comparison.further;
    let documents =
        Memo::new_with_compare(move |_| state.compared_documents(), |old, new| old.map(Vec::len) != new.map(Vec::len));
    let fields = Memo::new(move |_| {
        let analyses = documents.get().into_iter().map(|document| document.analysis.get());
        Arc::new(analyses.map(|analysis| FieldThumbnail::of(&analysis)).collect::<Vec<_>>())
    });
    let notes = move || {
        let (locale, count) = (state.settings.locale.get(), further.count.get());
        columns.with(|columns| columns::notes(locale, columns)).into_iter().take(if count > 0 { usize::MAX } else { 0 })
    };
    let heads = move || {
        let heads = documents.get().into_iter().enumerate();
        heads.map(|(place, document)| view! { <Head place document fields /> }).collect_view()
    };
    let rows = move || {
        let columns = columns.get();
        columns.table.rows.iter().map(|row| line(state, &columns, row)).collect_view()
    };
    view! {
        <div class="columns-frame" tabindex="0" role="region" aria-label=words!(comparison.columns_table)>
            <table class="columns-table">
                <caption class="visually-hidden">{words!(comparison.columns_table)}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{words!(comparison.measure)}</span></th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="muted columns-notes">{move || columns::joined(state.settings.locale.get(), notes())}</p>
    }
}

/// The head of a column: the field, and the letter and the name, which is a button for a network that is not compared in detail.
#[component]
fn Head(
    /// The position of the network, from 0.
    place: usize,
    /// The network.
    document: Document,
    /// The fields of all networks.
    fields: Memo<Arc<Vec<Option<FieldThumbnail>>>>,
) -> impl IntoView {
    let state = use_state();
    let letter = move || verdict::column_letter(state.settings.locale.get(), place);
    let title = document_title(state, document);
    let fitted = Fitted::new(state, move |size| fields.with(|fields| thumbnail(fields, place, size)));
    let name = move || view! { <span class="column-letter">{letter}</span>" "{title} };
    let hint = move || td_string!(state.settings.locale.get(), comparison.pair_with, letter = letter());
    let head = match place.checked_sub(PAIR) {
        None => view! { <span class="column-name">{name()}</span> }.into_any(),
        Some(further) => view! {
            <button
                type="button" class="column-name" title=hint
                on:click=move |_| state.pair_with_column(further)
            >
                {name()}<span class="visually-hidden">" – "{hint}</span>
            </button>
        }
        .into_any(),
    };
    view! {
        <th scope="col" class="column-head">
            <div class="column-picture" aria-hidden="true"><Canvas fitted /></div>
            {head}
        </th>
    }
}

/// One of the fields, at the scale at which the largest fills the canvas.
fn thumbnail(fields: &[Option<FieldThumbnail>], place: usize, size: Size) -> Scene {
    let extents = fields.iter().flatten().map(FieldThumbnail::extent);
    let largest = extents.fold(Axes::both(1.0_f64), |most, own| most.zip(own).map(|(most, own)| most.max(own)));
    let field = fields.get(place).and_then(Option::as_ref);
    field.map_or_else(|| Scene::new(size), |field| field.scene(size, largest))
}

/// A row of the table.
fn line(state: AppState, columns: &ComparedColumns, row: &ColumnRow) -> AnyView {
    let locale = state.settings.locale.get();
    let unit = state.settings.convention.get().unit;
    let cheapest = td_string!(locale, comparison.cheapest);
    let cells = (0..row.cells.len()).map(|place| {
        let cell = columns::cell(locale, columns, row, place);
        let is_cheapest = row.cells[place].is_cheapest;
        view! {
            <td class:verdict-winner=is_cheapest title=cell.exact>
                {is_cheapest.then(|| view! {
                    <Icon glyph=Glyph::CHECK /><span class="visually-hidden">{cheapest}" "</span>
                })}
                {cell.value}
                {cell.notes.into_iter().map(|note| view! { <span class="column-note">{note}</span> }).collect_view()}
            </td>
        }
    });
    view! { <tr><th scope="row">{columns::criterion(locale, row.criterion, unit)}</th>{cells.collect_view()}</tr> }
        .into_any()
}
