//! The quantities that two networks are compared by, and which direction is better.

/// What two networks are compared by: a row of the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Shape of what comes out.
    Output,
    /// Trainable parameters.
    Parameters,
    /// Operations under the convention.
    Operations,
    /// Output values of all layers, which training keeps for the way back; batch size 1.
    Activations,
    /// Size of the receptive field, in input cells.
    Field,
    /// The sizes through which the field grows, layer by layer.
    Growth,
    /// Layers that are not linear.
    NonLinearities,
    /// Layers with weights on the longest way from the input to the output.
    Depth,
    /// The share of the paths to the middle unit that begin in the middle of its field.
    CentreShare,
    /// Multiply-adds for each byte moved.
    Intensity,
    /// Multiplications left where Winograd's algorithm takes the 3×3 convolutions.
    Winograd,
}

/// Which of two different values is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preference {
    /// The smaller.
    Less,
    /// The greater.
    More,
    /// Neither: it depends on what one wants.
    Neither,
}

impl Aspect {
    /// All aspects, in the order of the rows.
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

    /// Which value wins.
    pub const fn preference(self) -> Preference {
        match self {
            Self::Parameters | Self::Operations | Self::Activations | Self::Winograd => Preference::Less,
            Self::NonLinearities => Preference::More,
            // Many multiply-adds for each byte are a property of the heavier network.
            Self::Output | Self::Field | Self::Growth | Self::Depth | Self::CentreShare | Self::Intensity => {
                Preference::Neither
            }
        }
    }

    /// Whether that the winner is better is common wisdom and not a law: the numbers are exact, what follows from them is not.
    pub const fn is_rule_of_thumb(self) -> bool {
        matches!(self, Self::NonLinearities | Self::Depth | Self::CentreShare | Self::Intensity)
    }

    /// The aspect's name in texts that refer to it, such as lessons.
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

    /// The aspect of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.id() == id)
    }
}
