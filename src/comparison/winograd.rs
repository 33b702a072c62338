//! Winograd's minimal filtering: the multiplications of 3×3 convolutions.

use crate::analysis::{Convention, cost};
use crate::network::{Axes, Channels, Conv, Op, Problem, Quantity, ShapedNetwork};

/// Multiplications per tile of 2×2 outputs and pair of channels: a 4×4 tile of the input, multiplied value by value.
const MULTIPLICATIONS_OF_A_TILE: u128 = 16;

/// The multiplications of a network when its 3×3 convolutions are computed by Winograd's algorithm F(2×2, 3×3).
///
/// A tile of 2×2 outputs takes 16 multiplications per pair of channels instead of 36; a tile that overlaps the border takes as many. The
/// algorithm applies to convolutions of kernel 3×3, stride 1, dilation 1 and one group, and is used only if it saves multiplications. The
/// additions of its transforms are not counted (Lavin and Gray, "Fast algorithms for convolutional neural networks", 2015).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Winograd {
    /// Multiply-adds computed directly.
    pub direct: u128,
    /// Multiplications that the algorithm saves of these.
    pub saved: u128,
    /// Layers to which it applies.
    pub layers: u64,
}

impl Winograd {
    /// The multiplications of a shaped network.
    ///
    /// # Errors
    /// [`Problem::TooLarge`] if a number exceeds `u128`.
    pub fn of(shaped: &ShapedNetwork) -> Result<Self, Problem> {
        let too_large = || Problem::TooLarge { quantity: Quantity::Macs };
        let mut sum = Self::default();
        for map in 1..shaped.map_count() {
            let Some(cost) = cost(shaped, map, Convention::default()) else { continue };
            let macs = cost?.operations.total().ok_or_else(too_large)?;
            sum.direct = sum.direct.checked_add(macs).ok_or_else(too_large)?;
            if let Some(tiled) = tiled(shaped, map) {
                sum.layers += 1;
                // This cannot exceed the multiply-adds counted just before.
                sum.saved += macs.saturating_sub(tiled?);
            }
        }
        Ok(sum)
    }

    /// Multiplications that remain.
    pub const fn multiplications(&self) -> u128 {
        self.direct - self.saved
    }
}

/// The multiplications of the convolution behind a map in tiles; `None` if the algorithm does not apply.
fn tiled(shaped: &ShapedNetwork, map: usize) -> Option<Result<u128, Problem>> {
    let (Op::Conv(conv), Some(step)) = (shaped.op(map), shaped.step_of(map)) else { return None };
    let inputs = shaped.shape(*step.sources.first()?)?.channels();
    if !applies(conv) || step.groups != 1 {
        return None;
    }
    let tiles = step.shape.size().map(|extent| u128::from(extent.div_ceil(2)));
    let pairs = u128::from(inputs).checked_mul(step.shape.channels().into());
    let multiplications = pairs.and_then(|pairs| {
        MULTIPLICATIONS_OF_A_TILE.checked_mul(tiles.height)?.checked_mul(tiles.width)?.checked_mul(pairs)
    });
    Some(multiplications.ok_or(Problem::TooLarge { quantity: Quantity::Macs }))
}

fn applies(conv: &Conv) -> bool {
    let once = Axes::both(1);
    conv.kernel == Axes::both(3)
        && conv.stride == once
        && conv.dilation == once
        && matches!(conv.channels, Channels::Grouped { groups: 1, .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn winograd(text: &str) -> Winograd {
        let shaped = ShapedNetwork::new(notation::read(text).expect("a network in the notation"));
        Winograd::of(&shaped).expect("small numbers")
    }

    #[test]
    fn on_even_maps_nine_multiplications_become_four() {
        let winograd = winograd("input 4x8x8; conv 6 k3 p1");
        assert_eq!(winograd.direct, 9 * 64 * 24);
        assert_eq!(winograd.multiplications(), 4 * 64 * 24);
    }

    #[test]
    fn a_tile_over_the_border_costs_as_much_as_any() {
        assert_eq!(winograd("input 1x7x7; conv 1 k3 p1").multiplications(), 16 * 16);
    }

    #[test]
    fn where_it_would_cost_more_the_direct_way_is_taken() {
        assert_eq!(winograd("input 1x3x3; conv 1 k3").multiplications(), 9);
    }

    #[test]
    fn it_is_for_dense_3x3_with_stride_1() {
        for other in ["conv 4 k5", "conv 4 k3 s2", "conv 4 k3 d2", "conv 4 k3 g2", "dwconv k3"] {
            assert_eq!(winograd(&format!("input 4x9x9; {other}")).layers, 0, "{other}");
        }
    }
}
