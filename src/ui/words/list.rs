//! Several things in one sentence.

use leptos_i18n::td_string;

use crate::i18n::Locale;

/// Things with commas between them: `conv1, conv2`.
pub fn listed(locale: Locale, things: impl IntoIterator<Item = String>) -> String {
    things.into_iter().collect::<Vec<_>>().join(td_string!(locale, page.comma))
}

/// What follows a comma: `, 64`.
pub fn further(locale: Locale, thing: impl std::fmt::Display) -> String {
    format!("{}{thing}", td_string!(locale, page.comma))
}
