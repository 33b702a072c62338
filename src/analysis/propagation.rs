//! Forward and backward propagation through a network: from the input to every map, and from one unit back to the input. Every analysis
//! of fields, cells and influence is one of the two.

use super::limits::{MOST_CELLS_AT_A_TIME, TooLarge, Work};
use super::per_channel::{Combine, PerChannel};
use super::subpixel::Subpixel;
use super::{AxisLink, Reading};
use crate::network::op::ChannelRule;
use crate::network::{Axes, MapAxis, Op, Sees, ShapedNetwork, SoftmaxAxis};

/// A value that travels through layers.
pub(super) trait Propagation: Combine {
    /// The value on the other side of a layer, for one of the layer's inputs.
    ///
    /// `share` is the weight of one channel against the others where a layer mixes channels.
    fn through(&self, op: &Op, links: &Axes<AxisLink>, share: f64, work: &mut Work) -> Result<Self, TooLarge>;
}

/// The global maps: those whose units have no position of their own, since every path from the input leads through a global pool, a
/// flattening, a linear layer or an adaptive pool. One entry per map, the input first.
///
/// A map behind an opaque block with an unknown receptive field is not global, so that it counts where it joins a local map.
pub fn global_maps(shaped: &ShapedNetwork) -> Vec<bool> {
    let unknown = unknown_maps(shaped);
    let loses_position = |map: usize| {
        reads_all(shaped, map) || matches!(shaped.op(map), Op::AdaptiveAvgPool { .. } | Op::AdaptiveMaxPool { .. })
    };
    reached_only_through(shaped, &|map| !unknown[map] && loses_position(map))
}

/// The maps whose units see the whole input: every path from the input leads through a layer that reads all of its map, or at least one
/// path leads through a layer whose units keep their positions and read the whole map, as attention does.
pub(super) fn whole_maps(shaped: &ShapedNetwork) -> Vec<bool> {
    let mut found = reached_only_through(shaped, &|map| reads_all(shaped, map));
    let attends = reached_through(shaped, &|map| reads_all_in_place(shaped, map));
    found.iter_mut().zip(attends).for_each(|(found, attends)| *found |= attends);
    found
}

/// The maps that at least one path reaches through an opaque block with an unknown receptive field.
pub(super) fn unknown_maps(shaped: &ShapedNetwork) -> Vec<bool> {
    reached_through(shaped, &|map| matches!(shaped.op(map), Op::Opaque(opaque) if opaque.sees == Sees::Unknown))
}

/// The maps that at least one path from the input reaches through a matching map; a matching map counts itself.
fn reached_through(shaped: &ShapedNetwork, matches: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut found = vec![false; shaped.map_count()];
    for map in 1..shaped.map_count() {
        let Some(step) = shaped.step_of(map) else { continue };
        found[map] = matches(map) || step.sources.iter().any(|&source| found[source]);
    }
    found
}

/// Whether each unit of a layer's output keeps its position although it reads the whole input.
fn reads_all_in_place(shaped: &ShapedNetwork, map: usize) -> bool {
    match shaped.op(map) {
        Op::Opaque(opaque) => opaque.sees == Sees::Whole,
        Op::Softmax { axis } | Op::LogSoftmax { axis } => *axis == SoftmaxAxis::Map,
        op => shaped.step_of(map).is_some_and(|step| step.statistics.over_map(op)),
    }
}

/// Whether each unit of a layer's output reads all of its input.
fn reads_all(shaped: &ShapedNetwork, map: usize) -> bool {
    match shaped.op(map) {
        Op::GlobalAvgPool | Op::GlobalMaxPool | Op::Flatten | Op::Linear { .. } => true,
        Op::AdaptiveAvgPool { output } | Op::AdaptiveMaxPool { output } => *output == Axes::both(1),
        _ => false,
    }
}

/// The map nearest to `from` whose layer matches, among `from` and the maps that it reads through local branches.
pub(super) fn first_below(shaped: &ShapedNetwork, from: usize, matches: &dyn Fn(&Op) -> bool) -> Option<usize> {
    let global = global_maps(shaped);
    let mut reached = vec![false; from + 1];
    reached[from] = true;
    for map in (1..=from).rev().filter(|&map| shaped.step_of(map).is_some()) {
        if reached[map] && matches(shaped.op(map)) {
            return Some(map);
        }
        if reached[map] {
            local_slots(shaped, map, &global).for_each(|(_, source)| reached[source] = true);
        }
    }
    None
}

/// The maps that every path from the input reaches through a matching map; a matching map counts itself.
fn reached_only_through(shaped: &ShapedNetwork, matches: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut found = vec![false; shaped.map_count()];
    for map in 1..shaped.map_count() {
        let Some(step) = shaped.step_of(map) else { continue };
        found[map] = matches(map) || step.sources.iter().all(|&source| found[source]);
    }
    found
}

/// The slots of a map's inputs that carry a field: where a local branch meets one that sees the whole map (a gate), the local one.
pub(super) fn local_slots<'a>(
    shaped: &'a ShapedNetwork,
    map: usize,
    global: &'a [bool],
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let sources = shaped.step_of(map).map_or(&[][..], |step| &step.sources);
    let settled = indices_are_settled(shaped, map);
    let counts = move |slot: usize, source: usize| (global[map] || !global[source]) && !(settled && slot == 1);
    sources.iter().copied().enumerate().filter(move |&(slot, source)| counts(slot, source))
}

/// Whether a layer unpools with the indices of windows of one cell, which say nothing about that cell.
fn indices_are_settled(shaped: &ShapedNetwork, map: usize) -> bool {
    let pool = shaped.step_of(map).and_then(|step| step.unpools.as_ref());
    pool.is_some_and(|pool| pool.kernel == Axes::both(1))
}

/// Propagates a value from one map back to the input. `passed` receives the value of every map on the way, the input's last, as soon as all
/// layers that read the map have been visited, so that no more values are held than are still needed.
pub(super) fn backward<T: Propagation>(
    shaped: &ShapedNetwork,
    from: usize,
    start: T,
    work: &mut Work,
    mut passed: impl FnMut(usize, PerChannel<T>, &mut Work) -> Result<(), TooLarge>,
) -> Result<(), TooLarge> {
    let global = global_maps(shaped);
    let mut values = Held::new(from + 1);
    values.put(from, PerChannel::Uniform(start))?;
    for map in (1..=from).rev() {
        let Some(value) = values.take(map) else { continue };
        for (slot, source) in local_slots(shaped, map, &global) {
            let below = step_down(shaped, map, slot, source, &value, work)?;
            let below = match values.take(source) {
                None => below,
                Some(other) => other.merged(&below, channels(shaped, source), work)?,
            };
            values.put(source, below)?;
        }
        passed(map, value, work)?;
    }
    values.take(0).map_or(Ok(()), |value| passed(0, value, work))
}

/// Propagates a value from one map to all later maps; `None` for maps that do not depend on it.
pub(super) fn forward<T: Propagation>(
    shaped: &ShapedNetwork,
    from: usize,
    start: T,
    work: &mut Work,
) -> Result<Vec<Option<PerChannel<T>>>, TooLarge> {
    let global = global_maps(shaped);
    let mut values = Held::new(shaped.map_count());
    values.put(from, PerChannel::Uniform(start))?;
    for map in from + 1..shaped.map_count() {
        let mut arrived: Option<PerChannel<T>> = None;
        for (slot, source) in local_slots(shaped, map, &global) {
            let Some(value) = values.get(source) else { continue };
            let above = step_up(shaped, map, slot, source, value, work)?;
            arrived = Some(match arrived {
                None => above,
                Some(other) => other.merged(&above, channels(shaped, map), work)?,
            });
        }
        if let Some(arrived) = arrived {
            values.put(map, arrived)?;
        }
    }
    Ok(values.values)
}

/// The values of some maps, with a bound on their total size.
struct Held<T> {
    values: Vec<Option<PerChannel<T>>>,
    size: u64,
}

impl<T: Propagation> Held<T> {
    fn new(count: usize) -> Self {
        Self { values: std::iter::repeat_with(|| None).take(count).collect(), size: 0 }
    }

    fn get(&self, map: usize) -> Option<&PerChannel<T>> {
        self.values.get(map)?.as_ref()
    }

    fn put(&mut self, map: usize, value: PerChannel<T>) -> Result<(), TooLarge> {
        self.size = self.size.saturating_add(value.size());
        if self.size > MOST_CELLS_AT_A_TIME {
            return Err(TooLarge::TooMuchWork);
        }
        if let Some(place) = self.values.get_mut(map) {
            *place = Some(value);
        }
        Ok(())
    }

    fn take(&mut self, map: usize) -> Option<PerChannel<T>> {
        let taken = self.values.get_mut(map)?.take()?;
        self.size = self.size.saturating_sub(taken.size());
        Some(taken)
    }
}

fn step_down<T: Propagation>(
    shaped: &ShapedNetwork,
    map: usize,
    slot: usize,
    source: usize,
    value: &PerChannel<T>,
    work: &mut Work,
) -> Result<PerChannel<T>, TooLarge> {
    let (outer, inner) = (channels(shaped, map), channels(shaped, source));
    let op = shaped.op(map);
    let chain = known(AxisLink::chain(shaped, map, slot))?;
    let links = chain[0];
    let routed = match routing(shaped, map, slot) {
        Routing::Stacked { start } => value.slice(start, 1, inner),
        Routing::Sliced { start, step } => value.placed(start, step, outer, inner)?,
        Routing::Reversed => value.permuted(|channel| last(outer) - channel),
        Routing::Halved => value.repeated(outer, inner)?,
        Routing::Subpixel(subpixel) => return subpixel.down(op, value, &links, (outer, inner), work),
        Routing::Shuffled { groups } => value.permuted(|channel| shuffled(channel, outer, groups)),
        Routing::Grouped { groups } => value.by_groups(outer, groups.min(outer), inner, work)?,
    };
    let share = if mixes(op) { groups(shaped, map) as f64 / inner as f64 } else { 1.0 };
    work.spend_length(routed.told_apart())?;
    routed.try_map(|value| {
        let first = value.through(op, &links, share, work)?;
        chain[1..].iter().try_fold(first, |value, links| value.through(op, links, 1.0, work))
    })
}

fn step_up<T: Propagation>(
    shaped: &ShapedNetwork,
    map: usize,
    slot: usize,
    source: usize,
    value: &PerChannel<T>,
    work: &mut Work,
) -> Result<PerChannel<T>, TooLarge> {
    let (outer, inner) = (channels(shaped, map), channels(shaped, source));
    let op = shaped.op(map);
    let chain = known(AxisLink::chain(shaped, map, slot))?;
    let links = chain[0];
    let routed = match routing(shaped, map, slot) {
        Routing::Stacked { start } => value.placed(start, 1, inner, outer)?,
        Routing::Sliced { start, step } => value.slice(start, step, outer),
        Routing::Reversed => value.permuted(|channel| last(outer) - channel),
        Routing::Halved => value.slice(0, 1, outer).merged(&value.slice(outer, 1, outer), outer, work)?,
        Routing::Subpixel(subpixel) => return subpixel.up(op, value, &links, (outer, inner), work),
        Routing::Shuffled { groups } => value.permuted(|channel| shuffled(channel, outer, outer / groups)),
        Routing::Grouped { groups } => value.by_groups(inner, groups.min(inner), outer, work)?,
    };
    work.spend_length(routed.told_apart())?;
    routed.try_map(|value| {
        let before =
            chain[1..].iter().rev().try_fold(value.clone(), |value, links| value.through(op, links, 1.0, work))?;
        before.through(op, &links, 1.0, work)
    })
}

/// The links, if the receptive field of the layer is known.
fn known(chain: Vec<Axes<AxisLink>>) -> Result<Vec<Axes<AxisLink>>, TooLarge> {
    let is_unknown = chain.iter().any(|links| links.width.reading == Reading::Unknown);
    if is_unknown { Err(TooLarge::Unknown) } else { Ok(chain) }
}

/// How a layer's output channels depend on the channels of one of its inputs.
enum Routing {
    /// Both are split into `groups`, and each channel depends on all channels of its group.
    Grouped { groups: u64 },
    /// The input's channels are the output's from `start` on.
    Stacked { start: u64 },
    /// The output's channels are every `step`-th input channel from `start` on.
    Sliced { start: u64, step: u64 },
    /// The input's channels are shuffled over groups.
    Shuffled { groups: u64 },
    /// The output's channels are the input's in reverse order.
    Reversed,
    /// Output channel `c` depends on channel `c` of both halves of the input.
    Halved,
    /// Channels become cells, or cells channels.
    Subpixel(Subpixel),
}

fn routing(shaped: &ShapedNetwork, map: usize, slot: usize) -> Routing {
    let apart = || Routing::Grouped { groups: channels(shaped, map) };
    match shaped.op(map) {
        Op::Concat { axis: MapAxis::Channels } => Routing::Stacked { start: offset(shaped, map, slot) },
        Op::Split { sections, index } => Routing::Sliced { start: section_start(sections, *index), step: 1 },
        Op::Slice { axis: MapAxis::Channels, start, step, .. } => Routing::Sliced { start: *start, step: *step },
        Op::ChannelShuffle { groups } => Routing::Shuffled { groups: *groups },
        Op::Flip { axis: MapAxis::Channels } => Routing::Reversed,
        Op::Glu => Routing::Halved,
        op => match Subpixel::of(op) {
            Some(subpixel) => Routing::Subpixel(subpixel),
            None => match op.spec().channels {
                ChannelRule::Groups | ChannelRule::All | ChannelRule::Apart => {
                    Routing::Grouped { groups: groups(shaped, map) }
                }
                // Operators with these rules that have no arm above act along the height or the width, on each channel by itself.
                ChannelRule::Stacked
                | ChannelRule::Sliced
                | ChannelRule::Shuffled
                | ChannelRule::Halved
                | ChannelRule::Subpixel => apart(),
            },
        },
    }
}

const fn last(channels: u64) -> usize {
    (channels as usize).saturating_sub(1)
}

/// The number of groups in which a layer connects its channels.
fn groups(shaped: &ShapedNetwork, map: usize) -> u64 {
    let statistics = shaped.step_of(map).map(|step| step.statistics).unwrap_or_default();
    if let Some(groups) = statistics.channel_groups(shaped.op(map)) {
        return groups;
    }
    let over_positions =
        matches!(shaped.op(map), Op::Softmax { axis: SoftmaxAxis::Map } | Op::LogSoftmax { axis: SoftmaxAxis::Map });
    match shaped.op(map).spec().channels {
        ChannelRule::All if over_positions => channels(shaped, map),
        ChannelRule::Groups => shaped.step_of(map).map_or(1, |step| step.groups),
        ChannelRule::All => 1,
        ChannelRule::Apart
        | ChannelRule::Stacked
        | ChannelRule::Sliced
        | ChannelRule::Shuffled
        | ChannelRule::Halved
        | ChannelRule::Subpixel => channels(shaped, map),
    }
}

/// Whether learned weights mix a layer's channels.
const fn mixes(op: &Op) -> bool {
    matches!(op, Op::Conv(_) | Op::ConvTranspose(_) | Op::Linear { .. })
}

fn channels(shaped: &ShapedNetwork, map: usize) -> u64 {
    shaped.shape(map).map_or(0, |shape| shape.channels())
}

/// The first output channel of a concatenation's input number `slot`.
fn offset(shaped: &ShapedNetwork, map: usize, slot: usize) -> u64 {
    let sources = shaped.step_of(map).map_or(&[][..], |step| &step.sources);
    sources[..slot].iter().map(|&source| channels(shaped, source)).sum()
}

fn section_start(sections: &[u64], index: u64) -> u64 {
    sections.iter().take(usize::try_from(index).unwrap_or(usize::MAX)).sum()
}

/// The position of input channel `channel` after shuffling: the matrix (g, C/g) of channel numbers transposed.
///
/// The inverse is the same with C/g groups.
fn shuffled(channel: usize, channels: u64, groups: u64) -> usize {
    let (channels, groups) = (channels as usize, groups as usize);
    let each = channels / groups;
    (channel % each) * groups + channel / each
}
