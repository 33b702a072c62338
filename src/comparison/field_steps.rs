//! Growth of the fields of two networks, layer by layer, and where they begin to differ.

use super::Pair;
use crate::analysis::{NetworkAnalysis, growth_steps};
use crate::network::Axis;

/// A layer that enlarges the field along one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldStep {
    /// The layer's name.
    pub name: String,
    /// Kernel, dilation and effective stride before the layer if the field grows by (kernel − 1) · dilation · stride.
    pub formula: Option<(u64, u64, u128)>,
    /// The growth of the field, in input cells.
    pub added: u128,
    /// The size after the layer.
    pub after: u128,
}

/// The layers that enlarge the fields of two networks along one axis, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSteps {
    /// The steps of each network.
    pub steps: Pair<Vec<FieldStep>>,
    /// The first step, counted from 0, in which the two differ: in growth, or because one network has no such step. `None` if they do not
    /// differ.
    pub first_difference: Option<usize>,
}

impl FieldSteps {
    /// The steps to the last local map of each network, along an axis; layers that do not enlarge the field are left out.
    ///
    /// ```
    /// use convscope::analysis::NetworkAnalysis;
    /// use convscope::comparison::{FieldSteps, Pair};
    /// use convscope::network::Axis;
    /// use convscope::presets::Preset;
    ///
    /// let analysis = |preset: Preset| NetworkAnalysis::new(preset.network().into());
    /// let (a, b) = (analysis(Preset::ResNet50), analysis(Preset::ResNet50Original));
    /// let steps = FieldSteps::of(Pair::new(&a, &b), Axis::Width);
    /// let last = |steps: &[convscope::comparison::FieldStep]| steps.last().map(|step| step.after);
    /// assert_eq!((last(&steps.steps.a), last(&steps.steps.b)), (Some(427), Some(483)));
    /// ```
    pub fn of(analyses: Pair<&NetworkAnalysis>, axis: Axis) -> Self {
        let steps = analyses.map(|analysis| steps(analysis, axis));
        let count = steps.a.len().max(steps.b.len());
        let added = |steps: &[FieldStep], place: usize| steps.get(place).map(|step| step.added);
        let first_difference = (0..count).find(|&place| added(&steps.a, place) != added(&steps.b, place));
        Self { steps, first_difference }
    }
}

fn steps(analysis: &NetworkAnalysis, axis: Axis) -> Vec<FieldStep> {
    let steps = growth_steps(analysis, analysis.last_local_map(), axis).into_iter();
    steps
        .filter(|step| step.after > step.before)
        .map(|step| FieldStep {
            name: analysis.shaped.name(step.map).to_owned(),
            formula: step.formula.ok(),
            added: step.after - step.before,
            after: step.after,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::presets::Preset;

    fn steps_of(networks: [crate::network::Network; 2]) -> FieldSteps {
        let [a, b] = networks.map(|network| NetworkAnalysis::new(network.into()));
        FieldSteps::of(Pair::new(&a, &b), Axis::Width)
    }

    #[test]
    fn the_original_resnet_strides_a_layer_earlier_three_times() {
        let found = steps_of([Preset::ResNet50.network(), Preset::ResNet50Original.network()]);
        let place = found.first_difference.expect("they differ");
        let (a, b) = (&found.steps.a[place], &found.steps.b[place]);
        assert_eq!((a.added, b.added, a.formula, b.formula), (8, 16, Some((3, 1, 4)), Some((3, 1, 8))));
        let more = found.steps.a.iter().zip(&found.steps.b).filter(|(a, b)| a.added != b.added);
        assert_eq!(more.map(|(a, b)| b.added - a.added).collect::<Vec<_>>(), [8, 16, 32]);
    }

    #[test]
    fn a_network_is_the_equal_of_itself() {
        let vgg = Preset::Vgg16.network();
        assert_eq!(steps_of([vgg.clone(), vgg]).first_difference, None);
    }

    #[test]
    fn a_missing_step_is_a_difference() {
        let read = |text| notation::read(text).expect("a network in the notation");
        let found = steps_of([
            read("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1"),
            read("input 1x15x15; conv 1 k3 p1; conv 1 k1"),
        ]);
        assert_eq!((found.first_difference, found.steps.b.len()), (Some(1), 1));
    }
}
