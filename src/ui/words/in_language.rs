//! Words that follow the language of the page.

use leptos::prelude::*;

use crate::i18n::Locale;
use crate::ui::use_state;

/// Words in the language of the page, from a function of the language.
///
/// It takes a plain function, not a closure: the page has some hundred words, and each closure would be a signal type of its own in the
/// binary. For the same reason the function copies nothing.
pub fn in_language(words: fn(Locale) -> &'static str) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || words(locale.get()).to_owned())
}

/// A signal of the words under a key of the locale files, in the language of the page: `words!(stack.undo)`.
#[macro_export]
macro_rules! words {
    ($($key:tt)*) => {
        $crate::ui::words::in_language(|locale| leptos_i18n::td_string!(locale, $($key)*))
    };
}
