//! A badge that says how exact a number is.

use leptos::prelude::*;

/// How a status is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusTone {
    /// Holds without reserve.
    Good,
    /// Holds, with something to know.
    #[default]
    Plain,
    /// Does not hold.
    Bad,
}

impl StatusTone {
    fn attribute(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Plain => "plain",
            Self::Bad => "bad",
        }
    }
}

/// A word in a small frame, such as *exact*.
#[component]
pub fn Status(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// How it is meant.
    #[prop(optional, into)]
    tone: Signal<StatusTone>,
) -> impl IntoView {
    view! { <span class="status" data-tone=move || tone.get().attribute()>{label}</span> }
}
