//! The examples: the gallery of presets, and the table of well-known networks.

mod example_card;
pub(in crate::ui) mod gallery;
pub(in crate::ui) mod known_networks;
