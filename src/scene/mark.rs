//! A mark: a shape in CSS pixels with its role and layer.

use super::{ColorRole, Edges, Emphasis, Frame, Hull, Photo, Point, Rect, Role};
use crate::analysis::CellSet;
use std::sync::Arc;

/// A shape of the scene and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// The role.
    pub role: Role,
    /// The color role.
    pub tint: ColorRole,
    /// The opacity, 0 to 1, which role and emphasis modify.
    pub strength: f64,
    /// The emphasis.
    pub emphasis: Emphasis,
    /// The layer that it belongs to, as a map number.
    pub layer: Option<usize>,
    /// Whether it is moving, so that paint does not snap it to device pixels.
    pub in_motion: bool,
}

/// A shape in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Rect),
    /// The border of a rectangle, its line centered on the edges.
    Outline {
        /// The edges.
        rect: Rect,
        /// The width of the line.
        width: f64,
    },
    /// A filled polygon, implicitly closed.
    Polygon(Vec<Point>),
    /// A line through points.
    Polyline {
        /// The points in order.
        points: Vec<Point>,
        /// The width of the line.
        width: f64,
        /// Dash and gap lengths, or a solid line.
        dash: Option<Dash>,
    },
    /// Separate lines of one kind.
    Lines {
        /// The start and end of each line.
        ends: Vec<[Point; 2]>,
        /// The width of the lines.
        width: f64,
        /// Dash and gap lengths, or solid lines.
        dash: Option<Dash>,
    },
    /// A filled circle.
    Dot {
        /// The center.
        center: Point,
        /// The radius.
        radius: f64,
    },
    /// One line of text.
    Text(Text),
    /// The lines of a grid, borders included.
    Grid {
        /// The transform from cells to the scene.
        frame: Frame,
        /// The cells whose lines are drawn.
        area: Hull,
        /// The distance between lines in cells, counted from cell 0; the border is always drawn.
        every: u64,
        /// The width of the lines.
        width: f64,
    },
    /// A set of cells, filled.
    Cells {
        /// The transform from cells to the scene.
        frame: Frame,
        /// The cells.
        cells: CellSet,
        /// The borders to which cells are clipped, parts of cells included.
        within: Edges,
    },
    /// Diagonal lines over areas.
    Hatch {
        /// The areas, which do not overlap.
        areas: Vec<Rect>,
        /// A point on one of the diagonals, so that the pattern stays in place when the areas change.
        anchor: Point,
        /// The distance between lines along x.
        spacing: f64,
        /// The width of the lines.
        width: f64,
    },
    /// An intensity for every cell of a map, drawn as one image if the backend can.
    Raster {
        /// The transform from cells to the scene.
        frame: Frame,
        /// The number of rows, from cell (0, 0).
        rows: usize,
        /// The number of columns of each row.
        columns: usize,
        /// Intensities 0 to 1, row by row; `rows * columns` of them.
        values: Arc<[f32]>,
    },
    /// An image with one pixel per cell, drawn as one image if the backend can.
    Photo {
        /// The transform from cells to the scene.
        frame: Frame,
        /// The pixels, from cell (0, 0).
        photo: Photo,
    },
}

/// The dash pattern of a line, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// The length of a dash.
    pub on: f64,
    /// The length of the gap after it.
    pub off: f64,
}

/// A line of text and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The text.
    pub content: String,
    /// The point the text is aligned to.
    pub at: Point,
    /// The horizontal alignment at the point.
    pub align: Align,
    /// The vertical alignment at the point.
    pub baseline: Baseline,
    /// The font size in CSS pixels.
    pub size: f64,
    /// The weight of the strokes.
    pub weight: Weight,
}

/// The horizontal alignment of a text at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// The text begins at the point.
    #[default]
    Left,
    /// The text is centered on the point.
    Center,
    /// The text ends at the point.
    Right,
}

/// The vertical alignment of a text at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Baseline {
    /// The top of capitals and digits.
    Top,
    /// Half the height of capitals and digits.
    Middle,
    /// The alphabetic baseline.
    #[default]
    Alphabetic,
}

/// The font weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// For running text.
    #[default]
    Regular,
    /// For headings.
    Bold,
}

impl Mark {
    /// A shape with its role and tint, fully opaque and at rest.
    pub fn new(role: Role, tint: ColorRole, shape: Shape) -> Self {
        Self { shape, role, tint, strength: 1.0, emphasis: Emphasis::Normal, layer: None, in_motion: false }
    }

    /// The same mark with an opacity, 0 to 1.
    #[must_use]
    pub fn with_strength(self, strength: f64) -> Self {
        Self { strength, ..self }
    }

    /// The same mark as a part of a layer.
    #[must_use]
    pub fn of_layer(self, layer: usize) -> Self {
        Self { layer: Some(layer), ..self }
    }

    /// The same mark with an emphasis.
    #[must_use]
    pub fn with_emphasis(self, emphasis: Emphasis) -> Self {
        Self { emphasis, ..self }
    }

    /// The same mark, moving.
    #[must_use]
    pub fn in_motion(self) -> Self {
        Self { in_motion: true, ..self }
    }
}
