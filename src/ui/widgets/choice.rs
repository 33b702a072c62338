//! Choice: an option of an exclusive choice, with value and label.

use leptos::prelude::*;

use super::Glyph;

/// An option, for [`Segmented`](super::Segmented) and [`Select`](super::Select).
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// The label.
    pub label: Signal<String>,
    /// An icon before the label; a native select shows none.
    pub icon: Option<Glyph>,
}

impl<T> Choice<T> {
    /// An option with a label.
    pub fn new(value: T, label: impl Into<Signal<String>>) -> Self {
        Self { value, label: label.into(), icon: None }
    }

    /// The same option with an icon before its label.
    #[must_use]
    pub fn with_icon(mut self, icon: Glyph) -> Self {
        self.icon = Some(icon);
        self
    }
}
