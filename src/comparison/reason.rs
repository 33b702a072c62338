//! Reason for a row of the verdict, as facts from which a sentence is made.

use super::{CentralInfluence, Compared, Measure, Measures, MemoryTraffic, Pair, Winograd};
use crate::analysis::Totals;

/// The largest number of convolutions that a sentence lists one by one.
const MOST_LISTED: usize = 4;

/// The reason for a row of the verdict, as facts without words.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The values themselves.
    Values,
    /// Every convolution has `channels` input and output channels, at the same number of positions: the costs are proportional to the taps
    /// of the kernels, 2 × 9 against 25.
    Taps {
        /// The common number of channels.
        channels: u64,
        /// The sum of the taps of all kernels.
        taps: Pair<u128>,
    },
    /// Every convolution has `channels` input and output channels, on maps of different sizes: the positions and taps of each, in order.
    /// The sum of their products is the cost of a pair of channels.
    Positions {
        /// The common number of channels.
        channels: u64,
        /// Positions and taps.
        layers: Pair<Vec<(u128, u128)>>,
    },
    /// One layer contributes most to the greater sum.
    LargestLayer {
        /// The network of the layer.
        compared: Compared,
        /// Its map.
        map: usize,
        /// Its contribution.
        part: u128,
        /// The sum.
        total: u128,
    },
    /// The numbers of layers whose outputs are kept.
    Maps(Pair<u128>),
    /// Non-linear layers were counted as explicit layers.
    Written,
    /// No network has a non-linear layer: layers with weights were counted, each of which may be followed by one.
    Places,
    /// The central influences.
    Middles(Pair<CentralInfluence>),
    /// The operations and the memory traffic.
    MemoryTraffic(Pair<MemoryTraffic>),
    /// Direct multiply-adds, and how many are saved.
    Saved(Pair<Winograd>),
}

impl Reason {
    /// The reason for a row about two measured networks.
    pub(super) fn of(measure: Measure, networks: Pair<&Measures>) -> Self {
        let found = match measure {
            Measure::Parameters => Some(taps(networks).unwrap_or_else(|| largest(measure, networks))),
            Measure::Operations => {
                let same_positions = || same_positions(networks).then(|| taps(networks)).flatten();
                let listed = || same_positions().or_else(|| positions(networks));
                Some(listed().unwrap_or_else(|| largest(measure, networks)))
            }
            Measure::Activations => Some(Self::Maps(networks.map(|network| network.maps))),
            Measure::NonLinearities if counts_places(networks) => Some(Self::Places),
            Measure::NonLinearities => Some(Self::Written),
            Measure::CentreShare => networks.map(|network| network.middle.clone().ok()).both().map(Self::Middles),
            Measure::Intensity => networks.map(|network| network.traffic.clone().ok()).both().map(Self::MemoryTraffic),
            Measure::Winograd => networks.map(|network| network.winograd.clone().ok()).both().map(Self::Saved),
            Measure::Output | Measure::Field | Measure::Growth | Measure::Depth => None,
        };
        found.unwrap_or(Self::Values)
    }
}

/// Whether neither network has a non-linear layer, so that layers with weights are counted.
pub(super) const fn counts_places(networks: Pair<&Measures>) -> bool {
    networks.a.activations == 0 && networks.b.activations == 0
}

/// The number of input and output channels that is common to all layers with weights of both networks; `None` if they differ, or if a layer
/// is not a convolution.
fn one_width(networks: Pair<&Measures>) -> Option<u64> {
    let mut widths = Compared::BOTH.iter().flat_map(|&compared| &networks.get(compared).convolutions);
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
    let mut positions = Compared::BOTH.iter().flat_map(|&compared| &networks.get(compared).convolutions);
    let first = positions.next().map(|convolution| convolution.positions);
    positions.all(|convolution| Some(convolution.positions) == first)
}

fn positions(networks: Pair<&Measures>) -> Option<Reason> {
    let channels = one_width(networks)?;
    let few = |network: &Measures| network.convolutions.len() <= MOST_LISTED;
    let listed = |network: &Measures| network.convolutions.iter().map(|c| (c.positions, c.taps())).collect();
    (few(networks.a) && few(networks.b)).then(|| Reason::Positions { channels, layers: networks.map(listed) })
}

fn largest(measure: Measure, networks: Pair<&Measures>) -> Reason {
    let total = |totals: Totals| if measure == Measure::Parameters { totals.parameters } else { totals.operations };
    let Some(sums) = networks.map(|network| network.totals.clone().ok().map(total)).both() else {
        return Reason::Values;
    };
    let compared = sums.greater().unwrap_or(Compared::A);
    let Some((parameters, operations)) = networks.get(compared).largest else { return Reason::Values };
    let layer = if measure == Measure::Parameters { parameters } else { operations };
    Reason::LargestLayer { compared, map: layer.map, part: layer.part, total: *sums.get(compared) }
}
