//! Reading errors of a file before its content matters, in every language of the page.

use leptos_i18n::td_string;

use crate::app::Translated;

/// Reading ended without a result, most likely because memory ran out.
pub fn stopped() -> Translated {
    Translated::new(|locale| td_string!(locale, import.stopped).to_owned())
}

/// The browser cannot read the file.
pub fn unreadable() -> Translated {
    Translated::new(|locale| td_string!(locale, documents.unreadable).to_owned())
}
