//! Seen cells: the exact cells of the input that a unit sees, computed lazily.

use std::sync::{Arc, OnceLock};

use crate::analysis::{CellSet, NetworkAnalysis, Unit};

/// The exact cells of the input that a unit sees, computed on first use and then cached.
///
/// A deep network has a hundred nested fields, of which a picture fills six. Clones share the cache.
#[derive(Clone, Debug)]
pub struct SeenCells(Arc<Seen>);

#[derive(Debug)]
struct Seen {
    /// The unit whose cells they are; `None` if the cells were given.
    unit: Option<(Arc<NetworkAnalysis>, Unit)>,
    cells: OnceLock<CellSet>,
}

impl SeenCells {
    /// The cells that a unit sees, not yet computed.
    pub fn of(analysis: &Arc<NetworkAnalysis>, unit: Unit) -> Self {
        Self(Arc::new(Seen { unit: Some((Arc::clone(analysis), unit)), cells: OnceLock::new() }))
    }

    /// The cells; empty if they are too many to be listed.
    pub fn get(&self) -> &CellSet {
        let seen = || self.0.unit.as_ref().and_then(|(analysis, unit)| analysis.seen(*unit).ok());
        self.0.cells.get_or_init(|| seen().unwrap_or_default())
    }
}

impl From<CellSet> for SeenCells {
    fn from(cells: CellSet) -> Self {
        Self(Arc::new(Seen { unit: None, cells: OnceLock::from(cells) }))
    }
}

impl PartialEq for SeenCells {
    /// Whether both are the cells of one unit, or equal cells.
    fn eq(&self, other: &Self) -> bool {
        match (&self.0.unit, &other.0.unit) {
            (Some((analysis, unit)), Some((other_analysis, other_unit))) => {
                Arc::ptr_eq(analysis, other_analysis) && unit == other_unit
            }
            (None, None) => self.get() == other.get(),
            _ => false,
        }
    }
}
