//! One map of a stack, with its sources.

use crate::analysis::Alignment;
use crate::analysis::{AxisLink, CellSet, Unit};
use crate::network::{Axes, Axis};
use crate::scene::{ColorRole, Depth, Edges, Hull, edges_of};

/// The maps of a network around one unit, the input first. Pointwise layers have none of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The maps, the input first.
    pub maps: Vec<StackMap>,
    /// The unit; its map is the one that is drawn for it.
    pub unit: Unit,
    /// The place of the unit's map among the maps.
    pub selected: usize,
    /// The map that is drawn for the one whose cell influences others; none if that is not asked for.
    pub source: Option<usize>,
    /// The number of steps from the unit down to the input.
    pub steps: usize,
}

/// A map with a picture of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct StackMap {
    /// The node, as an index into the maps of the network; 0 is the input.
    pub layer: usize,
    /// The place of its layer in the network; none for the input.
    pub depth: Option<Depth>,
    /// Rows and columns.
    pub size: Axes<u64>,
    /// Where it lies over the input.
    pub place: Axes<Alignment>,
    /// What it reads, in order.
    pub reads: Vec<Reads>,
    /// The cells that influence the unit, exactly.
    pub seen: CellSet,
    /// The cells that the unit influences, exactly; empty unless they were asked for.
    pub influenced: CellSet,
    /// What the influencing cells above ask for, padding included.
    pub asked: Option<Hull>,
    /// How many growing layers lie between it and the unit.
    pub step: usize,
    /// Its words.
    pub words: MapWords,
}

/// One of the maps that a map reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads {
    /// The place among the maps of the stack of the map that is read.
    pub from: usize,
    /// Which indices are read along each axis.
    pub links: Axes<AxisLink>,
}

/// The words beside a map, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapWords {
    /// Its name.
    pub name: String,
    /// What its units see of the input, or the input's shape.
    pub sees: String,
}

/// How much of large maps is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of every map.
    Whole,
    /// Where the unit has to do with a small part of large maps, its surroundings.
    #[default]
    Surroundings,
}

/// A moment of the timeline, and the layer that is pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// How many steps down from the unit are lit: 0 is the unit alone, [`Stack::steps`] everything; between whole numbers a
    /// map appears.
    pub reveal: f64,
    /// The layer that is pointed at, as an index into the maps of the network.
    pub highlighted: Option<usize>,
}

impl Moment {
    /// How far the cells of a map are lit, 0 to 1: they begin before the lines from above arrive.
    pub fn lit(&self, map: &StackMap) -> f64 {
        ((self.progress(map) - 0.45) / 0.55).max(0.0)
    }

    /// How far the lines from above have come down to a map, 0 to 1.
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

    /// Whether a map lies above the one whose cell influences others.
    pub fn is_above_source(&self, map: &StackMap) -> bool {
        self.source.is_some_and(|source| map.layer > source)
    }

    /// The tint of what the unit sees.
    pub fn tint(&self) -> ColorRole {
        self.selected_map().tint()
    }
}

impl StackMap {
    /// The tint of its areas and lines.
    pub fn tint(&self) -> ColorRole {
        self.depth.map_or(ColorRole::Muted, ColorRole::Depth)
    }

    /// The tint of its words.
    pub fn ink(&self) -> ColorRole {
        self.depth.map_or(ColorRole::Muted, ColorRole::DepthInk)
    }

    /// All its cells.
    pub fn cells(&self) -> Hull {
        let last = |length: u64| i64::try_from(length).unwrap_or(i64::MAX >> 1) - 1;
        [0, last(self.size.height), 0, last(self.size.width)]
    }

    /// What the unit is dragged by on this map: its own cell, else the cells that have to do with it, padding included.
    pub fn grip(&self, unit: Unit) -> Option<Edges> {
        let own = (self.layer == unit.map).then_some([unit.row, unit.row, unit.col, unit.col]);
        own.or(self.asked).or_else(|| hull_of(&self.seen)).map(edges_of)
    }

    /// What it reads from a place of the stack.
    pub fn reads_from(&self, place: usize) -> Option<&Reads> {
        self.reads.iter().find(|reads| reads.from == place)
    }

    /// The borders over the input of what has to do with the unit along an axis; none if nothing has.
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

    /// Its borders over the input along an axis, what the unit asks for beyond them included.
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

/// The smallest range that holds two.
pub fn around(one: (f64, f64), two: (f64, f64)) -> (f64, f64) {
    (one.0.min(two.0), one.1.max(two.1))
}
