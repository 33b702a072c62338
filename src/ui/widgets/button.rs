//! A button.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// The prominence of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Bordered.
    #[default]
    Plain,
    /// In the accent color: at most one is visible.
    Primary,
    /// Without a border.
    Quiet,
    /// A square with only the icon; the label is for screen readers and the tooltip.
    Icon,
}

impl ButtonKind {
    /// The CSS classes of the kind.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "button button-plain",
            Self::Primary => "button button-primary",
            Self::Quiet => "button button-quiet",
            Self::Icon => "button button-icon",
        }
    }
}

/// A button. When disabled it stays in the tab order and keeps its focus, but does nothing.
#[component]
pub fn Button(
    /// The action, in a word or two.
    #[prop(into)]
    label: Signal<String>,
    /// The prominence.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the label.
    #[prop(optional, into)]
    icon: Signal<Option<Glyph>>,
    /// A longer explanation as a tooltip. Without one, an icon button shows its label.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
    /// The keyboard shortcut, in the notation of `aria-keyshortcuts`: `Control+Z`.
    #[prop(optional, into)]
    shortcut: Signal<Option<String>>,
    /// For a toggle button: whether it is on.
    #[prop(optional, into)]
    pressed: Signal<Option<bool>>,
    /// Whether it is disabled.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called on a press by pointer or keyboard.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let is_icon = kind == ButtonKind::Icon;
    let aria_label = move || is_icon.then(|| label.get());
    let hint = move || title.get().or_else(aria_label);
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class=kind.class()
            aria-label=aria_label
            title=hint
            aria-keyshortcuts=move || shortcut.get()
            aria-pressed=move || pressed.get().map(|on| on.to_string())
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            {move || icon.get().map(|glyph| view! { <Icon glyph=glyph /> })}
            {(!is_icon).then(|| view! { <span>{label}</span> })}
        </button>
    }
}
