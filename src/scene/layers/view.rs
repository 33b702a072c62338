//! View of the layers: its inputs.

use crate::analysis::{NetworkAnalysis, Trace};
use crate::scene::Size;
use crate::scene::field::Footprint;
use crate::scene::stack::{MapWords, Stack, StackView};

/// What the layers view shows of one unit, independent of size and moment.
#[derive(Clone, Debug, PartialEq)]
pub struct LayersPicture {
    /// The maps and their relation to the unit.
    pub stack: Stack,
    /// The fields of the unit on the input, from the first layer to its own.
    pub footprints: Vec<Footprint>,
}

impl LayersPicture {
    /// The picture of a traced unit; with what it influences, if that is given.
    ///
    /// `footprints` are those of the field view; `words` is called with map numbers.
    pub fn of(
        analysis: &NetworkAnalysis,
        trace: &Trace,
        influences: Option<&Trace>,
        footprints: Vec<Footprint>,
        words: &dyn Fn(usize) -> MapWords,
    ) -> Self {
        Self { stack: Stack::of(analysis, trace, influences, words), footprints }
    }

    /// A view of the complete picture, fitted to a canvas, without a highlight. Other moments replace fields of this view.
    pub fn view<'a>(&'a self, size: Size, left_out: &'a dyn Fn(usize) -> String) -> LayersView<'a> {
        StackView::of(self, &self.stack, size, left_out)
    }
}

/// Everything the layers view shows at one moment of its timeline.
pub type LayersView<'a> = StackView<'a, LayersPicture>;
