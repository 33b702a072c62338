//! The page's words: from values of the engine to sentences in the reader's language. All text comes from `locales/`.
//!
//! In reading order: [numbers](number), [layers](layer), [problems](problem), [factors](factor) of a derivation, the [sentence] about
//! a unit. Where one word is enough, components take it themselves with [`words!`](crate::words).

pub mod factor;
pub mod layer;
pub mod number;
pub mod problem;
pub mod sentence;

use leptos::prelude::*;

use crate::i18n::Locale;
use crate::ui::use_state;

/// Words in the language of the page, from a function of the language.
///
/// It takes a plain function, not a closure: the page has some hundred words, and each closure would be a signal type of its own in the
/// binary.
pub fn in_language(words: fn(Locale) -> String) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || words(locale.get()))
}

/// A signal of the words under a key of the locale files, in the language of the page: `words!(stack.undo)`.
#[macro_export]
macro_rules! words {
    ($($key:tt)*) => {
        $crate::ui::words::in_language(|locale| leptos_i18n::td_string!(locale, $($key)*).to_string())
    };
}
