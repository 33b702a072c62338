//! Errors of painting.

use std::fmt::Display;
use thiserror::Error;

/// Why a picture could not be painted.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PaintError {
    /// The canvas has no two-dimensional context, or has a context of another kind.
    #[error("the canvas offers no two-dimensional drawing")]
    NoContext,
    /// The picture has too many marks, or the file would be too large.
    #[error("the picture is too large to draw")]
    TooLarge,
    /// The drawing backend refused a call.
    #[error("the drawing failed: {message}")]
    Backend {
        /// The backend's message.
        message: String,
    },
}

impl PaintError {
    /// The refusal of a backend as an error.
    pub fn backend(reason: impl Display) -> Self {
        Self::Backend { message: reason.to_string() }
    }
}
