//! Hourglass: the maps of an encoder and a decoder as a U, such as those of U-Net.
//!
//! Every resolution has a row. The encoder's map is at its left, the decoder's at its right; connections from one to the other cross between
//! them. The input is at the top left and the output at the top right.

use crate::scene::stack::{Stack, StackMap};

/// The fewest times that the resolution must rise again: a single upsampling is no decoder.
const FEWEST_RISES: usize = 2;

/// The places of some maps of an hourglass network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hourglass {
    /// The shown maps with their places, in the order of the stack.
    pub maps: Vec<Placed>,
    /// The number of rows.
    pub rows: usize,
    /// The connections from the encoder to the decoder, as indices into the shown maps: which one is read and which one reads.
    pub skips: Vec<(usize, usize)>,
}

/// A map and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The index of the map in the stack.
    pub place: usize,
    /// The half of the U.
    pub arm: Arm,
    /// The row, from the top.
    pub row: usize,
}

/// A half of the U. The coarsest maps belong to neither and stand in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arm {
    /// The encoder, at the left.
    Down,
    /// The coarsest maps.
    Bottom,
    /// The decoder, at the right.
    Up,
}

impl Hourglass {
    /// The hourglass of a network whose maps first become coarser and then finer again; `None` for all others.
    ///
    /// Of the maps of one resolution in one arm the last is shown, but always the map at the index `focus` and the selected one.
    pub fn of(stack: &Stack, focus: usize) -> Option<Self> {
        let levels = levels(stack)?;
        let groups = groups(&levels);
        let rows = groups.iter().map(|group| group.row).max()? + 1;
        let last = stack.maps.len() - 1;
        let mut maps = vec![Placed { place: 0, arm: Arm::Down, row: 0 }];
        for group in &groups {
            // The output stands across from the input, if its resolution has another map to show.
            let others: Vec<usize> =
                group.places.iter().copied().filter(|&place| place != 0 && place != last).collect();
            let candidates = if others.is_empty() { &group.places } else { &others };
            let wanted = [focus, stack.selected].into_iter().find(|place| candidates.contains(place));
            let place = wanted.or_else(|| candidates.iter().copied().rfind(|&place| place != 0));
            maps.extend(place.map(|place| Placed { place, arm: group.arm, row: group.row }));
        }
        if maps.last().is_some_and(|placed| placed.place != last) {
            maps.push(Placed { place: last, arm: Arm::Up, row: 0 });
        }
        let skips = skips(stack, &groups, &maps);
        Some(Self { maps, rows, skips })
    }

    /// The shown maps, as indices into the stack.
    pub fn shown(&self) -> Vec<usize> {
        self.maps.iter().map(|placed| placed.place).collect()
    }
}

/// Neighboring maps of one resolution.
struct Group {
    places: Vec<usize>,
    arm: Arm,
    row: usize,
}

/// The resolution of every map, as the number of input cells from one of its cells to the next (rows times columns), if they make an
/// hourglass.
fn levels(stack: &Stack) -> Option<Vec<f64>> {
    let step = |map: &StackMap| map.place.height.step * map.place.width.step;
    let levels: Vec<f64> = stack.maps.iter().map(step).collect();
    let valley = levels.iter().copied().fold(0.0, f64::max);
    let first = levels.iter().position(|&level| level == valley)?;
    let falls = levels[..=first].is_sorted();
    let rises = levels[first..].windows(2).filter(|pair| pair[1] < pair[0]).count();
    let is_hourglass = falls && first > 0 && levels[first..].is_sorted_by(|one, two| one >= two);
    // What the decoder makes finer than the input has no row of an encoder beside it.
    let ends_below = levels.last().zip(levels.first()).is_some_and(|(last, first)| last >= first);
    (is_hourglass && ends_below && rises >= FEWEST_RISES).then_some(levels)
}

/// The maps of each resolution in each arm. Row 0 is left to the input and the output.
fn groups(levels: &[f64]) -> Vec<Group> {
    let valley = levels.iter().copied().fold(0.0, f64::max);
    let mut distinct = levels.to_vec();
    distinct.sort_by(f64::total_cmp);
    distinct.dedup();
    let mut groups: Vec<Group> = Vec::new();
    let mut before = None;
    let mut is_rising = false;
    for (place, &level) in levels.iter().enumerate() {
        is_rising |= before.is_some_and(|before| level < before);
        let arm = match (level == valley, is_rising) {
            (true, _) => Arm::Bottom,
            (false, false) => Arm::Down,
            (false, true) => Arm::Up,
        };
        match groups.last_mut() {
            Some(group) if before == Some(level) => group.places.push(place),
            _ => {
                let row = distinct.partition_point(|&other| other < level) + 1;
                groups.push(Group { places: vec![place], arm, row });
            }
        }
        before = Some(level);
    }
    groups
}

/// The connections between the arms, drawn between the maps that stand for their resolutions.
fn skips(stack: &Stack, groups: &[Group], maps: &[Placed]) -> Vec<(usize, usize)> {
    let shown = |group: &Group| {
        maps.iter().position(|placed| placed.arm == group.arm && placed.row == group.row && placed.place > 0)
    };
    let mut skips = Vec::new();
    for up in groups.iter().filter(|group| group.arm == Arm::Up) {
        for down in groups.iter().filter(|group| group.arm == Arm::Down) {
            let reads = up.places.iter().flat_map(|&place| &stack.maps[place].reads);
            if reads.into_iter().any(|reads| down.places.contains(&reads.from)) {
                skips.extend(shown(down).zip(shown(up)));
            }
        }
    }
    skips
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::trace::receptive;
    use crate::analysis::{NetworkAnalysis, Unit};
    use crate::network::Network;
    use crate::presets::Preset;
    use crate::scene::stack::MapWords;

    fn stack(network: Network, map: Option<usize>) -> Stack {
        let analysis = NetworkAnalysis::new(network.into());
        let map = map.unwrap_or(analysis.shaped.map_count() - 1);
        let unit = Unit::centre(&analysis.shaped, map).expect("the layer works");
        let trace = receptive(&analysis.shaped, unit).expect("a trace");
        let words = |map| MapWords { name: analysis.shaped.name(map).to_owned(), sees: String::new() };
        Stack::of(&analysis, &trace, None, &words)
    }

    #[test]
    fn u_net_has_a_row_for_every_resolution_and_a_skip_in_each_but_the_last() {
        let stack = stack(Preset::UNet.network(), None);
        let hourglass = Hourglass::of(&stack, stack.selected).expect("an hourglass");
        let places: Vec<_> = hourglass.maps.iter().map(|map| (map.arm, map.row)).collect();
        let down = (0..5).map(|row| (Arm::Down, row));
        let up = (0..5).rev().map(|row| (Arm::Up, row));
        assert_eq!(places, down.chain([(Arm::Bottom, 5)]).chain(up).collect::<Vec<_>>());
        assert_eq!((hourglass.rows, &hourglass.skips[..]), (6, &[(4, 6), (3, 7), (2, 8), (1, 9)][..]));
        assert!(hourglass.shown().is_sorted());
    }

    #[test]
    fn the_selected_map_is_among_those_shown() {
        let network = Preset::UNet.network();
        for map in (1..=network.nodes().len()).step_by(3) {
            let stack = stack(network.clone(), Some(map));
            let hourglass = Hourglass::of(&stack, stack.selected).expect("an hourglass");
            let shown = hourglass.shown();
            assert!(shown.contains(&stack.selected), "{map}: {shown:?}");
            assert!(shown.is_sorted() && shown[0] == 0, "{map}: {shown:?}");
        }
    }

    #[test]
    fn networks_without_a_decoder_are_no_hourglass() {
        for network in [Preset::ResNet50.network(), Preset::Vgg16.network(), Preset::DeepLabV3.network()] {
            let stack = stack(network, None);
            assert_eq!(Hourglass::of(&stack, stack.selected), None);
        }
    }
}
