//! Why a comparison comes out as it does: the facts that a sentence needs, without its words.

use super::{Centre, Contender, Facts, Outcome, Quantity, Traffic, Winograd};
use crate::cnn::{Axes, Shape};

/// Why a comparison comes out as it does. Pairs are of A and of B.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// What comes out.
    Shapes([Shape; 2]),
    /// What the layers cost together.
    Cost {
        /// Kernel cells of all convolutions, channels left aside: 18 against 25.
        taps: [u128; 2],
        /// What decides.
        cause: Cause,
        /// The layer with the largest part in the costlier network, or of A at a tie.
        heaviest: Option<Heaviest>,
    },
    /// Number of maps that training keeps.
    Maps([usize; 2]),
    /// How far one output unit sees.
    Fields([Axes<u128>; 2]),
    /// The fields layer by layer.
    Growth([Vec<Axes<u128>>; 2]),
    /// Activation functions, each of which bends what the layers before it can only scale and add.
    NonLinearities([usize; 2]),
    /// Layers with weights on the longest path.
    Depths([usize; 2]),
    /// The middle of each field and its share.
    Centres([Centre; 2]),
    /// Multiply-adds and bytes.
    Traffic([Traffic; 2]),
    /// Multiplications with and without the fast algorithm.
    Winograd([Winograd; 2]),
    /// Nothing to compare.
    Missing {
        /// Whose value is missing; A where both are.
        contender: Contender,
    },
}

/// What makes one network cheaper than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The cheaper one has fewer kernel cells.
    FewerTaps,
    /// The cheaper one has as many kernel cells or more: the channels and sizes of the maps between the layers decide.
    MapsBetween,
    /// Neither is cheaper.
    Balance,
}

/// The layer with the largest part in a cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heaviest {
    /// The layer's name.
    pub name: String,
    /// Its part.
    pub amount: u128,
}

impl Reason {
    /// The facts behind an outcome.
    pub(super) fn of(quantity: Quantity, outcome: Outcome, facts: [&Facts; 2]) -> Self {
        let stated = match quantity {
            Quantity::OutputShape => both(facts, |facts| facts.shape).map(Self::Shapes),
            Quantity::Parameters | Quantity::Regularisation => {
                both(facts, |facts| facts.totals).map(|_| cost(outcome, facts, |facts| facts.most_parameters.as_ref()))
            }
            Quantity::Operations => {
                both(facts, |facts| facts.totals).map(|_| cost(outcome, facts, |facts| facts.most_operations.as_ref()))
            }
            Quantity::Activations => both(facts, |facts| facts.totals.map(|_| facts.maps)).map(Self::Maps),
            Quantity::Field => both(facts, |facts| facts.field).map(Self::Fields),
            Quantity::Growth => both(facts, |facts| facts.field.map(|_| facts.growth.clone())).map(Self::Growth),
            Quantity::NonLinearities => {
                both(facts, |facts| facts.shape.map(|_| facts.non_linearities)).map(Self::NonLinearities)
            }
            Quantity::Depth => both(facts, |facts| facts.shape.map(|_| facts.depth)).map(Self::Depths),
            Quantity::CentreShare => both(facts, |facts| facts.centre).map(Self::Centres),
            Quantity::Intensity => both(facts, |facts| facts.traffic.filter(|all| all.bytes > 0)).map(Self::Traffic),
            Quantity::Multiplications => {
                both(facts, |facts| facts.winograd.filter(|all| all.of > 0)).map(Self::Winograd)
            }
        };
        stated.unwrap_or_else(|| {
            let a_is_there = !matches!(facts[0].measure(quantity), super::Measure::Missing);
            Self::Missing { contender: if a_is_there { Contender::B } else { Contender::A } }
        })
    }
}

/// The value of both, if both have one.
fn both<T>([a, b]: [&Facts; 2], value: impl Fn(&Facts) -> Option<T>) -> Option<[T; 2]> {
    Some([value(a)?, value(b)?])
}

fn cost(outcome: Outcome, facts: [&Facts; 2], heaviest: impl Fn(&Facts) -> Option<&Heaviest>) -> Reason {
    let taps = facts.map(|facts| facts.taps);
    let (cause, costlier) = match outcome {
        Outcome::Wins(winner) => {
            let fewer = winner.of(&taps) < winner.other().of(&taps);
            (if fewer { Cause::FewerTaps } else { Cause::MapsBetween }, winner.other())
        }
        _ => (Cause::Balance, Contender::A),
    };
    Reason::Cost { taps, cause, heaviest: heaviest(costlier.of::<&Facts>(&facts)).cloned() }
}
