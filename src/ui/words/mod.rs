//! The page's words: from values of the engine to sentences in the reader's language. All text comes from `locales/`.
//!
//! In reading order: [numbers](number), [layers](layer), [problems](problem), [factors](factor) of a derivation, the [sentence] about
//! a unit. Where one word is enough, components take it themselves with [`words!`](crate::words).

pub mod factor;
pub mod layer;
pub mod number;
pub mod problem;
pub mod sentence;

/// A signal of the words under a key of the locale files, in the language of the page: `words!(stack.undo)`.
///
/// Values to fill in follow as for `td_string!`; they are read inside the signal.
#[macro_export]
macro_rules! words {
    ($($key:tt)*) => {{
        let locale = $crate::ui::use_state().settings.locale;
        leptos::prelude::Signal::derive(move || {
            leptos_i18n::td_string!(locale.get(), $($key)*).to_string()
        })
    }};
}
