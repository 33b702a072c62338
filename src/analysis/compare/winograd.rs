//! What a fast algorithm saves where a network has 3×3 convolutions.

use super::depth::has_weights;
use crate::analysis::{Convention, cost};
use crate::cnn::{Axes, Conv, Op, Plan};

/// Multiplications of a network in which 3×3 convolutions run as F(2×2, 3×3).
///
/// The algorithm makes a tile of 2 × 2 outputs with 16 multiplications for each pair of an input and an output channel, where the
/// direct sum takes 36 (Winograd, 1980; Lavin and Gray, "Fast algorithms for convolutional neural networks", 2015). It applies to
/// ungrouped 3×3 convolutions of stride 1 and dilation 1. Maps of odd extent end in tiles that are half empty; a layer on which it
/// would need more than the direct sum is counted as direct. The additions of its transforms are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Winograd {
    /// Multiplications of the direct sums: the multiply-adds.
    pub direct: u128,
    /// Multiplications that the algorithm saves.
    pub saved: u128,
    /// Layers on which it saves any.
    pub layers: usize,
    /// Layers with multiply-adds.
    pub of: usize,
}

impl Winograd {
    /// Counts the layers that work; none if a number exceeds `u128`.
    pub fn of(plan: &Plan) -> Option<Self> {
        let mut all = Self::default();
        for map in (1..plan.map_count()).filter(|&map| has_weights(plan.op(map))) {
            let Some(step) = plan.step_of(map) else { continue };
            let direct = cost(plan, map, Convention::default())?.ok()?.operations.total()?;
            let saved = if step.groups == 1 && applies(plan.op(map)) {
                let inputs = step.sources.first().and_then(|&source| plan.shape(source))?.channels();
                let tiles = step.shape.size().map(|extent| u128::from(extent.div_ceil(2)));
                let pairs = u128::from(inputs).checked_mul(step.shape.channels().into())?;
                let fast = tiles.height.checked_mul(tiles.width)?.checked_mul(16)?.checked_mul(pairs)?;
                direct.saturating_sub(fast)
            } else {
                0
            };
            all.direct = all.direct.checked_add(direct)?;
            all.saved = all.saved.checked_add(saved)?;
            all.layers += usize::from(saved > 0);
            all.of += 1;
        }
        Some(all)
    }

    /// Multiplications that are left.
    pub const fn left(&self) -> u128 {
        self.direct - self.saved
    }
}

fn applies(op: &Op) -> bool {
    let (three, one) = (Axes::new(3, 3), Axes::new(1, 1));
    matches!(op, Op::Conv(Conv { kernel, stride, dilation, .. }) if *kernel == three && *stride == one && *dilation == one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::notation;

    fn winograd(text: &str) -> Winograd {
        Winograd::of(&Plan::new(notation::read(text).expect("a network"))).expect("small numbers")
    }

    #[test]
    fn whole_tiles_need_four_ninths() {
        let all = winograd("input 4x8x8; conv 5 k3 p1");
        assert_eq!((all.left() * 9, all.layers), (all.direct * 4, 1));
    }

    #[test]
    fn half_empty_tiles_cost_as_much_as_full_ones() {
        assert_eq!(winograd("input 1x7x7; conv 1 k3 p1").left(), 16 * 16);
        assert_eq!(winograd("input 1x3x3; conv 1 k3"), Winograd { direct: 9, saved: 0, layers: 0, of: 1 });
    }

    #[test]
    fn other_convolutions_stay_as_they_are() {
        for layer in ["conv 8 k5", "conv 8 k3 s2", "conv 8 k3 d2", "dwconv k3", "conv 8 k3 g2", "deconv 8 k3"] {
            assert_eq!(winograd(&format!("input 4x9x9; {layer}")).saved, 0, "{layer}");
        }
    }
}
