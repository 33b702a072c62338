//! Sets of cells (stand-in).

/// A set of indices as sorted, disjoint, inclusive intervals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexSet(Vec<(i64, i64)>);

impl IndexSet {
    /// A set from intervals that are already sorted and disjoint.
    pub fn from_intervals(intervals: Vec<(i64, i64)>) -> Self {
        Self(intervals)
    }

    /// The intervals, both ends included.
    pub fn intervals(&self) -> &[(i64, i64)] {
        &self.0
    }
}

/// Rows that share the same columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// The rows.
    pub rows: IndexSet,
    /// The columns in each of the rows.
    pub cols: IndexSet,
}

/// A set of cells as bands with disjoint rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellSet(Vec<Band>);

impl CellSet {
    /// A set from bands whose rows are disjoint.
    pub fn from_bands(bands: Vec<Band>) -> Self {
        Self(bands)
    }

    /// The bands.
    pub fn bands(&self) -> &[Band] {
        &self.0
    }
}
