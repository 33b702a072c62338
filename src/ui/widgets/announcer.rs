//! The live region for screen readers.

use leptos::prelude::*;

/// An invisible region whose text screen readers speak, politely, whenever it changes.
#[component]
pub fn Announcer(
    /// The latest news.
    #[prop(into)]
    message: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="announcer visually-hidden" role="status" aria-live="polite" aria-atomic="true">
            {message}
        </div>
    }
}
