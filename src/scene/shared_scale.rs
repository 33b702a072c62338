//! Shared scale: one cell size for two pictures that are compared.

use super::nice_steps::SMALLEST_GRIDDED_CELL;
use crate::network::Axes;

/// Height and width of an input cell in both of two pictures: the smaller of the sizes that each has room for.
///
/// `None` if the inputs differ so much in size that the cells of the smaller one would be indistinguishable.
pub fn same_cell(own: Axes<f64>, other: Axes<f64>, inputs_agree: bool) -> Option<Axes<f64>> {
    let cell = Axes::new(own.height.min(other.height), own.width.min(other.width));
    (inputs_agree || cell.width >= SMALLEST_GRIDDED_CELL).then_some(cell)
}
