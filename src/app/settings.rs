//! Preferences that hold for every network: language, theme, units of cost.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::analysis::Convention;
use crate::i18n::Locale;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system is.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// What the reader prefers, whatever network is open.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Light or dark.
    pub appearance: RwSignal<Appearance>,
    /// The language of the page.
    pub locale: RwSignal<Locale>,
    /// The language that the reader chose, whatever a link shows this visit in; none until one is chosen.
    pub chosen_locale: RwSignal<Option<Locale>>,
    /// The appearance that the reader chose, whatever a link shows this visit in.
    pub chosen_appearance: RwSignal<Appearance>,
    /// What counts as an operation.
    pub convention: RwSignal<Convention>,
    /// Samples a second of signals; 0 where positions are no times.
    pub sample_rate: RwSignal<u64>,
}

impl Settings {
    /// The settings that a first visit begins with.
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

    /// Speaks a language from now on.
    pub fn choose_locale(&self, locale: Locale) {
        self.chosen_locale.set(Some(locale));
        self.locale.set(locale);
    }

    /// Looks so from now on.
    pub fn choose_appearance(&self, appearance: Appearance) {
        self.chosen_appearance.set(appearance);
        self.appearance.set(appearance);
    }
}
