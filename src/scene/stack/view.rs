//! The inputs of a view of stacked maps.

use super::{Moment, Scope, Stack};
use crate::analysis::Unit;
use crate::network::Axes;
use crate::scene::{Heat, Size, Viewport};

/// Everything a view of stacked maps shows, at one moment of its timeline.
#[derive(Clone, Copy)]
pub struct StackView<'a, Picture> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// Zoom and pan of the maps; their names stay at the side, and rows of dots where they are.
    pub view: Viewport,
    /// The unit and its maps.
    pub picture: &'a Picture,
    /// How much of large maps is shown.
    pub scope: Scope,
    /// Height and width of a cell of the input in CSS pixels, before zoom, where another picture says how large it is; as large as
    /// there is room for otherwise.
    pub cell: Option<Axes<f64>>,
    /// The layer around which maps are shown where not all fit; the unit's unless another is given.
    pub focus: Option<usize>,
    /// The moment: 0 is the unit alone, k the maps down to k growing layers below it.
    pub reveal: f64,
    /// The layer that is pointed at, as an index into the maps of the network.
    pub highlighted: Option<usize>,
    /// Whether the unit stays where it was put: it has a pin.
    pub pinned: bool,
    /// The cell under the pointer, on whichever map.
    pub hover: Option<Unit>,
    /// How much each cell of the input counts, in place of plain cells.
    pub heat: Option<&'a Heat>,
    /// The words for a number of maps that are left out.
    pub left_out: &'a dyn Fn(usize) -> String,
}

impl<'a, Picture> StackView<'a, Picture> {
    /// The view of a complete picture of a stack, fitted to a canvas; nothing is pointed at.
    pub fn of(picture: &'a Picture, stack: &Stack, size: Size, left_out: &'a dyn Fn(usize) -> String) -> Self {
        Self {
            size,
            view: Viewport::default(),
            picture,
            scope: Scope::default(),
            cell: None,
            focus: None,
            reveal: stack.steps as f64,
            highlighted: None,
            pinned: false,
            hover: None,
            heat: None,
            left_out,
        }
    }

    /// The moment and the layer that is pointed at.
    pub fn moment(&self) -> Moment {
        Moment { reveal: self.reveal, highlighted: self.highlighted }
    }
}
