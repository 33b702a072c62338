//! What is wrong with a network in JSON, in the reader's language. Ids and the names of values stay as they stand in the text.

use leptos_i18n::td_string;

use crate::cnn::format::json::{JsonError, JsonKind};
use crate::i18n::Locale;

/// What is wrong with a text, and where, as a sentence.
pub fn error(locale: Locale, error: &JsonError) -> String {
    let problem = problem(locale, error);
    match error {
        JsonError::Syntax { line, column } | JsonError::Unfinished { line, column } => {
            td_string!(locale, notation.at, line = line, column = column, problem = problem)
        }
        JsonError::NotAnObject { node, .. }
        | JsonError::Missing { node, .. }
        | JsonError::WrongType { node, .. }
        | JsonError::WrongLength { node, .. }
        | JsonError::Negative { node, .. }
        | JsonError::NotWhole { node, .. }
        | JsonError::TooLarge { node, .. }
        | JsonError::Probability { node, .. }
        | JsonError::UnknownOp { node, .. }
        | JsonError::UnknownChoice { node, .. }
        | JsonError::UnknownInput { node, .. }
        | JsonError::LaterInput { node, .. }
        | JsonError::OwnInput { node }
        | JsonError::DuplicateId { node } => td_string!(locale, problem.at, node = node, problem = problem),
        JsonError::InputId => td_string!(locale, problem.at, node = crate::cnn::INPUT_NAME, problem = problem),
    }
}

/// The sentence without its place.
fn problem(locale: Locale, error: &JsonError) -> String {
    match error {
        JsonError::Syntax { .. } => td_string!(locale, json.syntax).into(),
        JsonError::Unfinished { .. } => td_string!(locale, json.unfinished).into(),
        JsonError::NotAnObject { found, .. } => td_string!(locale, json.not_an_object, found = found),
        JsonError::Missing { attribute, .. } => td_string!(locale, json.missing, attribute = attribute),
        JsonError::WrongType { attribute, expected, found, .. } => {
            let expected = kind(locale, *expected);
            td_string!(locale, json.wrong_type, attribute = attribute, expected = expected, found = found)
        }
        JsonError::WrongLength { attribute, expected, found, .. } => {
            td_string!(locale, json.wrong_length, attribute = attribute, wanted = expected, found = found)
        }
        JsonError::Negative { attribute, found, .. } => {
            td_string!(locale, json.negative, attribute = attribute, found = found)
        }
        JsonError::NotWhole { attribute, found, .. } => {
            td_string!(locale, json.not_whole, attribute = attribute, found = found)
        }
        JsonError::TooLarge { attribute, found, .. } => {
            td_string!(locale, json.too_large, attribute = attribute, found = found)
        }
        JsonError::Probability { attribute, found, .. } => {
            td_string!(locale, json.probability, attribute = attribute, found = found)
        }
        JsonError::UnknownOp { op, .. } => td_string!(locale, json.unknown_op, op = op),
        JsonError::UnknownChoice { attribute, found, .. } => {
            td_string!(locale, json.unknown_choice, attribute = attribute, found = found)
        }
        JsonError::UnknownInput { input, .. } => td_string!(locale, json.unknown_input, input = input),
        JsonError::LaterInput { input, .. } => td_string!(locale, json.later_input, input = input),
        JsonError::OwnInput { .. } => td_string!(locale, json.own_input).into(),
        JsonError::DuplicateId { .. } => td_string!(locale, json.duplicate_id).into(),
        JsonError::InputId => td_string!(locale, json.input_id).into(),
    }
}

fn kind(locale: Locale, kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Text => td_string!(locale, json.kind_text),
        JsonKind::Flag => td_string!(locale, json.kind_flag),
        JsonKind::List => td_string!(locale, json.kind_list),
        JsonKind::Ids => td_string!(locale, json.kind_ids),
        JsonKind::Number => td_string!(locale, json.kind_number),
        JsonKind::Whole => td_string!(locale, json.kind_whole),
    }
}
