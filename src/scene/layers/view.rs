//! What the layers view is made from.

use crate::analysis::{Overview, Trace, Unit};
use crate::scene::field::Footprint;
use crate::scene::stack::{MapWords, Moment, Scope, Stack};
use crate::scene::{Heat, Size, Viewport};

/// What the layers view shows of one unit, whatever the size and the moment.
#[derive(Clone, Debug, PartialEq)]
pub struct LayersPicture {
    /// The maps and what the unit has to do with them.
    pub stack: Stack,
    /// The fields of the unit on the input, from the first layer to its own.
    pub footprints: Vec<Footprint>,
}

impl LayersPicture {
    /// The picture of a traced unit, with what it influences where that is given.
    ///
    /// `footprints` are those of the field view; `words` are asked for by map number.
    pub fn of(
        overview: &Overview,
        trace: &Trace,
        influences: Option<&Trace>,
        footprints: Vec<Footprint>,
        words: &dyn Fn(usize) -> MapWords,
    ) -> Self {
        Self { stack: Stack::of(overview, trace, influences, words), footprints }
    }

    /// The view of the complete picture, fitted to a canvas; nothing is pointed at. Other moments are this one with other fields.
    pub fn view<'a>(&'a self, size: Size, left_out: &'a dyn Fn(usize) -> String) -> LayersView<'a> {
        LayersView {
            size,
            view: Viewport::default(),
            picture: self,
            scope: Scope::default(),
            focus: None,
            reveal: self.stack.steps as f64,
            highlighted: None,
            hover: None,
            heat: None,
            left_out,
        }
    }
}

/// Everything the layers view shows, at one moment of its timeline.
#[derive(Clone, Copy)]
pub struct LayersView<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// Zoom and pan of the maps; their names stay at the side.
    pub view: Viewport,
    /// The unit and its maps.
    pub picture: &'a LayersPicture,
    /// How much of large maps is shown.
    pub scope: Scope,
    /// The layer around which maps are shown where not all fit; the unit's unless another is given.
    pub focus: Option<usize>,
    /// The moment: 0 is the unit alone, k the maps down to k growing layers below it.
    pub reveal: f64,
    /// The layer that is pointed at, as an index into the maps of the network.
    pub highlighted: Option<usize>,
    /// The cell under the pointer, on whichever map.
    pub hover: Option<Unit>,
    /// How much each cell of the input counts, in place of plain cells.
    pub heat: Option<&'a Heat>,
    /// The words for a number of maps that are left out.
    pub left_out: &'a dyn Fn(usize) -> String,
}

impl LayersView<'_> {
    /// The moment and the layer that is pointed at.
    pub fn moment(&self) -> Moment {
        Moment { reveal: self.reveal, highlighted: self.highlighted }
    }
}
