//! Chart on a canvas.

use leptos::prelude::*;

use super::{Canvas, Fitted, Pointer};
use crate::scene::Size;
use crate::scene::chart::Chart;
use crate::ui::use_state;

/// A chart. Hovering over a layer's column highlights the layer in all views.
#[component]
pub fn ChartPlot(
    /// The content of the chart as a text for screen readers.
    #[prop(into)]
    description: Signal<String>,
    /// Makes the chart for a size in CSS pixels.
    chart: Callback<Size, Chart>,
) -> impl IntoView {
    let state = use_state();
    let fitted = Fitted::new(state, move |size| chart.run(size));
    let point = move |pointer: Option<Pointer>| {
        let hit = pointer.and_then(|pointer| fitted.now(|chart| chart.hit(pointer.at)).flatten());
        state.selection.highlight(hit);
    };
    view! {
        <div class="chart" role="img" aria-label=description>
            <Canvas fitted on_point=point />
        </div>
    }
}
