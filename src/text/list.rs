//! Lists of things in a sentence ("a, b and c").

use leptos_i18n::td_string;

use crate::i18n::Locale;

/// Things with commas between them: `conv1, conv2`.
pub fn listed(locale: Locale, things: impl IntoIterator<Item = String>) -> String {
    things.into_iter().collect::<Vec<_>>().join(td_string!(locale, page.comma))
}

/// Sentences one after the other: with a space between them, except in Chinese, whose full stop brings its own.
pub fn in_turn(locale: Locale, sentences: impl IntoIterator<Item = String>) -> String {
    let between = match locale {
        Locale::en => " ",
        Locale::zh_CN => "",
    };
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(between)
}

/// What follows a comma: `, 64`.
pub fn further(locale: Locale, thing: impl std::fmt::Display) -> String {
    format!("{}{thing}", td_string!(locale, page.comma))
}
