//! Why a network cannot be written as code of a framework.

use super::Framework;
use crate::network::Fault;
use std::fmt;
use thiserror::Error;

/// Why there is no code.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    /// A layer is impossible.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A layer does what the framework has no layer for.
    #[error("{node}: {framework} has no {feature}")]
    Unsupported {
        /// The layer's name.
        node: String,
        /// The framework.
        framework: Framework,
        /// What it lacks.
        feature: Feature,
    },
}

/// What some framework lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// Pooling with dilation.
    DilatedPooling,
    /// A mean over the part of a window that lies inside the padded map, as ceil mode asks for.
    PartialMean,
    /// A stride and a dilation in one convolution.
    StrideWithDilation,
    /// Groups in a transposed convolution.
    GroupedTranspose,
    /// Adaptive pooling whose windows differ in size.
    UnevenAdaptivePooling,
    /// Linear interpolation along a single axis.
    LinearSignal,
    /// Resizing whose cells do not lie as the framework lays them.
    SuchResizing,
    /// Padding by cells of the map.
    MirroredPadding,
    /// A mean over the cells of a padded window that are not padding.
    UncountedPadding,
    /// Division by what neighbouring channels amount to.
    LocalResponseNorm,
    /// One layer with two settings.
    SharedSettings,
    /// The inside of a block that is only declared.
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
            Self::LocalResponseNorm => "local response normalization",
            Self::SharedSettings => "layer whose weights are used with two settings",
            Self::UnknownCode => "code for a block whose inside is not known",
        })
    }
}
