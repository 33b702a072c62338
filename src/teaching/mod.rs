//! Teaching: lessons in steps, each with networks on the stage from which all of its numbers are computed, and homework.
//!
//! A lesson is a file per language in `locales/lessons`, whose README describes the format for teachers. Read in this order: the
//! [lesson](Lesson) and its [questions](Question); the [expressions](Expression) for numbers, and the [facts](Facts) from which they are
//! computed; the [concealment](Concealment) while a question is open; a [text](Text) as runs for display; [reading](Lesson::read) a lesson
//! from a file and [checking](Lesson::check) it; and the [library](Chapter) of built-in lessons. A student's table is marked in [homework].

mod blocks;
mod check;
mod concealment;
mod error;
mod expression;
mod facts;
pub mod homework;
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
pub use library::Chapter;
pub use model::{Lesson, Numbered, Setup, Step};
pub use question::{Answer, Choice, Guess, Hint, Judgement, Question};
pub use text::{Piece, Run, Text};
