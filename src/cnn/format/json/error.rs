//! What can be wrong with a network in JSON.

use std::fmt;

use thiserror::Error;

/// What a value in JSON should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonKind {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// An array.
    List,
    /// An array of ids of nodes.
    Ids,
    /// A number.
    Number,
    /// A number without a fraction.
    Whole,
}

impl fmt::Display for JsonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Flag => "true or false",
            Self::List => "a list",
            Self::Ids => "a list of ids",
            Self::Number => "a number",
            Self::Whole => "a whole number",
        })
    }
}

/// Something wrong with a network in JSON; `node` is the id of the node that has it, or its place such as
/// `nodes[2]` while it has none, or `input`, or `network` for what lies outside all these.
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
    /// A value of the wrong kind.
    #[error("{node}: {attribute} should be {expected} but is {found}")]
    WrongType {
        /// The node.
        node: String,
        /// The value's name.
        attribute: &'static str,
        /// What it should be.
        expected: JsonKind,
        /// What it is.
        found: String,
    },
    /// A list of the wrong length.
    #[error("{node}: {attribute} has {found} entries but should have {expected}")]
    WrongLength {
        /// The node.
        node: String,
        /// The list's name.
        attribute: &'static str,
        /// How many entries it should have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A negative number.
    #[error("{node}: {attribute} is {found} but cannot be negative")]
    Negative {
        /// The node.
        node: String,
        /// The number's name.
        attribute: &'static str,
        /// The number.
        found: String,
    },
    /// A number with a fraction where only whole ones make sense.
    #[error("{node}: {attribute} is {found} but should be a whole number")]
    NotWhole {
        /// The node.
        node: String,
        /// The number's name.
        attribute: &'static str,
        /// The number.
        found: String,
    },
    /// A number that no integer type holds.
    #[error("{node}: {attribute} is about {found}, which is too large to count exactly")]
    TooLarge {
        /// The node.
        node: String,
        /// The number's name.
        attribute: &'static str,
        /// The number, roughly: no type holds it.
        found: String,
    },
    /// A probability that is none.
    #[error("{node}: {attribute} is {found} but should be between 0 and 1")]
    Probability {
        /// The node.
        node: String,
        /// The number's name.
        attribute: &'static str,
        /// The number.
        found: String,
    },
    /// An operator that is not known.
    #[error("{node}: “{op}” is not a known operator")]
    UnknownOp {
        /// The node.
        node: String,
        /// The operator.
        op: String,
    },
    /// A word that is none of those that are possible.
    #[error("{node}: {attribute} has the unknown value “{found}”")]
    UnknownChoice {
        /// The node.
        node: String,
        /// What the word chooses.
        attribute: &'static str,
        /// The word.
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
    /// An input that comes later.
    #[error(
        "{node}: it reads “{input}”, which comes later; nodes must be listed in the order in which they are computed"
    )]
    LaterInput {
        /// The node.
        node: String,
        /// What it reads.
        input: String,
    },
    /// A node that reads itself.
    #[error("{node}: it reads itself")]
    OwnInput {
        /// The node.
        node: String,
    },
    /// Two nodes of one id.
    #[error("{node}: two nodes share this id")]
    DuplicateId {
        /// The id.
        node: String,
    },
    /// A node that is called like the network's input.
    #[error("input: a node has this id, which is reserved for the network’s input")]
    InputId,
}
