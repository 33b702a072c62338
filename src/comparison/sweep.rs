//! Sweeps: the costs of two networks over the values of one parameter, and the crossings where the cheaper one changes.

use super::{Compared, Pair, Setting};
use crate::analysis::{Convention, Totals, totals};
use crate::network::{Network, ShapedNetwork};

/// The cost that a sweep computes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Trainable parameters.
    #[default]
    Parameters,
    /// Operations under a convention.
    Operations,
    /// Output values of all layers.
    Activations,
}

/// The costs of two networks at one setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The setting.
    pub setting: Setting,
    /// The costs; `None` for a network that is impossible at the setting, or too large to count.
    pub costs: Pair<Option<u128>>,
}

/// A change of the cheaper network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The settings just before at which both cost the same.
    pub ties: Vec<Setting>,
    /// The first setting at which the other network is cheaper.
    pub from: Setting,
    /// The network that is cheaper from there on.
    pub cheaper: Compared,
}

/// The costs of two networks over the settings of one parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// One point per setting, in order.
    pub points: Vec<Point>,
    /// The changes of the cheaper network, in order.
    pub crossings: Vec<Crossing>,
}

impl Metric {
    const fn of(self, totals: &Totals) -> u128 {
        match self {
            Self::Parameters => totals.parameters,
            Self::Operations => totals.operations,
            Self::Activations => totals.activations,
        }
    }

    fn price(self, network: Network, convention: Convention) -> Option<u128> {
        let shaped = ShapedNetwork::new(network);
        let sums = totals(shaped.complete().ok()?, convention).ok()?;
        Some(self.of(&sums))
    }
}

impl Point {
    /// The cheaper network; `None` at a tie, or if a cost is missing.
    pub fn cheaper(&self) -> Option<Compared> {
        self.costs.both()?.greater().map(Compared::other)
    }

    /// Whether both cost the same.
    pub fn is_tie(&self) -> bool {
        self.costs.both().is_some_and(|costs| costs.agrees())
    }
}

/// Computes the costs of two networks over settings, and finds every crossing.
///
/// ```
/// use convscope::analysis::Convention;
/// use convscope::comparison::{Compared, SweepParameter, Pair, Metric, Setting, sweep};
/// use convscope::formats::notation;
///
/// let two_threes = notation::read("input 1x9x9; conv 1 k3 nobias; conv 1 k3 nobias").expect("two layers");
/// let one_five = notation::read("input 1x9x9; conv 1 k5 nobias").expect("a layer");
/// let sizes = SweepParameter::InputSize.settings(5..=32);
/// let sweep = sweep(Pair::new(&two_threes, &one_five), &sizes, Metric::Operations, Convention::default());
/// assert_eq!(sweep.crossings[0].ties, [Setting::InputSize(10)]);
/// assert_eq!((sweep.crossings[0].from, sweep.crossings[0].cheaper), (Setting::InputSize(11), Compared::A));
/// ```
pub fn sweep(networks: Pair<&Network>, settings: &[Setting], metric: Metric, convention: Convention) -> Sweep {
    let price = |setting: Setting| networks.map(|network| metric.price(setting.applied(network), convention));
    Sweep::of(settings.iter().map(|&setting| Point { setting, costs: price(setting) }).collect())
}

impl Sweep {
    /// A sweep of points in the order of their settings, with its crossings.
    pub(super) fn of(points: Vec<Point>) -> Self {
        Self { crossings: crossings(&points), points }
    }

    /// The network that never costs more and somewhere costs less; `None` if the cheaper one changes, or if they always tie.
    pub fn always_cheaper(&self) -> Option<Compared> {
        let mut cheaper = self.points.iter().filter_map(Point::cheaper);
        let first = cheaper.next()?;
        cheaper.all(|next| next == first).then_some(first)
    }
}

fn crossings(points: &[Point]) -> Vec<Crossing> {
    let mut found = Vec::new();
    let mut cheapest = None;
    let mut ties = Vec::new();
    for point in points {
        match point.cheaper() {
            Some(cheaper) => {
                if cheapest.is_some_and(|before| before != cheaper) {
                    found.push(Crossing { ties: std::mem::take(&mut ties), from: point.setting, cheaper });
                }
                cheapest = Some(cheaper);
                ties.clear();
            }
            None if point.is_tie() => ties.push(point.setting),
            // Ties before a missing cost do not belong to a crossing after it.
            None => ties.clear(),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::SweepParameter;
    use crate::formats::notation;
    use crate::network::Padding;

    fn swept(a: &str, b: &str, settings: &[Setting], metric: Metric) -> Sweep {
        let read = |text| notation::read(text).expect("a network in the notation");
        sweep(Pair::new(&read(a), &read(b)), settings, metric, Convention::default())
    }

    #[test]
    fn three_threes_are_cheaper_than_seven_from_13() {
        let sweep = swept(
            "input 1x9x9; conv 1 k3 nobias; conv 1 k3 nobias; conv 1 k3 nobias",
            "input 1x9x9; conv 1 k7 nobias",
            &SweepParameter::InputSize.settings(1..=64),
            Metric::Operations,
        );
        let crossing = Crossing { ties: Vec::new(), from: Setting::InputSize(13), cheaper: Compared::A };
        assert_eq!(sweep.crossings, [crossing]);
        assert_eq!(sweep.points[5].costs, Pair::new(None, None));
    }

    #[test]
    fn with_64_channels_behind_two_threes_are_lighter_from_37_before() {
        let sweep = swept(
            "input 3x9x9; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias",
            "input 3x9x9; conv 64 k5 p2 nobias",
            &SweepParameter::InputChannels.settings(1..=128),
            Metric::Parameters,
        );
        let ties = vec![Setting::InputChannels(36)];
        assert_eq!(sweep.crossings, [Crossing { ties, from: Setting::InputChannels(37), cheaper: Compared::A }]);
    }

    #[test]
    fn padding_decides_on_a_small_input() {
        let sweep = swept(
            "input 1x9x9; conv 1 k3 nobias; conv 1 k3 nobias",
            "input 1x9x9; conv 1 k5 nobias",
            &SweepParameter::Padding.settings(0..=0),
            Metric::Operations,
        );
        let from = Setting::Padding(Padding::Same);
        assert_eq!(sweep.crossings, [Crossing { ties: Vec::new(), from, cheaper: Compared::A }]);
    }

    #[test]
    fn always_cheaper_is_no_crossing() {
        let channels = SweepParameter::InputChannels.settings(1..=9);
        let sweep = swept("input 1x9x9; conv 1 k3", "input 1x9x9; conv 1 k5", &channels, Metric::Parameters);
        assert_eq!(sweep.crossings, []);
    }
}
