//! Field by depth: a chart of the receptive field's growth from layer to layer.

use super::column::{SIZE, names, note};
use super::plot::{ink, tint};
use super::{Chart, ChartPoint, Note, Series, Tick};
use crate::scene::nice_steps::decimal_step;
use crate::scene::{Align, Baseline, ColorRole, Depth, Emphasis, Point, Rect, Size, Weight, text_metrics};

/// The input's size is drawn as a line unless it is this many times the largest field.
const FARTHEST_INPUT: f64 = 2.5;
/// Every dot has a value if columns are at least this wide.
const WIDE_COLUMN: f64 = 38.0;

/// The data of the chart.
#[derive(Clone, Copy)]
pub struct FieldByDepth<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The layers, first to last; the input may be the first of them.
    pub layers: &'a [LayerField],
    /// The side of the input in cells, for comparison.
    pub input: u64,
    /// The label of the input's line.
    pub input_label: &'a str,
    /// The layer under the pointer, as a map number.
    pub highlighted: Option<usize>,
    /// Formats a number of the axis.
    pub number: &'a dyn Fn(f64) -> String,
}

/// One layer's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerField {
    /// The layer, as a map number.
    pub layer: usize,
    /// Its position among the colored layers, or `None` for the input.
    pub depth: Option<Depth>,
    /// Its name, short.
    pub name: String,
    /// The side of its field in cells.
    pub field: u64,
    /// The formatted field.
    pub label: String,
}

/// The field of each layer as a line with dots, from zero, and the input's size as a dashed line if it is in range.
pub fn field_by_depth(data: &FieldByDepth<'_>) -> Chart {
    let largest = data.layers.iter().map(|layer| layer.field).max().unwrap_or(1).max(1) as f64;
    let input = Some(data.input as f64).filter(|side| *side > 0.0 && *side <= largest * FARTHEST_INPUT);
    let reach = input.map_or(largest, |side| side.max(largest));
    let step = decimal_step(reach / 4.0) as f64;
    let high = reach * 1.1;
    let y_ticks: Vec<Tick> = (0..=(high / step).floor() as u32)
        .map(|index| f64::from(index) * step)
        .map(|at| Tick { at, label: (data.number)(at) })
        .collect();
    let mut chart = Chart {
        size: data.size,
        plot: plot(data.size, &y_ticks),
        y: (0.0, high),
        y_ticks,
        layers: data.layers.iter().map(|layer| layer.layer).collect(),
        highlighted: data.layers.iter().position(|layer| data.highlighted == Some(layer.layer)),
        ..Chart::default()
    };
    chart.series.extend(input.map(Series::Rule));
    chart.series.push(line(data, &chart));
    chart.series.push(Series::Points(points(data, &chart)));
    let layer_names: Vec<&str> = data.layers.iter().map(|layer| layer.name.as_str()).collect();
    chart.notes = names(&chart, &layer_names, chart.plot.bottom + 9.0);
    chart.notes.extend(input.map(|side| input_note(&chart, side, data.input_label)));
    chart.notes.extend(values(data, &chart, input));
    chart
}

fn plot(size: Size, y_ticks: &[Tick]) -> Rect {
    let width = |tick: &Tick| text_metrics::text_width(&tick.label, SIZE, Weight::Regular);
    let numbers = y_ticks.iter().map(width).fold(0.0, f64::max);
    Rect::new((numbers + 12.0).ceil(), 18.0, size.width - 10.0, size.height - 26.0)
}

/// The curve through all fields; thinner where dots are close, so that their colors stay visible.
fn line(data: &FieldByDepth<'_>, chart: &Chart) -> Series {
    let points = data.layers.iter().enumerate().map(|(column, layer)| (column as f64, layer.field as f64)).collect();
    let (width, tint) = if chart.column_width() < 12.0 { (1.0, ColorRole::Muted) } else { (1.6, ColorRole::Ink) };
    Series::Line { points, width, tint }
}

fn points(data: &FieldByDepth<'_>, chart: &Chart) -> Vec<ChartPoint> {
    let radius = (chart.column_width() * 0.4).clamp(2.2, 4.5);
    let point = |(column, layer): (usize, &LayerField)| {
        let emphasis = Emphasis::of(layer.layer, data.highlighted);
        let larger = if emphasis == Emphasis::Highlighted { 1.5 } else { 0.0 };
        ChartPoint {
            x: column as f64,
            y: layer.field as f64,
            radius: radius + larger,
            has_rim: radius >= 3.0 || emphasis == Emphasis::Highlighted,
            tint: tint(layer.depth),
            emphasis,
        }
    };
    let mut points: Vec<ChartPoint> = data.layers.iter().enumerate().map(point).collect();
    points.sort_by_key(|point| point.emphasis);
    points
}

fn input_note(chart: &Chart, side: f64, words: &str) -> Note {
    let at = Point::new(chart.plot.left + 4.0, chart.scene_from_value(0.0, side).y - 5.0);
    note(words, at, Align::Left, Baseline::Alphabetic, ColorRole::Muted)
}

/// Formatted fields: at every dot of a chart with wide columns, else at the highlighted dot, or at the last.
fn values(data: &FieldByDepth<'_>, chart: &Chart, input: Option<f64>) -> Vec<Note> {
    let last = data.layers.len().saturating_sub(1);
    let chosen = chart.highlighted.unwrap_or(last);
    let all = chart.column_width() >= WIDE_COLUMN;
    let wanted = |(column, _): &(usize, &LayerField)| all || *column == chosen;
    let value = |(column, layer): (usize, &LayerField)| {
        let dot = chart.scene_from_value(column as f64, layer.field as f64);
        let width = text_metrics::text_width(&layer.label, SIZE, Weight::Bold);
        let x = dot.x.min(chart.size.width - width / 2.0 - 2.0).max(chart.plot.left + width / 2.0);
        // Below the dot if the input's line would cross the text.
        let rule = input.map(|side| chart.scene_from_value(0.0, side).y);
        let above = dot.y - 9.0;
        let crossed = above < 10.0 || rule.is_some_and(|rule| (above - 16.0..dot.y - 3.0).contains(&rule));
        let (y, baseline) = if crossed { (dot.y + 9.0, Baseline::Top) } else { (above, Baseline::Alphabetic) };
        let mut written = note(&layer.label, Point::new(x, y), Align::Center, baseline, ink(layer.depth));
        written.text.weight = Weight::Bold;
        written
    };
    data.layers.iter().enumerate().filter(wanted).map(value).collect()
}
