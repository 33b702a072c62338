//! Views of a unit: field, layers, side, kernel.

/// A view of one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Its nested fields on the input.
    #[default]
    Field,
    /// Every map, with the cells that influence the unit or are influenced by it.
    Layers,
    /// The cross-section along the columns: units as dots, taps as lines.
    Side,
    /// The computation of the unit: what its kernel reads, in small numbers.
    Kernel,
}

impl View {
    /// All views, in display order.
    pub const ALL: [Self; 4] = [Self::Field, Self::Layers, Self::Side, Self::Kernel];

    /// Its name in addresses, in lessons and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Layers => "layers",
            Self::Side => "side",
            Self::Kernel => "kernel",
        }
    }

    /// The view with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}
