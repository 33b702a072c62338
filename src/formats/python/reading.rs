//! Reading of a program: the result of running it.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::{PythonError, PythonProblem};
use crate::formats::json;
use crate::network::Network;

/// The result of running a program.
#[derive(Clone, Debug, PartialEq)]
pub struct PythonReading {
    /// A network or a question, or the error.
    pub result: Result<PythonAnswer, PythonError>,
    /// The variable, class or function that was taken as the network.
    pub model: Option<String>,
    /// All candidates, the likeliest first.
    pub models: Vec<String>,
    /// Notes for the user.
    pub notes: Vec<PythonNote>,
}

/// The answer of a program that ran.
#[derive(Clone, Debug, PartialEq)]
pub enum PythonAnswer {
    /// The network.
    Network {
        /// The network itself.
        network: Box<Network>,
        /// The arguments with which it was made.
        arguments: Vec<PythonArgument>,
    },
    /// Something must be known first.
    Question(PythonQuestion),
}

/// What must be known before a program gives a network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PythonQuestion {
    /// The arguments of the class or function; some may be required.
    pub arguments: Vec<PythonArgument>,
    /// A suggestion for the input's shape, `3x224x224`.
    pub input: Option<String>,
    /// Whether the input's shape is known and need not be asked.
    pub input_known: bool,
}

/// An argument of a class or a function that makes a network. Values are Python expressions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PythonArgument {
    /// Its name.
    pub name: String,
    /// Whether it has no default.
    pub required: bool,
    /// Its default; empty if it has none.
    pub default: String,
    /// A suggested value; empty if there is none.
    pub guess: String,
    /// The given value.
    pub given: Option<String>,
}

/// A note about a network that was read from a program, with its line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PythonNote {
    /// The line, counted from 1; 0 for no particular line.
    #[serde(default)]
    pub line: u64,
    /// The remark.
    #[serde(flatten)]
    pub remark: PythonRemark,
}

/// A remark about a network that was read from a program.
#[derive(Clone, Debug, PartialEq, Eq, Error, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PythonRemark {
    /// The program calls the network with an input of this shape, which was used.
    #[error("the input is {shape}, as the program itself tries it")]
    InputFromExample {
        /// The sizes, separated by `x`.
        shape: String,
    },
    /// Of the shapes tried, only this one fits.
    #[error("the input is taken to be {shape}, the only size tried that fits")]
    InputAssumed {
        /// The sizes, separated by `x`.
        shape: String,
    },
    /// A statement that does not concern the network failed and was skipped.
    #[error("left out, since it fails here: “{message}”")]
    LeftOut {
        /// Python's message.
        message: String,
    },
    /// A module is missing; its results are left out.
    #[error("the module “{name}” is not available here; what it does is left out")]
    MissingModule {
        /// Its name.
        name: String,
    },
    /// `forward` takes more inputs; this one was `None`.
    #[error("the further input “{name}” is taken to be “None”")]
    SecondInput {
        /// Its name.
        name: String,
    },
    /// `forward` returns several tensors; the first is the output.
    #[error("{count} tensors come out; “{name}” is taken as the output")]
    SeveralOutputs {
        /// The number of tensors.
        count: String,
        /// The output's node.
        name: String,
    },
}

impl PythonReading {
    /// Parses the output of the interpreter.
    pub fn from_json(text: &str) -> Self {
        Self::parsed(text).unwrap_or_else(|| Self::failed(PythonProblem::Interpreter {}))
    }

    /// A reading with only a problem.
    pub const fn failed(problem: PythonProblem) -> Self {
        Self { result: Err(PythonError::new(0, problem)), model: None, models: Vec::new(), notes: Vec::new() }
    }

    fn parsed(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let notes = value.get("notes").and_then(Value::as_array).into_iter().flatten();
        Some(Self {
            result: result(&value)?,
            model: value.get("model").and_then(Value::as_str).map(str::to_owned),
            models: serde_json::from_value(value.get("models")?.clone()).ok()?,
            notes: notes.filter_map(|note| PythonNote::deserialize(note).ok()).collect(),
        })
    }
}

/// `None` if the text is not an output of the interpreter.
fn result(value: &Value) -> Option<Result<PythonAnswer, PythonError>> {
    if let Some(error) = value.get("error") {
        let line = error.get("line").and_then(Value::as_u64).unwrap_or_default();
        let problem = PythonProblem::deserialize(error).unwrap_or_else(|_| unnamed(error));
        return Some(Err(PythonError::new(line, problem)));
    }
    if let Some(question) = value.get("question") {
        return Some(Ok(PythonAnswer::Question(PythonQuestion::deserialize(question).ok()?)));
    }
    let network = value.get("network")?;
    let arguments = serde_json::from_value(value.get("arguments")?.clone()).ok()?;
    Some(match json::read(&network.to_string()) {
        Ok(network) => Ok(PythonAnswer::Network { network: Box::new(network), arguments }),
        Err(error) => {
            Err(PythonError::new(0, PythonProblem::Raised { kind: "Network".into(), message: error.to_string() }))
        }
    })
}

fn unnamed(error: &Value) -> PythonProblem {
    let code = error.get("code").and_then(Value::as_str).unwrap_or_default();
    PythonProblem::Raised { kind: "Problem".into(), message: code.into() }
}
