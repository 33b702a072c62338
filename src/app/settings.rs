//! Settings that apply to every network: language, theme, units of cost.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::analysis::Convention;
use crate::i18n::Locale;

/// The color scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// That of the system.
    #[default]
    System,
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// Preferences of the user, for any network.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The color scheme of the page.
    pub appearance: RwSignal<Appearance>,
    /// The language of the page.
    pub locale: RwSignal<Locale>,
    /// The language that the user chose, even if a link shows this visit in another; `None` before a choice.
    pub chosen_locale: RwSignal<Option<Locale>>,
    /// The color scheme that the user chose, even if a link shows this visit in another.
    pub chosen_appearance: RwSignal<Appearance>,
    /// What counts as an operation.
    pub convention: RwSignal<Convention>,
    /// The sampling rate of signals per second; 0 if positions are not times.
    pub sample_rate: RwSignal<u64>,
}

impl Settings {
    /// The settings of a first visit.
    pub fn new(locale: Locale) -> Self {
        Self {
            appearance: RwSignal::new(Appearance::default()),
            locale: RwSignal::new(locale),
            chosen_locale: RwSignal::new(None),
            chosen_appearance: RwSignal::new(Appearance::default()),
            convention: RwSignal::new(Convention::default()),
            sample_rate: RwSignal::new(0),
        }
    }

    /// Changes the language and remembers it as chosen.
    pub fn choose_locale(&self, locale: Locale) {
        self.chosen_locale.set(Some(locale));
        self.locale.set(locale);
    }

    /// Changes the color scheme and remembers it as chosen.
    pub fn choose_appearance(&self, appearance: Appearance) {
        self.chosen_appearance.set(appearance);
        self.appearance.set(appearance);
    }
}
