//! The reason for a row of the verdict, as facts that a sentence is made from.

use super::{Aspect, Contender, Measures, MemoryTraffic, Middle, Pair, Winograd};
use crate::analysis::Totals;

/// More convolutions than this are not listed one by one in a sentence.
const MOST_LISTED: usize = 4;

/// Why a row of the verdict is as it is: the facts, without the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The values say it all.
    Values,
    /// Every convolution has `channels` channels before and behind, and all work at the same number of positions: the costs are as the
    /// taps of the kernels, 2 × 9 against 25.
    Taps {
        /// The one number of channels.
        channels: u64,
        /// The sum of the taps of all kernels.
        taps: Pair<u128>,
    },
    /// Every convolution has `channels` channels before and behind, on maps of different sizes: positions and taps of each, in order,
    /// the products of which add up to the cost of a pair of channels.
    Positions {
        /// The one number of channels.
        channels: u64,
        /// Positions and taps.
        layers: Pair<Vec<(u128, u128)>>,
    },
    /// One layer has the greatest part of the greater sum.
    LargestLayer {
        /// Whose layer.
        contender: Contender,
        /// Its map.
        map: usize,
        /// Its part.
        part: u128,
        /// The sum.
        total: u128,
    },
    /// The outputs of so many layers are kept.
    Maps(Pair<u128>),
    /// The non-linear layers were counted as they are written down.
    Written,
    /// No network has a non-linear layer: what was counted are the layers with weights, each of which may be followed by one.
    Places,
    /// The middles and the fields that they are part of.
    Middles(Pair<Middle>),
    /// What is computed and what is moved.
    MemoryTraffic(Pair<MemoryTraffic>),
    /// Direct multiply-adds, and what is saved of them.
    Saved(Pair<Winograd>),
}

impl Reason {
    /// The reason behind a row of two measured networks.
    pub(super) fn of(aspect: Aspect, networks: Pair<&Measures>) -> Self {
        let found = match aspect {
            Aspect::Parameters => Some(taps(networks).unwrap_or_else(|| largest(aspect, networks))),
            Aspect::Operations => {
                let same_positions = || same_positions(networks).then(|| taps(networks)).flatten();
                let listed = || same_positions().or_else(|| positions(networks));
                Some(listed().unwrap_or_else(|| largest(aspect, networks)))
            }
            Aspect::Activations => Some(Self::Maps(networks.map(|network| network.maps))),
            Aspect::NonLinearities if counts_places(networks) => Some(Self::Places),
            Aspect::NonLinearities => Some(Self::Written),
            Aspect::CentreShare => networks.map(|network| network.middle.clone().ok()).both().map(Self::Middles),
            Aspect::Intensity => networks.map(|network| network.traffic.clone().ok()).both().map(Self::MemoryTraffic),
            Aspect::Winograd => networks.map(|network| network.winograd.clone().ok()).both().map(Self::Saved),
            Aspect::Output | Aspect::Field | Aspect::Growth | Aspect::Depth => None,
        };
        found.unwrap_or(Self::Values)
    }
}

/// Whether neither network has a non-linear layer, so that the places for one are counted.
pub(super) const fn counts_places(networks: Pair<&Measures>) -> bool {
    networks.a.activations == 0 && networks.b.activations == 0
}

/// The one number of channels before and behind every layer with weights, all of them convolutions, of both networks.
fn one_width(networks: Pair<&Measures>) -> Option<u64> {
    let mut widths = Contender::BOTH.iter().flat_map(|&contender| &networks.get(contender).convolutions);
    let width = widths.next()?.even_channels()?;
    let all_even = widths.all(|convolution| convolution.even_channels() == Some(width));
    let all_convolutions = |network: &Measures| network.weighted == network.convolutions.len() as u128;
    (all_even && all_convolutions(networks.a) && all_convolutions(networks.b)).then_some(width)
}

fn taps(networks: Pair<&Measures>) -> Option<Reason> {
    let channels = one_width(networks)?;
    let taps = networks.map(|network| network.convolutions.iter().map(super::Convolution::taps).sum());
    Some(Reason::Taps { channels, taps })
}

fn same_positions(networks: Pair<&Measures>) -> bool {
    let mut positions = Contender::BOTH.iter().flat_map(|&contender| &networks.get(contender).convolutions);
    let first = positions.next().map(|convolution| convolution.positions);
    positions.all(|convolution| Some(convolution.positions) == first)
}

fn positions(networks: Pair<&Measures>) -> Option<Reason> {
    let channels = one_width(networks)?;
    let few = |network: &Measures| network.convolutions.len() <= MOST_LISTED;
    let listed = |network: &Measures| network.convolutions.iter().map(|c| (c.positions, c.taps())).collect();
    (few(networks.a) && few(networks.b)).then(|| Reason::Positions { channels, layers: networks.map(listed) })
}

fn largest(aspect: Aspect, networks: Pair<&Measures>) -> Reason {
    let total = |totals: Totals| if aspect == Aspect::Parameters { totals.parameters } else { totals.operations };
    let Some(sums) = networks.map(|network| network.totals.clone().ok().map(total)).both() else {
        return Reason::Values;
    };
    let contender = sums.greater().unwrap_or(Contender::A);
    let Some((parameters, operations)) = networks.get(contender).largest else { return Reason::Values };
    let layer = if aspect == Aspect::Parameters { parameters } else { operations };
    Reason::LargestLayer { contender, map: layer.map, part: layer.part, total: *sums.get(contender) }
}
