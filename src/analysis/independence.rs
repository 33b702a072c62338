//! Independence of paths: whether the paths from a unit to the input carry independent random weights, so that variances add up.
//!
//! The second moment of a gradient follows the linear recursion of path counts with squared weights as long as the added contributions are
//! uncorrelated. They are if their paths differ in a layer of independent random weights of mean zero. They are not if paths from one such
//! layer (or from the unit itself) fork and meet again over layers of fixed weights alone, if a second overlapping average reads values
//! that a first one has correlated, or if two layers on a path use the same weights.

use std::collections::HashSet;

use super::propagation;
use super::{AxisLink, Reading};
use crate::network::{Axis, Op, ShapedNetwork};

/// The sources of the gradient at a map.
#[derive(Clone, Default)]
struct Origins {
    /// The random layers (or slots of joins below them) whose weights were the last on each path to the map.
    last_random: HashSet<(usize, usize)>,
    /// Whether neighboring cells share a part of their gradient.
    smeared: bool,
}

/// The unit itself, as one of the random layers.
const THE_UNIT: (usize, usize) = (usize::MAX, 0);

/// The map nearest to `from`, among those that it reads, at which correlated contributions would be added.
pub(super) fn first_correlated(shaped: &ShapedNetwork, from: usize) -> Option<usize> {
    let global = propagation::global_maps(shaped);
    let mut weights = HashSet::new();
    let mut origins: Vec<Option<Origins>> = vec![None; from + 1];
    origins[from] = Some(Origins { last_random: [THE_UNIT].into(), smeared: false });
    for map in (1..=from).rev() {
        let Some(own) = origins[map].clone() else { continue };
        let mixing = mixing(shaped, map);
        if mixes_channels(shaped.op(map)) {
            return Some(map);
        }
        if own.smeared && mixing == Mixing::OverlappingFixed {
            return Some(map);
        }
        // Weights used twice on a path are not independent.
        if !weights.insert(shaped.step_of(map).and_then(|step| step.shares).unwrap_or(map)) {
            return Some(map);
        }
        for (slot, source) in propagation::local_slots(shaped, map, &global) {
            let mut handed = own.clone();
            match shaped.op(map) {
                Op::Conv(_) | Op::ConvTranspose(_) | Op::Linear { .. } => handed.last_random = [(map, 0)].into(),
                // Different channels of a random layer have different weights.
                Op::Concat { .. } if !own.last_random.contains(&THE_UNIT) => handed.last_random = [(map, slot)].into(),
                _ => {}
            }
            // Max pooling routes each gradient to one random cell, which keeps neighbors uncorrelated.
            handed.smeared |= mixing != Mixing::Apart && !matches!(shaped.op(map), Op::MaxPool(_));
            let below = origins[source].get_or_insert_default();
            if !below.last_random.is_disjoint(&handed.last_random) {
                return Some(source);
            }
            below.last_random.extend(handed.last_random);
            below.smeared |= handed.smeared;
        }
    }
    None
}

/// Whether a layer mixes channels or cells by weights that are not random, so that gradients are not independent.
fn mixes_channels(op: &Op) -> bool {
    op.repeats_cells() || matches!(op, Op::Opaque(_) | Op::Softmax { .. } | Op::LogSoftmax { .. })
}

/// How a layer of fixed weights mixes neighboring cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mixing {
    /// Each output passes its gradient to one cell, or the weights are random.
    Apart,
    /// Cells share the gradient of one output, and no cell has more than one.
    Fixed,
    /// Cells add up the gradients of several outputs.
    OverlappingFixed,
}

fn mixing(shaped: &ShapedNetwork, map: usize) -> Mixing {
    let fixed = matches!(
        shaped.op(map),
        Op::AvgPool(_)
            | Op::LpPool { .. }
            | Op::MaxPool(_)
            | Op::Upsample { .. }
            | Op::Resize { .. }
            | Op::AdaptiveAvgPool { .. }
            | Op::AdaptiveMaxPool { .. }
    );
    if !fixed {
        return Mixing::Apart;
    }
    let links = AxisLink::of(shaped, map, 0);
    let overlaps = Axis::BOTH.into_iter().any(|axis| match links.get(axis).reading {
        Reading::Window(taps) => taps.stride < taps.dilation * (taps.kernel - 1) + 1,
        Reading::Upsample { scale, .. } => scale > 1,
        _ => links.get(axis).input > 1,
    });
    match (overlaps, shaped.op(map)) {
        (true, _) => Mixing::OverlappingFixed,
        (false, Op::MaxPool(_)) => Mixing::Apart,
        (false, _) => Mixing::Fixed,
    }
}
