//! Growth of a receptive field, layer by layer.

use super::propagation::local_slots;
use super::{AxisField, AxisLink, NetworkAnalysis, Reading};
use crate::network::Axis;

/// The growth of a field along one axis by one layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthStep {
    /// The layer's map.
    pub map: usize,
    /// The size before the layer, in input indices.
    pub before: u128,
    /// The size after the layer.
    pub after: u128,
    /// Kernel, dilation and effective stride before the layer if the classic formula holds: after = before + (kernel − 1) · dilation ·
    /// stride.
    pub formula: Result<(u64, u64, u128), NoFormula>,
}

/// Why the classic formula does not give the size after a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoFormula {
    /// The layer is not a window of one size, such as enlargement.
    Enlarges,
    /// A map before it was enlarged, so that its units are closer than input positions.
    Enlarged,
    /// Branches with different fields meet.
    Branches,
}

/// The growth of a map's field along one axis, layer by layer on the widest path.
///
/// The formula is r = 1 + Σ (k − 1) · d · Π s over the preceding layers (Araujo et al., 2019). Where it does not hold, the step says why.
pub fn growth_steps(analysis: &NetworkAnalysis, map: usize, axis: Axis) -> Vec<GrowthStep> {
    let mut steps = Vec::new();
    let mut here = map;
    while here > 0 {
        let Some((slot, source)) = widest_source(analysis, here, axis) else { break };
        if analysis.growing.contains(&here) {
            steps.extend(step(analysis, here, slot, source, axis));
        }
        here = source;
    }
    steps.reverse();
    steps
}

fn widest_source(analysis: &NetworkAnalysis, map: usize, axis: Axis) -> Option<(usize, usize)> {
    local_slots(&analysis.shaped, map, &analysis.global).max_by_key(|&(slot, source)| {
        (field(analysis, source, axis).map_or(0, AxisField::size), std::cmp::Reverse(slot))
    })
}

fn step(analysis: &NetworkAnalysis, map: usize, slot: usize, source: usize, axis: Axis) -> Option<GrowthStep> {
    let (below, above) = (field(analysis, source, axis)?, field(analysis, map, axis)?);
    let (before, after) = (below.size(), above.size());
    let formula = match AxisLink::of(&analysis.shaped, map, slot).get(axis).reading {
        Reading::Window(taps) if below.stride.1 == 1 => {
            let jump = below.stride.0.unsigned_abs();
            let (kernel, dilation) = (taps.kernel.unsigned_abs(), taps.dilation.unsigned_abs());
            let grown = u128::from(kernel - 1).checked_mul(dilation.into()).and_then(|reach| reach.checked_mul(jump));
            let holds = grown.and_then(|grown| before.checked_add(grown)) == Some(after);
            if holds { Ok((kernel, dilation, jump)) } else { Err(NoFormula::Branches) }
        }
        Reading::Window(_) => Err(NoFormula::Enlarged),
        _ => Err(NoFormula::Enlarges),
    };
    Some(GrowthStep { map, before, after, formula })
}

fn field(analysis: &NetworkAnalysis, map: usize, axis: Axis) -> Option<&AxisField> {
    analysis.fields[map].local().map(|axes| axes.get(axis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    fn sizes(preset: Preset) -> Vec<u128> {
        let analysis = NetworkAnalysis::new(preset.network().into());
        let last = analysis.last_local_map();
        growth_steps(&analysis, last, Axis::Width).iter().map(|step| step.after).collect()
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
    fn a_step_without_the_formula_says_why() {
        let reasons = |text: &str| {
            let network = crate::formats::notation::read(text).expect("a network in the notation");
            let analysis = NetworkAnalysis::new(network.into());
            let steps = growth_steps(&analysis, analysis.last_local_map(), Axis::Width);
            steps.iter().map(|step| step.formula.err()).collect::<Vec<_>>()
        };
        let [enlarges, above] = [NoFormula::Enlarges, NoFormula::Enlarged].map(Some);
        let up = "input 1x13x13; conv 1 k3 p1; up 3 bilinear; pad 1; conv 1 k2; conv 1 k3";
        assert_eq!(reasons(up), [None, enlarges, above, above, above]);
        let transposed = "input 1x16x16; conv 1 k3 s2 p1; deconv 1 k4 s2 p1; deconv 1 k4 s2 p1";
        assert_eq!(reasons(transposed), [None, enlarges, enlarges]);
        let branches = "input 1x32x32; a: conv 1 k3 p1; b: conv 1 k5 p2 from input; add a,b; conv 1 k3";
        assert_eq!(reasons(branches), [None, None]);
    }

    #[test]
    fn every_step_of_a_residual_network_follows_the_formula() {
        let analysis = NetworkAnalysis::new(Preset::ResNet50.network().into());
        let steps = growth_steps(&analysis, analysis.last_local_map(), Axis::Height);
        assert_eq!(steps.last().map(|step| step.after), Some(427));
        assert!(steps.iter().all(|step| step.formula.is_ok()));
        assert!(steps.windows(2).all(|pair| pair[0].after == pair[1].before));
    }
}
