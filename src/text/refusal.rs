//! Refusal of an edit, localized.

use leptos_i18n::td_string;

use super::problem::parameter as parameter_word;
use crate::i18n::Locale;
use crate::network::edit::EditError;

/// Why an edit cannot be applied, as a sentence.
pub fn refusal(locale: Locale, error: &EditError) -> String {
    match error {
        EditError::NoSuchNode => td_string!(locale, edit.no_such_node).into(),
        EditError::NoSuchPlace { place, count } => td_string!(locale, edit.no_such_place, place = place, count = count),
        EditError::NoSuchParameter { node, parameter } => {
            td_string!(locale, edit.no_such_parameter, node = node, parameter = parameter_word(locale, *parameter))
        }
        EditError::EmptyName => td_string!(locale, edit.empty_name).into(),
        EditError::InputName => td_string!(locale, edit.input_name).into(),
        EditError::NameTaken { name } => td_string!(locale, edit.name_taken, name = name),
        EditError::ReadsLater { node, source_name } => {
            td_string!(locale, edit.reads_later, node = node, source = source_name)
        }
        EditError::BeforeItsSource { node, source_name } => {
            td_string!(locale, edit.before_its_source, node = node, source = source_name)
        }
        EditError::BehindItsReader { node, reader } => {
            td_string!(locale, edit.behind_its_reader, node = node, reader = reader)
        }
    }
}
