//! Charts of the readout: field by depth, cost by layer.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{CostUnit, NetworkAnalysis};
use crate::app::AppState;
use crate::scene::chart::{Chart, CostByLayer, FieldByDepth, LayerCost, LayerField, cost_by_layer, field_by_depth};
use crate::scene::{Depth, Size};
use crate::text::list::listed;
use crate::text::{layer, number};
use crate::ui::canvas::ChartPlot;
use crate::ui::use_state;
use crate::words;

/// The field by depth, with the input's size as a line; and the parameters and operations of each layer.
#[component]
pub fn Charts() -> impl IntoView {
    let state = use_state();
    let fields = Memo::new(move |_| layer_fields(state));
    let costs = Memo::new(move |_| layer_costs(state));
    // Subscribed first, these update before anything created below.
    fields.with_untracked(|_| ());
    costs.with_untracked(|_| ());
    let field_chart = Callback::new(move |size| draw_fields(state, fields, size));
    let cost_chart = Callback::new(move |size| draw_costs(state, costs, size));
    let unit = move || unit_word(state);
    let cost_title = Signal::derive(move || td_string!(state.settings.locale.get(), chart.cost, unit = unit()));
    let field_words = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let item = |layer: &LayerField| format!("{} {}", layer.name, layer.label);
        let list = fields.with(|fields| listed(locale, fields.iter().map(item)));
        td_string!(locale, chart.field_description, list = list)
    });
    let cost_words = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let item = |cost: &LayerCost| {
            let (parameters, operations) = (cost.parameters_label.clone(), cost.operations_label.clone());
            td_string!(
                locale,
                chart.cost_item,
                name = cost.name.clone(),
                parameters = parameters,
                operations = operations
            )
        };
        let list = costs.with(|costs| listed(locale, costs.iter().map(item)));
        td_string!(locale, chart.cost_description, unit = unit(), list = list)
    });
    view! {
        <section class="readout-part">
            <h2 class="heading">{words!(chart.field)}</h2>
            <ChartPlot description=field_words chart=field_chart />
        </section>
        <section class="readout-part">
            <h2 class="heading">{cost_title}</h2>
            <ChartPlot description=cost_words chart=cost_chart />
        </section>
    }
}

fn unit_word(state: AppState) -> &'static str {
    let locale = state.settings.locale.get();
    match state.settings.convention.get().unit {
        CostUnit::Macs => td_string!(locale, readout.macs),
        CostUnit::Flops => td_string!(locale, readout.flops),
    }
}

fn depth_of(analysis: &NetworkAnalysis, map: usize) -> Option<Depth> {
    let index = analysis.depth(map).checked_sub(1)?;
    Some(Depth { index, count: analysis.growing.len() })
}

/// The input and every growing layer, if its field has a size.
fn layer_fields(state: AppState) -> Vec<LayerField> {
    let locale = state.settings.locale.get();
    state.document.analysis.with(|analysis| {
        let line = analysis.shaped.network().input.one_dimensional;
        let maps = std::iter::once(0).chain(analysis.growing.iter().copied());
        maps.filter_map(|map| {
            let size = analysis.fields[map].size()?;
            Some(LayerField {
                layer: map,
                depth: if map == 0 { None } else { depth_of(analysis, map) },
                name: layer::map_name(locale, &analysis.shaped, map),
                field: u64::try_from(size.width.max(size.height)).unwrap_or(u64::MAX),
                label: number::size(&size, line),
            })
        })
        .collect()
    })
}

/// Every layer with parameters or operations.
fn layer_costs(state: AppState) -> Vec<LayerCost> {
    let costs = state.document.costs.get();
    state.document.analysis.with(|analysis| {
        (1..analysis.shaped.map_count())
            .filter_map(|map| {
                let cost = costs.of_map(map)?;
                let (parameters, operations) = (cost.parameters.total()?, cost.operations.total()?);
                (parameters > 0 || operations > 0).then(|| LayerCost {
                    layer: map,
                    depth: depth_of(analysis, map),
                    name: analysis.shaped.name(map).to_owned(),
                    parameters,
                    parameters_label: number::short(parameters),
                    operations,
                    operations_label: number::short(operations),
                })
            })
            .collect()
    })
}

fn draw_fields(state: AppState, fields: Memo<Vec<LayerField>>, size: Size) -> Chart {
    let locale = state.settings.locale.get();
    let (longest, words) = state.document.network.with(|network| {
        (
            network.input.size.width.max(network.input.size.height),
            number::size(&network.input.size, network.input.one_dimensional),
        )
    });
    let input_label = td_string!(locale, chart.input, size = words);
    fields.with(|layers| {
        field_by_depth(&FieldByDepth {
            size,
            layers,
            input: longest,
            input_label: &input_label,
            highlighted: state.selection.highlighted.get(),
            number: &|value| number::short(value.max(0.0) as u128),
        })
    })
}

fn draw_costs(state: AppState, costs: Memo<Vec<LayerCost>>, size: Size) -> Chart {
    let parameters = td_string!(state.settings.locale.get(), chart.parameters);
    costs.with(|layers| {
        cost_by_layer(&CostByLayer {
            size,
            layers,
            parameters,
            operations: unit_word(state),
            highlighted: state.selection.highlighted.get(),
            share: &number::percent,
        })
    })
}
