//! What two networks cost while one knob of both is turned.

use std::cmp::Ordering;

use super::{Crossing, Setting, crossings};
use crate::analysis::{Convention, Totals, totals};
use crate::cnn::{Network, Plan};

/// What is counted along a sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Price {
    /// Trainable parameters.
    Parameters,
    /// Operations under a convention.
    Operations,
    /// Output values of all layers.
    Activations,
}

/// What two networks cost while one knob of both is turned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// The costs, in the order of the settings.
    pub points: Vec<Point>,
    /// Where the winner changes, in order.
    pub crossings: Vec<Crossing>,
}

/// What two networks cost at one setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The setting.
    pub setting: Setting,
    /// The cost of A; none if a layer is impossible or the number too large.
    pub a: Option<u128>,
    /// The cost of B, likewise.
    pub b: Option<u128>,
}

impl Point {
    /// How the cost of A compares to that of B; none where either is missing.
    pub fn order(&self) -> Option<Ordering> {
        Some(self.a?.cmp(&self.b?))
    }
}

impl Price {
    /// What a network costs; none if a layer is impossible or the number too large.
    pub fn of(self, network: Network, convention: Convention) -> Option<u128> {
        let plan = Plan::new(network);
        plan.complete().ok()?;
        let Totals { parameters, operations, activations } = totals(&plan, convention).ok()?;
        Some(match self {
            Self::Parameters => parameters,
            Self::Operations => operations,
            Self::Activations => activations,
        })
    }
}

/// Turns one knob of two networks through settings in ascending order.
///
/// ```
/// use convscope::analysis::Convention;
/// use convscope::analysis::compare::{Knob, Price, sweep};
/// use convscope::cnn::notation;
///
/// let threes = notation::read("input 1x9x9; conv 1 k3; conv 1 k3").expect("a network");
/// let five = notation::read("input 1x9x9; conv 1 k5").expect("a network");
/// let sizes = (5..=20).map(|extent| Knob::InputSize.at(extent));
/// let sweep = sweep([&threes, &five], sizes, Price::Operations, Convention::default());
///
/// let crossing = &sweep.crossings[0];
/// assert_eq!(sweep.points[crossing.ties.start].setting, Knob::InputSize.at(10));
/// assert_eq!(sweep.points[crossing.at].setting, Knob::InputSize.at(11));
/// ```
pub fn sweep(
    [a, b]: [&Network; 2],
    settings: impl IntoIterator<Item = Setting>,
    price: Price,
    convention: Convention,
) -> Sweep {
    let cost = |network, setting: Setting| price.of(setting.of(network), convention);
    let point = |setting| Point { setting, a: cost(a, setting), b: cost(b, setting) };
    let points: Vec<Point> = settings.into_iter().map(point).collect();
    Sweep { crossings: crossings(&points), points }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare::{Contender, Knob};
    use crate::cnn::notation;

    /// For each change of the winner: who was cheaper before, the values at which both cost the same, and the first of the new winner.
    fn changes(a: &str, b: &str, knob: Knob, values: std::ops::RangeInclusive<u64>) -> Vec<(Contender, Vec<u64>, u64)> {
        let [a, b] = [a, b].map(|text| notation::read(text).expect("a network"));
        let sweep = sweep([&a, &b], values.map(|value| knob.at(value)), Price::Operations, Convention::default());
        let value = |place: usize| sweep.points[place].setting.value();
        let told =
            |crossing: &Crossing| (crossing.from, crossing.ties.clone().map(value).collect(), value(crossing.at));
        sweep.crossings.iter().map(told).collect()
    }

    #[test]
    fn three_threes_beat_seven_only_from_thirteen_on() {
        let (threes, seven) = ("input 1x9x9; conv 1 k3; conv 1 k3; conv 1 k3", "input 1x9x9; conv 1 k7");
        assert_eq!(changes(threes, seven, Knob::InputSize, 1..=60), [(Contender::B, vec![], 13)]);
    }

    #[test]
    fn with_64_channels_behind_it_the_five_breaks_even_at_36() {
        let (threes, five) = ("input 3x32x32; conv 64 k3 p1; conv 64 k3 p1", "input 3x32x32; conv 64 k5 p2");
        assert_eq!(changes(threes, five, Knob::InputChannels, 1..=128), [(Contender::B, vec![36], 37)]);
    }

    #[test]
    fn fewer_channels_between_turn_the_tables() {
        let (threes, five) = ("input 3x32x32; conv 64 k3 p1; conv 64 k3 p1", "input 3x32x32; conv 64 k5 p2");
        // 27 m + 576 m < 4800.
        assert_eq!(changes(threes, five, Knob::MiddleChannels, 1..=64), [(Contender::A, vec![], 8)]);
    }

    #[test]
    fn padding_can_decide() {
        let (threes, five) = ("input 1x9x9; conv 1 k3; conv 1 k3", "input 1x9x9; conv 1 k5");
        assert_eq!(changes(threes, five, Knob::Padding, 0..=1), [(Contender::B, vec![], 1)]);
    }
}
