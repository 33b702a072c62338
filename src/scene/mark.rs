//! A mark: a shape in CSS pixels with its role and layer.

use super::{ColorRole, Edges, Emphasis, Frame, Hull, Photo, Point, Rect, Role};
use crate::analysis::CellSet;
use std::sync::Arc;

/// A shape of the scene and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where and what to draw.
    pub shape: Shape,
    /// What it stands for.
    pub role: Role,
    /// Which of the theme's colours it asks for.
    pub tint: ColorRole,
    /// How strongly it covers what lies below, 0 to 1, before the role and the emphasis have their say.
    pub strength: f64,
    /// Whether it is lifted out or stands back.
    pub emphasis: Emphasis,
    /// The layer it stands for, as an index into the network.
    pub layer: Option<usize>,
    /// Whether it is on its way, so that it may lie between device pixels instead of jumping from one to the next.
    pub in_motion: bool,
}

/// A shape in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Rect),
    /// The border of a rectangle, its line centred on the edges.
    Outline {
        /// The edges.
        rect: Rect,
        /// The width of the line.
        width: f64,
    },
    /// A filled polygon; it closes itself.
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
    /// Many lines of one kind, each with a beginning and an end.
    Lines {
        /// The ends of each line.
        ends: Vec<[Point; 2]>,
        /// The width of the lines.
        width: f64,
        /// Dash and gap lengths, or solid lines.
        dash: Option<Dash>,
    },
    /// A filled circle.
    Dot {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f64,
    },
    /// One line of text.
    Text(Text),
    /// The lines of a grid, borders included.
    Grid {
        /// Where the cells lie.
        frame: Frame,
        /// The cells whose lines are drawn.
        area: Hull,
        /// Lines stand at multiples of this many cells, counted from cell 0; the border is always drawn.
        every: u64,
        /// The width of the lines.
        width: f64,
    },
    /// A set of cells, filled.
    Cells {
        /// Where the cells lie.
        frame: Frame,
        /// The cells.
        cells: CellSet,
        /// Only what lies between these borders is drawn, parts of cells included.
        within: Edges,
    },
    /// Diagonal lines over areas.
    Hatch {
        /// The areas, which do not overlap.
        areas: Vec<Rect>,
        /// A point that one of the diagonals passes through, so that the pattern stays when the areas change.
        anchor: Point,
        /// The distance between lines along x.
        spacing: f64,
        /// The width of the lines.
        width: f64,
    },
    /// An intensity for every cell of a map, drawn as one image where the backend can.
    Raster {
        /// Where the cells lie.
        frame: Frame,
        /// Rows and columns, from cell (0, 0).
        rows: usize,
        /// The number of columns of each row.
        columns: usize,
        /// Intensities 0 to 1, row by row; `rows * columns` of them.
        values: Arc<[f32]>,
    },
    /// A picture, a pixel a cell, drawn as one image where the backend can.
    Photo {
        /// Where the cells lie.
        frame: Frame,
        /// The pixels, from cell (0, 0).
        photo: Photo,
    },
}

/// The rhythm of a dashed line in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// The length of a stroke.
    pub on: f64,
    /// The length of the gap after it.
    pub off: f64,
}

/// A line of text and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words.
    pub content: String,
    /// The point the text is aligned to.
    pub at: Point,
    /// Which side of the text lies at the point.
    pub align: Align,
    /// Which height of the text lies at the point.
    pub baseline: Baseline,
    /// The font size in CSS pixels.
    pub size: f64,
    /// The weight of the strokes.
    pub weight: Weight,
}

/// Which side of a text lies at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// The text begins at the point.
    #[default]
    Left,
    /// The point is in the middle.
    Center,
    /// The text ends at the point.
    Right,
}

/// Which height of a text lies at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Baseline {
    /// The upper edge of capitals and digits.
    Top,
    /// Half the height of capitals and digits.
    Middle,
    /// The line the letters stand on.
    #[default]
    Alphabetic,
}

/// The weight of the strokes of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// As running text.
    #[default]
    Regular,
    /// As a heading.
    Bold,
}

impl Mark {
    /// A shape with its role and tint, fully opaque and at rest.
    pub fn new(role: Role, tint: ColorRole, shape: Shape) -> Self {
        Self { shape, role, tint, strength: 1.0, emphasis: Emphasis::Normal, layer: None, in_motion: false }
    }

    /// The same mark, covering what lies below to this degree, 0 to 1.
    #[must_use]
    pub fn with_strength(self, strength: f64) -> Self {
        Self { strength, ..self }
    }

    /// The same mark, standing for a layer of the network.
    #[must_use]
    pub fn of_layer(self, layer: usize) -> Self {
        Self { layer: Some(layer), ..self }
    }

    /// The same mark with an emphasis.
    #[must_use]
    pub fn with_emphasis(self, emphasis: Emphasis) -> Self {
        Self { emphasis, ..self }
    }

    /// The same mark on its way between two places.
    #[must_use]
    pub fn in_motion(self) -> Self {
        Self { in_motion: true, ..self }
    }
}
