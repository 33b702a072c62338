//! A chart: series over layers, axes, and which layer lies under a point.

use crate::scene::{ColorRole, Depth, Emphasis, Point, Rect, Size, Text};

/// A chart with one column for each layer. Column i spans i - 0.5 to i + 0.5 along x.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The part of the canvas that the series lie in.
    pub plot: Rect,
    /// The values at the lower and at the upper border of the plot.
    pub y: (f64, f64),
    /// The values that have a line and a number.
    pub y_ticks: Vec<Tick>,
    /// What is drawn, the furthest first.
    pub series: Vec<Series>,
    /// Words in CSS pixels.
    pub notes: Vec<Note>,
    /// The layer of each column, as an index into the network.
    pub layers: Vec<usize>,
    /// The column that is pointed at.
    pub highlighted: Option<usize>,
}

/// A value of an axis and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The value.
    pub at: f64,
    /// The value in words.
    pub label: String,
}

/// A text with its tint and emphasis.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The words and where they stand, in CSS pixels.
    pub text: Text,
    /// The colour they ask for.
    pub tint: ColorRole,
}

/// One kind of drawing in a chart, in columns and values.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// A line through points.
    Line {
        /// Columns and values.
        points: Vec<(f64, f64)>,
        /// The width in CSS pixels.
        width: f64,
        /// The colour it asks for.
        tint: ColorRole,
    },
    /// Dots.
    Points(Vec<ChartPoint>),
    /// Bars.
    Bars(Vec<Bar>),
    /// A dashed line across at a value.
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
    /// Whether a rim in the paper's colour keeps it apart from the curve.
    pub has_rim: bool,
    /// The colour it asks for.
    pub tint: ColorRole,
    /// Whether its layer is pointed at.
    pub emphasis: Emphasis,
}

/// A bar of a chart, from zero to its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The column in its middle.
    pub x: f64,
    /// Its width in columns.
    pub width: f64,
    /// The value, negative for a bar downwards.
    pub y: f64,
    /// The colour it asks for.
    pub tint: ColorRole,
    /// How strong it is, 0 to 1.
    pub strength: f64,
    /// Whether its layer is pointed at.
    pub emphasis: Emphasis,
}

impl Chart {
    /// The layer whose column lies under a point, above and below the plot too.
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

/// The tint of a layer's dot or bar; layers without a colour of their own stand back.
pub(super) fn tint(depth: Option<Depth>) -> ColorRole {
    depth.map_or(ColorRole::Muted, ColorRole::Depth)
}

/// The tint of a layer's words.
pub(super) fn ink(depth: Option<Depth>) -> ColorRole {
    depth.map_or(ColorRole::Muted, ColorRole::DepthInk)
}
