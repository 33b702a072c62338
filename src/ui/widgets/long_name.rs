//! A name that may be longer than its room.

use leptos::prelude::*;

/// A name of which the end stays if it is too long: names of layers share their beginnings.
#[component]
pub fn LongName(
    /// The name.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    view! { <span class="long-name"><bdi dir="ltr">{name}</bdi></span> }
}
