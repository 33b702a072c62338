//! Errors of the notation's parser, with line and column.

use std::fmt;

use thiserror::Error;

use crate::network::Parameter;

/// An error in a text, with its position.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct NotationError {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// The problem.
    pub problem: NotationProblem,
}

impl NotationError {
    /// The error at a byte of the text.
    pub(super) fn new(text: &str, located: Located) -> Self {
        let Located { at, problem } = located;
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.chars().rev().take_while(|&letter| letter != '\n').count() + 1;
        let line = before.get(..line_start).unwrap_or_default().matches('\n').count() + 1;
        Self { line, column, problem }
    }
}

/// A problem and the byte of the text where it shows.
#[derive(Debug)]
pub(super) struct Located {
    pub(super) at: usize,
    pub(super) problem: NotationProblem,
}

/// The result of a parsing step.
pub(super) type Read<T> = Result<T, Located>;

/// The form of a group of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The shape of an input.
    Shape,
    /// Height and width.
    Pair,
    /// The four sides of a map.
    Sides,
    /// The two ends of a map with one axis.
    Ends,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "a shape like 3x224x224, or 1x16000 for one-dimensional input",
            Self::Pair => "one number, or height x width, as in 3x5",
            Self::Sides => "one number, or top,left,bottom,right",
            Self::Ends => "one number, or left,right",
        })
    }
}

/// A problem of a text in the notation.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotationProblem {
    /// A word is not a layer, or not a setting of a layer.
    #[error("“{word}” is not a known word{}", hint(*.nearest))]
    UnknownWord {
        /// The word.
        word: String,
        /// The most similar known word, if there is one.
        nearest: Option<&'static str>,
    },
    /// A layer lacks a required hyper-parameter.
    #[error("{word} needs its {parameter}, as in “{example}”")]
    Missing {
        /// The layer's word.
        word: &'static str,
        /// The hyper-parameter.
        parameter: Parameter,
        /// A complete layer.
        example: &'static str,
    },
    /// The layer does not have this setting.
    #[error("{word} has no setting “{setting}”")]
    NotTaken {
        /// The layer's word.
        word: &'static str,
        /// The setting.
        setting: String,
    },
    /// A setting is given twice.
    #[error("“{setting}” repeats an earlier setting")]
    Repeated {
        /// The second of the two.
        setting: String,
    },
    /// A number is expected.
    #[error("“{found}” should be a number")]
    NotANumber {
        /// The text found.
        found: String,
    },
    /// A number is not whole.
    #[error("{found} should be a whole number")]
    NotWhole {
        /// The number.
        found: String,
    },
    /// A factor of `up` is not whole.
    #[error("up takes whole factors; write “rescale {found}” instead")]
    WholeFactor {
        /// The factor.
        found: String,
    },
    /// An input has no shape.
    #[error("the input needs its shape, as in “input 3x224x224”, or “input 1x16000” for one-dimensional input")]
    NoShape,
    /// A number is negative.
    #[error("{found} is negative; the minimum here is {least}")]
    Negative {
        /// The number.
        found: String,
        /// The smallest number that the setting can have.
        least: u64,
    },
    /// A number exceeds every integer type.
    #[error("{found} is too large")]
    TooLarge {
        /// The number.
        found: String,
    },
    /// A probability is not between 0 and 1.
    #[error("{found} is not a probability between 0 and 1")]
    Probability {
        /// The text found.
        found: String,
    },
    /// A factor is not positive.
    #[error("{found} is not a factor larger than 0")]
    Factor {
        /// The text found.
        found: String,
    },
    /// A list of numbers has the wrong length.
    #[error("“{found}” should be {expected}")]
    Extents {
        /// The text found.
        found: String,
        /// The expected form.
        expected: Form,
    },
    /// No earlier node has this name.
    #[error("no earlier layer is called “{name}”")]
    UnknownNode {
        /// The name.
        name: String,
    },
    /// Only a later node, or the node itself, has this name.
    #[error("“{name}” is not an earlier layer: a layer can read only what comes before it")]
    NotEarlier {
        /// The name.
        name: String,
    },
    /// Two nodes have the same label.
    #[error("“{name}” is already the name of another layer")]
    TakenLabel {
        /// The label.
        name: String,
    },
    /// A label has another meaning in the notation.
    #[error("“{name}” is a word of the notation; to use it as a layer’s name, put it in quotes")]
    ReservedLabel {
        /// The label.
        name: String,
    },
    /// A label is the name of the network's input.
    #[error("no layer can be called “input”: that name is reserved for the network’s input")]
    InputLabel,
    /// No layer follows a label.
    #[error("the label “{name}” has no layer")]
    NoLayer {
        /// The label.
        name: String,
    },
    /// A name is expected.
    #[error("the name of an earlier layer is missing here")]
    NoName,
    /// A layer's sources are given twice.
    #[error("the layer’s inputs are given twice")]
    SourcesTwice,
    /// There is no input line.
    #[error("the input is missing: start with a line like “input 3x224x224”")]
    MissingInput,
    /// There is a second input line, or one after the first layer.
    #[error("the input must be given once, before the first layer")]
    MisplacedInput,
    /// There is a second name line.
    #[error("the network already has a name")]
    SecondName,
    /// A word is expected, not punctuation.
    #[error("“{found}” is out of place")]
    Stray {
        /// The punctuation.
        found: String,
    },
    /// A quotation mark is not closed.
    #[error("the quotation mark is never closed")]
    UnclosedQuote,
    /// An escape is invalid.
    #[error("“\\{found}” is not a valid escape; use \\\" \\\\ \\n \\r \\t")]
    UnknownEscape {
        /// The character after the backslash.
        found: char,
    },
}

impl NotationProblem {
    pub(super) const fn at(self, at: usize) -> Located {
        Located { at, problem: self }
    }
}

/// A word for messages, shortened if it is long.
pub(super) fn quoted(word: &str) -> String {
    const LONGEST: usize = 40;
    match word.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.into(),
    }
}

fn hint(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!(": did you mean {word}?"))
}
