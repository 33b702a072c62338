//! An entry of a menu.

use leptos::prelude::*;

use super::Glyph;

/// A line of a menu.
#[derive(Clone, Debug)]
pub enum MenuEntry {
    /// The title of the items that follow.
    Section(Signal<String>),
    /// An item.
    Item(MenuItem),
}

/// An item that can be chosen.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// The label.
    pub label: Signal<String>,
    /// A hint at the end of the line: its keys, its size.
    pub hint: Signal<Option<String>>,
    /// An icon before the label.
    pub icon: Option<Glyph>,
    /// Whether it is the present one of several choices, which has a check mark.
    pub current: Signal<bool>,
    /// Whether it is disabled.
    pub disabled: Signal<bool>,
    /// Called when it is chosen.
    pub on_choose: Callback<()>,
}

impl MenuItem {
    /// An item with a label.
    pub fn new(label: impl Into<Signal<String>>, on_choose: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            label: label.into(),
            hint: Signal::default(),
            icon: None,
            current: Signal::default(),
            disabled: Signal::default(),
            on_choose: Callback::new(move |()| on_choose()),
        }
    }

    /// The same item with a hint at the end of its line.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Signal<Option<String>>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The same item with an icon before its label.
    #[must_use]
    pub fn with_icon(mut self, icon: Glyph) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The same item, with a check mark while `current` is true.
    #[must_use]
    pub fn with_current(mut self, current: impl Into<Signal<bool>>) -> Self {
        self.current = current.into();
        self
    }

    /// The same item, disabled while `disabled` is true.
    #[must_use]
    pub fn with_disabled(mut self, disabled: impl Into<Signal<bool>>) -> Self {
        self.disabled = disabled.into();
        self
    }
}

/// The item that typing `typed` moves to: the next one after `current`, cyclically, whose label starts with it. With one letter the current
/// item is skipped, with more it may stay.
pub(super) fn item_starting_with(labels: &[String], current: usize, typed: &str) -> Option<usize> {
    let typed = typed.to_ascii_lowercase();
    let first = if typed.chars().count() > 1 { current } else { current + 1 };
    (first..first + labels.len())
        .map(|index| index % labels.len())
        .find(|index| labels[*index].to_ascii_lowercase().starts_with(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(current: usize, typed: &str, expected: Option<usize>) {
        let labels = ["Conv 3×3", "Conv 5×5", "Max pooling", "池化"].map(String::from);
        assert_eq!(item_starting_with(&labels, current, typed), expected, "{typed:?} from {current}");
    }

    #[test]
    fn typing_goes_to_the_next_match_and_around() {
        check(0, "c", Some(1));
        check(1, "c", Some(0));
        check(0, "m", Some(2));
        check(2, "池", Some(3));
        check(0, "x", None);
    }

    #[test]
    fn more_letters_may_stay() {
        check(1, "conv 5", Some(1));
        check(0, "conv 5", Some(1));
    }

    #[test]
    fn an_empty_menu_has_nothing_to_go_to() {
        assert_eq!(item_starting_with(&[], 0, "a"), None);
    }
}
