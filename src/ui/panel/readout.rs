//! The right column: the numbers, the table, the charts.

use leptos::prelude::*;

use super::charts::Charts;
use super::figures::Figures;
use super::layer_table::LayerTable;
use crate::words;

/// The numbers of the network and of the chosen unit.
#[component]
pub fn Readout() -> impl IntoView {
    view! {
        <aside class="readout" aria-label=words!(readout.title) tabindex="0">
            <section class="readout-part">
                <h2 class="heading">{words!(readout.title)}</h2>
                <Figures />
            </section>
            <section class="readout-part">
                <h2 class="heading">{words!(table.title)}</h2>
                <LayerTable />
            </section>
            <Charts />
        </aside>
    }
}
