//! The key figures, each of which opens its derivation.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::derivation::{Derived, derivation};
use crate::analysis::{AxisField, CostUnit, Field, NetworkAnalysis, Status as FieldStatus, Totals};
use crate::app::AppState;
use crate::network::{Axes, LeftOut};
use crate::text::{layer, number};
use crate::ui::use_state;
use crate::ui::widgets::{Figure, FigureSize, Status, StatusTone, depth_ink};
use crate::words;

/// Bytes of one activation: a 32-bit float.
const BYTES: u128 = 4;

/// Receptive field, stride and output shape of the selected layer; parameters, operations and memory of the network.
#[component]
pub fn KeyStats() -> impl IntoView {
    let state = use_state();
    let color = Signal::derive(move || {
        let map = state.selection.map.get();
        let ink = |analysis: &NetworkAnalysis| depth_ink(analysis.depth(map).saturating_sub(1), analysis.growing.len());
        (map > 0).then(|| state.document.analysis.with(|analysis| ink(analysis)))
    });
    let operations_label = Signal::derive(move || {
        let locale = state.settings.locale.get();
        match state.settings.convention.get().unit {
            CostUnit::Macs => td_string!(locale, readout.macs).to_owned(),
            CostUnit::Flops => td_string!(locale, readout.flops).to_owned(),
        }
    });
    let memory = Signal::derive(move || {
        let activations = totals(state).map(|totals| totals.activations);
        activations.map_or_else(|| uncounted(state), |count| number::bytes(count.saturating_mul(BYTES)))
    });
    view! {
        <div class="figures">
            <Figure
                size=FigureSize::Hero label=words!(readout.field) number=field_number(state) exact=field_sum(state) color
                aside=move || view! { <FieldStatusWord /> }
                derivation=move || derivation(state, Derived::Field)
            />
            <Figure label=words!(readout.stride) number=stride_number(state) exact=stride_time(state)
                derivation=move || derivation(state, Derived::Stride)
            />
            <Figure label=words!(readout.shape) number=shape_number(state) exact=shape_elements(state)
                derivation=move || derivation(state, Derived::Shape)
            />
            <h3 class="figures-whole">
                {words!(readout.whole)}
                {move || left_out(state).map(|words| view! { <span class="figures-left-out">{words}</span> })}
            </h3>
            <Figure
                label=words!(readout.parameters) number=short_total(state, |totals| totals.parameters)
                exact=exact_total(state, |totals| totals.parameters)
                derivation=move || derivation(state, Derived::Parameters)
            />
            <Figure
                label=operations_label number=short_total(state, |totals| totals.operations)
                exact=exact_total(state, |totals| totals.operations)
                derivation=move || derivation(state, Derived::Operations)
            />
            <Figure
                label=words!(readout.memory) number=memory exact=exact_total(state, |totals| totals.activations)
                derivation=move || derivation(state, Derived::Memory)
            />
        </div>
    }
}

/// The status of the field's size.
#[component]
fn FieldStatusWord() -> impl IntoView {
    let state = use_state();
    let status = Memo::new(move |_| {
        with_field(state, |_, field| match field {
            // What each unit sees is known, although no formula gives it.
            Field::Irregular => FieldStatus::Varies,
            field => field.status(),
        })
    });
    let is_gated = Memo::new(move |_| {
        let map = state.selection.map.get();
        state.document.analysis.with(|analysis| analysis.gate_below(map).is_some())
    });
    let label = Signal::derive(move || {
        let locale = state.settings.locale.get();
        match status.get() {
            FieldStatus::Exact if is_gated.get() => td_string!(locale, readout.without_gates),
            FieldStatus::Exact => td_string!(locale, readout.exact),
            FieldStatus::Varies => td_string!(locale, readout.varies),
            FieldStatus::Global => td_string!(locale, readout.whole_map),
            FieldStatus::Nothing => td_string!(locale, readout.nothing),
            FieldStatus::Unknown => td_string!(locale, readout.unknown),
            FieldStatus::Undefined => td_string!(locale, readout.undefined),
        }
        .to_owned()
    });
    let tone = Signal::derive(move || match status.get() {
        FieldStatus::Exact if is_gated.get() => StatusTone::Plain,
        FieldStatus::Exact => StatusTone::Good,
        FieldStatus::Varies | FieldStatus::Global => StatusTone::Plain,
        FieldStatus::Nothing | FieldStatus::Undefined | FieldStatus::Unknown => StatusTone::Bad,
    });
    view! { <Status label tone /> }
}

/// A value read from the field of the selected map.
pub(in crate::ui) fn with_field<T>(state: AppState, read: impl FnOnce(&NetworkAnalysis, &Field) -> T) -> T {
    let map = state.selection.map.get();
    state.document.analysis.with(|analysis| read(analysis, &analysis.fields[map]))
}

/// The field of the selected unit, clipped to the input, if it is smaller than that of other units of its map, or if no formula gives theirs.
/// `None` if the unclipped field is larger than the input: then no unit sees all of its field, and its size is what distinguishes networks.
/// `None` while the pointer is on a unit of another map.
fn seen_here(state: AppState) -> Option<Axes<u128>> {
    let trace = state.selection.trace.get()?.ok().filter(|trace| trace.unit.map == state.selection.map.get())?;
    let here = trace.cells[0].hull()?.extent();
    with_field(state, |analysis, field| {
        let input = analysis.shaped.network().input.size.map(u128::from);
        match field.size() {
            None => matches!(field, Field::Irregular),
            Some(size) => size != here && size.height <= input.height && size.width <= input.width,
        }
    })
    .then_some(here)
}

fn field_number(state: AppState) -> Signal<String> {
    Signal::derive(move || {
        let locale = state.settings.locale.get();
        if let Some(here) = seen_here(state) {
            let line = state.document.network.with(|network| network.input.one_dimensional);
            return number::spaced_size(&here, line);
        }
        with_field(state, |analysis, field| match (field, field.size()) {
            (_, Some(size)) => number::spaced_size(&size, analysis.shaped.network().input.one_dimensional),
            (Field::Unknown, _) => td_string!(locale, readout.unknown).to_owned(),
            (Field::Global, _) => td_string!(locale, readout.whole_map).to_owned(),
            _ => "–".to_owned(),
        })
    })
}

/// The side of the field as a sum, if it is one and has few terms: 1 + 2 + 2 + 2; for signals also as a time. If the unit sees less than
/// others do, the largest size.
fn field_sum(state: AppState) -> Signal<String> {
    const LONGEST: usize = 9;
    Signal::derive(move || {
        let map = state.selection.map.get();
        if seen_here(state).is_some() {
            let line = state.document.network.with(|network| network.input.one_dimensional);
            let size = with_field(state, |_, field| field.size()).map(|size| number::spaced_size(&size, line));
            return size
                .map_or_else(String::new, |size| td_string!(state.settings.locale.get(), readout.here, size = size));
        }
        state.document.analysis.with(|analysis| {
            let steps = crate::analysis::growth_steps(analysis, map, crate::network::Axis::Width);
            let extent = analysis.fields[map].size();
            let line = analysis.shaped.network().input.one_dimensional;
            let side = extent.filter(|size| line || size.height == size.width).map(|size| size.width);
            let grown = || steps.iter().filter_map(|step| step.after.checked_sub(step.before).filter(|by| *by > 0));
            // A field with two different sides, or with branches, has no single sum.
            let is_sum = (1..=LONGEST).contains(&grown().count()) && grown().try_fold(1, u128::checked_add) == side;
            let sum =
                is_sum.then(|| format!("1 + {}", grown().map(|by| by.to_string()).collect::<Vec<_>>().join(" + ")));
            let time = extent.and_then(|size| time(state, analysis, size.width as f64));
            [sum, time].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    })
}

/// A number of positions of a signal as a time, if its rate is known.
fn time(state: AppState, analysis: &NetworkAnalysis, positions: f64) -> Option<String> {
    let is_line = analysis.shaped.network().input.one_dimensional;
    number::duration(positions, state.settings.sample_rate.get()).filter(|_| is_line)
}

/// The effective stride of a signal as a time, if its rate is known.
fn stride_time(state: AppState) -> Signal<String> {
    Signal::derive(move || {
        with_field(state, |analysis, field| {
            let (positions, units) = field.local()?.width.stride;
            time(state, analysis, positions as f64 / units as f64)
        })
        .unwrap_or_default()
    })
}

fn stride_number(state: AppState) -> Signal<String> {
    Signal::derive(move || {
        with_field(state, |analysis, field| {
            let Some(axes) = field.local() else { return "–".to_owned() };
            let ratio = |field: &AxisField| match field.lowest_stride() {
                (advance, 1) => advance.to_string(),
                (advance, period) => format!("{advance}/{period}"),
            };
            let (height, width) = (ratio(&axes.height), ratio(&axes.width));
            if height == width || analysis.shaped.network().input.one_dimensional {
                width
            } else {
                format!("{height} × {width}")
            }
        })
    })
}

fn shape_number(state: AppState) -> Signal<String> {
    Signal::derive(move || {
        let map = state.selection.map.get();
        state.document.analysis.with(|analysis| {
            let line = analysis.shaped.network().input.one_dimensional;
            analysis.shaped.shape(map).map_or_else(|| "–".to_owned(), |shape| layer::shape(&shape, line))
        })
    })
}

pub(in crate::ui) fn shape_elements(state: AppState) -> Signal<String> {
    Signal::derive(move || {
        let map = state.selection.map.get();
        let shape = state.document.analysis.with(|analysis| analysis.shaped.shape(map));
        shape.map_or_else(String::new, |shape| number::grouped(shape.elements()))
    })
}

/// A sentence about the layers that sums leave out because of a faulty layer.
pub(super) fn left_out(state: AppState) -> Option<String> {
    let LeftOut { impossible, working, layers } =
        state.document.analysis.with(|analysis| analysis.shaped.left_out())?;
    let locale = state.settings.locale.get();
    Some(td_string!(locale, readout.left_out, name = impossible, working = working, layers = layers))
}

/// The totals of the layers that work; `None` if they cannot be counted, or if no layer works.
pub(in crate::ui) fn totals(state: AppState) -> Option<Totals> {
    if nothing_works(state) {
        return None;
    }
    state.document.costs.with(|costs| costs.totals.as_ref().ok().copied())
}

/// Whether every layer depends on an impossible one.
fn nothing_works(state: AppState) -> bool {
    let left_out = state.document.analysis.with(|analysis| analysis.shaped.left_out());
    left_out.is_some_and(|LeftOut { working, .. }| working == 0)
}

fn uncounted(state: AppState) -> String {
    if nothing_works(state) {
        return "–".to_owned();
    }
    td_string!(state.settings.locale.get(), readout.not_counted).to_owned()
}

fn short_total(state: AppState, of: fn(Totals) -> u128) -> Signal<String> {
    Signal::derive(move || totals(state).map_or_else(|| uncounted(state), |totals| number::short(of(totals))))
}

fn exact_total(state: AppState, of: fn(Totals) -> u128) -> Signal<String> {
    Signal::derive(move || totals(state).map_or_else(String::new, |totals| number::grouped(of(totals))))
}
