//! Page with the table of well-known networks; a script sorts it, and without one it is sorted by year.

use maud::{Markup, html};

use super::frame::Framed;
use super::network_page::value;
use super::words::filled;
use super::{Language, Place};
use crate::comparison::{Column, KnownNetwork};
use crate::export::known_networks::cell;

/// The name of the table as comma-separated values, in the folder of its language.
pub(super) const CSV: &str = "networks.csv";

/// The title.
pub(super) fn title(language: Language) -> String {
    language.words().table.title.clone()
}

/// The page.
pub(super) fn framed(rows: &[KnownNetwork], language: Language) -> Framed {
    let texts = &language.words().table;
    let lead = filled(&texts.lead, &[("count", &rows.len().to_string())]);
    let heads = Column::ALL.map(|column| match column {
        Column::Name => (column, &texts.name),
        Column::Year => (column, &texts.year),
        Column::Input => (column, &texts.input),
        Column::Field => (column, &texts.field),
        Column::Stride => (column, &texts.stride),
        Column::Padding => (column, &texts.padding),
        Column::Center => (column, &texts.center),
        Column::Parameters => (column, &texts.parameters),
        Column::Operations => (column, &texts.macs),
        Column::Source => (column, &texts.source),
    });
    let mut rows: Vec<&KnownNetwork> = rows.iter().collect();
    rows.sort_by(|a, b| Column::Year.compare(a, b));
    let body = html! {
        article.table-page {
            h1 { (texts.title) }
            p.lead { (lead) }
            p { a href=(CSV) download="" { (texts.csv) } }
            div.scroll tabindex="0" role="region" aria-label=(texts.title) {
                table.known data-sortable="" {
                    thead { tr {
                        @for (column, text) in heads {
                            th.words[is_text(column)] scope="col" aria-sort=[(column == Column::Year).then_some("ascending")] {
                                (text)
                            }
                        }
                    } }
                    tbody { @for row in &rows { (self::row(row, &rows, language)) } }
                }
            }
            p.note { (texts.note) }
        }
    };
    Framed {
        place: Place::Table,
        language,
        title: title(language),
        description: lead,
        scripts: &["pages/sort.js"],
        body,
    }
}

fn row(row: &KnownNetwork, all: &[&KnownNetwork], language: Language) -> Markup {
    // The rank in a column, so that the script needs to know no format.
    let rank = |column: Column| all.iter().filter(|other| column.compare(other, row).is_lt()).count();
    html! {
        tr {
            @for column in Column::ALL {
                @match column {
                    Column::Name => th scope="row" data-rank=(rank(column)) {
                        a href=(Place::Network(row.preset).address()) { (language.preset_name(row.preset)) }
                    },
                    Column::Source => td.words data-rank=(rank(column)) {
                        a href=(format!("https://{}", row.source.address)) rel="noreferrer" { (row.source.authors) }
                        ", " (row.source.venue)
                    },
                    Column::Field => td.field data-rank=(rank(column)) { (cell(row, column, "", |number| number.to_string())) },
                    _ => td data-rank=(rank(column)) { (value(row, column, language)) },
                }
            }
        }
    }
}

const fn is_text(column: Column) -> bool {
    matches!(column, Column::Name | Column::Source)
}
