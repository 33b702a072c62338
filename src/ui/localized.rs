//! Localized strings: the `words!` macro.

use leptos::prelude::*;

use crate::i18n::Locale;
use crate::ui::use_state;

/// A string in the language of the page, from a function of the language.
pub fn in_language(words: fn(Locale) -> &'static str) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || words(locale.get()).to_owned())
}

/// A signal of the string under a key of the locale files, in the language of the page: `words!(stack.undo)`.
#[macro_export]
macro_rules! words {
    ($($key:tt)*) => {
        $crate::ui::in_language(|locale| leptos_i18n::td_string!(locale, $($key)*))
    };
}
