//! Error in a lesson file, with its line.

use thiserror::Error;

use super::{ExpressionError, FactsError};
use crate::formats::notation::NotationError;
use crate::network::Fault;

/// An error in a lesson file, with its line counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct LessonError {
    /// The line on which the paragraph or field begins.
    pub line: usize,
    /// The problem.
    pub problem: LessonProblem,
}

/// A problem of a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LessonProblem {
    /// The file does not begin with a title.
    #[error("a lesson begins with its title: “# What one pixel sees”")]
    NoTitle,
    /// There is no step.
    #[error("a lesson has steps: begin one with “## ” and its title")]
    NoStep,
    /// There is content before the first step.
    #[error("this belongs into a step: begin one with “## ” and its title")]
    OutsideStep,
    /// An unknown field.
    #[error("there is no field “{0}”; there are net, with, view, unit, ask, answer, choice, hint and reveal")]
    UnknownField(String),
    /// A field that the step already has.
    #[error("the step has its “{0}” already")]
    Repeated(&'static str),
    /// The step has no network, nor does any step before.
    #[error("the first step needs a network: “net: input 1x15x15; conv 1 k3 p1”")]
    NoNetwork,
    /// The network cannot be read.
    #[error("the network cannot be read: {0}")]
    Notation(#[from] NotationError),
    /// The network has a faulty layer.
    #[error("the network does not work: {0}")]
    Fault(#[from] Fault),
    /// An unknown view.
    #[error("“{0}” is no view; there are field, layers, side and kernel")]
    UnknownView(String),
    /// An invalid unit.
    #[error("“{0}” should be a row and a column, like 7,7")]
    Unit(String),
    /// A digit in a text, outside of braces.
    #[error(
        "“{0}” is a number that nobody checks: work it out, as in {{a.params}}, or assert it, as in {{28|compare.params.percent}}"
    )]
    LooseNumber(String),
    /// No network of the lesson has this size.
    #[error("no kernel, map or field of the lesson's networks is {0}")]
    UnknownSize(String),
    /// A brace or an asterisk is not closed.
    #[error("“{0}” is opened and never closed")]
    Unclosed(char),
    /// The text before the bar is not a number.
    #[error("“{0}” should be a number, as in {{28|compare.params.percent}}")]
    NotANumber(String),
    /// The text between braces is not an expression.
    #[error(transparent)]
    Expression(#[from] ExpressionError),
    /// An expression has no value.
    #[error("{expression}: {reason}")]
    Facts {
        /// The expression or condition as written.
        expression: String,
        /// The reason.
        reason: FactsError,
    },
    /// The unit of the setup does not exist.
    #[error(transparent)]
    Setup(FactsError),
    /// An asserted number is wrong.
    #[error("“{written}” is asserted, and {expression} is {computed}")]
    Assertion {
        /// The asserted number.
        written: String,
        /// The expression.
        expression: String,
        /// Its value.
        computed: String,
    },
    /// A number has decimals, but none are requested.
    #[error("{expression} is {computed}: say how many decimals to show, as in {{{expression}:1}}")]
    NotWhole {
        /// The expression.
        expression: String,
        /// Its value.
        computed: String,
    },
    /// A part of a question comes before the question.
    #[error("“{0}” belongs to a question: write “ask:” before it")]
    NoQuestion(&'static str),
    /// A question has no answer.
    #[error("the question has no “answer:” and no “choice …:”")]
    NoAnswer,
    /// A question has both an answer and choices.
    #[error("a question has either one “answer:” or several “choice …:”")]
    TwoAnswers,
    /// Not exactly one choice is right.
    #[error("{0} choices are right, and exactly one should be")]
    RightChoices(usize),
    /// A question has no hint for some wrong answer.
    #[error("the question has no “hint:” for wrong answers")]
    NoHint,
    /// A hint matches the right answer.
    #[error("this hint is for {0}, which is the right answer or has a hint already")]
    IdleHint(String),
}
