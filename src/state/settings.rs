//! What the reader prefers, whatever network is open.

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
            convention: RwSignal::new(Convention::default()),
            sample_rate: RwSignal::new(0),
        }
    }
}
