//! Hyper-parameters that are one of a few words: interpolation, padding mode, axis.

use crate::network::{Axes, Shape};

/// A hyper-parameter that is one of a few words, the same in the notation and in JSON.
pub(super) trait Choice {
    /// Its word.
    fn word(&self) -> &'static str;

    /// Takes the value of that word; none if there is no such one.
    fn choose(&mut self, word: &str) -> Option<()>;
}

/// An enum each of whose variants has a word.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$variant_about:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_about])* $variant,)*
        }

        impl $name {
            /// The words of all variants, in the order menus show them.
            pub const WORDS: &[&str] = &[$($word),*];

            /// Its word in the notation and in JSON.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl Choice for $name {
            fn word(&self) -> &'static str {
                self.name()
            }

            fn choose(&mut self, word: &str) -> Option<()> {
                *self = match word {
                    $($word => Self::$variant,)*
                    _ => return None,
                };
                Some(())
            }
        }
    };
}

pub(super) use choices;

choices! {
    /// How an enlarged map finds its values.
    Interpolation {
        /// The nearest unit's value.
        Nearest = "nearest",
        /// A mixture of the nearest four, corners not aligned.
        Bilinear = "bilinear",
    }
}

choices! {
    /// What cells around a map hold (`torch.nn.functional.pad`).
    PaddingMode {
        /// Zeros.
        Zeros = "zeros",
        /// The map mirrored at its outermost cells, which are not repeated.
        Reflect = "reflect",
        /// The outermost cell.
        Replicate = "replicate",
        /// The map again from its other end.
        Circular = "circular",
    }
}

choices! {
    /// How a resized map finds its values (`torch.nn.functional.interpolate`).
    ResizeMode {
        /// The value of the cell at ⌊position⌋.
        Nearest = "nearest",
        /// A mixture of two cells along each axis.
        Bilinear = "bilinear",
        /// A mixture of four cells along each axis, some with negative weights.
        Bicubic = "bicubic",
    }
}

/// The size that a map gets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResizeTo {
    /// Rows and columns.
    Size(Axes<u64>),
    /// Factors: the size becomes ⌊size · factor⌋, and cells lie a factor's inverse apart.
    Scale(Axes<f64>),
}

choices! {
    /// An axis of a map.
    MapAxis {
        /// The channels.
        Channels = "channels",
        /// The rows.
        Height = "height",
        /// The columns.
        Width = "width",
    }
}

choices! {
    /// Over what a softmax sums to 1.
    SoftmaxAxis {
        /// The channels of one position.
        Channels = "channels",
        /// The positions of one channel.
        Map = "map",
    }
}

impl MapAxis {
    /// The extent of a shape along it.
    pub fn extent(self, shape: Shape) -> u64 {
        match self {
            Self::Channels => shape.channels(),
            Self::Height => shape.size().height,
            Self::Width => shape.size().width,
        }
    }
}
