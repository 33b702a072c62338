//! Aspects in which two networks are compared, and which direction is better.

/// An measure in which two networks are compared: a row of the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Shape of the output.
    Output,
    /// Trainable parameters.
    Parameters,
    /// Operations under the convention.
    Operations,
    /// Output values of all layers, which training keeps for backpropagation; batch size 1.
    Activations,
    /// Size of the receptive field, in input cells.
    Field,
    /// The sizes of the receptive field as it grows, layer by layer.
    Growth,
    /// Layers that are not linear.
    NonLinearities,
    /// Layers with weights on the longest path from the input to the output.
    Depth,
    /// The share of all paths to the middle unit that begin in the middle of its field.
    CentreShare,
    /// Multiply-adds per byte moved.
    Intensity,
    /// Multiplications if 3×3 convolutions use Winograd's algorithm.
    Winograd,
}

/// Which of two different values is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preference {
    /// The smaller.
    Less,
    /// The greater.
    More,
    /// Neither: it depends on the use.
    Neither,
}

impl Measure {
    /// All measures, in the order of the rows.
    pub const ALL: [Self; 11] = [
        Self::Output,
        Self::Parameters,
        Self::Operations,
        Self::Activations,
        Self::Field,
        Self::Growth,
        Self::NonLinearities,
        Self::Depth,
        Self::CentreShare,
        Self::Intensity,
        Self::Winograd,
    ];

    /// Which value is better.
    pub const fn preference(self) -> Preference {
        match self {
            Self::Parameters | Self::Operations | Self::Activations | Self::Winograd => Preference::Less,
            Self::NonLinearities => Preference::More,
            // A high intensity is also a property of the heavier network.
            Self::Output | Self::Field | Self::Growth | Self::Depth | Self::CentreShare | Self::Intensity => {
                Preference::Neither
            }
        }
    }

    /// Whether it is a rule of thumb that this value makes a network better: the numbers are exact, the conclusion is not.
    pub const fn is_rule_of_thumb(self) -> bool {
        matches!(self, Self::NonLinearities | Self::Depth | Self::CentreShare | Self::Intensity)
    }

    /// The measure's name in texts that refer to it, such as lessons.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Output => "output",
            Self::Parameters => "params",
            Self::Operations => "macs",
            Self::Activations => "activations",
            Self::Field => "field",
            Self::Growth => "growth",
            Self::NonLinearities => "nonlinearities",
            Self::Depth => "depth",
            Self::CentreShare => "centre",
            Self::Intensity => "intensity",
            Self::Winograd => "winograd",
        }
    }

    /// The measure with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.id() == id)
    }
}
