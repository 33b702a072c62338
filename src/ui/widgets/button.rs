//! A button.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Bordered.
    #[default]
    Plain,
    /// In the accent colour: at most one in sight.
    Primary,
    /// Without a border.
    Quiet,
    /// A square with the drawing alone; the label is what screen readers say and what the pointer shows.
    Icon,
}

impl ButtonKind {
    /// The classes of such a button.
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

/// A button. While disabled it keeps its place in the tab order and its focus, and does nothing.
#[component]
pub fn Button(
    /// What it does, in a word or two.
    #[prop(into)]
    label: Signal<String>,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// A drawing before the label.
    #[prop(optional, into)]
    icon: Signal<Option<Glyph>>,
    /// A longer explanation, shown by the pointer. Without one, an icon button shows its label.
    #[prop(optional, into)]
    title: Signal<Option<String>>,
    /// The keys that do the same, in the notation of `aria-keyshortcuts`: `Control+Z`.
    #[prop(optional, into)]
    shortcut: Signal<Option<String>>,
    /// For a button that stays on or off: whether it is on.
    #[prop(optional, into)]
    pressed: Signal<Option<bool>>,
    /// Whether it can do nothing now.
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
