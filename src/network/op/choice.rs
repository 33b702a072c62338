//! Choices: hyper-parameters that are one of a few words, such as interpolation, padding mode, axis.

use crate::network::{Axes, Shape};

/// A hyper-parameter that is one of a few words, the same in the notation and in JSON.
pub(super) trait Choice {
    /// The word of the value.
    fn word(&self) -> &'static str;

    /// Takes the value of a word; `None` if the word is unknown.
    fn choose(&mut self, word: &str) -> Option<()>;
}

/// Defines an enum with a word for each variant.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$variant_about:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_about])* $variant,)*
        }

        impl $name {
            /// The words of all variants, in menu order.
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
    /// The interpolation of an enlarged map.
    Interpolation {
        /// The nearest unit's value.
        Nearest = "nearest",
        /// A weighted mean of the nearest four units, corners not aligned.
        Bilinear = "bilinear",
    }
}

choices! {
    /// What padding is filled with (`torch.nn.functional.pad`).
    PaddingMode {
        /// Zeros.
        Zeros = "zeros",
        /// The map reflected at its outermost cells, which are not repeated.
        Reflect = "reflect",
        /// The outermost cell.
        Replicate = "replicate",
        /// The map wrapped around from its other end.
        Circular = "circular",
    }
}

choices! {
    /// The interpolation of a resized map (`torch.nn.functional.interpolate`).
    ResizeMode {
        /// The value of the cell at ⌊position⌋.
        Nearest = "nearest",
        /// A weighted mean of two cells along each axis.
        Bilinear = "bilinear",
        /// A weighted mean of four cells along each axis, some with negative weights.
        Bicubic = "bicubic",
    }
}

/// The target size of a resize.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResizeTo {
    /// Rows and columns.
    Size(Axes<u64>),
    /// Factors: the size becomes ⌊size · factor⌋, and cells are 1/factor apart.
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
    /// The axis over which a softmax sums to 1.
    SoftmaxAxis {
        /// The channels of one position.
        Channels = "channels",
        /// The positions of one channel.
        Map = "map",
    }
}

impl MapAxis {
    /// The extent of a shape along the axis.
    pub fn extent(self, shape: Shape) -> u64 {
        match self {
            Self::Channels => shape.channels(),
            Self::Height => shape.size().height,
            Self::Width => shape.size().width,
        }
    }
}
