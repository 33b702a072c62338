//! Picture of one unit for the opening.

use std::sync::Arc;

use crate::analysis::{CellSet, NetworkAnalysis, Trace, Unit, trace};
use crate::scene::field::FieldPicture;
use crate::scene::stack::{MapWords, Stack};
use crate::scene::{Photo, Size};

/// What the opening shows of one unit while its field grows by one step.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningPicture {
    /// The fields of all steps.
    pub field: FieldPicture,
    /// The step, from 1; 0 is the unit's own cell.
    pub step: usize,
    /// The maps up to that of the step, with the cells that its unit sees.
    pub stack: Stack,
    /// For each of these maps, the cells that the unit of the previous step sees.
    pub before: Vec<CellSet>,
}

/// Everything that the opening shows at one moment.
#[derive(Clone, Copy, Debug)]
pub struct OpeningView<'a> {
    /// The canvas in CSS pixels.
    pub size: Size,
    /// The data for the unit.
    pub picture: &'a OpeningPicture,
    /// The image, one pixel per input cell.
    pub photo: &'a Photo,
    /// The progress of the growth within the step, 0 to 1.
    pub progress: f64,
}

impl OpeningPicture {
    /// The picture of a traced unit of a plain stack at a step of the timeline.
    ///
    /// `None` if the cells of a step cannot be listed.
    pub fn of(analysis: &Arc<NetworkAnalysis>, whole: &Trace, step: usize) -> Option<Self> {
        let field = FieldPicture::of(analysis, whole);
        let units = analysis.growth(whole);
        let unit_at = |step: usize| step.checked_sub(1).and_then(|place| units.get(place).copied());
        let input = || {
            let place = analysis.place(whole.unit)?;
            let at = analysis.places[0]?;
            let (row, col) = (at.height.cell_from_input(place.height), at.width.cell_from_input(place.width));
            Some(Unit { map: 0, row, col }).filter(|unit| unit.exists(&analysis.shaped))
        };
        let unit = unit_at(step).or_else(input)?;
        let words = |_: usize| MapWords::default();
        let mut stack = Stack::of(analysis, &trace::receptive(&analysis.shaped, unit).ok()?, None, &words);
        stack.maps.truncate(stack.selected + 1);
        let earlier = unit_at(step.saturating_sub(1)).or_else(input).filter(|_| step > 0);
        let earlier = earlier.and_then(|unit| trace::receptive(&analysis.shaped, unit).ok());
        let before = |layer: usize| {
            let cells = earlier.as_ref().filter(|trace| layer <= trace.unit.map);
            cells.map_or_else(CellSet::empty, |trace| trace.cells[layer].clone())
        };
        let before = stack.maps.iter().map(|map| before(map.layer)).collect();
        Some(Self { field, step, stack, before })
    }
}
