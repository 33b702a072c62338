//! Cost by layer: a chart of each layer's parameters upwards and operations downwards.

use super::column::{SIZE, names, note};
use super::plot::{ink, tint};
use super::{Bar, Chart, Note, Series, Tick};
use crate::scene::nice_steps::decimal_step;
use crate::scene::{Align, Baseline, ColorRole, Depth, Emphasis, Point, Rect, Size, Weight, text_metrics};

/// The data of the chart.
#[derive(Clone, Copy)]
pub struct CostByLayer<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The layers, first to last.
    pub layers: &'a [LayerCost],
    /// The name of the upward bars.
    pub parameters: &'a str,
    /// The name of the downward bars.
    pub operations: &'a str,
    /// The layer under the pointer, as a map number.
    pub highlighted: Option<usize>,
    /// Formats a share from 0 to 1.
    pub share: &'a dyn Fn(f64) -> String,
}

/// One layer's cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerCost {
    /// The layer, as a map number.
    pub layer: usize,
    /// Its position among the colored layers, if it has one.
    pub depth: Option<Depth>,
    /// Its name, short.
    pub name: String,
    /// The number of parameters.
    pub parameters: u128,
    /// The formatted number of parameters.
    pub parameters_label: String,
    /// The number of operations.
    pub operations: u128,
    /// The formatted number of operations.
    pub operations_label: String,
}

/// Two bars per layer on one axis of shares: its share of all parameters upwards and its share of all operations downwards.
///
/// Shares make the two comparable, and the mirrored bars need one column per layer, so that a hundred layers fit.
pub fn cost_by_layer(data: &CostByLayer<'_>) -> Chart {
    let shares = Shares::of(data.layers);
    let largest = shares.parameters.iter().chain(&shares.operations).fold(0.0, |most: f64, share| most.max(*share));
    // One tick on each side: the roundest share in the outer half of the longest bar.
    let tick = if largest > 0.0 { decimal_step((largest * 1000.0 / 2.0).max(1.0)) as f64 / 1000.0 } else { 1.0 };
    let high = (largest * 1.08).max(tick * 1.02);
    let y_ticks = [-tick, 0.0, tick].map(|at| Tick { at, label: (data.share)(at.abs()) }).to_vec();
    let mut chart = Chart {
        size: data.size,
        plot: plot(data.size, &y_ticks),
        y: (-high, high),
        y_ticks,
        layers: data.layers.iter().map(|layer| layer.layer).collect(),
        highlighted: data.layers.iter().position(|layer| data.highlighted == Some(layer.layer)),
        ..Chart::default()
    };
    chart.series.push(Series::Bars(bars(data, &chart, &shares.parameters, 1.0)));
    chart.series.push(Series::Bars(bars(data, &chart, &shares.operations, -1.0)));
    let layer_names: Vec<&str> = data.layers.iter().map(|layer| layer.name.as_str()).collect();
    chart.notes = names(&chart, &layer_names, chart.plot.bottom + 26.0);
    chart.notes.extend(words(data, &chart));
    chart
}

/// A layer's shares of the two totals, 0 to 1.
struct Shares {
    parameters: Vec<f64>,
    operations: Vec<f64>,
}

impl Shares {
    fn of(layers: &[LayerCost]) -> Self {
        let shares = |counts: Vec<u128>| {
            let total: f64 = counts.iter().map(|count| *count as f64).sum();
            counts.into_iter().map(|count| if total > 0.0 { count as f64 / total } else { 0.0 }).collect()
        };
        Self {
            parameters: shares(layers.iter().map(|layer| layer.parameters).collect()),
            operations: shares(layers.iter().map(|layer| layer.operations).collect()),
        }
    }
}

fn plot(size: Size, y_ticks: &[Tick]) -> Rect {
    let width = |tick: &Tick| text_metrics::text_width(&tick.label, SIZE, Weight::Regular);
    let numbers = y_ticks.iter().map(width).fold(0.0, f64::max);
    Rect::new((numbers + 12.0).ceil(), 24.0, size.width - 10.0, size.height - 44.0)
}

fn bars(data: &CostByLayer<'_>, chart: &Chart, shares: &[f64], direction: f64) -> Vec<Bar> {
    let column = chart.column_width();
    let width = ((column * 0.72).min(44.0)).max((column - 1.0).min(2.0)) / column;
    let bar = |((index, layer), share): ((usize, &LayerCost), &f64)| Bar {
        x: index as f64,
        width,
        y: share * direction,
        tint: tint(layer.depth),
        strength: if direction < 0.0 { 0.62 } else { 1.0 },
        emphasis: Emphasis::of(layer.layer, data.highlighted),
    };
    data.layers.iter().enumerate().zip(shares).map(bar).collect()
}

/// The names of the two directions at their ends, followed by the values of the highlighted layer.
fn words(data: &CostByLayer<'_>, chart: &Chart) -> Vec<Note> {
    let (above, below) = (chart.plot.top - 9.0, chart.plot.bottom + 9.0);
    let left = |y: f64| Point::new(chart.plot.left, y);
    let right = |y: f64| Point::new(chart.plot.right, y);
    let mut notes = vec![
        note(data.parameters, left(above), Align::Left, Baseline::Alphabetic, ColorRole::Muted),
        note(data.operations, left(below), Align::Left, Baseline::Top, ColorRole::Muted),
    ];
    if let Some(layer) = chart.highlighted.map(|column| &data.layers[column]) {
        let mut value = |words: &str, y: f64, baseline: Baseline| {
            let mut written = note(words, right(y), Align::Right, baseline, ink(layer.depth));
            written.text.weight = Weight::Bold;
            notes.push(written);
        };
        value(&layer.parameters_label, above, Baseline::Alphabetic);
        value(&layer.operations_label, below, Baseline::Top);
    }
    notes
}
