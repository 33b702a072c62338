//! JSON reader's messages, localized.

use leptos_i18n::td_string;

use crate::formats::json::{JsonError, JsonKind};
use crate::i18n::Locale;

/// The error in a text, with its position, as a sentence.
pub fn error(locale: Locale, error: &JsonError) -> String {
    let problem = match error {
        JsonError::Syntax { .. } => td_string!(locale, json.syntax).into(),
        JsonError::Unfinished { .. } => td_string!(locale, json.unfinished).into(),
        JsonError::NotAnObject { found, .. } => td_string!(locale, json.not_an_object, found = found),
        JsonError::Missing { attribute, .. } => td_string!(locale, json.missing, attribute = attribute),
        JsonError::Unexpected { attribute, expected, found, .. } => {
            td_string!(
                locale,
                json.unexpected,
                attribute = attribute,
                expected = kind(locale, *expected),
                found = found
            )
        }
        JsonError::TooLarge { attribute, found, .. } => {
            td_string!(locale, json.too_large, attribute = attribute, found = found)
        }
        JsonError::UnknownInput { input, .. } => td_string!(locale, json.unknown_input, input = input),
        JsonError::LaterInput { input, .. } => td_string!(locale, json.later_input, input = input),
        JsonError::UnknownShared { shared, .. } => td_string!(locale, json.unknown_shared, shared = shared),
        JsonError::TakenId { .. } => td_string!(locale, json.taken_id).into(),
    };
    match error {
        JsonError::Syntax { line, column } | JsonError::Unfinished { line, column } => {
            td_string!(locale, notation.at, line = line, column = column, problem = problem)
        }
        JsonError::NotAnObject { node, .. }
        | JsonError::Missing { node, .. }
        | JsonError::Unexpected { node, .. }
        | JsonError::TooLarge { node, .. }
        | JsonError::UnknownInput { node, .. }
        | JsonError::LaterInput { node, .. }
        | JsonError::UnknownShared { node, .. }
        | JsonError::TakenId { node } => td_string!(locale, problem.at, node = node, problem = problem),
    }
}

fn kind(locale: Locale, kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Object => td_string!(locale, json.kind_object),
        JsonKind::Text => td_string!(locale, json.kind_text),
        JsonKind::Flag => td_string!(locale, json.kind_flag),
        JsonKind::List => td_string!(locale, json.kind_list),
        JsonKind::Ids => td_string!(locale, json.kind_ids),
        JsonKind::Whole => td_string!(locale, json.kind_whole),
        JsonKind::Wholes => td_string!(locale, json.kind_wholes),
        JsonKind::Pair => td_string!(locale, json.kind_pair),
        JsonKind::Sides => td_string!(locale, json.kind_sides),
        JsonKind::Factors => td_string!(locale, json.kind_factors),
        JsonKind::Fraction => td_string!(locale, json.kind_fraction),
        JsonKind::Operator => td_string!(locale, json.kind_operator),
        JsonKind::Choice => td_string!(locale, json.kind_choice),
    }
}
