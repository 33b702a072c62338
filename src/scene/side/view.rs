//! The inputs of the side view.

use crate::analysis::{NetworkAnalysis, Trace};
use crate::network::Axis;
use crate::scene::Size;
use crate::scene::stack::{MapWords, Stack, StackView};

/// What the side view shows of one unit, whatever the size and the moment.
#[derive(Clone, Debug, PartialEq)]
pub struct SidePicture {
    /// The maps and what the unit has to do with them.
    pub stack: Stack,
    /// The axis that runs from left to right.
    pub axis: Axis,
    /// How many cells of the input pass in a second, if it is a signal; 0 where that is not known.
    pub rate: u64,
}

impl SidePicture {
    /// The picture of a traced unit along an axis, with what it influences where that is given.
    ///
    /// `words` are asked for by map number.
    pub fn of(
        analysis: &NetworkAnalysis,
        trace: &Trace,
        influences: Option<&Trace>,
        axis: Axis,
        words: &dyn Fn(usize) -> MapWords,
    ) -> Self {
        Self { stack: Stack::of(analysis, trace, influences, words), axis, rate: 0 }
    }

    /// The same with so many cells of the input in a second.
    #[must_use]
    pub fn with_rate(self, rate: u64) -> Self {
        Self { rate, ..self }
    }

    /// The view of the complete picture, fitted to a canvas; nothing is pointed at. Other moments are this one with other fields.
    pub fn view<'a>(&'a self, size: Size, left_out: &'a dyn Fn(usize) -> String) -> SideView<'a> {
        StackView::of(self, &self.stack, size, left_out)
    }
}

/// Everything the side view shows, at one moment of its timeline.
pub type SideView<'a> = StackView<'a, SidePicture>;
