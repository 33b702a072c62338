//! How deep a network is.

use crate::cnn::{Op, Plan};

/// The layers with weights (convolutions, transposed and fully connected ones) on the longest path to a map, which is how networks are
/// named: 16 for VGG-16, 50 for ResNet-50.
pub fn depth(plan: &Plan, map: usize) -> usize {
    let mut depths = vec![0_usize; plan.map_count()];
    for here in 1..=map {
        let Some(step) = plan.step_of(here) else { continue };
        let below = step.sources.iter().map(|&source| depths[source]).max().unwrap_or(0);
        depths[here] = below + usize::from(has_weights(plan.op(here)));
    }
    depths[map]
}

/// Whether a layer multiplies its inputs by weights and adds them up.
pub(super) const fn has_weights(op: &Op) -> bool {
    matches!(op, Op::Conv(_) | Op::ConvTranspose(_) | Op::Linear { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::preset::Preset;

    #[test]
    fn networks_are_as_deep_as_they_are_called() {
        for (preset, layers) in
            [(Preset::Vgg16, 16), (Preset::ResNet18, 18), (Preset::ResNet50, 50), (Preset::ResNet101, 101)]
        {
            let plan = Plan::new(preset.network());
            assert_eq!(depth(&plan, plan.map_count() - 1), layers, "{}", preset.id());
        }
    }
}
