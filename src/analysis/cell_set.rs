//! A set of cells of a feature map, as products of rows and columns.

use super::IndexSet;
use crate::network::Axes;

/// A product: every row of `rows` with every column of `columns`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Rows; no two bands of a set share one.
    pub rows: IndexSet,
    /// The columns that are in the set on each of these rows.
    pub cols: IndexSet,
}

/// The smallest rectangle around some cells, all four ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hull {
    /// First row.
    pub top: i64,
    /// First column.
    pub left: i64,
    /// Last row.
    pub bottom: i64,
    /// Last column.
    pub right: i64,
}

impl Hull {
    /// Height and width.
    pub fn extent(&self) -> Axes<u128> {
        let length = |first: i64, last: i64| u128::from(last.abs_diff(first)) + 1;
        Axes::new(length(self.top, self.bottom), length(self.left, self.right))
    }
}

/// A set of cells of a feature map: a union of products of rows and columns.
///
/// A plain stack needs one product whatever its kernels, strides and dilations are; branches of different kernels need a few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellSet {
    bands: Vec<Band>,
}

impl CellSet {
    /// The empty set.
    pub const fn empty() -> Self {
        Self { bands: Vec::new() }
    }

    /// One cell.
    pub fn cell(row: i64, col: i64) -> Self {
        Self::product(IndexSet::single(row), IndexSet::single(col))
    }

    /// Every given row with every given column.
    pub fn product(rows: IndexSet, cols: IndexSet) -> Self {
        let bands = if rows.is_empty() || cols.is_empty() { Vec::new() } else { vec![Band { rows, cols }] };
        Self { bands }
    }

    /// The products; no two share a row.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// Whether the set has no cell.
    pub const fn is_empty(&self) -> bool {
        self.bands.is_empty()
    }

    /// Number of cells.
    pub fn count(&self) -> u128 {
        self.bands.iter().map(|band| u128::from(band.rows.len()) * u128::from(band.cols.len())).sum()
    }

    /// Number of runs of rows and of columns, summed over the bands.
    pub(super) fn run_count(&self) -> u64 {
        let runs = |band: &Band| band.rows.intervals().len().saturating_add(band.cols.intervals().len()) as u64;
        self.bands.iter().fold(0, |sum, band| sum.saturating_add(runs(band)))
    }

    /// Whether the cell is in the set.
    pub fn contains(&self, row: i64, col: i64) -> bool {
        self.bands.iter().any(|band| band.rows.contains(row) && band.cols.contains(col))
    }

    /// The smallest rectangle around all cells.
    pub fn hull(&self) -> Option<Hull> {
        self.bands
            .iter()
            .filter_map(|band| {
                let ((top, bottom), (left, right)) = (band.rows.hull()?, band.cols.hull()?);
                Some(Hull { top, left, bottom, right })
            })
            .reduce(Hull::around)
    }

    /// The cell of the set nearest to a position: in the nearest row, the nearest column.
    pub fn nearest(&self, row: i64, col: i64) -> Option<(i64, i64)> {
        let row = self.rows().nearest(row)?;
        let cols = &self.bands.iter().find(|band| band.rows.contains(row))?.cols;
        Some((row, cols.nearest(col)?))
    }

    /// All rows with a cell in them.
    pub fn rows(&self) -> IndexSet {
        self.bands.iter().fold(IndexSet::empty(), |all, band| all.union(&band.rows))
    }

    /// All columns with a cell in them.
    pub fn cols(&self) -> IndexSet {
        self.bands.iter().fold(IndexSet::empty(), |all, band| all.union(&band.cols))
    }

    /// Adds a product to the set.
    pub fn insert(&mut self, mut rows: IndexSet, cols: &IndexSet) {
        if cols.is_empty() {
            return;
        }
        let mut changed = Vec::new();
        self.bands.retain_mut(|band| {
            let shared = band.rows.intersection(&rows);
            if shared.is_empty() || band.cols == *cols && shared == rows {
                if !shared.is_empty() {
                    rows = IndexSet::empty();
                }
                return true;
            }
            rows = rows.difference(&shared);
            band.rows = band.rows.difference(&shared);
            changed.push(Band { rows: shared, cols: band.cols.union(cols) });
            !band.rows.is_empty()
        });
        if !rows.is_empty() {
            changed.push(Band { rows, cols: cols.clone() });
        }
        for band in changed {
            match self.bands.iter_mut().find(|other| other.cols == band.cols) {
                Some(other) => other.rows = other.rows.union(&band.rows),
                None => self.bands.push(band),
            }
        }
    }

    /// Adds all cells of another set.
    pub fn extend(&mut self, other: &Self) {
        for band in &other.bands {
            self.insert(band.rows.clone(), &band.cols);
        }
    }
}

impl Hull {
    /// The smallest rectangle around two rectangles.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        Self {
            top: self.top.min(other.top),
            left: self.left.min(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.max(other.right),
        }
    }

    /// Number of cells in the rectangle.
    pub fn area(&self) -> u128 {
        u128::from(self.bottom.abs_diff(self.top) + 1) * u128::from(self.right.abs_diff(self.left) + 1)
    }
}
