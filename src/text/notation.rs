//! Notation parser's messages, localized.

use leptos_i18n::td_string;

use super::problem::parameter as parameter_word;
use crate::formats::notation::{Form, NotationError, NotationProblem};
use crate::i18n::Locale;

/// The error in a text, with its position, as a sentence.
pub fn error(locale: Locale, error: &NotationError) -> String {
    let NotationError { line, column, problem: what } = error;
    td_string!(locale, notation.at, line = line, column = column, problem = problem(locale, what))
}

/// The error in a text, as a sentence.
pub fn problem(locale: Locale, problem: &NotationProblem) -> String {
    match problem {
        NotationProblem::UnknownWord { word, nearest: None } => td_string!(locale, notation.unknown_word, word = word),
        NotationProblem::UnknownWord { word, nearest: Some(nearest) } => {
            td_string!(locale, notation.unknown_word_near, word = word, nearest = nearest)
        }
        NotationProblem::Missing { word, parameter, example } => {
            let parameter = parameter_word(locale, *parameter);
            td_string!(locale, notation.missing, word = word, parameter = parameter, example = example)
        }
        NotationProblem::NotTaken { word, setting } => {
            td_string!(locale, notation.not_taken, word = word, setting = setting)
        }
        NotationProblem::Repeated { setting } => td_string!(locale, notation.repeated, setting = setting),
        NotationProblem::NotANumber { found } => td_string!(locale, notation.not_a_number, found = found),
        NotationProblem::NotWhole { found } => td_string!(locale, notation.not_whole, found = found),
        NotationProblem::WholeFactor { found } => td_string!(locale, notation.whole_factor, found = found),
        NotationProblem::NoShape => td_string!(locale, notation.no_shape).into(),
        NotationProblem::Negative { found, least } => {
            td_string!(locale, notation.negative, found = found, least = *least)
        }
        NotationProblem::TooLarge { found } => td_string!(locale, notation.too_large, found = found),
        NotationProblem::Probability { found } => td_string!(locale, notation.probability, found = found),
        NotationProblem::Extents { found, expected } => {
            td_string!(locale, notation.extents, found = found, expected = form(locale, *expected))
        }
        NotationProblem::Factor { found } => td_string!(locale, notation.factor, found = found),
        NotationProblem::UnknownNode { name } => td_string!(locale, notation.unknown_node, name = name),
        NotationProblem::NotEarlier { name } => td_string!(locale, notation.not_earlier, name = name),
        NotationProblem::TakenLabel { name } => td_string!(locale, notation.taken_label, name = name),
        NotationProblem::ReservedLabel { name } => td_string!(locale, notation.reserved_label, name = name),
        NotationProblem::InputLabel => td_string!(locale, edit.input_name).into(),
        NotationProblem::NoLayer { name } => td_string!(locale, notation.no_layer, name = name),
        NotationProblem::NoName => td_string!(locale, notation.no_name).into(),
        NotationProblem::SourcesTwice => td_string!(locale, notation.sources_twice).into(),
        NotationProblem::MissingInput => td_string!(locale, notation.missing_input).into(),
        NotationProblem::MisplacedInput => td_string!(locale, notation.misplaced_input).into(),
        NotationProblem::SecondName => td_string!(locale, notation.second_name).into(),
        NotationProblem::Stray { found } => td_string!(locale, notation.stray, found = found),
        NotationProblem::UnclosedQuote => td_string!(locale, notation.unclosed_quote).into(),
        NotationProblem::UnknownEscape { found } => td_string!(locale, notation.unknown_escape, found = found),
    }
}

fn form(locale: Locale, form: Form) -> &'static str {
    match form {
        Form::Shape => td_string!(locale, notation.form_shape),
        Form::Pair => td_string!(locale, notation.form_pair),
        Form::Sides => td_string!(locale, notation.form_sides),
        Form::Ends => td_string!(locale, notation.form_ends),
    }
}
