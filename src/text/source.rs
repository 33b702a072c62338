//! Source errors: messages about text, files and addresses that give no network, localized.

use leptos_i18n::td_string;

use super::{import, json, notation};
use crate::app::AddressError;
use crate::app::import::{MOST_LAYERS, OpenError, TooManyLayers};
use crate::export::link::{LONGEST, LinkError};
use crate::formats::ImportError;
use crate::i18n::Locale;

/// Why a text is not a network for this page, as a sentence.
pub fn source_error(locale: Locale, error: &OpenError) -> String {
    match error {
        OpenError::Format(ImportError::Json(error)) => json::error(locale, error),
        OpenError::Format(ImportError::Notation(error)) => notation::error(locale, error),
        OpenError::Format(ImportError::Empty) => td_string!(locale, source.empty).into(),
        OpenError::Format(ImportError::NotText { place }) => td_string!(locale, source.not_text, place = *place),
        OpenError::Format(ImportError::Model { format, error }) => import::model_error(locale, format, error),
        OpenError::Format(ImportError::Foreign(file)) => import::foreign_file(locale, *file),
        OpenError::Long(error) => too_many(locale, *error),
    }
}

fn too_many(locale: Locale, error: TooManyLayers) -> String {
    td_string!(locale, source.too_many, count = error.count, most = MOST_LAYERS)
}

/// Why an address contains no network, as a sentence.
pub fn address_error(locale: Locale, error: &AddressError) -> String {
    match error {
        AddressError::Encoding { rest } => td_string!(locale, address.encoding, rest = rest),
        AddressError::Notation(error) => notation::error(locale, error),
        AddressError::Long(error) => too_many(locale, *error),
        AddressError::Packed(error) => link_error(locale, *error),
        AddressError::Setting { key, found } => td_string!(locale, address.setting, key = *key, found = found),
    }
}

/// Why a packed network cannot be unpacked, as a sentence.
fn link_error(locale: Locale, error: LinkError) -> String {
    match error {
        LinkError::Version => td_string!(locale, address.version).to_owned(),
        LinkError::Letters => td_string!(locale, address.letters).to_owned(),
        LinkError::Compression => td_string!(locale, address.compression).to_owned(),
        LinkError::TooLong => td_string!(locale, address.too_long, most = LONGEST),
        LinkError::Text => td_string!(locale, address.no_text).to_owned(),
    }
}
