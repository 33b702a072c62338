//! A disclosure: a button that shows and hides content.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// A native details element with a quiet one-line header.
#[component]
pub fn Disclosure(
    /// The header.
    #[prop(into)]
    label: Signal<String>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary class="disclosure-head">
                <Icon glyph=Glyph::CHEVRON_RIGHT />
                <span>{label}</span>
            </summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
