//! Memory traffic and arithmetic intensity: values moved, and operations per value moved.

use crate::analysis::{Convention, cost};
use crate::network::{Op, Problem, Quantity, ShapedNetwork};

/// Bytes per value in single precision.
const BYTES_OF_A_VALUE: u128 = 4;

/// Operations and memory traffic of the layers that multiply.
///
/// The model: each convolution, transposed convolution and fully connected layer reads its input and its parameters once and writes its
/// output once, four bytes per value, batch size 1. All other layers count as fused with the one before and move nothing. Real machines
/// move more if a layer does not fit their cache; the quotient is the arithmetic intensity of the roofline model (Williams et al., 2009).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemoryTraffic {
    /// Multiply-adds.
    pub macs: u128,
    /// Bytes read and written.
    pub bytes: u128,
}

impl MemoryTraffic {
    /// The operations and the traffic of a shaped network.
    ///
    /// # Errors
    /// [`Problem::TooLarge`] if a number exceeds `u128`.
    pub fn of(shaped: &ShapedNetwork) -> Result<Self, Problem> {
        let mut traffic = Self::default();
        for map in 1..shaped.map_count() {
            if matches!(shaped.op(map), Op::Conv(_) | Op::ConvTranspose(_) | Op::Linear { .. }) {
                traffic = traffic.with(shaped, map)?;
            }
        }
        Ok(traffic)
    }

    fn with(self, shaped: &ShapedNetwork, map: usize) -> Result<Self, Problem> {
        let Some(cost) = cost(shaped, map, Convention::default()) else { return Ok(self) };
        let cost = cost?;
        let input = shaped.step_of(map).and_then(|step| shaped.shape(*step.sources.first()?));
        let input = input.map_or(0, |shape| shape.elements());
        let moved = cost.parameters.total().and_then(|n| n.checked_add(input)).zip(cost.activations.total());
        let bytes = moved
            .and_then(|(read, written)| {
                read.checked_add(written)?.checked_mul(BYTES_OF_A_VALUE)?.checked_add(self.bytes)
            })
            .ok_or(Problem::TooLarge { quantity: Quantity::Activations })?;
        let macs = cost.operations.total().and_then(|macs| macs.checked_add(self.macs));
        Ok(Self { macs: macs.ok_or(Problem::TooLarge { quantity: Quantity::Macs })?, bytes })
    }

    /// Multiply-adds per byte; `None` if nothing is moved.
    pub fn intensity(&self) -> Option<f64> {
        (self.bytes > 0).then(|| self.macs as f64 / self.bytes as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn traffic(text: &str) -> MemoryTraffic {
        let shaped = ShapedNetwork::new(notation::read(text).expect("a network in the notation"));
        MemoryTraffic::of(&shaped).expect("small numbers")
    }

    #[test]
    fn a_convolution_moves_its_input_its_weights_and_its_output() {
        let one = traffic("input 3x10x10; conv 8 k3 nobias");
        assert_eq!(one, MemoryTraffic { macs: 8 * 8 * 9 * 3 * 8, bytes: 4 * (300 + 9 * 3 * 8 + 8 * 64) });
    }

    #[test]
    fn what_follows_a_convolution_is_fused_with_it() {
        assert_eq!(traffic("input 3x10x10; conv 8 k3; relu"), traffic("input 3x10x10; conv 8 k3"));
    }

    #[test]
    fn pooling_alone_has_no_intensity() {
        assert_eq!(traffic("input 3x10x10; maxpool k2").intensity(), None);
    }
}
