//! Why the pages cannot be written.

use thiserror::Error;

use crate::analysis::{NoInfluence, TooLarge};
use crate::paint::PaintError;
use crate::teaching::{FactsError, LessonError, LessonProblem};

/// Why a page cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PageProblem {
    /// A lesson is broken.
    #[error("the lesson {lesson}: {error}")]
    Lesson {
        /// The lesson.
        lesson: &'static str,
        /// The error.
        error: Box<LessonError>,
    },
    /// A lesson is too short.
    #[error("the lesson {lesson} has no step {step}")]
    NoStep {
        /// The lesson.
        lesson: &'static str,
        /// The step, from 1.
        step: usize,
    },
    /// A text of a page is missing.
    #[error("there is no text for {page}")]
    NoText {
        /// The page.
        page: &'static str,
    },
    /// A text of a page is broken.
    #[error("the text of {page}: {problem}")]
    Text {
        /// The page.
        page: &'static str,
        /// The problem.
        problem: Box<LessonProblem>,
    },
    /// The networks of a page cannot be analyzed.
    #[error("the networks of {page}: {reason}")]
    Facts {
        /// The page.
        page: &'static str,
        /// The reason.
        reason: Box<FactsError>,
    },
    /// A network has no local map.
    #[error("{network} has no receptive field")]
    NoField {
        /// The network.
        network: String,
    },
    /// A unit's cells cannot be listed.
    #[error(transparent)]
    Cells(#[from] TooLarge),
    /// The influence map of a unit cannot be computed.
    #[error(transparent)]
    Influence(#[from] NoInfluence),
    /// A picture cannot be painted.
    #[error(transparent)]
    Paint(#[from] PaintError),
}
