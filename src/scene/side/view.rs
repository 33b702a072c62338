//! View from the side: its inputs.

use crate::analysis::{NetworkAnalysis, Trace};
use crate::network::Axis;
use crate::scene::Size;
use crate::scene::stack::{MapWords, Stack, StackView};

/// What the side view shows of one unit, independent of size and moment.
#[derive(Clone, Debug, PartialEq)]
pub struct SidePicture {
    /// The maps and their relation to the unit.
    pub stack: Stack,
    /// The axis that runs from left to right.
    pub axis: Axis,
    /// The sampling rate of a signal, in cells per second; 0 if unknown.
    pub rate: u64,
}

impl SidePicture {
    /// The picture of a traced unit along an axis; with what it influences, if that is given.
    ///
    /// `words` is called with map numbers.
    pub fn of(
        analysis: &NetworkAnalysis,
        trace: &Trace,
        influences: Option<&Trace>,
        axis: Axis,
        words: &dyn Fn(usize) -> MapWords,
    ) -> Self {
        Self { stack: Stack::of(analysis, trace, influences, words), axis, rate: 0 }
    }

    /// The same with a sampling rate, in cells per second.
    #[must_use]
    pub fn with_rate(self, rate: u64) -> Self {
        Self { rate, ..self }
    }

    /// A view of the complete picture, fitted to a canvas, without a highlight. Other moments replace fields of this view.
    pub fn view<'a>(&'a self, size: Size, left_out: &'a dyn Fn(usize) -> String) -> SideView<'a> {
        StackView::of(self, &self.stack, size, left_out)
    }
}

/// Everything the side view shows at one moment of its timeline.
pub type SideView<'a> = StackView<'a, SidePicture>;
