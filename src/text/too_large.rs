//! Too large: reasons why an exact result is not listed, localized.

use leptos_i18n::td_string;

use crate::analysis::{MOST_CELLS, TooLarge, TooManyChannels, TooScattered};
use crate::i18n::Locale;

/// Why an exact result is not listed, as a sentence.
pub fn too_large(locale: Locale, reason: TooLarge) -> String {
    match reason {
        TooLarge::TooScattered(TooScattered) => td_string!(locale, too_large.scattered).into(),
        TooLarge::TooManyChannels(TooManyChannels(count)) => td_string!(locale, too_large.channels, count = count),
        TooLarge::TooManyPhases(count) => td_string!(locale, too_large.phases, count = count),
        TooLarge::TooMuchWork => td_string!(locale, too_large.work).into(),
        TooLarge::Unknown => td_string!(locale, too_large.unknown).into(),
        TooLarge::TooFar => td_string!(locale, too_large.far).into(),
        TooLarge::TooManyCells(count) => {
            td_string!(locale, too_large.cells, count = count, most = MOST_CELLS)
        }
    }
}
