//! The model of an exclusive choice: options with values and labels.

use leptos::prelude::*;

use super::Glyph;

/// One of several things to choose from, for [`Segmented`](super::Segmented) and [`Select`](super::Select).
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// How it is called.
    pub label: Signal<String>,
    /// A drawing before the label; a native select shows none.
    pub icon: Option<Glyph>,
}

impl<T> Choice<T> {
    /// A choice called `label`.
    pub fn new(value: T, label: impl Into<Signal<String>>) -> Self {
        Self { value, label: label.into(), icon: None }
    }

    /// The same choice with a drawing before its label.
    #[must_use]
    pub fn with_icon(mut self, icon: Glyph) -> Self {
        self.icon = Some(icon);
        self
    }
}
