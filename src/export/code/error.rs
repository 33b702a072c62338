//! Why a network is not written down as a program.

use thiserror::Error;

use super::Framework;
use crate::cnn::Fault;

/// Why a network is not written down as a program.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    /// A layer is impossible.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The framework has no exact word for a layer.
    #[error("{node}: {framework} {reason}")]
    Inexpressible {
        /// The layer's name.
        node: String,
        /// The framework.
        framework: Framework,
        /// What it does not have.
        reason: Inexpressible,
    },
}

/// What a framework does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Inexpressible {
    /// Pooling with dilation.
    #[error("has no pooling with dilation")]
    DilatedPool,
    /// A mean of a window that hangs over the padding.
    #[error("divides a mean by the whole window, also where the last window hangs over the end")]
    OverhangingMean,
    /// Stride and dilation in one layer.
    #[error("does not take a stride and a dilation together")]
    StrideAndDilation,
    /// Groups of a transposed convolution.
    #[error("has no groups in transposed convolutions")]
    TransposedGroups,
    /// Output padding beyond what the kernels reach.
    #[error("cannot put output padding where no kernel reaches")]
    OutputPadding,
}

impl Inexpressible {
    /// The error of a layer.
    pub(super) fn of(self, node: &str, framework: Framework) -> CodeError {
        CodeError::Inexpressible { node: node.into(), framework, reason: self }
    }
}
