//! Errors of painting.

use std::fmt::Display;
use thiserror::Error;

/// Why a picture could not be painted.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PaintError {
    /// The canvas has no two-dimensional context, or is in use by another one.
    #[error("the canvas offers no two-dimensional drawing")]
    NoContext,
    /// It has more marks, or would have more bytes, than anything opens.
    #[error("the picture is too large to draw")]
    TooLarge,
    /// The drawing backend refused a call.
    #[error("the drawing failed: {message}")]
    Backend {
        /// What the backend said.
        message: String,
    },
}

impl PaintError {
    /// The refusal of a backend.
    pub fn backend(reason: impl Display) -> Self {
        Self::Backend { message: reason.to_string() }
    }
}
