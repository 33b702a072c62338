//! Limits of the engine: every bound on exact results with its reason, and the error for what lies beyond it.
//!
//! Three rules. Numbers stay exact: extents go up to [`LARGEST`](crate::network::LARGEST), so that sums and products of two of them fit
//! their integers, and a count beyond `u128` is a [`Problem`](crate::network::Problem). Lists have a greatest length. Loops whose length
//! depends on a user's numbers spend their steps from a `Work`, so that many layers just below the bounds are bounded together. Beyond a
//! bound the result is a [`TooLarge`], never a partial result.
//!
//! Bounds on drawings are here too: [`MOST_MARKS`] and [`MOST_BYTES`].

use thiserror::Error;

/// Largest number of runs in a set of indices along an axis: more than any screen has pixels in a row, and 16 MB.
pub const MOST_INTERVALS: usize = 1 << 20;

/// Largest number of steps of tracing the cells of one unit through a network, a step being a run that is made or compared: some tenths of
/// a second, and 128 MB if all runs are kept.
pub const MOST_STEPS_OF_A_TRACE: u64 = 1 << 23;

/// Largest number of cells of an influence map: 2,896 × 2,896, which take 64 MB and exceed any screen.
pub const MOST_CELLS: u128 = 1 << 23;

/// Largest number of cells of all influence maps held at a time, for branches and for channels that differ: 256 MB.
pub const MOST_CELLS_AT_A_TIME: u64 = 1 << 25;

/// Largest number of additions to compute an influence map: half a second. The largest preset needs a fifth of them.
pub const MOST_STEPS_OF_AN_INFLUENCE: u64 = 1 << 27;

/// Largest number of channels of a map that are told apart one by one: 16 MB.
pub const MOST_CHANNELS: u64 = 1 << 22;

/// Longest period, in positions, after which the units of a map with a listed closed form repeat.
pub const MOST_PHASES: u64 = 1 << 14;

/// Largest number of units that the closed forms of all maps of a network list together: 100 MB.
pub const MOST_PHASES_IN_ALL: u64 = 1 << 21;

/// Largest number of comparisons of two fields to compute the closed forms of a network: a second or two.
pub const MOST_STEPS_OF_FIELDS: u64 = 1 << 28;

/// Longest field along an axis, in cells, whose holes are computed cell by cell.
pub const LONGEST_GRIDDED_FIELD: u64 = 512;

/// Largest sum of dilations for which others are searched: the number of ways to split it grows fast.
pub const LARGEST_SUM_OF_DILATIONS: u64 = 40;

/// Largest number of dilated convolutions for which other dilations are searched.
pub const MOST_DILATED_LAYERS: usize = 6;

/// Largest number of layers that a break-even sweep shapes to try every setting near a crossing; beyond, it halves the range first.
pub const MOST_PLANNED_LAYERS: u64 = 1 << 19;

/// Largest number of marks of a scene. Each becomes a shape of the page, and no view needs a tenth of them.
pub const MOST_MARKS: usize = 1 << 15;

/// Largest size of a picture as text, in bytes: what browsers still open at once.
pub const MOST_BYTES: usize = 8 << 20;

/// Why an exact result is not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TooLarge {
    /// The set of cells has too many runs.
    #[error(transparent)]
    TooScattered(#[from] TooScattered),
    /// A map has too many channels.
    #[error(transparent)]
    TooManyChannels(#[from] TooManyChannels),
    /// The units of a transposed or enlarged map see differently in too many ways.
    #[error("the field repeats only after {0} positions, too many to list")]
    TooManyPhases(u64),
    /// An index exceeds the integers of the computation.
    #[error("the field reaches too far to count exactly")]
    TooFar,
    /// An influence map has more cells than could be shown.
    #[error("the influence map has {0} cells, more than the {MOST_CELLS} that can be computed")]
    TooManyCells(u128),
    /// A block on the path has an unknown receptive field.
    #[error("what a layer before it sees is unknown")]
    Unknown,
    /// All layers together take too many steps, though each is small enough.
    #[error("the network is too large to compute this")]
    TooMuchWork,
}

/// A set of cells that takes more memory than any picture of it could show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the cells that count are too scattered to list exactly")]
pub struct TooScattered;

/// A map with more channels than can be told apart one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a feature map with {0} channels is too large to track each channel")]
pub struct TooManyChannels(pub u64);

/// The steps left for a computation.
#[derive(Debug)]
pub(super) struct Work {
    left: u64,
}

impl Work {
    /// A budget of `steps`.
    pub(super) const fn of(steps: u64) -> Self {
        Self { left: steps }
    }

    /// Spends `steps` of the budget.
    ///
    /// # Errors
    /// [`TooLarge::TooMuchWork`] if fewer are left.
    pub(super) fn spend(&mut self, steps: u64) -> Result<(), TooLarge> {
        self.left = self.left.checked_sub(steps).ok_or(TooLarge::TooMuchWork)?;
        Ok(())
    }

    /// Spends one step more than the length of a list.
    ///
    /// # Errors
    /// [`TooLarge::TooMuchWork`] if fewer are left.
    pub(super) fn spend_length(&mut self, length: usize) -> Result<(), TooLarge> {
        self.spend(u64::try_from(length).unwrap_or(u64::MAX).saturating_add(1))
    }
}
