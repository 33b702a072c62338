//! Errors of the JSON reader.

use std::fmt;

use thiserror::Error;

/// What a value in JSON should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonKind {
    /// An object.
    Object,
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// An array.
    List,
    /// An array of ids of nodes.
    Ids,
    /// A number without sign and fraction.
    Whole,
    /// An array of such numbers.
    Wholes,
    /// An array of two such numbers, one of them where there is a single axis.
    Pair,
    /// An array of four such numbers, two of them where there is a single axis.
    Sides,
    /// An array of two positive numbers, one of them where there is a single axis.
    Factors,
    /// A number from 0 to 1.
    Fraction,
    /// The `op` of a kind of layer.
    Operator,
    /// One of the words that an attribute knows.
    Choice,
}

impl fmt::Display for JsonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::Text => "text",
            Self::Flag => "true or false",
            Self::List => "a list",
            Self::Ids => "a list of ids",
            Self::Whole => "a whole number, 0 or more",
            Self::Wholes => "a list of whole numbers, 0 or more",
            Self::Pair => "a list of two whole numbers, 0 or more: height and width",
            Self::Sides => "a list of four whole numbers, 0 or more: top, left, bottom, right",
            Self::Factors => "a list of two positive numbers: height and width",
            Self::Fraction => "a number between 0 and 1",
            Self::Operator => "a known operator",
            Self::Choice => "one of the words that it knows",
        })
    }
}

/// Something wrong with a network in JSON.
///
/// `node` is the id of the node that has it, or its place such as `nodes[2]` while it has none, or `input`, or `network` for what lies
/// outside all these.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// The text is not JSON at all.
    #[error("line {line}, column {column}: this is not valid JSON")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The byte in that line, from 1; 0 for the end of the line before.
        column: usize,
    },
    /// The text breaks off before the JSON is complete.
    #[error("line {line}, column {column}: the JSON ends too early")]
    Unfinished {
        /// The line, from 1.
        line: usize,
        /// The byte in that line, from 1; 0 for the end of the line before.
        column: usize,
    },
    /// Something that should hold named values.
    #[error("{node}: it should be an object but is {found}")]
    NotAnObject {
        /// The node.
        node: String,
        /// What it is.
        found: String,
    },
    /// Something without which the node is not described.
    #[error("{node}: {attribute} is missing")]
    Missing {
        /// The node.
        node: String,
        /// What is missing.
        attribute: &'static str,
    },
    /// A value that is not what it should be.
    #[error("{node}: {attribute} should be {expected} but is {found}")]
    Unexpected {
        /// The node.
        node: String,
        /// The value's name.
        attribute: &'static str,
        /// What it should be.
        expected: JsonKind,
        /// What it is.
        found: String,
    },
    /// A number that no integer type holds.
    #[error("{node}: {attribute} is {found}, which is too large to count exactly")]
    TooLarge {
        /// The node.
        node: String,
        /// The number's name.
        attribute: &'static str,
        /// The value with the number.
        found: String,
    },
    /// An input that no node is called.
    #[error("{node}: it reads “{input}”, but no node has that name")]
    UnknownInput {
        /// The node.
        node: String,
        /// What it reads.
        input: String,
    },
    /// An input that comes later, or that is the node itself.
    #[error("{node}: it reads “{input}”, which does not come before it; a node can read only what comes before it")]
    LaterInput {
        /// The node.
        node: String,
        /// What it reads.
        input: String,
    },
    /// A node that is to use the weights of one that does not come before it.
    #[error("{node}: it uses the weights of “{shared}”, but no earlier node has that name")]
    UnknownShared {
        /// The node.
        node: String,
        /// Whose weights it uses.
        shared: String,
    },
    /// An id that belongs to another node already, or to the network's input.
    #[error("{node}: this id is taken already")]
    TakenId {
        /// The id.
        node: String,
    },
}
