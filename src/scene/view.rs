//! The list of views: field, layers, side, kernel.

/// How one unit is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Its nested fields on the input.
    #[default]
    Field,
    /// Every map, with the cells that have to do with it.
    Layers,
    /// The cross-section along the columns: units as dots, what they read as lines.
    Side,
    /// How the unit is computed: what its kernel reads, in small numbers.
    Kernel,
}

impl View {
    /// All views, in the order in which they stand beside one another.
    pub const ALL: [Self; 4] = [Self::Field, Self::Layers, Self::Side, Self::Kernel];

    /// Its word in addresses, in lessons and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Layers => "layers",
            Self::Side => "side",
            Self::Kernel => "kernel",
        }
    }

    /// The view of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}
