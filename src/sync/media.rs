//! Media queries: dark mode, reduced motion, languages.

use leptos::prelude::window;

use crate::i18n::Locale;

/// The first of the browser's languages that the page supports; English if there is none.
pub fn locale() -> Locale {
    let tags = window().navigator().languages();
    let mut tags = (0..tags.length()).filter_map(|index| tags.get(index).as_string());
    tags.find_map(|tag| locale_of(&tag)).unwrap_or_default()
}

/// The page's language for a tag such as `zh-TW`.
pub fn locale_of(tag: &str) -> Option<Locale> {
    match tag.split('-').next() {
        Some("en") => Some(Locale::en),
        Some("zh") => Some(Locale::zh_CN),
        _ => None,
    }
}

/// Whether the system prefers reduced motion.
pub fn prefers_reduced_motion() -> bool {
    prefers("(prefers-reduced-motion: reduce)")
}

/// Whether the system prefers a dark color scheme.
pub fn is_dark() -> bool {
    prefers("(prefers-color-scheme: dark)")
}

/// Whether the window is as narrow as a phone, so that the page has one column.
pub fn is_narrow() -> bool {
    prefers("(max-width: 45rem)")
}

fn prefers(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}
