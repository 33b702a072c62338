//! Errors in a lesson file, with their lines.

use thiserror::Error;

use super::{ExpressionError, FactsError};
use crate::formats::notation::NotationError;
use crate::network::Fault;

/// What is wrong with a lesson's file, and on which line of it, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct LessonError {
    /// The line on which the paragraph or field begins.
    pub line: usize,
    /// What is wrong.
    pub problem: LessonProblem,
}

/// What is wrong with a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LessonProblem {
    /// The file begins with something else than its title.
    #[error("a lesson begins with its title: “# What one pixel sees”")]
    NoTitle,
    /// There is no step.
    #[error("a lesson has steps: begin one with “## ” and its title")]
    NoStep,
    /// Something stands before the first step.
    #[error("this belongs into a step: begin one with “## ” and its title")]
    OutsideStep,
    /// A field that there is not.
    #[error("there is no field “{0}”; there are net, with, view, unit, ask, answer, choice, hint and reveal")]
    UnknownField(String),
    /// A field that a step has already.
    #[error("the step has its “{0}” already")]
    Repeated(&'static str),
    /// A step without a network, and none before it.
    #[error("the first step needs a network: “net: input 1x15x15; conv 1 k3 p1”")]
    NoNetwork,
    /// The network cannot be read.
    #[error("the network cannot be read: {0}")]
    Notation(#[from] NotationError),
    /// The network has an impossible layer.
    #[error("the network does not work: {0}")]
    Fault(#[from] Fault),
    /// A view that there is not.
    #[error("“{0}” is no view; there are field, layers, side and kernel")]
    UnknownView(String),
    /// Something that is no unit.
    #[error("“{0}” should be a row and a column, like 7,7")]
    Unit(String),
    /// A digit in a text, outside of braces.
    #[error(
        "“{0}” is a number that nobody checks: work it out, as in {{a.params}}, or assert it, as in {{28|compare.params.percent}}"
    )]
    LooseNumber(String),
    /// A size that no network of the lesson has.
    #[error("no kernel, map or field of the lesson's networks is {0}")]
    UnknownSize(String),
    /// A brace or an asterisk that is opened and never closed.
    #[error("“{0}” is opened and never closed")]
    Unclosed(char),
    /// What stands before the bar is no number.
    #[error("“{0}” should be a number, as in {{28|compare.params.percent}}")]
    NotANumber(String),
    /// What stands between braces is no expression.
    #[error(transparent)]
    Expression(#[from] ExpressionError),
    /// An expression has no value.
    #[error("{expression}: {reason}")]
    Facts {
        /// The expression or condition as it is written.
        expression: String,
        /// Why not.
        reason: FactsError,
    },
    /// The unit of the setup is not there.
    #[error(transparent)]
    Setup(FactsError),
    /// An asserted number is another one.
    #[error("“{written}” is asserted, and {expression} is {computed}")]
    Assertion {
        /// What is asserted.
        written: String,
        /// Of what.
        expression: String,
        /// What it is.
        computed: String,
    },
    /// A number with decimals where none are asked for.
    #[error("{expression} is {computed}: say how many decimals to show, as in {{{expression}:1}}")]
    NotWhole {
        /// The expression.
        expression: String,
        /// Its value.
        computed: String,
    },
    /// A part of a question before the question.
    #[error("“{0}” belongs to a question: write “ask:” before it")]
    NoQuestion(&'static str),
    /// A question without an answer.
    #[error("the question has no “answer:” and no “choice …:”")]
    NoAnswer,
    /// A question with an answer and choices.
    #[error("a question has either one “answer:” or several “choice …:”")]
    TwoAnswers,
    /// Not exactly one choice is right.
    #[error("{0} choices are right, and exactly one should be")]
    RightChoices(usize),
    /// A question without a hint for every wrong answer.
    #[error("the question has no “hint:” for wrong answers")]
    NoHint,
    /// A hint that answers to the right answer.
    #[error("this hint is for {0}, which is the right answer or has a hint already")]
    IdleHint(String),
}
