//! Roles of marks and colors, which the theme resolves.

/// The role of a mark. Paint derives its strength and thickness from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The background of a map.
    Map,
    /// The lines between the cells of a map.
    Grid,
    /// One cell of a map.
    Cell,
    /// Cells that influence the selected unit.
    Influence,
    /// The outline of a receptive field.
    Footprint,
    /// The area outside a map that a field covers as padding.
    Padding,
    /// The selected unit.
    Unit,
    /// The window of a unit: the cells that it reads directly.
    Window,
    /// A line between a unit and a cell that it reads.
    Edge,
    /// The cell under the pointer.
    Hover,
    /// A text beside something.
    Label,
    /// The background of a text, so that it is legible over lines.
    LabelGround,
    /// A number or a line of an axis.
    Axis,
    /// A value of a worked example, or how it is computed.
    Value,
    /// The curve of a chart.
    ChartLine,
    /// One layer's value in a chart.
    ChartPoint,
    /// One layer's bar in a chart.
    ChartBar,
    /// A value for comparison, drawn across a chart.
    Rule,
}

/// The position of a layer among the colored layers of its network, which determines its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Depth {
    /// The index among the colored layers, from 0.
    pub index: usize,
    /// The number of colored layers.
    pub count: usize,
}

/// A color role that a mark asks for; never the color itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColorRole {
    /// Text and the most prominent marks.
    Ink,
    /// Secondary text and lines.
    Muted,
    /// The background of the page.
    Paper,
    /// The background of maps and labels.
    Panel,
    /// Borders.
    Line,
    /// Lines between cells.
    Grid,
    /// A cell without significance.
    Cell,
    /// Padding.
    Hatch,
    /// What the pointer or the keyboard focus is on.
    Accent,
    /// A value above zero.
    Positive,
    /// A value below zero.
    Negative,
    /// The color of a layer, for lines and areas.
    Depth(Depth),
    /// The color of a layer, for text: the same hue with enough contrast.
    DepthInk(Depth),
    /// Black or white, whichever is legible on a shade of a layer's color.
    OnShade {
        /// The layer.
        depth: Depth,
        /// The opacity of the shade, in percent.
        percent: u8,
    },
}

/// The emphasis of a mark relative to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Emphasis {
    /// Another layer is under the pointer.
    Dimmed,
    /// No layer is under the pointer.
    #[default]
    Normal,
    /// Its layer is under the pointer.
    Highlighted,
}

impl Emphasis {
    /// The emphasis of `layer` while `highlighted` is under the pointer.
    pub fn of(layer: usize, highlighted: Option<usize>) -> Self {
        match highlighted {
            None => Self::Normal,
            Some(other) if other == layer => Self::Highlighted,
            Some(_) => Self::Dimmed,
        }
    }
}
