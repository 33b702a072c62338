//! Derivation of a number, shown when its figure is opened.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::convention::ConventionSwitch;
use super::growth::GrowthSteps;
use super::key_stats::{shape_elements, totals, with_field};
use crate::analysis::{Cost, Derivation};
use crate::app::AppState;
use crate::text::{factor, number};
use crate::ui::use_state;
use crate::ui::widgets::{Chip, depth_color};

/// A key figure that has a derivation.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum Derived {
    /// The receptive field.
    Field,
    /// The effective stride.
    Stride,
    /// The output shape.
    Shape,
    /// Parameters.
    Parameters,
    /// MACs or FLOPs.
    Operations,
    /// The memory of the activations.
    Memory,
}

/// The derivation of a key figure.
pub(in crate::ui) fn derivation(state: AppState, derived: Derived) -> AnyView {
    match derived {
        Derived::Field => view! { <GrowthSteps /> }.into_any(),
        Derived::Stride => remark(Signal::derive(move || start_words(state))),
        Derived::Shape => remark(shape_elements(state)),
        Derived::Parameters => view! { <CostSteps of=|cost| &cost.parameters /> }.into_any(),
        Derived::Operations => view! {
            <ConventionSwitch />
            <CostSteps of=|cost| &cost.operations />
        }
        .into_any(),
        Derived::Memory => view! {
            {remark(Signal::derive(move || elements(state)))}
            <CostSteps of=|cost| &cost.activations />
        }
        .into_any(),
    }
}

fn remark(words: Signal<String>) -> AnyView {
    view! { <p class="muted">{words}</p> }.into_any()
}

fn elements(state: AppState) -> String {
    let count = totals(state).map(|totals| number::grouped(totals.activations));
    count.map_or_else(String::new, |count| td_string!(state.settings.locale.get(), readout.elements, count = count))
}

fn start_words(state: AppState) -> String {
    let locale = state.settings.locale.get();
    with_field(state, |analysis, field| {
        let line = analysis.shaped.network().input.one_dimensional;
        let Some(axes) = field.local() else { return String::new() };
        let (Some(h), Some(w)) = (axes.height.padding(), axes.width.padding()) else { return String::new() };
        let pair = |h: i128, w: i128| if line || h == w { w.to_string() } else { format!("{h} × {w}") };
        td_string!(locale, readout.start, start = pair(-h, -w), padding = pair(h, w))
    })
}

/// A line for every layer that contributes to a number, with the product it comes from.
#[component]
fn CostSteps(
    /// The derivation of a layer's number.
    of: fn(&Cost) -> &Derivation,
) -> impl IntoView {
    let state = use_state();
    let steps = move || {
        let locale = state.settings.locale.get();
        let costs = state.document.costs.get();
        state.document.analysis.with(|analysis| {
            (1..analysis.shaped.map_count())
                .filter_map(|map| {
                    let derivation = of(costs.of_map(map)?);
                    let total = derivation.total().filter(|total| *total > 0)?;
                    let color = depth_color(analysis.depth(map).saturating_sub(1), analysis.growing.len());
                    let words = factor::derivation(locale, derivation);
                    let name = analysis.shaped.name(map).to_owned();
                    let title = words.clone();
                    Some(view! {
                        <li class="derivation-step">
                            <span class="derivation-name"><Chip color />{name}</span>
                            <span class="derivation-term" title=title>
                                <span aria-hidden="true">{factor::numbers(derivation)}</span>
                                <span class="visually-hidden">{words}</span>
                            </span>
                            <span class="derivation-value number">{number::grouped(total)}</span>
                        </li>
                    })
                })
                .collect_view()
        })
    };
    view! { <ol class="derivation">{steps}</ol> }
}
