//! Text fixes: how a text that cannot be read may be corrected.

use super::import::OpenError;
use super::importing::TextFix;
use crate::formats::ImportError;
use crate::formats::notation::NotationProblem;

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
    fn what_was_meant_is_not_guessed_where_nothing_tells_it() {
        assert_eq!(mended("input 3x8x8; conv x k3"), "line 1, column 19: “x” is not a known word");
        assert_eq!(fixes("", &import::read("lorem").expect_err("no network")), []);
    }
}
