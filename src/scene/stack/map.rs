//! Maps of a stack, with their sources.

use crate::analysis::Alignment;
use crate::analysis::{AxisLink, CellSet, Unit};
use crate::network::{Axes, Axis};
use crate::scene::{ColorRole, Depth, Edges, Hull, edges_of};

/// The maps of a network around one unit, the input first. Pointwise layers have no map of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The maps, the input first.
    pub maps: Vec<StackMap>,
    /// The unit; its map is the one that is drawn for it.
    pub unit: Unit,
    /// The index of the unit's map in the stack.
    pub selected: usize,
    /// The map drawn for the one whose cell influences others; `None` if influence is not shown.
    pub source: Option<usize>,
    /// The number of steps from the unit to the input.
    pub steps: usize,
}

/// A map that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct StackMap {
    /// The map number; 0 is the input.
    pub layer: usize,
    /// The position of its layer among the colored layers; `None` for the input.
    pub depth: Option<Depth>,
    /// Rows and columns.
    pub size: Axes<u64>,
    /// Its alignment with the input.
    pub place: Axes<Alignment>,
    /// The maps it reads, in order.
    pub reads: Vec<Reads>,
    /// The exact cells that influence the unit.
    pub seen: CellSet,
    /// The exact cells that the unit influences; empty unless requested.
    pub influenced: CellSet,
    /// The hull of what the influencing cells above read, padding included.
    pub asked: Option<Hull>,
    /// The number of growing layers between it and the unit.
    pub step: usize,
    /// Its texts.
    pub words: MapWords,
}

/// A map that another map reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads {
    /// The index of the map that is read in the stack.
    pub from: usize,
    /// The link along each axis.
    pub links: Axes<AxisLink>,
}

/// The texts beside a map, in the user's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapWords {
    /// Its name.
    pub name: String,
    /// The field size of its units, or the input's shape.
    pub sees: String,
}

/// The shown part of large maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of every map.
    Whole,
    /// The surroundings of what concerns the unit, if that is a small part of large maps.
    #[default]
    Surroundings,
}

/// A moment of the timeline, and the highlighted layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The number of steps from the unit that are shown: 0 is the unit alone, [`Stack::steps`] everything; between integers a map appears.
    pub reveal: f64,
    /// The layer under the pointer, as a map number.
    pub highlighted: Option<usize>,
}

impl Moment {
    /// The progress of filling the cells of a map, 0 to 1; it begins before the lines from above arrive.
    pub fn filled(&self, map: &StackMap) -> f64 {
        ((self.progress(map) - 0.45) / 0.55).max(0.0)
    }

    /// The progress of the lines from above to a map, 0 to 1.
    pub fn reached(&self, map: &StackMap) -> f64 {
        (self.progress(map) / 0.65).min(1.0)
    }

    fn progress(&self, map: &StackMap) -> f64 {
        (self.reveal - map.step as f64 + 1.0).clamp(0.0, 1.0)
    }
}

impl Stack {
    /// The map of the unit.
    pub fn selected_map(&self) -> &StackMap {
        &self.maps[self.selected]
    }

    /// Whether a map comes after the one whose cell influences others.
    pub fn is_above_source(&self, map: &StackMap) -> bool {
        self.source.is_some_and(|source| map.layer > source)
    }

    /// The color role of what the unit sees.
    pub fn tint(&self) -> ColorRole {
        self.selected_map().tint()
    }
}

impl StackMap {
    /// The color role of its areas and lines.
    pub fn tint(&self) -> ColorRole {
        self.depth.map_or(ColorRole::Muted, ColorRole::Depth)
    }

    /// The color role of its text.
    pub fn ink(&self) -> ColorRole {
        self.depth.map_or(ColorRole::Muted, ColorRole::DepthInk)
    }

    /// All of its cells.
    pub fn cells(&self) -> Hull {
        let last = |length: u64| i64::try_from(length).unwrap_or(i64::MAX >> 1) - 1;
        [0, last(self.size.height), 0, last(self.size.width)]
    }

    /// The area by which the unit is dragged on this map: its own cell, else the cells that concern it, padding included.
    pub fn grip(&self, unit: Unit) -> Option<Edges> {
        let own = (self.layer == unit.map).then_some([unit.row, unit.row, unit.col, unit.col]);
        own.or(self.asked).or_else(|| hull_of(&self.seen)).map(edges_of)
    }

    /// Its link to the map at an index of the stack, if it reads that map.
    pub fn reads_from(&self, place: usize) -> Option<&Reads> {
        self.reads.iter().find(|reads| reads.from == place)
    }

    /// The borders over the input of what concerns the unit along an axis; `None` if nothing does.
    pub fn concerned(&self, axis: Axis) -> Option<(f64, f64)> {
        let hulls = [self.asked, hull_of(&self.seen), hull_of(&self.influenced)];
        let place = self.place.get(axis);
        hulls
            .into_iter()
            .flatten()
            .map(|hull| along(hull, axis))
            .map(|(first, last)| (place.input_from_cell(first as f64), place.input_from_cell(last as f64 + 1.0)))
            .reduce(around)
    }

    /// Its borders over the input along an axis, extended by what is read beyond them.
    pub fn bounds(&self, axis: Axis) -> (f64, f64) {
        let place = self.place.get(axis);
        let (start, end) = place.extent(*self.size.get(axis));
        let Some(asked) = self.asked else { return (start, end) };
        let (first, last) = along(asked, axis);
        let (near, far) = (place.input_from_cell(first as f64), place.input_from_cell(last as f64 + 1.0));
        (start.min(near), end.max(far))
    }
}

/// First and last index of a hull along an axis.
pub fn along([top, bottom, left, right]: Hull, axis: Axis) -> (i64, i64) {
    match axis {
        Axis::Height => (top, bottom),
        Axis::Width => (left, right),
    }
}

/// The hull of some cells.
pub fn hull_of(cells: &CellSet) -> Option<Hull> {
    cells.hull().map(|hull| [hull.top, hull.bottom, hull.left, hull.right])
}

/// The smallest range that contains two ranges.
pub fn around(one: (f64, f64), two: (f64, f64)) -> (f64, f64) {
    (one.0.min(two.0), one.1.max(two.1))
}
