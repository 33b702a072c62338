//! List of things in a sentence ("a, b and c").

use leptos_i18n::td_string;

use crate::i18n::Locale;

/// Things separated by commas: `conv1, conv2`.
pub fn listed(locale: Locale, things: impl IntoIterator<Item = String>) -> String {
    things.into_iter().collect::<Vec<_>>().join(td_string!(locale, page.comma))
}

/// Sentences in a row: separated by a space, except in Chinese, whose full stop includes one.
pub fn in_turn(locale: Locale, sentences: impl IntoIterator<Item = String>) -> String {
    let between = match locale {
        Locale::en => " ",
        Locale::zh_CN => "",
    };
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(between)
}

/// A thing after a comma: `, 64`.
pub fn further(locale: Locale, thing: impl std::fmt::Display) -> String {
    format!("{}{thing}", td_string!(locale, page.comma))
}
