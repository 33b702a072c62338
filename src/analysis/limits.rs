//! How far the engine works, in one place: every bound with its reason, and the error that says what lies beyond it.
//!
//! Three rules. What is a number stays exact: extents go up to [`LARGEST`](crate::network::LARGEST), so that sums and products of two of
//! them
//! fit the integers they are worked out in, and beyond `u128` a count is a [`Problem`](crate::network::Problem). What is a list has a
//! longest
//! length. What is a loop over a reader's numbers pays for its steps out of a `Work`, so that many layers just below the bounds of one
//! are bounded too. Beyond a bound the answer is a [`TooLarge`], never a part of the answer.
//!
//! Bounds on what is drawn stand beside these: [`MOST_MARKS`] and [`MOST_BYTES`].

use thiserror::Error;

/// A set of indices along an axis has at most so many runs: no screen has as many pixels in a row, and they take 16 MB.
pub const MOST_INTERVALS: usize = 1 << 20;

/// Following the cells of one unit through a network takes at most so many steps, a step being a run that is made or compared: some tenths of
/// a second, and 128 MB if all of them are kept.
pub const MOST_STEPS_OF_A_TRACE: u64 = 1 << 23;

/// An influence map has at most so many cells: 2,896 × 2,896, which take 64 MB, and more than any screen shows.
pub const MOST_CELLS: u128 = 1 << 23;

/// All influence maps that are held at a time, of branches and of channels that differ, have at most so many cells together: 256 MB.
pub const MOST_CELLS_AT_A_TIME: u64 = 1 << 25;

/// Working an influence map out takes at most so many additions: half a second. The largest preset needs a fifth of it.
pub const MOST_STEPS_OF_AN_INFLUENCE: u64 = 1 << 27;

/// A map's channels are told apart one by one up to this number; 16 MB.
pub const MOST_CHANNELS: u64 = 1 << 22;

/// A map whose units repeat only after more positions than this has no listed closed form.
pub const MOST_PHASES: u64 = 1 << 14;

/// All maps of a network together list at most so many units; 100 MB.
pub const MOST_PHASES_IN_ALL: u64 = 1 << 21;

/// Working the closed forms of a network out takes at most so many comparisons of two fields: a second or two.
pub const MOST_STEPS_OF_FIELDS: u64 = 1 << 28;

/// Fields longer than this have their holes not worked out cell by cell.
pub const LONGEST_GRIDDED_FIELD: u64 = 512;

/// Other dilations are looked for where their sum is no larger: the number of ways to split it grows fast.
pub const LARGEST_SUM_OF_DILATIONS: u64 = 40;

/// And for so many convolutions at most.
pub const MOST_DILATED_LAYERS: usize = 6;

/// A survey of two networks looks at every setting near a crossing as long as that shaped networks no more layers than this; beyond, it halves
/// the range until it does.
pub const MOST_PLANNED_LAYERS: u64 = 1 << 19;

/// A scene has at most so many marks. A mark is a shape of the page, and none of its views needs a tenth of them.
pub const MOST_MARKS: usize = 1 << 15;

/// A picture as text has at most so many bytes: what browsers still open at once.
pub const MOST_BYTES: usize = 8 << 20;

/// Why an exact result is not worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TooLarge {
    /// The set of cells has too many parts.
    #[error(transparent)]
    TooScattered(#[from] TooScattered),
    /// A map has too many channels.
    #[error(transparent)]
    TooManyChannels(#[from] TooManyChannels),
    /// A transposed or enlarged map whose units see differently in too many ways.
    #[error("the field repeats only after {0} positions, too many to list")]
    TooManyPhases(u64),
    /// An index beyond what is worked with.
    #[error("the field reaches too far to count exactly")]
    TooFar,
    /// An influence map with more cells than could be shown.
    #[error("the influence map has {0} cells, more than the {MOST_CELLS} that can be computed")]
    TooManyCells(u128),
    /// A block whose inside is not known.
    #[error("what a layer before it sees is unknown")]
    Unknown,
    /// Too many steps in all, though each layer by itself is small enough.
    #[error("the network is too large to compute this")]
    TooMuchWork,
}

/// A set of cells that would take more memory than a picture of it could ever show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the cells that count are too scattered to list exactly")]
pub struct TooScattered;

/// More channels than can be told apart one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a feature map with {0} channels is too large to track each channel")]
pub struct TooManyChannels(pub u64);

/// The steps that are left for a piece of work.
#[derive(Debug)]
pub(super) struct Work {
    left: u64,
}

impl Work {
    /// Work of at most so many steps.
    pub(super) const fn of(steps: u64) -> Self {
        Self { left: steps }
    }

    /// Takes so many steps.
    ///
    /// # Errors
    /// [`TooLarge::TooMuchWork`] if fewer are left.
    pub(super) fn spend(&mut self, steps: u64) -> Result<(), TooLarge> {
        self.left = self.left.checked_sub(steps).ok_or(TooLarge::TooMuchWork)?;
        Ok(())
    }

    /// As many steps as a list is long, and one.
    ///
    /// # Errors
    /// [`TooLarge::TooMuchWork`] if fewer are left.
    pub(super) fn spend_length(&mut self, length: usize) -> Result<(), TooLarge> {
        self.spend(u64::try_from(length).unwrap_or(u64::MAX).saturating_add(1))
    }
}
