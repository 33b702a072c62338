//! Learned parameters of operators.

use super::{Conv, ConvTranspose, Op, Opaque};
use crate::network::Axes;

/// The trainable parameters of an operator; their number follows from its input and output channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learned<'o> {
    /// A kernel for each output channel and each input channel of its group.
    Kernel {
        /// Kernel size.
        kernel: Axes<u64>,
        /// Whether each output channel has a bias.
        bias: bool,
    },
    /// A weight for each output and input feature.
    Matrix {
        /// Whether each output feature has a bias.
        bias: bool,
    },
    /// A scale and a shift for each channel.
    ScalesAndShifts {
        /// Whether they are learned; otherwise they are 1 and 0.
        affine: bool,
    },
    /// A scale for each channel.
    Scales,
    /// Slopes for negative inputs.
    Slopes {
        /// Whether each channel has its own slope; otherwise there is one slope.
        per_channel: bool,
    },
    /// The number that an opaque block declares.
    Declared(&'o Opaque),
    /// No trainable parameters.
    Nothing,
}

impl Op {
    /// The operator's trainable parameters.
    pub const fn learned(&self) -> Learned<'_> {
        match self {
            Self::Conv(Conv { kernel, bias, .. }) | Self::ConvTranspose(ConvTranspose { kernel, bias, .. }) => {
                Learned::Kernel { kernel: *kernel, bias: *bias }
            }
            Self::Linear { bias, .. } => Learned::Matrix { bias: *bias },
            Self::BatchNorm | Self::LayerNorm | Self::GroupNorm { .. } => Learned::ScalesAndShifts { affine: true },
            Self::InstanceNorm { affine } => Learned::ScalesAndShifts { affine: *affine },
            Self::RmsNorm | Self::Scale => Learned::Scales,
            Self::Prelu { per_channel } => Learned::Slopes { per_channel: *per_channel },
            Self::Opaque(opaque) => Learned::Declared(opaque),
            Self::MaxPool(_)
            | Self::AvgPool(_)
            | Self::LpPool { .. }
            | Self::GlobalAvgPool
            | Self::AdaptiveAvgPool { .. }
            | Self::GlobalMaxPool
            | Self::AdaptiveMaxPool { .. }
            | Self::MaxUnpool
            | Self::Upsample { .. }
            | Self::Resize { .. }
            | Self::LocalResponseNorm { .. }
            | Self::Softmax { .. }
            | Self::LogSoftmax { .. }
            | Self::Glu
            | Self::Activation(_)
            | Self::Add
            | Self::Mul
            | Self::Sub
            | Self::Div
            | Self::Minimum
            | Self::Maximum
            | Self::Concat { .. }
            | Self::Split { .. }
            | Self::Slice { .. }
            | Self::Flip { .. }
            | Self::PixelShuffle { .. }
            | Self::PixelUnshuffle { .. }
            | Self::DepthToSpace { .. }
            | Self::SpaceToDepth { .. }
            | Self::ChannelShuffle { .. }
            | Self::Pad { .. }
            | Self::Crop(_)
            | Self::Flatten
            | Self::Dropout { .. }
            | Self::Identity => Learned::Nothing,
        }
    }
}
