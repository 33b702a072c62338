//! The text box of a network: its colors, and the words that complete the one being typed.

use std::ops::Range;

use leptos::{ev, html, prelude::*};

use super::preview::Preview;
use super::session::SHORT;
use super::text_colors::{CompletionBar, TextColors};
use crate::app::TextFix;
use crate::formats::notation;
use crate::words;

/// The text box. Ctrl or Cmd with Enter opens the network. A text in the notation has colors, and completions below the box.
#[component]
pub(super) fn NotationEditor(
    /// The text.
    text: RwSignal<String>,
    /// The box.
    area: NodeRef<html::Textarea>,
    /// The preview of the text.
    preview: Preview,
    /// The bytes at which the text has its error.
    wrong: Signal<Option<Range<usize>>>,
    /// Whether the text was refused.
    is_refused: Signal<bool>,
    /// Called with the text after each keystroke.
    #[prop(into)]
    on_change: Callback<String>,
    /// Called with the change that completes a word.
    #[prop(into)]
    on_fix: Callback<TextFix>,
    /// Called to open the network.
    #[prop(into)]
    on_open: Callback<()>,
) -> impl IntoView {
    // The byte of the text at which the cursor was last seen.
    let cursor = RwSignal::new(None::<usize>);
    let follow = move || {
        let place = area.get_untracked().and_then(|element| element.selection_start().ok().flatten());
        cursor.set(place.map(|place| text.with_untracked(|text| byte_at(text, place as usize))));
    };
    let found = Memo::new(move |_| {
        let place = cursor.get().filter(|_| preview.in_notation.get())?;
        text.with(|text| notation::completions(text, place))
    });
    let complete = move |(range, word): (Range<usize>, &'static str)| {
        on_fix.run(TextFix { start: range.start, end: range.end, replacement: word.to_owned() });
        cursor.set(None);
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_open.run(());
        }
    };
    let has_colors = move || preview.in_notation.get() && text.with(|text| text.len() <= SHORT);
    view! {
        <div class="paste-editor" data-colored=move || has_colors().then_some("")>
            <div class="paste-sheet">
                <Show when=has_colors><TextColors text wrong /></Show>
                <textarea
                    node_ref=area
                    class="paste-area"
                    rows="12"
                    spellcheck="false"
                    autocapitalize="off"
                    aria-label=words!(paste.label)
                    aria-describedby="paste-help paste-problem"
                    aria-invalid=move || is_refused.get().then_some("true")
                    prop:value=text
                    on:keydown=key_down
                    on:keyup=move |_| follow()
                    on:click=move |_| follow()
                    on:input:target=move |event| {
                        on_change.run(event.target().value());
                        follow();
                    }
                ></textarea>
            </div>
        </div>
        <CompletionBar found on_choose=complete />
    }
}

/// The byte of a text at a position in UTF-16 units, which the browser counts by.
pub(super) fn byte_at(text: &str, units: usize) -> usize {
    let mut before = 0;
    let letter = text.char_indices().find(|(_, letter)| {
        let is_there = before >= units;
        before += letter.len_utf16();
        is_there
    });
    letter.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_of_the_browser_are_bytes_of_the_text() {
        let text = "卷 😀x";
        assert_eq!([0, 1, 2, 4, 5, 9].map(|units| byte_at(text, units)), [0, 3, 4, 8, 9, 9]);
    }
}
