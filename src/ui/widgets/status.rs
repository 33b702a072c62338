//! Status: a badge that says how exact a number is.

use leptos::prelude::*;

/// The tone of a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusTone {
    /// Exact.
    Good,
    /// Exact, with a reservation.
    #[default]
    Plain,
    /// Not known.
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
    /// The tone.
    #[prop(optional, into)]
    tone: Signal<StatusTone>,
) -> impl IntoView {
    view! { <span class="status" data-tone=move || tone.get().attribute()>{label}</span> }
}
