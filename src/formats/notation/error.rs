//! Errors of the notation's parser, with line and column.

use std::fmt;

use thiserror::Error;

use crate::network::Parameter;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct NotationError {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// What is wrong there.
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

/// What a reading step returns.
pub(super) type Read<T> = Result<T, Located>;

/// How numbers that belong together are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The shape of an input.
    Shape,
    /// Height and width.
    Pair,
    /// The four sides of a map.
    Sides,
    /// The two ends of a map with a single axis.
    Ends,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "a shape like 3x224x224, or 1x16000 for one-dimensional input",
            Self::Pair => "one number, or height x width",
            Self::Sides => "one number, or top,left,bottom,right",
            Self::Ends => "one number, or left,right",
        })
    }
}

/// Something wrong with a text in the notation.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotationProblem {
    /// A word that names no layer, or no setting of a layer.
    #[error("“{word}” is not a known word{}", hint(*.nearest))]
    UnknownWord {
        /// The word.
        word: String,
        /// The known word that is most like it, if one is.
        nearest: Option<&'static str>,
    },
    /// A layer that lacks what it cannot do without.
    #[error("{word} needs its {parameter}, as in “{example}”")]
    Missing {
        /// The layer's word.
        word: &'static str,
        /// What is missing.
        parameter: Parameter,
        /// A layer that has it.
        example: &'static str,
    },
    /// A setting that the layer does not have.
    #[error("{word} has no setting “{setting}”")]
    NotTaken {
        /// The layer's word.
        word: &'static str,
        /// The setting.
        setting: String,
    },
    /// A setting that is given twice.
    #[error("“{setting}” repeats an earlier setting")]
    Repeated {
        /// The second of the two.
        setting: String,
    },
    /// Something that should be a number.
    #[error("“{found}” should be a number")]
    NotANumber {
        /// What is there.
        found: String,
    },
    /// A number with a fraction where only whole ones make sense.
    #[error("{found} should be a whole number")]
    NotWhole {
        /// The number.
        found: String,
    },
    /// A negative number.
    #[error("{found} is negative; the minimum here is 0")]
    Negative {
        /// The number.
        found: String,
    },
    /// A number that no integer type holds.
    #[error("{found} is too large")]
    TooLarge {
        /// The number.
        found: String,
    },
    /// A probability that is none.
    #[error("{found} is not a probability between 0 and 1")]
    Probability {
        /// What is there.
        found: String,
    },
    /// A factor that is none.
    #[error("{found} is not a factor larger than 0")]
    Factor {
        /// What is there.
        found: String,
    },
    /// A list of numbers of the wrong length.
    #[error("“{found}” should be {expected}")]
    Extents {
        /// What is there.
        found: String,
        /// What it should be.
        expected: Form,
    },
    /// A name that no earlier node has.
    #[error("no earlier layer is called “{name}”")]
    UnknownNode {
        /// The name.
        name: String,
    },
    /// A name that only a later node has, or the node itself.
    #[error("“{name}” is not an earlier layer: a layer can read only what comes before it")]
    NotEarlier {
        /// The name.
        name: String,
    },
    /// Two nodes with one label.
    #[error("“{name}” is already the name of another layer")]
    TakenLabel {
        /// The label.
        name: String,
    },
    /// A label that means something else in the notation.
    #[error("“{name}” is a word of the notation; to use it as a layer’s name, put it in quotes")]
    ReservedLabel {
        /// The label.
        name: String,
    },
    /// A node that is called like the network's input.
    #[error("no layer can be called “input”: that name is reserved for the network’s input")]
    InputLabel,
    /// A label with nothing after it.
    #[error("the label “{name}” has no layer")]
    NoLayer {
        /// The label.
        name: String,
    },
    /// A place where a name should stand.
    #[error("the name of an earlier layer is missing here")]
    NoName,
    /// A layer told twice what to read.
    #[error("the layer’s inputs are given twice")]
    SourcesTwice,
    /// A text without an input line.
    #[error("the input is missing: start with a line like “input 3x224x224”")]
    MissingInput,
    /// A second input line, or one after the first layer.
    #[error("the input must be given once, before the first layer")]
    MisplacedInput,
    /// A second name line.
    #[error("the network already has a name")]
    SecondName,
    /// Punctuation where a word should be.
    #[error("“{found}” is out of place")]
    Stray {
        /// The punctuation.
        found: String,
    },
    /// A quotation mark without its partner.
    #[error("the quotation mark is never closed")]
    UnclosedQuote,
    /// An escape that is none.
    #[error("“\\{found}” is not a valid escape; use \\\" \\\\ \\n \\r \\t")]
    UnknownEscape {
        /// What follows the backslash.
        found: char,
    },
}

impl NotationProblem {
    pub(super) const fn at(self, at: usize) -> Located {
        Located { at, problem: self }
    }
}

/// A word as messages quote it: whole when it is short.
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
