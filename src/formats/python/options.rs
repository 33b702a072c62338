//! Options of running a program.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::network::InputShape;

/// Which network of a program is meant, with its arguments and its input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PythonOptions {
    /// A variable, a class or a function of the program; the likeliest one by default.
    pub model: Option<String>,
    /// Arguments by name, each a Python expression.
    pub arguments: BTreeMap<String, String>,
    /// Channels, rows and columns, or channels and length; by default as the program gives it.
    pub input: Option<Vec<u64>>,
}

impl PythonOptions {
    /// The same options with an input.
    #[must_use]
    pub fn with_input(mut self, input: Option<InputShape>) -> Self {
        if let Some(InputShape { channels, size, one_dimensional }) = input {
            self.input = Some(if one_dimensional {
                vec![channels, size.width]
            } else {
                vec![channels, size.height, size.width]
            });
        }
        self
    }

    /// The options as JSON for the interpreter.
    ///
    /// # Panics
    /// Never: texts and numbers can always be written.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers")
    }
}

/// An argument as on a command line, `layers=[2,2,2,2]`: its name and its value. `None` without a name and an equals sign.
pub fn read_argument(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (is_name && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}
