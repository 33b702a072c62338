//! Roles of marks, each of which has a colour in the theme.

/// What a mark stands for. Paint decides from it how strong and how thick the mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The ground of a map.
    Map,
    /// The lines between the cells of a map.
    Grid,
    /// One cell of a map.
    Cell,
    /// Cells that influence the selected unit.
    Influence,
    /// The outline of a receptive field.
    Footprint,
    /// The area outside a map that a field reads as padding.
    Padding,
    /// The selected unit.
    Unit,
    /// The cells that one unit reads directly, its kernel's window.
    Window,
    /// A connection between a unit and what it reads.
    Edge,
    /// The cell under the pointer.
    Hover,
    /// A word beside something.
    Label,
    /// The ground under a word, so that it can be read over lines.
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
    /// A value to compare with, drawn across a chart.
    Rule,
}

/// The place of a layer in its network, first to last, from which its colour follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Depth {
    /// Which of the coloured layers it is, from 0.
    pub index: usize,
    /// How many coloured layers there are.
    pub count: usize,
}

/// Which of the theme's colours a mark asks for; never the colour itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColorRole {
    /// Text and what must be seen first.
    Ink,
    /// Text and lines that stand back.
    Muted,
    /// The page behind everything.
    Paper,
    /// The ground of maps and labels.
    Panel,
    /// Borders.
    Line,
    /// Lines between cells.
    Grid,
    /// A cell that is not of interest.
    Cell,
    /// Padding.
    Hatch,
    /// What the pointer or the keyboard is at.
    Accent,
    /// A value above zero.
    Positive,
    /// A value below zero.
    Negative,
    /// The colour of a layer, for lines and areas.
    Depth(Depth),
    /// The colour of a layer, for text: the same hue with enough contrast.
    DepthInk(Depth),
    /// Black or white, whichever can be read on a shade of a layer's colour.
    OnShade {
        /// The layer.
        depth: Depth,
        /// How strong the shade is, in percent.
        percent: u8,
    },
}

/// Whether a mark is lifted out of the picture or stands back for others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Emphasis {
    /// Something else is pointed at.
    Dimmed,
    /// Nothing is pointed at.
    #[default]
    Normal,
    /// This is pointed at.
    Highlighted,
}

impl Emphasis {
    /// The emphasis of `layer` while `highlighted` is pointed at.
    pub fn of(layer: usize, highlighted: Option<usize>) -> Self {
        match highlighted {
            None => Self::Normal,
            Some(other) if other == layer => Self::Highlighted,
            Some(_) => Self::Dimmed,
        }
    }
}
