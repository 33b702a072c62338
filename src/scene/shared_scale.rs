//! A shared cell size for two pictures that are compared.

use super::nice_steps::SMALLEST_GRIDDED_CELL;
use crate::network::Axes;

/// Height and width that a cell of the input has in both of two pictures, each of which has room for cells of its own size: the smaller
/// ones.
///
/// None where the inputs differ so much in size that one could no longer tell the cells of the smaller one apart.
pub fn same_cell(own: Axes<f64>, other: Axes<f64>, inputs_agree: bool) -> Option<Axes<f64>> {
    let cell = Axes::new(own.height.min(other.height), own.width.min(other.width));
    (inputs_agree || cell.width >= SMALLEST_GRIDDED_CELL).then_some(cell)
}
