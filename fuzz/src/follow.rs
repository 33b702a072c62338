//! Everything that follows from a network: what the page, the command line and the exports work out of it.

use std::sync::Arc;

use convscope::analysis::{
    Convention, CostUnit, Costs, Field, NamedUnit, NetworkAnalysis, Trace, Unit, Weights, gridding, growth_steps,
    influence, report, trace, with_dilations,
};
use convscope::app::{AppState, BreakEvenSweep, address};
use convscope::comparison::{Compared, Measures, Metric, Pair, SweepParameter, Verdict, adaptive_sweep, partner};
use convscope::export::code::{Framework, code};
use convscope::export::{LayerTable, derivation};
use convscope::formats::notation;
use convscope::network::{Axes, Axis, Network};
use convscope::paint::{Caption, Scheme, Theme, svg};
use convscope::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use convscope::scene::layers::{LayersPicture, LayersView, layers_scene};
use convscope::scene::side::{SidePicture, SideView, side_scene};
use convscope::scene::stack::{MapWords, Scope};
use convscope::scene::{Heat, Point, Scale, Scene, Size, Viewport};
use leptos::prelude::*;

/// No picture may have more bytes than this.
pub const MOST_BYTES: usize = 8 << 20;

/// Works out all that follows from a network.
pub fn everything(network: &Network) {
    let flops = Convention { unit: CostUnit::Flops, bias: true, norm: true, elementwise: true, pooling: true };
    let analysis = Arc::new(NetworkAnalysis::new(network.clone().into()));
    exports(&analysis, &Costs::of(&analysis.shaped, flops));
    let last = analysis.shaped.map_count() - 1;
    let mut maps = vec![analysis.last_local_map(), last, last / 2, 0];
    maps.dedup();
    for map in maps {
        for unit in units(&analysis, map) {
            of_unit(&analysis, unit);
        }
        for axis in Axis::BOTH {
            growth_steps(&analysis, map, axis);
        }
        if let Some(holes) = gridding(&analysis, map) {
            assert!(holes.own.touched() <= holes.own.cells());
            if let Some(other) = holes.other {
                let _ = with_dilations(network, &other.dilations);
            }
        }
    }
    compared(network, &partner(network));
}

/// Looks at what the page shows: all memos of its state, and its link.
pub fn page(state: AppState) {
    let analysis = state.document.analysis.get_untracked();
    let map = state.selection.map.get_untracked();
    assert!(map < analysis.shaped.map_count());
    if let Some(unit) = state.selection.unit.get_untracked() {
        assert!(unit.exists(&analysis.shaped));
        of_unit(&analysis, unit);
    }
    for weights in [Some(Weights::Paths), Some(Weights::RandomRms), None] {
        state.overlay.weights.set(weights);
        let _ = state.overlay.heat.get_untracked();
    }
    state.overlay.upwards.set(true);
    let _ = state.overlay.influences.get_untracked();
    state.overlay.upwards.set(false);
    let _ = (state.timeline.reveal.get_untracked(), state.comparison.room.get_untracked());
    if state.comparison.comparing.get_untracked() {
        let _ = state.comparison.verdict.get_untracked();
        let break_even = BreakEvenSweep::new(state);
        for sweep_parameter in break_even.offered.get_untracked() {
            break_even.choose(sweep_parameter);
            assert!(break_even.sweep.get_untracked().points.len() < 5000);
            let _ = break_even.here.get_untracked();
        }
    }
    exports(&analysis, &state.document.costs.get_untracked());
    let written = address::write(&state.link(convscope::i18n::Locale::en));
    assert_eq!(address::read(&written).map(|link| address::write(&link)), Ok(written));
}

fn exports(analysis: &NetworkAnalysis, costs: &Costs) {
    let table = LayerTable::of(analysis, costs);
    let texts = [table.to_csv(), table.to_markdown(), table.to_latex(), table.to_json()];
    assert!(texts.iter().all(|text| text.len() < MOST_BYTES));
    for framework in [Framework::PyTorch, Framework::Keras, Framework::Flax] {
        let _ = code(&analysis.shaped, framework).map(|script| assert!(script.len() < MOST_BYTES));
    }
    derivation(analysis, costs, analysis.last_local_map());
    let unit = NamedUnit { node: "input".into(), row: 0, col: 0 };
    let _ = report(&analysis.shaped, &[unit]);
}

/// The middle unit of a map, its first and its last.
fn units(analysis: &NetworkAnalysis, map: usize) -> Vec<Unit> {
    let Some(shape) = analysis.shaped.shape(map) else { return Vec::new() };
    let last = shape.size().map(|extent| i64::try_from(extent).expect("extents fit") - 1);
    let all = [Unit::centre(&analysis.shaped, map), Some(Unit { map, row: 0, col: 0 })].into_iter().flatten();
    all.chain([Unit { map, row: last.height, col: last.width }]).collect()
}

/// Works out what a unit sees, and draws it in every way.
fn of_unit(analysis: &Arc<NetworkAnalysis>, unit: Unit) {
    let influences = trace::projective(&analysis.shaped, unit).ok();
    let heat = [Weights::Paths, Weights::AveragedPaths, Weights::RandomRms].map(|weights| {
        let shares = influence(&analysis.shaped, unit, weights);
        if let Ok(map) = &shares {
            let sum: f64 = map.values.iter().sum();
            assert!((sum - 1.0).abs() < 1e-6, "{sum}");
        }
        Heat::of_unit(analysis, unit, weights, Scale::Logarithmic).ok()
    });
    let Ok(trace) = trace::receptive(&analysis.shaped, unit) else { return };
    closed_form_agrees(analysis, &trace);
    let (influences, heat) = (influences.as_ref(), heat[0].as_ref());
    let field = FieldPicture::of(analysis, &trace);
    let strings = FieldStrings { input: "input", zoom: "zoom", output: "output", reached: "" };
    let close = Viewport { zoom: 40.0, pan: Point::new(-9000.0, 1e7) };
    let words = |_: usize| MapWords { name: "a map".into(), sees: "sees".into() };
    let left_out = |count: usize| count.to_string();
    for size in [Size::new(752.0, 600.0), Size::new(120.0, 40.0)] {
        for view in [Viewport::default(), close] {
            let cells = influences.map(|all| &all.cells[0]);
            let whole = FieldView { view, influenced: cells, heat, ..field.view(size, strings) };
            drawn(&field_scene(&whole));
            drawn(&field_scene(&FieldView { reveal: 0.5, heat: None, ..whole }));
        }
        let layers = LayersPicture::of(analysis, &trace, influences, field.footprints.clone(), &words);
        for scope in [Scope::Surroundings, Scope::Whole] {
            let shown = layers.view(size, &left_out);
            drawn(&layers_scene(&LayersView { scope, heat, ..shown }));
            drawn(&layers_scene(&LayersView { scope, reveal: 0.5, view: close, ..shown }));
        }
        for axis in Axis::BOTH {
            let side = SidePicture::of(analysis, &trace, influences, axis, &words).with_rate(44_100);
            for scope in [Scope::Surroundings, Scope::Whole] {
                drawn(&side_scene(&SideView { scope, heat, ..side.view(size, &left_out) }));
                drawn(&side_scene(&SideView { scope, reveal: 0.5, view: close, ..side.view(size, &left_out) }));
            }
        }
    }
}

/// The exact cells lie where the closed form says that a unit sees, as far as the input reaches.
fn closed_form_agrees(analysis: &NetworkAnalysis, trace: &Trace) {
    let unit = trace.unit;
    let (Some(hull), Field::Local(_)) = (trace.cells[0].hull(), &analysis.fields[unit.map]) else { return };
    let Some(Axes { height, width }) = analysis.span(unit) else { return };
    let seen = [(hull.top, hull.bottom, height), (hull.left, hull.right, width)];
    for (first, last, (from, to)) in seen {
        assert!(from <= i128::from(first) && i128::from(last) <= to, "{first}..{last} of {from}..{to}: {unit:?}");
    }
}

/// A scene has an end, and becomes an SVG that can be opened.
fn drawn(scene: &Scene) {
    assert!(scene.marks.len() < 50_000, "{} marks", scene.marks.len());
    let caption = Caption { title: "a", description: "b" };
    let file = svg(scene.into(), &Theme::of(Scheme::Light), caption).expect("an SVG file");
    assert!(file.len() < MOST_BYTES, "{} bytes", file.len());
    assert!(!file.contains("NaN"), "a place that is no number");
}

/// Compares two networks by everything there is.
fn compared(network: &Network, other: &Network) {
    let measures = Pair::new(network, other).map(|network| Measures::of_network(network.clone().into()).ok());
    if let Some(measures) = measures.as_ref().map(Option::as_ref).both() {
        let verdict = Verdict::of(measures);
        assert!(verdict.rows.iter().all(|row| row.difference.is_none_or(f64::is_finite)));
    }
    for sweep_parameter in SweepParameter::ALL {
        for metric in [Metric::Parameters, Metric::Activations] {
            let found =
                adaptive_sweep(Pair::new(network, other), sweep_parameter, 65_536, metric, Convention::default());
            assert!(found.always_cheaper().is_none_or(|cheaper| Compared::BOTH.contains(&cheaper)));
        }
    }
    assert!(notation::write_inline(other).len() < MOST_BYTES);
}
