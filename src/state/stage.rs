//! The whole state of the page.

use leptos::prelude::*;

use super::{Document, Selection, Settings, Timeline};
use crate::cnn::Network;
use crate::i18n::Locale;
use crate::scene::Viewport;

/// The whole state of the page; components take it from the context.
#[derive(Clone, Copy)]
pub struct State {
    /// What the reader prefers.
    pub settings: Settings,
    /// The network and its history.
    pub document: Document,
    /// Which unit one looks at.
    pub selection: Selection,
    /// How far its field has grown.
    pub timeline: Timeline,
    /// How the stage is enlarged and moved.
    pub viewport: RwSignal<Viewport>,
}

impl State {
    /// The state of a page that shows a network.
    pub fn new(network: Network, locale: Locale) -> Self {
        let settings = Settings::new(locale);
        let document = Document::new(network, settings);
        let selection = Selection::new(document);
        Self { settings, document, selection, timeline: Timeline::new(selection), viewport: RwSignal::default() }
    }
}
