//! Heatmap scale: linear or logarithmic.

use leptos::prelude::*;

use crate::scene::Scale;
use crate::ui::use_state;
use crate::ui::widgets::Checkbox;
use crate::words;

/// The choice of the scale, while the influence map is shown.
#[component]
pub(in crate::ui) fn HeatmapScale() -> impl IntoView {
    let overlay = use_state().overlay;
    let is_logarithmic = Signal::derive(move || overlay.scale.get() == Scale::Logarithmic);
    let set_scale = move |on: bool| overlay.scale.set(if on { Scale::Logarithmic } else { Scale::Linear });
    view! {
        <Show when=move || overlay.weights.with(Option::is_some)>
            <Checkbox label=words!(influence.logarithmic) checked=is_logarithmic on_change=set_scale />
        </Show>
    }
}
