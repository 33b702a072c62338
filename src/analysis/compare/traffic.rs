//! How much work a network does for each byte that it moves.

use super::depth::has_weights;
use crate::analysis::{Convention, cost};
use crate::cnn::Plan;

/// Bytes of a value in single precision.
const BYTES: u128 = 4;

/// The multiply-adds of a network against the bytes that it must move at least.
///
/// The model: each convolution and fully connected layer reads its weights and its input once and writes its output once, in values of
/// four bytes; whatever is computed cell by cell is done on the way and moves nothing; batch size 1. What a machine reaches depends
/// on its caches; below the machine's own ratio of arithmetic to bandwidth, memory is what it waits for (Williams et al., "Roofline",
/// 2009).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Multiply-adds.
    pub macs: u128,
    /// Bytes read and written.
    pub bytes: u128,
}

impl Traffic {
    /// Counts the layers that work; none if a number exceeds `u128`.
    pub fn of(plan: &Plan) -> Option<Self> {
        let mut all = Self::default();
        for map in (1..plan.map_count()).filter(|&map| has_weights(plan.op(map))) {
            let Some(step) = plan.step_of(map) else { continue };
            let cost = cost(plan, map, Convention::default())?.ok()?;
            let input = step.sources.first().and_then(|&source| plan.shape(source))?.elements();
            let values = cost.parameters.total()?.checked_add(input)?.checked_add(step.shape.elements())?;
            all.macs = all.macs.checked_add(cost.operations.total()?)?;
            all.bytes = all.bytes.checked_add(values.checked_mul(BYTES)?)?;
        }
        Some(all)
    }

    /// Multiply-adds per byte; none if nothing is moved.
    pub fn intensity(&self) -> Option<f64> {
        (self.bytes > 0).then(|| self.macs as f64 / self.bytes as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::notation;

    #[test]
    fn each_layer_moves_its_weights_its_input_and_its_output() {
        let plan = Plan::new(notation::read("input 2x4x4; conv 3 k3 nobias; relu").expect("two layers"));
        let values = 3 * 2 * 9 + 2 * 16 + 3 * 4;
        assert_eq!(Traffic::of(&plan), Some(Traffic { macs: 4 * 54, bytes: 4 * values }));
    }
}
