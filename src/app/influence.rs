//! Influence of each input cell on the selected unit: the state of the computation, and the request to the worker if it is too slow for the
//! main thread.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{NetworkAnalysis, NoInfluence, Trace, Unit, Weights};
use crate::scene::{Heat, Scale};

/// The most cells of a field whose influence map is computed on the main thread.
const PROMPT_CELLS: u128 = 1 << 16;
/// The largest product of a field's cells and the network's maps for the main thread: about 7 ms of work.
const PROMPT_WORK: u128 = 1 << 25;

/// The influence map of a unit, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum InfluenceState {
    /// The map, as shades.
    Shades(Arc<Heat>),
    /// There is no map.
    Missing(NoInfluence),
    /// The worker could not compute it; the reason in the language of the page.
    Refused(Arc<str>),
    /// The worker is still computing it.
    Awaited,
}

/// The request to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfluenceQuery {
    /// The network in the notation.
    pub network: String,
    /// The unit's map, row and column.
    pub unit: (usize, i64, i64),
    /// The weights that the layers are assumed to have.
    pub weights: Weights,
    /// The scale of the shades.
    pub scale: Scale,
}

impl InfluenceState {
    /// Computes the influence map immediately.
    pub(super) fn of(analysis: &NetworkAnalysis, unit: Unit, weights: Weights, scale: Scale) -> Self {
        Heat::of_unit(analysis, unit, weights, scale).map_or_else(Self::Missing, |heat| Self::Shades(heat.into()))
    }
}

/// Whether computing the map would block the page. `trace` is the trace of the unit, if it can be listed.
pub(super) fn is_long(analysis: &NetworkAnalysis, trace: Option<&Trace>) -> bool {
    let Some(trace) = trace else { return true };
    let cells = trace.cells[0].hull().map_or(0, |hull| hull.area());
    cells > PROMPT_CELLS || cells.saturating_mul(analysis.shaped.map_count() as u128) > PROMPT_WORK
}
