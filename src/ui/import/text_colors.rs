//! The colors of a text in the notation, below the text box, and the words that complete the one being typed.

use std::ops::Range;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::formats::notation::{Completions, Part, highlights};
use crate::ui::use_state;
use crate::words;

/// Ends the text, so that its last line has a height even if it is empty.
const LINE_END: &str = "\n";

/// A piece of a text that looks the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    part: Option<Part>,
    /// Whether the error shows here.
    is_wrong: bool,
}

/// A text in pieces, with the error at a range of bytes.
fn pieces(text: &str, wrong: Option<Range<usize>>) -> Vec<Piece> {
    let parts = highlights(text);
    let mut ends: Vec<usize> = parts.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    ends.extend(wrong.iter().flat_map(|range| [range.start, range.end]));
    ends.push(text.len());
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    let mut parts = parts.into_iter().peekable();
    let mut pieces = Vec::new();
    for end in ends {
        let Some(piece) = text.get(start..end).filter(|piece| !piece.is_empty()) else { continue };
        while parts.next_if(|(range, _)| range.end <= start).is_some() {}
        pieces.push(Piece {
            text: piece.to_owned(),
            part: parts.peek().filter(|(range, _)| range.contains(&start)).map(|(_, part)| *part),
            is_wrong: wrong.as_ref().is_some_and(|wrong| wrong.contains(&start)),
        });
        start = end;
    }
    pieces
}

const fn name_of(part: Part) -> &'static str {
    match part {
        Part::Layer => "layer",
        Part::Name => "name",
        Part::Setting => "setting",
        Part::Link => "link",
        Part::Comment => "comment",
    }
}

/// The text of the box in colors, at the same place; the box itself, above it, is transparent.
#[component]
pub(super) fn TextColors(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The bytes at which its error shows.
    #[prop(into)]
    wrong: Signal<Option<Range<usize>>>,
) -> impl IntoView {
    let colored = move || {
        let pieces = text.with(|text| pieces(text, wrong.get()));
        let piece = |Piece { text, part, is_wrong }| {
            view! { <span data-part=part.map(name_of) data-wrong=is_wrong.then_some("")>{text}</span> }
        };
        pieces.into_iter().map(piece).collect_view()
    };
    view! { <pre class="paste-colors" aria-hidden="true">{colored}{LINE_END}</pre> }
}

/// Buttons that complete the word before the cursor.
#[component]
pub(super) fn CompletionBar(
    /// The completions.
    #[prop(into)]
    found: Signal<Option<Completions>>,
    /// Called with the completed range and the word.
    #[prop(into)]
    on_choose: Callback<(Range<usize>, &'static str)>,
) -> impl IntoView {
    let state = use_state();
    let buttons = move || {
        let locale = state.settings.locale.get();
        let Completions { range, words } = found.get()?;
        let button = |word: &'static str| {
            let range = range.clone();
            let label = td_string!(locale, paste.complete, word = word);
            view! {
                <button
                    type="button" class="paste-word code" aria-label=label
                    on:click=move |_| on_choose.run((range.clone(), word))
                >{word}</button>
            }
        };
        Some(words.into_iter().map(button).collect_view())
    };
    view! { <div class="paste-words" role="group" aria-label=words!(paste.completions)>{buttons}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_whole_text_and_know_where_it_is_wrong() {
        let text = "input 3x9x9\nkonv 8 # 卷积\nrelu";
        let wrong = 12..16;
        let pieces = pieces(text, Some(wrong));
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        let at = |word: &str| pieces.iter().find(|piece| piece.text == word).expect("a piece");
        assert!(at("konv").is_wrong && at("konv").part.is_none());
        assert_eq!(at("# 卷积").part, Some(Part::Comment));
        assert_eq!((at("relu").part, at("relu").is_wrong), (Some(Part::Layer), false));
        // A range that is not in the text changes nothing.
        let whole: String = super::pieces("relu", Some(2..90)).into_iter().map(|piece| piece.text).collect();
        assert_eq!(whole, "relu");
    }
}
