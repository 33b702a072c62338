//! Error of the JSON reader.

use std::fmt;

use thiserror::Error;

/// The expected type of a JSON value.
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
    /// An array of node ids.
    Ids,
    /// A non-negative integer.
    Whole,
    /// An array of non-negative integers.
    Wholes,
    /// An array of two non-negative integers, or one with a single axis.
    Pair,
    /// An array of four non-negative integers, or two with a single axis.
    Sides,
    /// An array of two positive numbers, or one with a single axis.
    Factors,
    /// A number from 0 to 1.
    Fraction,
    /// The `op` of a kind of layer.
    Operator,
    /// One of the words of an attribute.
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

/// An error in a network in JSON.
///
/// `node` is the id of the node with the error, or its position such as `nodes[2]` if it has no id, or `input`, or `network` for anything
/// outside these.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// The text is not JSON.
    #[error("line {line}, column {column}: this is not valid JSON")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The byte in that line, from 1; 0 for the end of the previous line.
        column: usize,
    },
    /// The text ends before the JSON is complete.
    #[error("line {line}, column {column}: the JSON ends too early")]
    Unfinished {
        /// The line, from 1.
        line: usize,
        /// The byte in that line, from 1; 0 for the end of the previous line.
        column: usize,
    },
    /// A value is not an object.
    #[error("{node}: it should be an object but is {found}")]
    NotAnObject {
        /// The node.
        node: String,
        /// Its type.
        found: String,
    },
    /// A required attribute is missing.
    #[error("{node}: {attribute} is missing")]
    Missing {
        /// The node.
        node: String,
        /// The missing attribute.
        attribute: &'static str,
    },
    /// A value has the wrong type.
    #[error("{node}: {attribute} should be {expected} but is {found}")]
    Unexpected {
        /// The node.
        node: String,
        /// The attribute.
        attribute: &'static str,
        /// The expected type.
        expected: JsonKind,
        /// The value.
        found: String,
    },
    /// A number exceeds every integer type.
    #[error("{node}: {attribute} is {found}, which is too large to count exactly")]
    TooLarge {
        /// The node.
        node: String,
        /// The attribute.
        attribute: &'static str,
        /// The value with the number.
        found: String,
    },
    /// An input is not the id of a node.
    #[error("{node}: it reads “{input}”, but no node has that name")]
    UnknownInput {
        /// The node.
        node: String,
        /// The input.
        input: String,
    },
    /// An input is a later node, or the node itself.
    #[error("{node}: it reads “{input}”, which does not come before it; a node can read only what comes before it")]
    LaterInput {
        /// The node.
        node: String,
        /// The input.
        input: String,
    },
    /// A node shares the weights of a node that does not come before it.
    #[error("{node}: it uses the weights of “{shared}”, but no earlier node has that name")]
    UnknownShared {
        /// The node.
        node: String,
        /// The node whose weights it shares.
        shared: String,
    },
    /// An id is already that of another node, or of the network's input.
    #[error("{node}: this id is taken already")]
    TakenId {
        /// The id.
        node: String,
    },
}
