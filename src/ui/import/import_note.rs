//! Import note about the current network: what was read, and remarks about it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::{AppState, ImportNote, ImportRemark, Place};
use crate::text::number::{grouped, short};
use crate::ui::focus::go_on_at;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Icon};
use crate::words;

/// The number of remarks that are visible before unfolding.
const IN_SIGHT: usize = 3;

/// The note, above the layers of the network. Pressing a remark opens the row of its layer and selects it.
#[component]
pub(in crate::ui) fn ImportNoteBox() -> impl IntoView {
    let state = use_state();
    let note = state.importing.note;
    let dismiss = move |()| {
        state.importing.dismiss_note();
        go_on_at([".layer-head[tabindex='0']"]);
    };
    view! {
        <div role="status" class="import-note-region">
            {move || note.get().map(|note| view! {
                <section class="import-note" aria-label=words!(import.note)>
                    <div class="import-note-head">
                        <p class="import-note-title">{title(state, Arc::clone(&note))}</p>
                        <Button
                            kind=ButtonKind::Icon icon=Glyph::CLOSE label=words!(import.dismiss) on_press=dismiss
                        />
                    </div>
                    <Remarks remarks=note.remarks.clone() />
                </section>
            })}
        </div>
    }
}

/// What was read, in one line.
fn title(state: AppState, note: Arc<ImportNote>) -> impl Fn() -> String {
    move || {
        let locale = state.settings.locale.get();
        let file = note.file.clone().unwrap_or_else(|| td_string!(locale, import.pasted).to_owned());
        let format = note.format.clone();
        let layers = grouped(note.layers as u128);
        if let Some(parameters) = note.parameters.map(short) {
            td_string!(locale, import.read, file = file, format = format, layers = layers, parameters = parameters)
        } else {
            td_string!(locale, import.read_layers, file = file, format = format, layers = layers)
        }
    }
}

#[component]
fn Remarks(
    /// The remarks.
    remarks: Vec<ImportRemark>,
) -> impl IntoView {
    let state = use_state();
    let count = remarks.len();
    let more = move || td_string!(state.settings.locale.get(), import.more, count = count.saturating_sub(IN_SIGHT));
    let mut lines: Vec<AnyView> = remarks.into_iter().map(|remark| line(state, remark)).collect();
    let further = lines.split_off(lines.len().min(IN_SIGHT));
    let has_more = !further.is_empty();
    (count > 0).then(|| {
        view! {
            <ul class="import-remarks">{lines}</ul>
            {has_more.then(|| view! {
                <details class="import-more">
                    <summary>{more}</summary>
                    <ul class="import-remarks">{further}</ul>
                </details>
            })}
        }
    })
}

fn line(state: AppState, remark: ImportRemark) -> AnyView {
    let ImportRemark { words, layer } = remark;
    let words = move || words.in_language(state.settings.locale.get());
    match layer {
        Some(layer) => view! {
            <li>
                <button type="button" class="import-remark" on:click=move |_| show_layer(state, &layer)>
                    <Icon glyph=Glyph::WARNING /> <span>{words}</span>
                </button>
            </li>
        }
        .into_any(),
        None => view! { <li class="import-remark"><Icon glyph=Glyph::WARNING /> <span>{words}</span></li> }.into_any(),
    }
}

/// Opens the row of a layer and selects it, if it still exists.
fn show_layer(state: AppState, name: &str) {
    let key = state
        .document
        .network
        .with_untracked(|network| network.nodes().iter().find(|node| node.name == name).map(|node| node.key));
    if let Some(key) = key {
        state.selection.observe(Some(Place::Node(key)));
        state.selection.open_row(Some(Place::Node(key)));
        go_on_at([format!(".layer-row[data-key='{}'] .layer-head", key.0)]);
    }
}
