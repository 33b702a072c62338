//! The inputs of the field view.

use super::SeenCells;
use crate::analysis::CellSet;
use crate::network::Axes;
use crate::scene::{Depth, Edges, Heat, Hull, Photo, Size, Viewport};

/// Everything the field view shows, at one moment of its timeline.
#[derive(Clone, Copy, Debug)]
pub struct FieldView<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// Zoom and pan of the input; the small output map stays.
    pub view: Viewport,
    /// The node that is the input, as an index into the network.
    pub input_layer: usize,
    /// Rows and columns of the input.
    pub input: Axes<u64>,
    /// The fields of the selected unit, from the first layer to its own.
    pub footprints: &'a [Footprint],
    /// The row and the column of the input that the middle of the unit lies above, borders between cells being whole numbers.
    pub place: Axes<f64>,
    /// Cells to make room for beside the input's: the same for every unit of a map, so that nothing moves under the pointer.
    pub room: Hull,
    /// Height and width of a cell in CSS pixels, before zoom, where another picture says how large it is; as large as there is room for
    /// otherwise.
    pub cell: Option<Axes<f64>>,
    /// The moment: 0 is the unit's own pixel, k the k-th field complete; between whole numbers the field grows.
    pub reveal: f64,
    /// The layer that is pointed at, as an index into the network.
    pub highlighted: Option<usize>,
    /// The layer that is being edited, as an index into the network: its ring is marked.
    pub edited: Option<usize>,
    /// Whether the unit stays where it was put: it has a pin.
    pub pinned: bool,
    /// The map of the selected node, drawn small beside the input.
    pub output: Option<OutputMap>,
    /// The row and column of the input under the pointer.
    pub hover: Option<(i64, i64)>,
    /// How much each cell counts, in place of plain cells.
    pub heat: Option<&'a Heat>,
    /// A picture that lies on the input, a pixel a cell; all but the field stands back.
    pub photo: Option<&'a Photo>,
    /// The cells of the small map that the input's cell under the pointer influences.
    pub influenced: Option<&'a CellSet>,
    /// The map further up that the unit reaches, drawn small as well.
    pub reached: Option<ReachedMap<'a>>,
    /// The area of the input that is being measured.
    pub ruler: Option<Edges>,
    /// The words in the picture.
    pub strings: FieldStrings<'a>,
}

/// What the selected unit sees of the input up to one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Footprint {
    /// The layer, as an index into the network.
    pub layer: usize,
    /// Its place among the coloured layers, from 0.
    pub depth: usize,
    /// The number of coloured layers.
    pub depth_count: usize,
    /// Its size in words, such as 3×3.
    pub label: String,
    /// First and last row, first and last column of the input, not clipped: padding counts.
    pub hull: Hull,
    /// The cells of the input that influence the unit, exactly.
    pub cells: SeenCells,
}

/// The map of the selected node and the unit on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputMap {
    /// The node, as an index into the network.
    pub layer: usize,
    /// Its place among the coloured layers, from 0.
    pub depth: usize,
    /// The number of coloured layers.
    pub depth_count: usize,
    /// Rows and columns of the map.
    pub size: Axes<u64>,
    /// The row of the selected unit.
    pub row: i64,
    /// The column of the selected unit.
    pub column: i64,
}

/// A map further up, and what the unit influences there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachedMap<'a> {
    /// The node, as an index into the network.
    pub layer: usize,
    /// Rows and columns of the map.
    pub size: Axes<u64>,
    /// The cells that the unit influences, exactly.
    pub cells: &'a CellSet,
}

/// The words of the field view, in the reader's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldStrings<'a> {
    /// Above the input: its name and size.
    pub input: &'a str,
    /// Before the factor by which the input is enlarged.
    pub zoom: &'a str,
    /// Above the small map: the layer's name and size, after a space where the two may stand one above the other.
    pub output: &'a str,
    /// Above the map that the unit reaches: its name and size.
    pub reached: &'a str,
}

impl Footprint {
    /// The place of its layer in the network.
    pub fn depth(&self) -> Depth {
        Depth { index: self.depth, count: self.depth_count }
    }
}

impl OutputMap {
    /// The place of its layer in the network.
    pub fn depth(&self) -> Depth {
        Depth { index: self.depth, count: self.depth_count }
    }
}

impl FieldView<'_> {
    /// How much each cell counts, where that is shown: on complete fields.
    pub fn shades(&self) -> Option<&Heat> {
        self.heat.filter(|_| self.reveal >= self.footprints.len() as f64)
    }

    /// The cells of the input.
    pub fn input_hull(&self) -> Hull {
        whole(self.input)
    }

    /// The cells that are drawn: the input and all fields, on padding too.
    pub fn reach(&self) -> Hull {
        self.footprints.iter().fold(self.input_hull(), |all, footprint| around(all, footprint.hull))
    }

    /// The cells that the fitted picture makes room for: the input, and the room that is asked for around it.
    pub fn bounds(&self) -> Hull {
        around(self.input_hull(), self.room)
    }
}

/// The smallest rectangle of cells around two.
pub(crate) fn around([top, bottom, left, right]: Hull, other: Hull) -> Hull {
    [top.min(other[0]), bottom.max(other[1]), left.min(other[2]), right.max(other[3])]
}

/// All cells of a map.
pub(super) fn whole(size: Axes<u64>) -> Hull {
    let last = |length: u64| i64::try_from(length).unwrap_or(i64::MAX >> 1) - 1;
    [0, last(size.height), 0, last(size.width)]
}
