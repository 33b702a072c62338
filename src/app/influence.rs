//! How much each cell of the input counts for the selected unit: the state of the computation, and the question for the worker where it
//! is too
//! slow for the main thread.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::analysis::{NetworkAnalysis, NoInfluence, Trace, Unit, Weights};
use crate::scene::{Heat, Scale};

/// Fields of more cells than this are left to the worker.
const PROMPT_CELLS: u128 = 1 << 16;
/// So are fields whose cells times the maps of the network are more than this: some 7 ms of work.
const PROMPT_WORK: u128 = 1 << 25;

/// How much cells count for a unit, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum InfluenceState {
    /// As shades.
    Shades(Arc<Heat>),
    /// It has no answer.
    Missing(NoInfluence),
    /// The worker has no answer; why, in the language of the page.
    Refused(Arc<str>),
    /// The worker is still computing it.
    Awaited,
}

/// The question for the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfluenceQuery {
    /// The network in the notation.
    pub network: String,
    /// The unit's map, row and column.
    pub unit: (usize, i64, i64),
    /// Which weights the layers are taken to have.
    pub weights: Weights,
    /// How shades follow from shares.
    pub scale: Scale,
}

impl InfluenceState {
    /// Works it out at once.
    pub(super) fn of(analysis: &NetworkAnalysis, unit: Unit, weights: Weights, scale: Scale) -> Self {
        Heat::of_unit(analysis, unit, weights, scale).map_or_else(Self::Missing, |heat| Self::Shades(heat.into()))
    }
}

/// Whether working it out would hold up the page. What a unit sees is given as far as it can be listed.
pub(super) fn is_long(analysis: &NetworkAnalysis, trace: Option<&Trace>) -> bool {
    let Some(trace) = trace else { return true };
    let cells = trace.cells[0].hull().map_or(0, |hull| hull.area());
    cells > PROMPT_CELLS || cells.saturating_mul(analysis.shaped.map_count() as u128) > PROMPT_WORK
}
