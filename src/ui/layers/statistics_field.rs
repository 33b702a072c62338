//! Whether fields count the statistics of normalization layers: a choice for the whole network, at each layer that it matters to.

use leptos::prelude::*;

use crate::network::Statistics;
use crate::network::edit::Edit;
use crate::ui::use_state;
use crate::ui::widgets::{Choice, Select};
use crate::words;

/// The choice.
#[component]
pub(in crate::ui) fn StatisticsField() -> impl IntoView {
    let document = use_state().document;
    let value = Memo::new(move |_| document.network.with(|network| network.statistics));
    let choices = Statistics::ALL.map(|choice| {
        let label: Signal<String> = match choice {
            Statistics::LeftOut => words!(statistics.left_out),
            Statistics::Inference => words!(statistics.inference),
            Statistics::Training => words!(statistics.training),
        };
        Choice::new(choice, label)
    });
    let set = move |statistics| document.apply(Edit::SetStatistics(statistics));
    view! {
        <div class="field-wide">
            <Select label=words!(statistics.label) choices=choices.to_vec() value on_change=set />
        </div>
    }
}
