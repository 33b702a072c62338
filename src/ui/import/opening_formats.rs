//! What opens: the list of formats, and where one gets them from.

use leptos::prelude::*;

use crate::ui::widgets::Disclosure;
use crate::words;

/// The formats that open, each with what it is.
#[component]
pub(in crate::ui) fn FormatList() -> impl IntoView {
    let lines: [(Signal<String>, Signal<String>); 2] =
        [(words!(import.notation), words!(import.notation_help)), (words!(import.json), words!(import.json_help))];
    view! {
        <Disclosure label=words!(import.what_opens)>
            <dl class="import-formats">
                {lines.map(|(name, help)| view! { <dt>{name}</dt> <dd>{help}</dd> })}
            </dl>
            <p class="muted">{words!(import.stays_here)}</p>
        </Disclosure>
    }
}
