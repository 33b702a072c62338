//! View of a stack: its inputs.

use super::{Moment, Scope, Stack};
use crate::analysis::Unit;
use crate::network::Axes;
use crate::scene::{Heat, Size, Viewport};

/// Everything a view of a stack shows at one moment of its timeline.
#[derive(Clone, Copy)]
pub struct StackView<'a, Picture> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// Zoom and pan of the maps; names stay at the side, and rows of dots keep their heights.
    pub view: Viewport,
    /// The data for the unit.
    pub picture: &'a Picture,
    /// The shown part of large maps.
    pub scope: Scope,
    /// Height and width of a cell of the input in CSS pixels, before zoom, if another picture dictates it; otherwise as large as fits.
    pub cell: Option<Axes<f64>>,
    /// The map around which maps are shown if not all fit; by default the unit's.
    pub focus: Option<usize>,
    /// The moment: 0 is the unit alone, k the maps down to k growing layers before it.
    pub reveal: f64,
    /// The layer under the pointer, as a map number.
    pub highlighted: Option<usize>,
    /// Whether the unit is pinned, so that a pin marks it.
    pub pinned: bool,
    /// The cell under the pointer, on any map.
    pub hover: Option<Unit>,
    /// The influence of each cell of the input, shown instead of plain cells.
    pub heat: Option<&'a Heat>,
    /// The text for a number of maps that are left out.
    pub left_out: &'a dyn Fn(usize) -> String,
}

impl<'a, Picture> StackView<'a, Picture> {
    /// A view of a complete picture of a stack, fitted to a canvas, without a highlight.
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

    /// The moment and the highlighted layer.
    pub fn moment(&self) -> Moment {
        Moment { reveal: self.reveal, highlighted: self.highlighted }
    }
}
