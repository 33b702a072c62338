//! The right column: the numbers, the table, the charts; of two networks, who wins at what.

use leptos::prelude::*;

use super::charts::Charts;
use super::figures::Figures;
use super::layer_table::LayerTable;
use crate::ui::later::{Later, Piece};
use crate::ui::use_state;
use crate::words;

/// The numbers of the network and of the chosen unit, or the verdict on two networks.
#[component]
pub fn Readout() -> impl IntoView {
    let comparing = use_state().versus.comparing;
    let (alone, compared) = (words!(readout.title), words!(versus.title));
    let title = Signal::derive(move || if comparing.get() { compared.get() } else { alone.get() });
    view! {
        <aside class="readout" aria-label=title tabindex="0">
            <Show when=move || comparing.get() fallback=Numbers>
                <section class="readout-part">
                    <h2 class="heading">{words!(versus.title)}</h2>
                    <Later piece=Piece::Verdict />
                </section>
            </Show>
        </aside>
    }
}

/// The numbers of the network and of the chosen unit.
#[component]
fn Numbers() -> impl IntoView {
    view! {
            <section class="readout-part">
                <h2 class="heading">{words!(readout.title)}</h2>
                <Figures />
            </section>
            <section class="readout-part">
                <h2 class="heading">{words!(table.title)}</h2>
                <LayerTable />
            </section>
            <Charts />
    }
}
