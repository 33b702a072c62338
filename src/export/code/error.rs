//! Error of code generation: why a network cannot be written in a framework.

use super::Framework;
use crate::network::Fault;
use std::fmt;
use thiserror::Error;

/// Why there is no code.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    /// A layer is faulty.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The framework has nothing for a layer.
    #[error("{node}: {framework} has no {feature}")]
    Unsupported {
        /// The layer's name.
        node: String,
        /// The framework.
        framework: Framework,
        /// The missing feature.
        feature: Feature,
    },
}

/// A feature that some framework lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// Pooling with dilation.
    DilatedPooling,
    /// A mean over the part of a window inside the padded map, as in ceil mode.
    PartialMean,
    /// A stride and a dilation in one convolution.
    StrideWithDilation,
    /// Groups in a transposed convolution.
    GroupedTranspose,
    /// Adaptive pooling whose windows differ in size.
    UnevenAdaptivePooling,
    /// Linear interpolation along a single axis.
    LinearSignal,
    /// Resizing with a placement of cells that the framework does not have.
    SuchResizing,
    /// Non-zero padding.
    MirroredPadding,
    /// A mean that excludes the padding of a window.
    UncountedPadding,
    /// Values put back to the cells of a max pooling.
    MaxUnpooling,
    /// Local response normalization.
    LocalResponseNorm,
    /// One layer shared with two settings.
    SharedSettings,
    /// The code of an opaque block.
    UnknownCode,
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DilatedPooling => "such pooling with dilation",
            Self::PartialMean => "mean over a window that only partly fits, as ceil mode asks for",
            Self::StrideWithDilation => "convolution with both a stride and a dilation",
            Self::GroupedTranspose => "transposed convolution in groups",
            Self::UnevenAdaptivePooling => "adaptive pooling to a size that does not divide the input's",
            Self::LinearSignal => "linear enlargement of a signal",
            Self::SuchResizing => "such resizing",
            Self::MirroredPadding => "padding of this mode",
            Self::UncountedPadding => "such mean that leaves padding out",
            Self::MaxUnpooling => "such max unpooling",
            Self::LocalResponseNorm => "local response normalization",
            Self::SharedSettings => "layer whose weights are used with two settings",
            Self::UnknownCode => "code for a block whose inside is not known",
        })
    }
}
