//! Announcer: the live region for screen readers.

use leptos::prelude::*;

/// An invisible region whose text screen readers announce, politely, whenever it changes.
#[component]
pub fn Announcer(
    /// The text.
    #[prop(into)]
    message: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="announcer visually-hidden" role="status" aria-live="polite" aria-atomic="true">
            {message}
        </div>
    }
}
