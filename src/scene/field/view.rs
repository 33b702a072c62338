//! View of the field: its inputs at one moment.

use super::SeenCells;
use crate::analysis::CellSet;
use crate::network::Axes;
use crate::scene::{Depth, Edges, Heat, Hull, Photo, Size, Viewport};

/// Everything the field view shows at one moment of its timeline.
#[derive(Clone, Copy, Debug)]
pub struct FieldView<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// Zoom and pan of the input; the small maps are fixed.
    pub view: Viewport,
    /// The map number of the input.
    pub input_layer: usize,
    /// Rows and columns of the input.
    pub input: Axes<u64>,
    /// The fields of the selected unit, from the first layer to its own.
    pub footprints: &'a [Footprint],
    /// The row and the column of the input above which the center of the unit lies, integers being borders between cells.
    pub place: Axes<f64>,
    /// The cells to leave room for: the same for every unit of a map, so that nothing moves under the pointer.
    pub room: Hull,
    /// Height and width of a cell in CSS pixels, before zoom, if another picture dictates it; otherwise as large as fits.
    pub cell: Option<Axes<f64>>,
    /// The moment: 0 is the unit's own cell, k the k-th field complete; between integers the field grows.
    pub reveal: f64,
    /// The layer under the pointer, as a map number.
    pub highlighted: Option<usize>,
    /// The layer that is being edited, as a map number; its outline has a halo.
    pub edited: Option<usize>,
    /// Whether the unit is pinned, so that a pin marks it.
    pub pinned: bool,
    /// The map of the selected node, drawn small beside the input.
    pub output: Option<OutputMap>,
    /// The row and column of the input under the pointer.
    pub hover: Option<(i64, i64)>,
    /// The influence of each cell, shown instead of plain cells.
    pub heat: Option<&'a Heat>,
    /// Whether there is room for the profiles of the influence beside the input, so that nothing moves while it is being computed.
    pub has_profiles: bool,
    /// A background image on the input, one pixel per cell; all but the field is veiled.
    pub photo: Option<&'a Photo>,
    /// The cells of the small map that the input cell under the pointer influences.
    pub influenced: Option<&'a CellSet>,
    /// The later map that the unit influences, also drawn small.
    pub reached: Option<ReachedMap<'a>>,
    /// The area of the input that the ruler measures.
    pub ruler: Option<Edges>,
    /// The texts of the view.
    pub strings: FieldStrings<'a>,
}

/// What the selected unit sees of the input up to one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Footprint {
    /// The layer, as a map number.
    pub layer: usize,
    /// Its position among the colored layers, from 0.
    pub depth: usize,
    /// The number of colored layers.
    pub depth_count: usize,
    /// Its size as text, such as 3×3.
    pub label: String,
    /// First and last row, first and last column, not clipped to the input: padding counts.
    pub hull: Hull,
    /// The exact cells of the input that influence the unit.
    pub cells: SeenCells,
}

/// The map of the selected node and the unit on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputMap {
    /// The map number.
    pub layer: usize,
    /// The layer's position among the colored layers, from 0.
    pub depth: usize,
    /// The number of colored layers.
    pub depth_count: usize,
    /// Rows and columns of the map.
    pub size: Axes<u64>,
    /// The row of the selected unit.
    pub row: i64,
    /// The column of the selected unit.
    pub column: i64,
}

/// A later map, and what the unit influences there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachedMap<'a> {
    /// The map number.
    pub layer: usize,
    /// Rows and columns of the map.
    pub size: Axes<u64>,
    /// The exact cells that the unit influences.
    pub cells: &'a CellSet,
}

/// The texts of the field view, in the user's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldStrings<'a> {
    /// Above the input: name and size.
    pub input: &'a str,
    /// Before the factor by which the input is enlarged.
    pub zoom: &'a str,
    /// Above the small map: the layer's name and size, separated by a space where the line may break.
    pub output: &'a str,
    /// Above the map that the unit influences: name and size.
    pub reached: &'a str,
}

impl Footprint {
    /// The position of its layer among the colored layers.
    pub fn depth(&self) -> Depth {
        Depth { index: self.depth, count: self.depth_count }
    }
}

impl OutputMap {
    /// The position of its layer among the colored layers.
    pub fn depth(&self) -> Depth {
        Depth { index: self.depth, count: self.depth_count }
    }
}

impl FieldView<'_> {
    /// The influence of each cell, if it is shown: on complete fields only.
    pub fn shades(&self) -> Option<&Heat> {
        self.heat.filter(|_| self.reveal >= self.footprints.len() as f64)
    }

    /// The cells of the input.
    pub fn input_hull(&self) -> Hull {
        whole(self.input)
    }

    /// The cells that are drawn: the input and all fields, including padding.
    pub fn reach(&self) -> Hull {
        self.footprints.iter().fold(self.input_hull(), |all, footprint| around(all, footprint.hull))
    }

    /// The cells that the fitted view leaves room for: the input and the requested room around it.
    pub fn bounds(&self) -> Hull {
        around(self.input_hull(), self.room)
    }
}

/// The smallest hull of cells around two hulls.
pub(crate) fn around([top, bottom, left, right]: Hull, other: Hull) -> Hull {
    [top.min(other[0]), bottom.max(other[1]), left.min(other[2]), right.max(other[3])]
}

/// All cells of a map.
pub(super) fn whole(size: Axes<u64>) -> Hull {
    let last = |length: u64| i64::try_from(length).unwrap_or(i64::MAX >> 1) - 1;
    [0, last(size.height), 0, last(size.width)]
}
