//! A chart's canvas.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Canvas, Drawing, Pointer};
use crate::scene::Size;
use crate::scene::chart::Chart;
use crate::ui::use_state;

/// A chart. Pointing at a layer's column lights the layer up everywhere.
#[component]
pub fn ChartPlot(
    /// What the chart shows, as a text for those who do not see it.
    #[prop(into)]
    description: Signal<String>,
    /// Makes the chart for a size in CSS pixels.
    chart: Callback<Size, Chart>,
) -> impl IntoView {
    let selection = use_state().selection;
    let drawn = StoredValue::new(Arc::new(Chart::default()));
    let draw = Callback::new(move |size: Size| {
        let chart = Arc::new(chart.run(size));
        drawn.set_value(Arc::clone(&chart));
        Drawing::Chart(chart)
    });
    let point = move |pointer: Option<Pointer>| {
        selection.light(pointer.and_then(|pointer| drawn.with_value(|chart| chart.hit(pointer.at))));
    };
    view! {
        <div class="chart" role="img" aria-label=description>
            <Canvas draw on_point=point />
        </div>
    }
}
