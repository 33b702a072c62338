//! Alignment of feature maps with the input: each unit lies above the center of its window.

use super::{AxisLink, Reading};
use crate::network::{Axes, ShapedNetwork};

/// Where a map's cells lie over the input along one axis, in input cells.
///
/// Cell `u` covers `start + step·u` to `start + step·(u + 1)`. So a strided map has the extent of what it reads with fewer, larger cells,
/// and a map without padding is smaller than its input by its windows' reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    /// The input position at which cell 0 begins.
    pub start: f64,
    /// The length of input that one cell covers.
    pub step: f64,
}

impl Alignment {
    /// The alignment of the input itself.
    pub const IDENTITY: Self = Self { start: 0.0, step: 1.0 };

    /// The input position of a position on the map; integers are borders between cells.
    pub fn input_from_cell(&self, cell: f64) -> f64 {
        self.start + self.step * cell
    }

    /// The cell that covers an input position, not clipped to the map.
    pub fn cell_from_input(&self, place: f64) -> i64 {
        ((place - self.start) / self.step).floor() as i64
    }

    /// The input positions of the map's two borders.
    pub fn extent(&self, length: u64) -> (f64, f64) {
        (self.start, self.input_from_cell(length as f64))
    }

    /// The alignment of a layer's output, from that of its input.
    ///
    /// Each unit lies above the center of its window. With padding on one side that the stride does not explain, as in causal layers, the
    /// map would drift away; it is centered over its input instead.
    fn through(self, link: &AxisLink) -> Self {
        let (input, output) = (link.input as f64, link.output as f64);
        match link.reading {
            Reading::Window(taps) => {
                let (kernel, stride, before) = (taps.kernel as f64, taps.stride as f64, taps.before as f64);
                let reach = taps.dilation as f64 * (kernel - 1.0);
                let after = ((output - 1.0) * stride + reach + 1.0 - before - input).max(0.0);
                let is_even = (before.max(0.0) - after).abs() < stride;
                let offset = if is_even || taps.kernel == 1 {
                    (reach + 1.0 - stride) / 2.0 - before
                } else {
                    (input - output * stride) / 2.0
                };
                Self { start: self.input_from_cell(offset), step: self.step * stride }
            }
            Reading::Transposed(taps) | Reading::Indices(taps) => {
                let stride = taps.stride as f64;
                let reach = taps.dilation as f64 * (taps.kernel as f64 - 1.0);
                let offset = (reach + 1.0 - stride) / 2.0 - taps.before as f64;
                Self { start: self.input_from_cell(-offset / stride), step: self.step / stride }
            }
            Reading::Upsample { scale, .. } => Self { step: self.step / scale as f64, ..self },
            Reading::Part { before } | Reading::Border { before, .. } => {
                Self { start: self.input_from_cell(-(before as f64)), ..self }
            }
            // Drawn over the same extent, in reverse.
            Reading::Flipped => self,
            Reading::Adaptive | Reading::Broadcast | Reading::Whole | Reading::Resized(_) | Reading::Unknown => {
                Self { step: self.step * input / output, ..self }
            }
        }
    }
}

/// The alignment of every map, by map number; `None` for maps that do not exist.
///
/// A map with several inputs is aligned by the first that is not global.
pub fn alignments(shaped: &ShapedNetwork, global: &[bool]) -> Vec<Option<Axes<Alignment>>> {
    let mut found = vec![None; shaped.map_count()];
    found[0] = shaped.shape(0).map(|_| Axes::both(Alignment::IDENTITY));
    for map in 1..shaped.map_count() {
        let Some(step) = shaped.step_of(map) else { continue };
        let Some(slot) = step.sources.iter().position(|&source| !global[source]).or(step.sources.first().map(|_| 0))
        else {
            continue;
        };
        let links = AxisLink::of(shaped, map, slot);
        let below: Option<Axes<Alignment>> = found[step.sources[slot]];
        found[map] = below.map(|below| Axes::from_axis(|axis| below.get(axis).through(links.get(axis))));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::global_maps;
    use crate::formats::notation;

    fn check(network: &str, expected: (f64, f64)) {
        let shaped = ShapedNetwork::new(notation::read(network).expect("the network is written well"));
        let last = alignments(&shaped, &global_maps(&shaped)).pop().flatten().expect("the last layer works");
        assert_eq!((last.width.start, last.width.step), expected, "{network}");
    }

    #[test]
    fn padded_layers_lie_over_their_input() {
        check("input 1x15x15; conv 1 k3 p1; conv 1 k5 p2", (0.0, 1.0));
        check("input 1x15x15; conv 1 k3 p2 d2", (0.0, 1.0));
    }

    #[test]
    fn without_padding_a_map_shrinks_on_both_sides() {
        check("input 1x15x15; conv 1 k3; conv 1 k3", (2.0, 1.0));
    }

    #[test]
    fn stride_makes_cells_larger() {
        check("input 1x15x15; maxpool k2", (0.0, 2.0));
        check("input 1x15x15; conv 1 k3 s2 p1", (-0.5, 2.0));
        check("input 1x8x8; maxpool k2; deconv 1 k2 s2", (0.0, 1.0));
    }

    #[test]
    fn causal_layers_stay_in_time() {
        check("input 1x64; conv 1 k2 p1,0; conv 1 k2 d4 p4,0", (0.0, 1.0));
    }

    #[test]
    fn a_global_pool_is_one_large_cell() {
        check("input 1x15x15; gap", (0.0, 15.0));
    }
}
