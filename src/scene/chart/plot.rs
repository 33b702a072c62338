//! Plot of a chart: series over layers, axes, and hit-testing.

use crate::scene::{ColorRole, Depth, Emphasis, Point, Rect, Size, Text};

/// A chart with one column per layer. Column i spans i - 0.5 to i + 0.5 along x.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The part of the canvas that contains the series.
    pub plot: Rect,
    /// The values at the lower and at the upper border of the plot.
    pub y: (f64, f64),
    /// The values with a line and a label.
    pub y_ticks: Vec<Tick>,
    /// The series, back to front.
    pub series: Vec<Series>,
    /// Texts, in CSS pixels.
    pub notes: Vec<Note>,
    /// The layer of each column, as a map number.
    pub layers: Vec<usize>,
    /// The column under the pointer.
    pub highlighted: Option<usize>,
}

/// A value on an axis and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The value.
    pub at: f64,
    /// The formatted value.
    pub label: String,
}

/// A text with its color role.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The text and its position, in CSS pixels.
    pub text: Text,
    /// Its color role.
    pub tint: ColorRole,
}

/// A series of a chart, in columns and values.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// A line through points.
    Line {
        /// Columns and values.
        points: Vec<(f64, f64)>,
        /// The width in CSS pixels.
        width: f64,
        /// Its color role.
        tint: ColorRole,
    },
    /// Dots.
    Points(Vec<ChartPoint>),
    /// Bars.
    Bars(Vec<Bar>),
    /// A dashed horizontal line at a value.
    Rule(f64),
}

/// A dot of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// The column.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// The radius in CSS pixels.
    pub radius: f64,
    /// Whether a rim in the background color separates it from the curve.
    pub has_rim: bool,
    /// Its color role.
    pub tint: ColorRole,
    /// The emphasis of its layer.
    pub emphasis: Emphasis,
}

/// A bar of a chart, from zero to its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The column it is centered on.
    pub x: f64,
    /// Its width in columns.
    pub width: f64,
    /// The value, negative for a bar downwards.
    pub y: f64,
    /// Its color role.
    pub tint: ColorRole,
    /// The opacity, 0 to 1.
    pub strength: f64,
    /// The emphasis of its layer.
    pub emphasis: Emphasis,
}

impl Chart {
    /// The layer whose column contains a point, above and below the plot too.
    pub fn hit(&self, point: Point) -> Option<usize> {
        let inside = (0.0..self.size.height).contains(&point.y) && self.plot.width() > 0.0;
        let share = (point.x - self.plot.left) / self.plot.width();
        if !inside || !(0.0..1.0).contains(&share) {
            return None;
        }
        self.layers.get((share * self.layers.len() as f64) as usize).copied()
    }

    /// The width of a column in CSS pixels.
    pub fn column_width(&self) -> f64 {
        self.plot.width() / self.layers.len().max(1) as f64
    }

    /// The point of the canvas at a column and a value.
    pub fn scene_from_value(&self, column: f64, value: f64) -> Point {
        let (low, high) = self.y;
        Point::new(
            self.plot.left + (column + 0.5) * self.column_width(),
            self.plot.bottom - (value - low) / (high - low) * self.plot.height(),
        )
    }
}

/// The color role of a layer's dot or bar; muted for layers without a color.
pub(super) fn tint(depth: Option<Depth>) -> ColorRole {
    depth.map_or(ColorRole::Muted, ColorRole::Depth)
}

/// The color role of a layer's text.
pub(super) fn ink(depth: Option<Depth>) -> ColorRole {
    depth.map_or(ColorRole::Muted, ColorRole::DepthInk)
}
