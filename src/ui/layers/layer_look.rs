//! The button that shows the layer's field on the stage.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::Place;
use crate::network::NodeKey;
use crate::ui::use_state;

/// A button over a row's field size, pressed while the stage shows the layer. Pressed again, it returns to the output.
#[component]
pub(in crate::ui) fn LayerLook(
    /// The layer.
    key: NodeKey,
    /// Its map.
    map: Memo<usize>,
    /// Whether the row is the current one for the keyboard.
    current: Memo<bool>,
) -> impl IntoView {
    let state = use_state();
    let label = move || {
        let map = map.get();
        let name = state.document.analysis.with(|analysis| analysis.shaped.node(map).map(|node| node.name.clone()));
        td_string!(state.settings.locale.get(), row.look, name = name.unwrap_or_default())
    };
    let shown = Memo::new(move |_| state.selection.map.get() == map.get());
    let has_output = move || state.document.analysis.with(|analysis| analysis.shaped.shape(map.get()).is_some());
    let look = move |_| {
        let place = Some(Place::Node(key));
        state.selection.observe(place.filter(|_| untrack(|| state.selection.chosen()) != place));
    };
    view! {
        <Show when=has_output>
            <button
                class="layer-look"
                type="button"
                tabindex=move || if current.get() { "0" } else { "-1" }
                title=label
                aria-label=label
                aria-pressed=move || shown.get().to_string()
                on:click=look
            ></button>
        </Show>
    }
}
