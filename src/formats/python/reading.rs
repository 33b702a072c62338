//! What comes out of running a program.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::{PythonError, PythonProblem};
use crate::formats::json;
use crate::network::Network;

/// What a program gave.
#[derive(Clone, Debug, PartialEq)]
pub struct PythonReading {
    /// A network or a question, or why there is neither.
    pub result: Result<PythonAnswer, PythonError>,
    /// The variable, class or function that was taken for the network.
    pub model: Option<String>,
    /// All that could have been taken, the likeliest first.
    pub models: Vec<String>,
    /// What somebody who opens the file should know.
    pub notes: Vec<PythonNote>,
}

/// What a program gave that can be run.
#[derive(Clone, Debug, PartialEq)]
pub enum PythonAnswer {
    /// The network.
    Network {
        /// The network itself.
        network: Box<Network>,
        /// The arguments that it was made with.
        arguments: Vec<PythonArgument>,
    },
    /// Something has to be told first.
    Question(PythonQuestion),
}

/// What has to be known before a program gives a network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PythonQuestion {
    /// The arguments of the class or function; some may be needed.
    pub arguments: Vec<PythonArgument>,
    /// A guess of the input's shape, `3x224x224`.
    pub input: Option<String>,
    /// Whether the input's shape is known and need not be asked.
    pub input_known: bool,
}

/// An argument of a class or a function that makes a network. Values are expressions of Python.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PythonArgument {
    /// Its name.
    pub name: String,
    /// Whether it has no default.
    pub required: bool,
    /// Its default; empty if it has none.
    pub default: String,
    /// What it may be; empty where nobody knows.
    pub guess: String,
    /// What was given.
    pub given: Option<String>,
}

/// Something to know of a network that was read from a program, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PythonNote {
    /// The line, counted from 1; 0 is none in particular.
    #[serde(default)]
    pub line: u64,
    /// What.
    #[serde(flatten)]
    pub remark: PythonRemark,
}

/// Something to know of a network that was read from a program.
#[derive(Clone, Debug, PartialEq, Eq, Error, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PythonRemark {
    /// The program tries the network on an input of this shape, which was taken.
    #[error("the input is {shape}, as the program itself tries it")]
    InputFromExample {
        /// Sizes with `x`.
        shape: String,
    },
    /// Of the shapes that were tried, only this one fits.
    #[error("the input is taken to be {shape}, the only size tried that fits")]
    InputAssumed {
        /// Sizes with `x`.
        shape: String,
    },
    /// A statement failed that does not concern the network, and was left out.
    #[error("left out, since it fails here: “{message}”")]
    LeftOut {
        /// Why it failed, in Python's words.
        message: String,
    },
    /// A module is not here; what it makes is left out.
    #[error("the module “{name}” is not available here; what it does is left out")]
    MissingModule {
        /// Its name.
        name: String,
    },
    /// `forward` takes more inputs; this one was None.
    #[error("the further input “{name}” is taken to be “None”")]
    SecondInput {
        /// Its name.
        name: String,
    },
    /// `forward` gives several tensors; the first is the output.
    #[error("{count} tensors come out; “{name}” is taken as the output")]
    SeveralOutputs {
        /// How many.
        count: String,
        /// The output's node.
        name: String,
    },
}

impl PythonReading {
    /// What the interpreter wrote.
    pub fn from_json(text: &str) -> Self {
        Self::parsed(text).unwrap_or_else(|| Self::failed(PythonProblem::Interpreter {}))
    }

    /// Nothing but a problem.
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

/// None where the text is not what the interpreter writes.
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
