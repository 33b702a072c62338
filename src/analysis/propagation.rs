//! The two walks over a network that every analysis is an instance of: from the input up, and from a unit down.

use super::AxisLink;
use super::limits::{MOST_CELLS_AT_A_TIME, TooLarge, Work};
use super::per_channel::{Combine, PerChannel};
use crate::network::op::ChannelRule;
use crate::network::{Axes, Op, ShapedNetwork};

/// A value that travels through layers.
pub(super) trait Propagation: Combine {
    /// The value on the other side of a layer, for one of its inputs.
    ///
    /// `share` is the weight of one channel against the others where a layer mixes channels.
    fn through(&self, op: &Op, links: &Axes<AxisLink>, share: f64, work: &mut Work) -> Result<Self, TooLarge>;
}

/// For each map whether everything it reads has passed a global pool, a flattening or an adaptive pool, so that it has no place of its own.
pub fn global_maps(shaped: &ShapedNetwork) -> Vec<bool> {
    behind(shaped, &|map| reads_all(shaped, map) || matches!(shaped.op(map), Op::AdaptiveAvgPool { .. }))
}

/// For each map whether every way to it leads through a layer that reads all of its map: then its units see all there is to see.
pub(super) fn whole_maps(shaped: &ShapedNetwork) -> Vec<bool> {
    behind(shaped, &|map| reads_all(shaped, map))
}

/// Whether each unit of a layer's output reads all of its input.
fn reads_all(shaped: &ShapedNetwork, map: usize) -> bool {
    match shaped.op(map) {
        Op::GlobalAvgPool | Op::Flatten | Op::Linear { .. } => true,
        Op::AdaptiveAvgPool { output } => *output == Axes::both(1),
        _ => false,
    }
}

/// For each map whether it or one on every way to it is such a one.
fn behind(shaped: &ShapedNetwork, is_such: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut found = vec![false; shaped.map_count()];
    for map in 1..shaped.map_count() {
        let Some(step) = shaped.step_of(map) else { continue };
        found[map] = is_such(map) || step.sources.iter().all(|&source| found[source]);
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
    sources.iter().copied().enumerate().filter(move |&(_, source)| global[map] || !global[source])
}

/// From a value at one map down to the input. `passed` is given every value on the way, each when no layer has to read it any more and the
/// input's last, so that no more values are held at a time than are still to be read.
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

/// From a value at one map the values at all maps above that depend on it; `None` where nothing arrives.
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

/// The values of some maps, together no larger than memory has room for.
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
    let links = AxisLink::of(shaped, map, slot);
    let routed = match routing(shaped, map, slot) {
        Routing::Stacked { start } => value.slice(start, inner),
        Routing::Sliced { start } => value.placed(start, outer, inner)?,
        Routing::Shuffled { groups } => value.permuted(|channel| shuffled(channel, outer, groups)),
        Routing::Grouped { groups } => value.by_groups(outer, groups.min(outer), inner, work)?,
    };
    let share = if mixes(op) { groups(shaped, map) as f64 / inner as f64 } else { 1.0 };
    work.spend_length(routed.told_apart())?;
    routed.try_map(|value| value.through(op, &links, share, work))
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
    let links = AxisLink::of(shaped, map, slot);
    let routed = match routing(shaped, map, slot) {
        Routing::Stacked { start } => value.placed(start, inner, outer)?,
        Routing::Sliced { start } => value.slice(start, outer),
        Routing::Shuffled { groups } => value.permuted(|channel| shuffled(channel, outer, outer / groups)),
        Routing::Grouped { groups } => value.by_groups(inner, groups.min(inner), outer, work)?,
    };
    work.spend_length(routed.told_apart())?;
    routed.try_map(|value| value.through(op, &links, 1.0, work))
}

/// How a layer's output channels hang on the channels of one of its inputs.
enum Routing {
    /// Both fall into so many groups, and each channel hangs on its own group.
    Grouped { groups: u64 },
    /// The input's channels are those of the output from `start` on.
    Stacked { start: u64 },
    /// The output's channels are those of the input from `start` on.
    Sliced { start: u64 },
    /// The input's channels are dealt out over groups.
    Shuffled { groups: u64 },
}

fn routing(shaped: &ShapedNetwork, map: usize, slot: usize) -> Routing {
    let op = shaped.op(map);
    match (op.spec().channels, op) {
        (ChannelRule::Stacked, _) => Routing::Stacked { start: offset(shaped, map, slot) },
        (ChannelRule::Sliced, Op::Split { sections, index }) => {
            Routing::Sliced { start: section_start(sections, *index) }
        }
        (ChannelRule::Shuffled, Op::ChannelShuffle { groups }) => Routing::Shuffled { groups: *groups },
        (
            ChannelRule::Apart | ChannelRule::Groups | ChannelRule::All | ChannelRule::Sliced | ChannelRule::Shuffled,
            _,
        ) => Routing::Grouped { groups: groups(shaped, map) },
    }
}

/// In how many groups a layer connects its channels.
fn groups(shaped: &ShapedNetwork, map: usize) -> u64 {
    match shaped.op(map).spec().channels {
        ChannelRule::Groups => shaped.step_of(map).map_or(1, |step| step.groups),
        ChannelRule::All => 1,
        ChannelRule::Apart | ChannelRule::Stacked | ChannelRule::Sliced | ChannelRule::Shuffled => {
            channels(shaped, map)
        }
    }
}

/// Whether learned weights mix a layer's channels.
const fn mixes(op: &Op) -> bool {
    matches!(op, Op::Conv(_) | Op::ConvTranspose(_) | Op::Linear { .. })
}

fn channels(shaped: &ShapedNetwork, map: usize) -> u64 {
    shaped.shape(map).map_or(0, |shape| shape.channels())
}

/// Where the channels of a concatenation's input number `slot` begin.
fn offset(shaped: &ShapedNetwork, map: usize, slot: usize) -> u64 {
    let sources = shaped.step_of(map).map_or(&[][..], |step| &step.sources);
    sources[..slot].iter().map(|&source| channels(shaped, source)).sum()
}

fn section_start(sections: &[u64], index: u64) -> u64 {
    sections.iter().take(usize::try_from(index).unwrap_or(usize::MAX)).sum()
}

/// Where input channel `channel` goes when `channels` are dealt out over `groups`: (g, C/g) transposed.
///
/// The way back is the same with C/g groups.
fn shuffled(channel: usize, channels: u64, groups: u64) -> usize {
    let (channels, groups) = (channels as usize, groups as usize);
    let each = channels / groups;
    (channel % each) * groups + channel / each
}
