//! What is compared, and what can come of it.

use super::{Traffic, Winograd};
use crate::cnn::{Axes, Shape};

/// What two networks are compared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// The shape that comes out.
    OutputShape,
    /// Trainable parameters.
    Parameters,
    /// Operations under a convention.
    Operations,
    /// Output values of all layers, which training keeps for the way back.
    Activations,
    /// The size of the receptive field.
    Field,
    /// The sizes through which the field grows, layer by layer.
    Growth,
    /// The number of non-linearities.
    NonLinearities,
    /// Layers with weights on the longest path.
    Depth,
    /// The share of influence that the middle of the field has.
    CentreShare,
    /// Multiply-adds per byte moved.
    Intensity,
    /// Multiplications where 3×3 convolutions run as F(2×2, 3×3).
    Multiplications,
    /// How little there is to overfit with, for which the parameters stand.
    Regularisation,
}

impl Quantity {
    /// All quantities, in the order of the table.
    pub const ALL: [Self; 12] = [
        Self::OutputShape,
        Self::Parameters,
        Self::Operations,
        Self::Activations,
        Self::Field,
        Self::Growth,
        Self::NonLinearities,
        Self::Depth,
        Self::CentreShare,
        Self::Intensity,
        Self::Multiplications,
        Self::Regularisation,
    ];

    /// How far its outcome can be trusted.
    pub const fn standing(self) -> Standing {
        match self {
            Self::NonLinearities | Self::Depth | Self::Intensity | Self::Regularisation => Standing::RuleOfThumb,
            _ => Standing::Exact,
        }
    }

    /// Which value is the better one.
    pub(super) const fn preference(self) -> Preference {
        match self {
            Self::Parameters | Self::Operations | Self::Activations | Self::Multiplications | Self::Regularisation => {
                Preference::Less
            }
            Self::NonLinearities | Self::Intensity => Preference::More,
            Self::OutputShape | Self::Field | Self::Growth | Self::Depth | Self::CentreShare => Preference::Neither,
        }
    }
}

/// One of the two networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contender {
    /// The first.
    A,
    /// The second.
    B,
}

impl Contender {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// What belongs to this one, of a pair.
    pub fn of<T>(self, [a, b]: &[T; 2]) -> &T {
        match self {
            Self::A => a,
            Self::B => b,
        }
    }
}

/// The value of a quantity for one network. All numbers are exact but shares.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// The shape that comes out.
    Shape(Shape),
    /// A number of parameters, operations, values or layers.
    Count(u128),
    /// Rows and columns of the input.
    Field(Axes<u128>),
    /// Rows and columns after each layer that widens the field.
    Growth(Vec<Axes<u128>>),
    /// A share of the whole, `0.0..=1.0`.
    Share(f64),
    /// Multiply-adds and bytes.
    Traffic(Traffic),
    /// Multiplications with and without a fast algorithm.
    Winograd(Winograd),
    /// The network has no such value: a layer is impossible, a number too large, or the field has no closed form.
    Missing,
}

impl Measure {
    /// The value as a number to subtract and divide; none where there is no single one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Count(count) => Some(*count as f64),
            Self::Field(field) if field.is_square() => Some(field.width as f64),
            Self::Share(share) => Some(*share),
            Self::Traffic(traffic) => traffic.intensity(),
            Self::Winograd(winograd) => Some(winograd.left() as f64),
            _ => None,
        }
    }
}

/// What is the better value of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preference {
    Less,
    More,
    Neither,
}

/// What comes of comparing two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// One is the better.
    Wins(Contender),
    /// Both are the same.
    Tie,
    /// One is the larger, which is neither better nor worse.
    Larger(Contender),
    /// They differ and have no order.
    Different,
    /// One or both are missing.
    NotComparable,
}

/// How far an outcome can be trusted. The values themselves are exact either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It follows from the numbers.
    Exact,
    /// It is what people have seen to hold, often; the number is the part of it that can be measured.
    RuleOfThumb,
}
