//! Trace of one unit: the exact cells in its receptive field or its projective field.

use super::limits::{MOST_STEPS_OF_A_TRACE, TooLarge, Work};
use super::per_channel::Combine;
use super::propagation::{self, Propagation};
use super::{AxisLink, CellSet, IndexSet, Reading};
use crate::network::{Axes, Op, ShapedNetwork};

/// One unit: a cell of a map, all channels together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Map number in the [`ShapedNetwork`]: 0 is the input.
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
    /// Never: the shaped network bounds extents.
    pub fn centre(shaped: &ShapedNetwork, map: usize) -> Option<Self> {
        let size =
            shaped.shape(map)?.size().map(|extent| i64::try_from(extent / 2).expect("shape inference bounds extents"));
        Some(Self { map, row: size.height, col: size.width })
    }

    /// Whether the map exists and contains the cell.
    pub fn exists(&self, shaped: &ShapedNetwork) -> bool {
        let inside = |index: i64, extent: u64| u64::try_from(index).is_ok_and(|index| index < extent);
        shaped.shape(self.map).is_some_and(|shape| {
            let size = shape.size();
            inside(self.row, size.height) && inside(self.col, size.width)
        })
    }
}

/// For each map, the cells that influence a unit or are influenced by it; empty for maps without such cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The unit.
    pub unit: Unit,
    /// The cells of each map, by map number.
    pub cells: Vec<CellSet>,
}

/// The receptive field of a unit at every map below it: the exact cells that influence it, clipped to each map.
///
/// Exact means as a gradient shows it: holes of dilation and stride stay holes, padding is not counted. Branches that see the whole map are
/// left out where they join a local one (gates).
///
/// # Errors
/// [`TooLarge`] where the sets cannot be listed.
///
/// # Panics
/// If the unit does not exist in the shaped network.
pub fn receptive(shaped: &ShapedNetwork, unit: Unit) -> Result<Trace, TooLarge> {
    assert!(unit.exists(shaped), "the unit is a cell of a map");
    let mut cells = vec![CellSet::empty(); shaped.map_count()];
    let mut work = Work::of(MOST_STEPS_OF_A_TRACE);
    let start = Seen(CellSet::cell(unit.row, unit.col));
    propagation::backward(shaped, unit.map, start, &mut work, |map, seen, work| {
        if let Some(place) = cells.get_mut(map) {
            *place = seen.combined(channels(shaped, map), work)?.0;
        }
        Ok(())
    })?;
    Ok(Trace { unit, cells })
}

/// The projective field of a unit at every map above it: the exact cells that it influences.
///
/// # Errors
/// [`TooLarge`] where the sets cannot be listed.
///
/// # Panics
/// If the unit does not exist in the shaped network.
pub fn projective(shaped: &ShapedNetwork, unit: Unit) -> Result<Trace, TooLarge> {
    assert!(unit.exists(shaped), "the unit is a cell of a map");
    let mut work = Work::of(MOST_STEPS_OF_A_TRACE);
    let sets = propagation::forward(shaped, unit.map, Touched(CellSet::cell(unit.row, unit.col)), &mut work)?;
    let all = sets.into_iter().enumerate().map(|(map, touched)| match touched {
        Some(touched) => Ok(touched.combined(channels(shaped, map), &mut work)?.0),
        None => Ok(CellSet::empty()),
    });
    Ok(Trace { unit, cells: all.collect::<Result<_, TooLarge>>()? })
}

fn channels(shaped: &ShapedNetwork, map: usize) -> u64 {
    shaped.shape(map).map_or(1, |shape| shape.channels())
}

/// The cells that a unit reads, in backward propagation.
#[derive(Clone)]
struct Seen(CellSet);

/// The cells that a unit reaches, in forward propagation.
#[derive(Clone)]
struct Touched(CellSet);

impl Combine for Seen {
    fn nothing() -> Self {
        Self(CellSet::empty())
    }

    fn combine(parts: &[(&Self, f64)], work: &mut Work) -> Result<Self, TooLarge> {
        union(parts.iter().map(|(part, _)| &part.0), work).map(Self)
    }

    fn size(&self) -> u64 {
        self.0.run_count()
    }
}

impl Combine for Touched {
    fn nothing() -> Self {
        Self(CellSet::empty())
    }

    fn combine(parts: &[(&Self, f64)], work: &mut Work) -> Result<Self, TooLarge> {
        union(parts.iter().map(|(part, _)| &part.0), work).map(Self)
    }

    fn size(&self) -> u64 {
        self.0.run_count()
    }
}

impl Propagation for Seen {
    fn through(&self, _: &Op, links: &Axes<AxisLink>, _: f64, work: &mut Work) -> Result<Self, TooLarge> {
        let read = through(&self.0, AxisLink::read_by, links, work)?;
        undecided(read, links, work).map(Self)
    }
}

impl Propagation for Touched {
    fn through(&self, _: &Op, links: &Axes<AxisLink>, _: f64, work: &mut Work) -> Result<Self, TooLarge> {
        let cells = undecided(self.0.clone(), links, work)?;
        through(&cells, AxisLink::readers_of, links, work).map(Self)
    }
}

fn union<'a>(sets: impl Iterator<Item = &'a CellSet>, work: &mut Work) -> Result<CellSet, TooLarge> {
    let mut all = CellSet::empty();
    for set in sets {
        for band in set.bands() {
            insert(&mut all, band.rows.clone(), &band.cols, work)?;
        }
    }
    Ok(all)
}

fn through(
    cells: &CellSet,
    cross: impl Fn(&AxisLink, &IndexSet, &mut Work) -> Result<IndexSet, TooLarge>,
    links: &Axes<AxisLink>,
    work: &mut Work,
) -> Result<CellSet, TooLarge> {
    let mut found = CellSet::empty();
    for band in cells.bands() {
        let rows = cross(&links.height, &band.rows, work)?;
        let cols = cross(&links.width, &band.cols, work)?;
        insert(&mut found, rows, &cols, work)?;
    }
    Ok(found)
}

/// Of the windows of a pooling layer whose indices are read, those with at least two cells along one axis; of other cells, all.
fn undecided(cells: CellSet, links: &Axes<AxisLink>, work: &mut Work) -> Result<CellSet, TooLarge> {
    if !matches!(links.height.reading, Reading::Indices(_)) {
        return Ok(cells);
    }
    let (rows, cols) = (links.height.undecided(work)?, links.width.undecided(work)?);
    let mut found = CellSet::empty();
    for band in cells.bands() {
        insert(&mut found, band.rows.intersection(&rows), &band.cols, work)?;
        insert(&mut found, band.rows.clone(), &band.cols.intersection(&cols), work)?;
    }
    Ok(found)
}

/// Adds a product to a set, which compares it with each band of the set.
fn insert(all: &mut CellSet, rows: IndexSet, cols: &IndexSet, work: &mut Work) -> Result<(), TooLarge> {
    let (bands, own) = (all.bands().len() as u64, rows.intervals().len().saturating_add(cols.intervals().len()) as u64);
    work.spend(all.run_count().saturating_add(own.saturating_mul(bands.saturating_add(1))))?;
    all.insert(rows, cols);
    Ok(())
}
