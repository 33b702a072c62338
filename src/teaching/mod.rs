//! Lessons and homework: texts in steps, each with networks on the stage, whose every number is computed from these networks.
//!
//! A lesson is a file a language in `locales/lessons`; the README there is its format for teachers. Read in this order: what a
//! [lesson](Lesson) is, and its [questions](Question); the [expressions](Expression) that stand for numbers, and the
//! [evidence](Facts) that they are worked out from; what is [hidden](Concealment) while a question is open; a [text](Text) as runs to show; reading a lesson [from a
//! file](Lesson::read) and [checking](Lesson::check) it; and the [library](Chapter) of those that come with the page. A student's table is
//! [marked](homework).

mod blocks;
mod check;
mod concealment;
mod error;
mod expression;
mod facts;
pub mod homework;
#[cfg(feature = "page")]
mod library;
mod model;
mod network_facts;
mod number;
mod question;
mod read;
mod text;
mod text_read;

pub use concealment::Concealment;
pub use error::{LessonError, LessonProblem};
pub use expression::{Comparison, Condition, Expression, ExpressionError, Figure, NetworkFigure, NodeFigure, Relation};
pub use facts::{Facts, FactsError};
#[cfg(feature = "page")]
pub use library::Chapter;
pub use model::{Lesson, Numbered, Setup, Step};
pub use question::{Answer, Choice, Guess, Hint, Judgement, Question};
pub use text::{Piece, Run, Text};
