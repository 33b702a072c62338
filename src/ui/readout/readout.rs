//! Readout: the right column of the page.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::charts::Charts;
use super::gridding::Gridding;
use super::key_stats::KeyStats;
use super::layer_table::LayerTable;
use crate::network::{Axes, Node, Op};
use crate::text::layer;
use crate::ui::compare::compare_picker::ComparePicker;
use crate::ui::compare::verdict::Verdict;
use crate::ui::compare::{BreakEven, CompareColumns};
use crate::ui::learn::Learn;
use crate::ui::use_state;
use crate::ui::widgets::Disclosure;
use crate::words;

/// The numbers of the network and of the selected unit, or the verdict on two networks.
#[component]
pub fn Readout() -> impl IntoView {
    let state = use_state();
    let comparing = state.comparison.comparing;
    let learning = Memo::new(move |_| state.lesson_session.reading.get().is_some());
    let (alone, compared, lessons) = (words!(readout.title), words!(comparison.title), words!(learn.title));
    let title = Signal::derive(move || match (learning.get(), comparing.get()) {
        (true, _) => lessons.get(),
        (false, true) => compared.get(),
        (false, false) => alone.get(),
    });
    view! {
        <aside class="readout" aria-label=title tabindex="0" data-learning=move || learning.get().then_some("")>
            <Show when=move || learning.get() fallback=Shown>
                <Learn />
                // What a lesson asks for is hidden until it is answered.
                <Show
                    when=move || state.lesson_session.concealment.with(Option::is_none)
                    fallback=|| view! { <p class="sentence learn-hidden">{words!(learn.numbers_hidden)}</p> }
                >
                    <Disclosure label=words!(learn.numbers)><Shown /></Disclosure>
                </Show>
            </Show>
        </aside>
    }
}

/// The numbers of one network, or the verdict on two.
#[component]
fn Shown() -> impl IntoView {
    let comparison = use_state().comparison;
    view! {
        <Show when=move || comparison.comparing.get() fallback=Numbers>
            <section class="readout-part">
                <h2 class="heading">{words!(comparison.title)}</h2>
                <ComparePicker />
                <Verdict />
            </section>
            <CompareColumns />
            <Show when=move || comparison.inputs_agree()><BreakEven /></Show>
        </Show>
    }
}

/// The numbers of the network and of the selected unit.
#[component]
fn Numbers() -> impl IntoView {
    let state = use_state();
    let network = state.document.network;
    // Without dilations there are no holes.
    let is_dilated = |node: &Node| matches!(&node.op, Op::Conv(conv) if conv.dilation != Axes::both(1));
    let dilated = Memo::new(move |_| network.with(|network| network.nodes().iter().any(is_dilated)));
    let title = move || {
        let (locale, map) = (state.settings.locale.get(), state.selection.map.get());
        let name = state.document.analysis.with(|analysis| layer::map_name(locale, &analysis.shaped, map));
        td_string!(locale, readout.of_layer, name = name)
    };
    // Created first, the charts update first. Drawing on a canvas makes the browser update styles, which is cheap as long as the table has
    // not changed.
    let charts = view! { <Charts /> };
    view! {
            <section class="readout-part">
                <h2 class="heading">{title}</h2>
                <KeyStats />
            </section>
            <Show when=move || dilated.get()><Gridding /></Show>
            <section class="readout-part">
                <h2 class="heading">{words!(table.title)}</h2>
                <LayerTable />
            </section>
            {charts}
    }
}
