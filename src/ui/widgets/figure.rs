//! A key figure: a large number that opens its derivation.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// The size of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureSize {
    /// One of several, two side by side.
    #[default]
    Plain,
    /// The first, over the whole width.
    Hero,
}

impl FigureSize {
    /// The number of characters beyond which a number is set smaller. Plain figures are two in a row.
    const fn room(self) -> usize {
        match self {
            Self::Hero => 7,
            Self::Plain => 6,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Plain => "figure",
            Self::Hero => "figure figure-hero",
        }
    }
}

/// A big number with its name, which unfolds its derivation.
#[component]
pub fn Figure(
    /// The name of the number.
    #[prop(into)]
    label: Signal<String>,
    /// The number in short form.
    #[prop(into)]
    number: Signal<String>,
    /// The number in full, or the sum it comes from; may be empty.
    #[prop(optional, into)]
    exact: Signal<String>,
    /// The number's color as a CSS value; the text color by default.
    #[prop(optional, into)]
    color: Signal<Option<String>>,
    /// The size.
    #[prop(optional)]
    size: FigureSize,
    /// The content at the end of the first line, such as a [`Status`](super::Status).
    #[prop(optional, into)]
    aside: ViewFn,
    /// The derivation, created when it is first opened.
    #[prop(into)]
    derivation: ViewFn,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let is_long = move || (number.with(|number| number.chars().count()) > size.room()).then_some("");
    view! {
        <details class=size.class() on:toggle=move |_| opened.set(true)>
            <summary class="figure-head" style=("--figure-color", move || color.get())>
                <span class="figure-number" data-long=is_long>{number}</span>
                <span class="figure-status">{aside.run()}</span>
                <span class="figure-label">{label}</span>
                <Icon glyph=Glyph::CHEVRON_RIGHT />
                <span class="figure-exact">{exact}</span>
            </summary>
            <div class="figure-body"><Show when=move || opened.get()>{derivation.run()}</Show></div>
        </details>
    }
}
