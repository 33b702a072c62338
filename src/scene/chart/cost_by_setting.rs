//! Cost by setting: a chart of the costs of two networks over one setting, and where the cheaper one changes.

use super::column::{SIZE, note};
use super::{Chart, ChartPoint, Note, Series, Tick};
use crate::scene::nice_steps::decimal_step;
use crate::scene::{Align, Baseline, ColorRole, Emphasis, Point, Rect, Size, Weight, text_metrics};

/// Costs that differ by more than this factor are shown on a logarithmic axis.
const FARTHEST_LINEAR: f64 = 30.0;
/// The least vertical distance between the names of two curves.
const NAME_HEIGHT: f64 = 13.0;
/// Up to this many settings are drawn as dots without a curve.
const MOST_DOTS: usize = 2;

/// The data of the chart.
#[derive(Clone, Copy)]
pub struct CostBySetting<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The settings in order.
    pub points: &'a [SettingCost],
    /// The labeled settings, by position along the axis.
    pub x_ticks: &'a [Tick],
    /// Where the cheaper network changes.
    pub crossings: &'a [CrossingMark],
    /// The position of the networks' current setting along the axis.
    pub marker: Option<f64>,
    /// The names of the two curves.
    pub names: [&'a str; 2],
    /// The names of the horizontal axis (settings) and of the vertical axis (costs).
    pub axes: [&'a str; 2],
    /// Formats a number of the cost axis.
    pub number: &'a dyn Fn(f64) -> String,
}

/// The costs at one setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SettingCost {
    /// The position along the axis, from 0 to 1.
    pub place: f64,
    /// The cost of each network; `None` where it is impossible.
    pub costs: [Option<f64>; 2],
}

/// A change of the cheaper network.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossingMark {
    /// The position along the axis, from 0 to 1.
    pub place: f64,
    /// The cost of both, exactly or approximately.
    pub cost: f64,
    /// The formatted setting.
    pub label: String,
}

/// A position along the axis of settings as a column of a chart with one column.
fn column(place: f64) -> f64 {
    place - 0.5
}

/// Where the label of a crossing may stand, the best first: to the left or right in halves of its width, and CSS pixels below the dot.
const PLACES: [(f64, f64); 12] = [
    (0.0, -10.0),
    (0.0, 20.0),
    (-1.0, -6.0),
    (1.0, 16.0),
    (-1.0, -26.0),
    (1.0, 32.0),
    (0.0, -40.0),
    (0.0, 44.0),
    (-1.0, -60.0),
    (1.0, 64.0),
    (-1.0, -100.0),
    (1.0, 100.0),
];

/// Two curves of cost over a setting, their crossings, and a line at the current setting. The cost axis is logarithmic if the costs differ
/// much.
pub fn cost_by_setting(data: &CostBySetting<'_>) -> Chart {
    let scale = Scale::of(data);
    let y_ticks = scale.ticks(data.number);
    let mut chart = Chart {
        size: data.size,
        plot: plot(data.size, &y_ticks),
        y: scale.range,
        y_ticks,
        layers: vec![0],
        ..Chart::default()
    };
    if let Some(place) = data.marker {
        let x = column(place);
        chart.series.push(Series::Line {
            points: vec![(x, chart.y.0), (x, chart.y.1)],
            width: 1.5,
            tint: ColorRole::Muted,
        });
    }
    for (network, tint) in [(1, ColorRole::Ink), (0, ColorRole::Accent)] {
        for points in pieces(data, &scale, network) {
            match data.points.len() {
                0..=MOST_DOTS => chart.series.push(dots(&points, tint, 4.5)),
                _ => chart.series.push(Series::Line { points, width: 2.0, tint }),
            }
        }
    }
    let crossings: Vec<_> = data.crossings.iter().map(|mark| (column(mark.place), scale.y(mark.cost))).collect();
    if data.points.len() > MOST_DOTS {
        chart.series.push(dots(&crossings, ColorRole::Muted, 4.0));
        chart.series.extend(data.marker.map(|place| dots(&standing(data, &scale, place), ColorRole::Ink, 3.5)));
    }
    chart.notes = crossing_notes(data, &chart, &scale);
    chart.notes.extend(names(data, &chart, &scale));
    chart.notes.extend(tick_notes(data, &chart));
    chart.notes.extend(axis_notes(data, &chart));
    chart
}

/// The axis of costs.
struct Scale {
    is_logarithmic: bool,
    range: (f64, f64),
}

impl Scale {
    fn of(data: &CostBySetting<'_>) -> Self {
        let costs = || data.points.iter().flat_map(|point| point.costs).flatten();
        let largest = costs().fold(1.0, f64::max);
        let least = costs().filter(|cost| *cost > 0.0).fold(largest, f64::min);
        if largest > least * FARTHEST_LINEAR {
            let range = (least.log10(), largest.log10());
            let air = 0.06 * (range.1 - range.0);
            return Self { is_logarithmic: true, range: (range.0 - air, range.1 + air) };
        }
        Self { is_logarithmic: false, range: (0.0, largest * 1.12) }
    }

    fn y(&self, cost: f64) -> f64 {
        if self.is_logarithmic { cost.max(f64::MIN_POSITIVE).log10().max(self.range.0) } else { cost }
    }

    fn ticks(&self, number: &dyn Fn(f64) -> String) -> Vec<Tick> {
        let (low, high) = self.range;
        if !self.is_logarithmic {
            let step = decimal_step(high / 4.0) as f64;
            let count = (high / step).floor() as u32;
            return (0..=count).map(|index| f64::from(index) * step).map(|at| Tick { at, label: number(at) }).collect();
        }
        let (first, last) = (low.ceil() as i32, high.floor() as i32);
        let every = ((last - first) / 5 + 1).max(1);
        let powers = (first..=last).filter(|power| (power - first) % every == 0);
        powers.map(|power| Tick { at: f64::from(power), label: number(10_f64.powi(power)) }).collect()
    }
}

fn plot(size: Size, y_ticks: &[Tick]) -> Rect {
    let width = |tick: &Tick| text_metrics::text_width(&tick.label, SIZE, Weight::Regular);
    let numbers = y_ticks.iter().map(width).fold(0.0, f64::max);
    Rect::new((numbers + 12.0).ceil(), 28.0, size.width - 20.0, size.height - 40.0)
}

/// The connected parts of a network's curve, as columns and values.
fn pieces(data: &CostBySetting<'_>, scale: &Scale, network: usize) -> Vec<Vec<(f64, f64)>> {
    let point = |point: &SettingCost| Some((column(point.place), scale.y(point.costs[network]?)));
    let points: Vec<_> = data.points.iter().map(point).collect();
    points
        .split(Option::is_none)
        .filter(|piece| !piece.is_empty())
        .map(|piece| piece.iter().copied().flatten().collect())
        .collect()
}

fn dots(points: &[(f64, f64)], tint: ColorRole, radius: f64) -> Series {
    let dot = |&(x, y): &(f64, f64)| ChartPoint { x, y, radius, has_rim: true, tint, emphasis: Emphasis::Normal };
    Series::Points(points.iter().map(dot).collect())
}

/// The costs at the setting nearest to the current one.
fn standing(data: &CostBySetting<'_>, scale: &Scale, place: f64) -> Vec<(f64, f64)> {
    let distance = |point: &&SettingCost| (point.place - place).abs();
    let nearest = data.points.iter().min_by(|one, two| distance(one).total_cmp(&distance(two)));
    nearest.map_or_else(Vec::new, |point| {
        point.costs.into_iter().flatten().map(|cost| (column(place), scale.y(cost))).collect()
    })
}

/// The labels of the crossings, each near its dot where no curve, line or other label crosses it.
fn crossing_notes(data: &CostBySetting<'_>, chart: &Chart, scale: &Scale) -> Vec<Note> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    for network in [0, 1] {
        let at = |&(x, y): &(f64, f64)| chart.scene_from_value(x, y);
        lines.extend(pieces(data, scale, network).iter().map(|piece| piece.iter().map(at).collect()));
    }
    if let Some(place) = data.marker {
        let end = |y: f64| chart.scene_from_value(column(place), y);
        lines.push(vec![end(chart.y.0), end(chart.y.1)]);
    }
    let mut taken: Vec<Rect> = Vec::new();
    let mut notes = Vec::new();
    for mark in data.crossings {
        let dot = chart.scene_from_value(column(mark.place), scale.y(mark.cost));
        let half = text_metrics::text_width(&mark.label, SIZE, Weight::Bold) / 2.0;
        let written = |(dx, dy): (f64, f64)| {
            let x = (dot.x + dx * (half + 8.0)).min(chart.plot.right - half).max(chart.plot.left + half);
            let y = (dot.y + dy).clamp(chart.plot.top + 10.0, chart.plot.bottom - 4.0);
            let mut written = note(&mark.label, Point::new(x, y), Align::Center, Baseline::Alphabetic, ColorRole::Ink);
            written.text.weight = Weight::Bold;
            written
        };
        let is_free = |note: &Note| {
            let area = text_metrics::text_box(&note.text).grown(2.0);
            !taken.iter().any(|other| other.overlaps(&area)) && !lines.iter().any(|line| crosses(line, &area))
        };
        let candidates = || PLACES.into_iter().map(written);
        let note = candidates().find(is_free).unwrap_or_else(|| written(PLACES[0]));
        taken.push(text_metrics::text_box(&note.text));
        notes.push(note);
    }
    notes
}

/// Whether a line passes through an area.
fn crosses(line: &[Point], area: &Rect) -> bool {
    // Steps of two pixels are finer than any label is high.
    let passes = |from: Point, to: Point| {
        let steps = (from.distance(to) / 2.0).ceil().clamp(1.0, 2_000.0) as u32;
        (0..=steps).any(|step| area.contains(from.towards(to, f64::from(step) / f64::from(steps))))
    };
    line.windows(2).any(|ends| passes(ends[0], ends[1]))
}

/// The names of the curves at their ends, moved apart where the ends are close.
fn names(data: &CostBySetting<'_>, chart: &Chart, scale: &Scale) -> Vec<Note> {
    let end = |network: usize| {
        let (place, cost) = data.points.iter().rev().find_map(|point| Some((point.place, point.costs[network]?)))?;
        Some(chart.scene_from_value(column(place), scale.y(cost)))
    };
    let ends = [end(0), end(1)];
    let mut heights = ends.map(|end| end.map_or(0.0, |end| end.y));
    if let [Some(_), Some(_)] = ends
        && (heights[0] - heights[1]).abs() < NAME_HEIGHT
    {
        let middle = f64::midpoint(heights[0], heights[1]);
        let first = if heights[0] <= heights[1] { -NAME_HEIGHT / 2.0 } else { NAME_HEIGHT / 2.0 };
        heights = [middle + first, middle - first];
    }
    let name = |network: usize, tint: ColorRole| {
        let at = Point::new(ends[network]?.x + 7.0, heights[network]);
        let mut written = note(data.names[network], at, Align::Left, Baseline::Middle, tint);
        written.text.weight = Weight::Bold;
        Some(written)
    };
    [name(0, ColorRole::Accent), name(1, ColorRole::Ink)].into_iter().flatten().collect()
}

fn tick_notes(data: &CostBySetting<'_>, chart: &Chart) -> Vec<Note> {
    let written = |tick: &Tick| {
        let x = chart.scene_from_value(column(tick.at), 0.0).x;
        note(&tick.label, Point::new(x, chart.plot.bottom + 8.0), Align::Center, Baseline::Top, ColorRole::Muted)
    };
    data.x_ticks.iter().map(written).collect()
}

/// The names of the axes: the costs' above the axis, the settings' at the end of the line below the ticks.
fn axis_notes(data: &CostBySetting<'_>, chart: &Chart) -> [Note; 2] {
    let [along, upwards] = data.axes;
    let (below, above) = (Point::new(chart.plot.right, chart.size.height - 2.0), Point::new(2.0, 12.0));
    [
        note(along, below, Align::Right, Baseline::Alphabetic, ColorRole::Muted),
        note(upwards, above, Align::Left, Baseline::Alphabetic, ColorRole::Muted),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(costs: &[[Option<f64>; 2]]) -> Chart {
        let last = (costs.len() - 1) as f64;
        let point =
            |(index, costs): (usize, &[Option<f64>; 2])| SettingCost { place: index as f64 / last, costs: *costs };
        let points: Vec<_> = costs.iter().enumerate().map(point).collect();
        let crossings = [CrossingMark { place: 0.5, cost: 20.0, label: "36".to_owned() }];
        cost_by_setting(&CostBySetting {
            size: Size::new(300.0, 160.0),
            points: &points,
            x_ticks: &[],
            crossings: &crossings,
            marker: Some(0.5),
            names: ["A", "B"],
            axes: ["channels", "parameters"],
            number: &|value| format!("{value:.0}"),
        })
    }

    fn labels(chart: &Chart) -> Vec<&str> {
        chart.y_ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn costs_of_one_size_stand_on_a_plain_axis_from_zero() {
        let chart = chart(&[[Some(10.0), Some(20.0)], [Some(20.0), Some(20.0)], [Some(40.0), Some(20.0)]]);
        assert_eq!(labels(&chart), ["0", "20", "40"]);
        assert_eq!(chart.y.0, 0.0);
    }

    #[test]
    fn costs_of_many_sizes_stand_on_powers_of_ten() {
        let chart = chart(&[[Some(10.0), Some(20.0)], [Some(2e3), Some(2e4)], [Some(1e6), Some(1e5)]]);
        assert_eq!(labels(&chart), ["10", "1000", "100000"]);
    }

    #[test]
    fn a_curve_has_a_gap_where_its_network_is_impossible() {
        let some = [Some(10.0), Some(20.0)];
        let chart = chart(&[some, some, [None, Some(20.0)], some, some]);
        let lines = chart.series.iter().filter(|series| matches!(series, Series::Line { tint: ColorRole::Accent, .. }));
        assert_eq!(lines.count(), 2);
    }

    #[test]
    fn no_line_crosses_the_label_of_a_crossing() {
        let chart = chart(&[[Some(10.0), Some(30.0)], [Some(20.0), Some(20.0)], [Some(40.0), Some(10.0)]]);
        let label = chart.notes.iter().find(|note| note.text.content == "36").expect("the label");
        let area = text_metrics::text_box(&label.text);
        for series in &chart.series {
            let Series::Line { points, .. } = series else { continue };
            let line: Vec<_> = points.iter().map(|&(x, y)| chart.scene_from_value(x, y)).collect();
            assert!(!crosses(&line, &area), "{line:?} {area:?}");
        }
    }

    #[test]
    fn the_names_of_curves_that_end_together_do_not_lie_on_each_other() {
        let chart = chart(&[[Some(10.0), Some(20.0)], [Some(20.0), Some(20.0)], [Some(20.5), Some(20.0)]]);
        let at = |name: &str| chart.notes.iter().find(|note| note.text.content == name).map(|note| note.text.at.y);
        let (a, b) = (at("A").expect("a name"), at("B").expect("a name"));
        assert!(b - a >= NAME_HEIGHT, "{a} {b}");
    }
}
