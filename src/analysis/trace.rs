//! The exact cells that one unit sees, and the exact cells that see it.

use super::flow::{self, Flow, TooLarge};
use super::per_channel::Combine;
use super::{AxisLink, CellSet, IndexSet};
use crate::cnn::{Axes, Op, Plan};

/// One unit: a cell of a map, all channels together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Map number in the [`Plan`]: 0 is the input.
    pub map: usize,
    /// Row, from 0.
    pub row: i64,
    /// Column, from 0.
    pub col: i64,
}

impl Unit {
    /// The unit in the middle of a map: row ⌊H/2⌋, column ⌊W/2⌋.
    ///
    /// # Panics
    /// Never: the plan bounds extents.
    pub fn centre(plan: &Plan, map: usize) -> Option<Self> {
        let size = plan.shape(map)?.size().map(|extent| i64::try_from(extent / 2).expect("the plan bounds extents"));
        Some(Self { map, row: size.height, col: size.width })
    }

    /// Whether the map has such a cell.
    pub fn exists(&self, plan: &Plan) -> bool {
        let inside = |index: i64, extent: u64| u64::try_from(index).is_ok_and(|index| index < extent);
        plan.shape(self.map).is_some_and(|shape| {
            let size = shape.size();
            inside(self.row, size.height) && inside(self.col, size.width)
        })
    }
}

/// For each map the cells that have to do with one unit; empty where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The unit.
    pub unit: Unit,
    /// The cells of each map, by map number.
    pub cells: Vec<CellSet>,
}

/// The receptive field of a unit at every map below it: the exact cells that influence it, clipped to each map.
///
/// Exact means what a gradient shows: holes of dilation and stride stay holes, padding is not counted. Branches that see the whole map
/// where they meet a local one (gates) are left out.
///
/// # Errors
/// [`TooLarge`] where the sets cannot be listed.
///
/// # Panics
/// If the unit does not exist in the plan.
pub fn receptive(plan: &Plan, unit: Unit) -> Result<Trace, TooLarge> {
    assert!(unit.exists(plan), "the unit is a cell of a map");
    let sets = flow::downwards(plan, unit.map, Seen(CellSet::cell(unit.row, unit.col)))?;
    Ok(Trace { unit, cells: collect(plan, sets) })
}

/// The projective field of a unit at every map above it: the exact cells that it influences.
///
/// # Errors
/// [`TooLarge`] where the sets cannot be listed.
///
/// # Panics
/// If the unit does not exist in the plan.
pub fn projective(plan: &Plan, unit: Unit) -> Result<Trace, TooLarge> {
    assert!(unit.exists(plan), "the unit is a cell of a map");
    let sets = flow::upwards(plan, unit.map, Touched(CellSet::cell(unit.row, unit.col)))?;
    Ok(Trace { unit, cells: collect(plan, sets) })
}

fn collect<T: Combine + Into<CellSet>>(plan: &Plan, sets: Vec<Option<super::PerChannel<T>>>) -> Vec<CellSet> {
    let mut cells: Vec<CellSet> = sets
        .into_iter()
        .enumerate()
        .map(|(map, set)| {
            let channels = plan.shape(map).map_or(1, |shape| shape.channels());
            set.map_or_else(CellSet::empty, |set| set.combined(channels).into())
        })
        .collect();
    cells.resize(plan.map_count(), CellSet::empty());
    cells
}

/// Cells that are read, on the way down.
#[derive(Clone)]
struct Seen(CellSet);

/// Cells that are reached, on the way up.
#[derive(Clone)]
struct Touched(CellSet);

impl From<Seen> for CellSet {
    fn from(seen: Seen) -> Self {
        seen.0
    }
}

impl From<Touched> for CellSet {
    fn from(touched: Touched) -> Self {
        touched.0
    }
}

impl Combine for Seen {
    fn nothing() -> Self {
        Self(CellSet::empty())
    }

    fn combine(parts: &[(&Self, f64)]) -> Self {
        Self(union(parts.iter().map(|(part, _)| &part.0)))
    }
}

impl Combine for Touched {
    fn nothing() -> Self {
        Self(CellSet::empty())
    }

    fn combine(parts: &[(&Self, f64)]) -> Self {
        Self(union(parts.iter().map(|(part, _)| &part.0)))
    }
}

impl Flow for Seen {
    fn through(&self, _: &Op, links: &Axes<AxisLink>, _: f64) -> Result<Self, TooLarge> {
        through(&self.0, AxisLink::read_by, links).map(Self)
    }
}

impl Flow for Touched {
    fn through(&self, _: &Op, links: &Axes<AxisLink>, _: f64) -> Result<Self, TooLarge> {
        through(&self.0, AxisLink::readers_of, links).map(Self)
    }
}

fn union<'a>(sets: impl Iterator<Item = &'a CellSet>) -> CellSet {
    let mut all = CellSet::empty();
    for set in sets {
        all.extend(set);
    }
    all
}

fn through(
    cells: &CellSet,
    cross: impl Fn(&AxisLink, &IndexSet) -> Result<IndexSet, super::TooScattered>,
    links: &Axes<AxisLink>,
) -> Result<CellSet, TooLarge> {
    let mut found = CellSet::empty();
    for band in cells.bands() {
        found.insert(cross(&links.height, &band.rows)?, &cross(&links.width, &band.cols)?);
    }
    Ok(found)
}
