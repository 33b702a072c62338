//! Text fixes: how a text that cannot be read may be corrected.

use std::ops::Range;

use super::import::OpenError;
use super::importing::TextFix;
use crate::formats::notation::NotationProblem;
use crate::formats::{ImportError, ImportWarning};

/// The suggested shape of an input that the text does not give.
pub const USUAL_INPUT: &str = "3x224x224";

/// Changes to a text that remove an error, the best first; empty if the error leaves open what was meant.
pub fn fixes(text: &str, error: &OpenError) -> Vec<TextFix> {
    let OpenError::Format(ImportError::Notation(error)) = error else { return Vec::new() };
    let Some(start) = offset(text, error.line, error.column) else { return Vec::new() };
    let there = text.get(start..).unwrap_or_default();
    let instead = |word: &str, replacement: String| {
        let is_there = there.starts_with(word);
        is_there.then(|| TextFix { start, end: start + word.len(), replacement })
    };
    let fix = match &error.problem {
        // A setting with a number represents all of its numbers, so that it cannot be a replacement.
        NotationProblem::UnknownWord { word, nearest: Some(nearest) }
            if !nearest.contains(|letter: char| letter.is_ascii_digit()) =>
        {
            instead(word, (*nearest).to_owned())
        }
        NotationProblem::ReservedLabel { name } => instead(name, format!("\"{name}\"")),
        NotationProblem::MissingInput => {
            let separator = if error.column == 1 { "\n" } else { "; " };
            Some(TextFix { start, end: start, replacement: format!("input {USUAL_INPUT}{separator}") })
        }
        _ => None,
    };
    fix.into_iter().collect()
}

/// The word of a text at which an error of the notation shows, as a range of bytes; `None` for other errors and at the end of a text.
pub fn place(text: &str, error: &OpenError) -> Option<Range<usize>> {
    let OpenError::Format(ImportError::Notation(error)) = error else { return None };
    let start = offset(text, error.line, error.column)?;
    let there = text.get(start..)?;
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '，' | ';' | '；' | '#');
    let length = there.find(ends).unwrap_or(there.len());
    (length > 0).then_some(start..start + length)
}

/// Changes to a text that make it say the other reading of what was ambiguous in it: an input whose channels may come last.
pub fn other_readings(text: &str, warnings: &[ImportWarning]) -> Vec<TextFix> {
    let change = |warning: &ImportWarning| {
        let ImportWarning::ChannelsLast { found, other } = warning else { return None };
        let (start, end) = numbers_in(text, &found.split('x').collect::<Vec<_>>())?;
        Some(TextFix { start, end, replacement: other.clone() })
    };
    warnings.iter().filter_map(change).collect()
}

/// The first place where some numbers follow one another, with nothing but signs of a shape between them: 224x224x3, (224, 224, 3).
fn numbers_in(text: &str, numbers: &[&str]) -> Option<(usize, usize)> {
    const BETWEEN: [char; 8] = [' ', ',', 'x', 'X', '×', '*', '(', ')'];
    let ends_at = |start: usize| {
        let mut end = start;
        for (place, number) in numbers.iter().enumerate() {
            if place > 0 {
                let rest = text.get(end..)?;
                let after = rest.trim_start_matches(BETWEEN);
                end += rest.len() - after.len();
            }
            end += text.get(end..)?.strip_prefix(number).map(|_| number.len())?;
            if text.get(end..)?.starts_with(|letter: char| letter.is_ascii_digit()) {
                return None;
            }
        }
        Some(end)
    };
    let starts = text.match_indices(numbers.first()?).map(|(start, _)| start);
    let is_whole =
        |start: usize| !text.get(..start).unwrap_or_default().ends_with(|letter: char| letter.is_ascii_digit());
    starts.filter(|&start| is_whole(start)).find_map(|start| Some((start, ends_at(start)?)))
}

/// The byte at a line and a character of it, both from 1.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let begins = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let start = begins.into_iter().nth(line.checked_sub(1)?)?;
    let rest = text.get(start..)?;
    let within = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(column.checked_sub(1)?)?;
    Some(start + within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::import;

    /// The text after applying the first fix of each error until it can be read.
    fn mended(text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..4 {
            let Err(error) = import::read(&text) else { return text };
            let fixes = fixes(&text, &error);
            let Some(fix) = fixes.first() else { return format!("{error}") };
            text = fix.apply(&text);
        }
        text
    }

    #[test]
    fn a_misspelt_word_is_put_right_where_it_stands() {
        assert_eq!(mended("input 3x8x8\n# 卷积\nconvv 8 k3\nrelu"), "input 3x8x8\n# 卷积\nconv 8 k3\nrelu");
        assert_eq!(mended("input 3x8x8; maxpol k2; conv 8 k3 nobais"), "input 3x8x8; maxpool k2; conv 8 k3 nobias");
    }

    #[test]
    fn an_input_that_is_missing_is_put_before_the_first_layer() {
        assert_eq!(mended("conv 64 k3\nrelu"), "input 3x224x224\nconv 64 k3\nrelu");
        assert_eq!(mended("name a; conv 64 k3"), "name a; input 3x224x224; conv 64 k3");
    }

    #[test]
    fn an_input_with_its_channels_last_is_turned_around_where_it_stands() {
        let turned = |text: &str| {
            let import = import::import(text.as_bytes(), None).expect("a network");
            let readings = other_readings(text, &import.warnings);
            readings.first().map(|reading| reading.apply(text))
        };
        assert_eq!(turned("input 224x224x3; conv 8 k3").as_deref(), Some("input 3x224x224; conv 8 k3"));
        assert_eq!(turned("input: (224, 224, 3)\nconv 8 k3").as_deref(), Some("input: (3x224x224)\nconv 8 k3"));
        assert_eq!(turned("input 3x224x224; conv 8 k3"), None);
        for text in ["input 224x224x3; conv 8 k3", "input: (224, 224, 3)\nconv 8 k3"] {
            let network = import::read(&turned(text).expect("another reading")).expect("a network");
            assert_eq!(network.input.channels, 3);
        }
    }

    #[test]
    fn what_was_meant_is_not_guessed_where_nothing_tells_it() {
        assert_eq!(mended("input 3x8x8; conv x k3"), "line 1, column 19: “x” is not a known word");
        assert_eq!(fixes("", &import::read("lorem").expect_err("no network")), []);
    }
}
