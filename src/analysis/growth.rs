//! How a field comes to its size, layer by layer.

use super::flow::local_slots;
use super::{AxisField, AxisLink, Overview, Reading};
use crate::cnn::Axis;

/// One layer's part in the size of a field along one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthStep {
    /// The layer's map.
    pub map: usize,
    /// The size below the layer, in input indices.
    pub before: u128,
    /// The size above it.
    pub after: u128,
    /// Kernel, dilation and effective stride below, where the classic formula holds: after = before + (kernel − 1) · dilation · stride.
    pub formula: Option<(u64, u64, u128)>,
}

/// The layers by which the field of a map grows to its size along one axis, along the widest of its paths.
///
/// The formula is r = 1 + Σ (k − 1) · d · Π s over the layers before (Araujo et al., 2019). Where a map is enlarged or branches of
/// unequal reach meet it does not hold, and the step says only the sizes.
pub fn growth_steps(overview: &Overview, map: usize, axis: Axis) -> Vec<GrowthStep> {
    let mut steps = Vec::new();
    let mut here = map;
    while here > 0 {
        let Some((slot, source)) = widest_source(overview, here, axis) else { break };
        if overview.growing.contains(&here) {
            steps.extend(step(overview, here, slot, source, axis));
        }
        here = source;
    }
    steps.reverse();
    steps
}

fn widest_source(overview: &Overview, map: usize, axis: Axis) -> Option<(usize, usize)> {
    local_slots(&overview.plan, map, &overview.global).max_by_key(|&(slot, source)| {
        (field(overview, source, axis).map_or(0, AxisField::size), std::cmp::Reverse(slot))
    })
}

fn step(overview: &Overview, map: usize, slot: usize, source: usize, axis: Axis) -> Option<GrowthStep> {
    let (below, above) = (field(overview, source, axis)?, field(overview, map, axis)?);
    let (before, after) = (below.size(), above.size());
    let formula = match AxisLink::of(&overview.plan, map, slot).get(axis).reading {
        Reading::Window(taps) if below.stride.1 == 1 => {
            let jump = below.stride.0.unsigned_abs();
            let (kernel, dilation) = (taps.kernel.unsigned_abs(), taps.dilation.unsigned_abs());
            let grown = u128::from(kernel - 1).checked_mul(dilation.into()).and_then(|reach| reach.checked_mul(jump));
            (grown.and_then(|grown| before.checked_add(grown)) == Some(after)).then_some((kernel, dilation, jump))
        }
        _ => None,
    };
    Some(GrowthStep { map, before, after, formula })
}

fn field(overview: &Overview, map: usize, axis: Axis) -> Option<&AxisField> {
    overview.fields[map].local().map(|axes| axes.get(axis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Convention;
    use crate::cnn::preset::Preset;

    fn sizes(preset: Preset) -> Vec<u128> {
        let overview = Overview::new(preset.network().into(), Convention::default());
        let last = overview.last_local_map();
        growth_steps(&overview, last, Axis::Width).iter().map(|step| step.after).collect()
    }

    #[test]
    fn three_threes_grow_by_two_each() {
        assert_eq!(sizes(Preset::ThreeThrees), [3, 5, 7]);
    }

    #[test]
    fn vgg_ends_at_212() {
        assert_eq!(sizes(Preset::Vgg16).last(), Some(&212));
    }

    #[test]
    fn every_step_of_a_residual_network_follows_the_formula() {
        let overview = Overview::new(Preset::ResNet50.network().into(), Convention::default());
        let steps = growth_steps(&overview, overview.last_local_map(), Axis::Height);
        assert_eq!(steps.last().map(|step| step.after), Some(427));
        assert!(steps.iter().all(|step| step.formula.is_some()));
        assert!(steps.windows(2).all(|pair| pair[0].after == pair[1].before));
    }
}
