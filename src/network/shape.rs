//! The shape of a feature map.

use std::fmt;

use super::{Axes, InputShape};

/// The shape of a layer's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A feature map of C × H × W.
    Map {
        /// Channels.
        channels: u64,
        /// Rows and columns.
        size: Axes<u64>,
    },
    /// A vector.
    Vector {
        /// Number of values.
        length: u64,
    },
}

impl Shape {
    /// Rows and columns; a vector counts as one unit.
    pub fn size(&self) -> Axes<u64> {
        match self {
            Self::Map { size, .. } => *size,
            Self::Vector { .. } => Axes::new(1, 1),
        }
    }

    /// Channels of a map, or length of a vector.
    pub const fn channels(&self) -> u64 {
        match self {
            Self::Map { channels, .. } => *channels,
            Self::Vector { length } => *length,
        }
    }

    /// Whether the shape has rows and columns.
    pub const fn is_map(&self) -> bool {
        matches!(self, Self::Map { .. })
    }

    /// Number of values, batch size 1.
    pub fn elements(&self) -> u128 {
        let size = self.size();
        u128::from(self.channels()).saturating_mul(u128::from(size.height)).saturating_mul(u128::from(size.width))
    }

    /// The extents in writing order: `[C, H, W]` or `[N]`.
    pub fn to_vec(&self) -> Vec<u64> {
        match self {
            Self::Map { channels, size } => vec![*channels, size.height, size.width],
            Self::Vector { length } => vec![*length],
        }
    }
}

impl From<InputShape> for Shape {
    fn from(input: InputShape) -> Self {
        Self::Map { channels: input.channels, size: input.size }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extents: Vec<String> = self.to_vec().iter().map(u64::to_string).collect();
        f.write_str(&extents.join("×"))
    }
}
