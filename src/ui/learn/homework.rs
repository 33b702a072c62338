//! Homework checker: a pasted or typed table is marked live.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::i18n::Locale;
use crate::teaching::homework::{Cell, Column, Judgement, MarkedRow, Marking, Table, TableError, mark};
use crate::text::homework as words_of;
use crate::text::number::grouped;
use crate::ui::use_state;
use crate::ui::widgets::{Button, Glyph, Icon, unique_id};
use crate::words;

/// A table with a classic mistake in its third row: the layer's own stride is included.
const EXAMPLE: &str = "layer, kernel, stride, field\nconv1, 3, 1, 3\nconv2, 3, 1, 5\npool1, 2, 2, 7\nconv3, 3, 1, 11\n";

/// A text box for the table, and below it the marked table.
#[component]
pub(super) fn Homework() -> impl IntoView {
    let state = use_state();
    let text = RwSignal::new(String::new());
    let marked = Memo::new_with_compare(
        move |_| {
            text.with(|text| (!text.trim().is_empty()).then(|| Table::read(text).map(|table| (mark(&table), table))))
        },
        |_, _| true,
    );
    let id = unique_id("homework");
    view! {
        <div class="homework">
            <h2 class="lesson-title" tabindex="-1">{words!(homework.title)}</h2>
            <p class="sentence" id=id.clone()>{words!(homework.intro)}</p>
            <textarea
                class="text-area" rows="8" spellcheck="false" autocomplete="off"
                aria-label=words!(homework.table) aria-describedby=id placeholder=words!(homework.placeholder)
                prop:value=text on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <div class="toolbar">
                <Button icon=Glyph::PASTE label=words!(homework.example) on_press=move |()| text.set(EXAMPLE.to_owned()) />
                <Button icon=Glyph::TRASH label=words!(homework.clear) on_press=move |()| text.set(String::new()) />
            </div>
            {move || marked.get().map(|marked| outcome(state.settings.locale.get(), marked))}
        </div>
    }
}

fn outcome(locale: Locale, marked: Result<(Marking, Table), TableError>) -> AnyView {
    match marked {
        Err(error) => {
            let words = words_of::error(locale, &error);
            view! { <p class="problem" role="status"><Icon glyph=Glyph::WARNING />{words}</p> }.into_any()
        }
        Ok((marking, table)) => {
            let sentence = match &marking.first_wrong {
                Some(wrong) => words_of::wrong(locale, wrong, &table.rows[wrong.row].layer),
                None if marking.rows.iter().all(is_empty) => td_string!(locale, homework.nothing).to_owned(),
                None if !marking.rows.iter().any(has_open_size) => td_string!(locale, homework.all_right).to_owned(),
                None if table.input_size.is_none() => td_string!(locale, homework.sizes_need_input).to_owned(),
                None => td_string!(locale, homework.sizes_impossible).to_owned(),
            };
            let is_right = marking.first_wrong.is_none() && !marking.rows.iter().any(has_open_size);
            let glyph = if is_right { Glyph::CHECK } else { Glyph::HELP };
            view! {
                <p class="feedback-line" role="status" data-right=is_right.then_some("")><Icon glyph />{sentence}</p>
                {table_view(locale, &marking, &table)}
            }
            .into_any()
        }
    }
}

fn is_empty(row: &MarkedRow) -> bool {
    row.field.written.is_none() && row.size.written.is_none()
}

/// Whether a size is given that cannot be marked: without the input's size, or for a map that cannot be.
fn has_open_size(row: &MarkedRow) -> bool {
    row.size.written.is_some() && row.size.judgement == Judgement::Open
}

fn table_view(locale: Locale, marking: &Marking, table: &Table) -> AnyView {
    let has_sizes = marking.rows.iter().any(|row| row.size.written.is_some());
    let first = marking.first_wrong.as_ref().map(|wrong| (wrong.row, wrong.column));
    let head = |column: Column| view! { <th scope="col">{words_of::column(locale, column)}</th> };
    let rows = marking.rows.iter().zip(&table.rows).enumerate().map(|(place, (marks, row))| {
        let layer = if row.layer.is_empty() { (place + 1).to_string() } else { row.layer.clone() };
        let cell = |cell: Cell, column: Column| marked_cell(locale, cell, first == Some((place, column)));
        view! {
            <tr>
                <th scope="row">{layer}</th>
                <td>{row.kernel}</td>
                <td>{row.stride}</td>
                {cell(marks.field, Column::Field)}
                {has_sizes.then(|| cell(marks.size, Column::Size))}
            </tr>
        }
    });
    view! {
        <table class="layer-table homework-table">
            <caption class="visually-hidden">{words!(homework.marked)}</caption>
            <thead>
                <tr>
                    {head(Column::Layer)}{head(Column::Kernel)}{head(Column::Stride)}{head(Column::Field)}
                    {has_sizes.then(|| head(Column::Size))}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A number with its mark, as an icon and as a word for screen readers.
fn marked_cell(locale: Locale, cell: Cell, is_first_wrong: bool) -> AnyView {
    let (mark, glyph, word) = match cell.judgement {
        Judgement::Right => ("right", Some(Glyph::CHECK), td_string!(locale, homework.mark_right)),
        Judgement::Wrong => ("wrong", Some(Glyph::CLOSE), td_string!(locale, homework.mark_wrong)),
        Judgement::Follows => ("follows", Some(Glyph::ARROW_UP), td_string!(locale, homework.mark_follows)),
        Judgement::Open => ("open", None, td_string!(locale, homework.mark_open)),
    };
    let written = cell.written.map_or_else(|| "–".to_owned(), grouped);
    view! {
        <td data-mark=mark data-first=is_first_wrong.then_some("") title=word>
            {glyph.map(|glyph| view! { <Icon glyph /> })}{written}<span class="visually-hidden">" "{word}</span>
        </td>
    }
    .into_any()
}
