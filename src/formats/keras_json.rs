//! Keras JSON as a file: `model.to_json()`, and the layers models of TensorFlow.js, which contain it.

use serde_json::Value as Json;

use super::list::{text, unmarked};
use super::{ForeignFile, Import, ImportError, ModelError, ModelProblem, NetworkFormat, keras};
use crate::network::InputShape;

/// The longest text of a configuration; the largest models have two megabytes.
const MOST_BYTES: usize = 16 << 20;

/// `model.to_json()` of Keras 1, 2 and 3, and `model.json` of TensorFlow.js.
pub(super) struct KerasJson;

impl NetworkFormat for KerasJson {
    fn name(&self) -> &'static str {
        "Keras"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        let bytes = unmarked(bytes).trim_ascii_start();
        let signs: [&[u8]; 2] = [b"\"class_name\"", b"\"modelTopology\""];
        let has = |sign: &[u8]| bytes.windows(sign.len()).any(|window| window == sign);
        bytes.starts_with(b"{") && signs.into_iter().any(has) || bytes.starts_with(b"[") && has(signs[0])
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        self.read_text(text(bytes)?, input)
    }
}

impl KerasJson {
    /// Reads a model from its JSON.
    ///
    /// # Errors
    /// [`ImportError`] with the first error.
    pub(super) fn read_text(&self, text: &str, input: Option<InputShape>) -> Result<Import, ImportError> {
        let parsed = |text: &str| serde_json::from_str::<Json>(text).map_err(|error| not_json(text, &error));
        let failed = |error: ModelError| ImportError::Model { format: self.name(), error };
        if text.len() > MOST_BYTES {
            return Err(failed(ModelError::new(ModelProblem::TooManyBytes { most: MOST_BYTES as u64 })));
        }
        let json = parsed(text).map_err(failed)?;
        let format = if json.get("modelTopology").is_some() { "TensorFlow.js" } else { self.name() };
        let failed = |error: ModelError| ImportError::Model { format, error };
        let import = match config(&json)? {
            // Some tools write the JSON as a string within JSON.
            Json::String(inner) => keras::read(&parsed(inner).map_err(failed)?, input),
            model => keras::read(model, input),
        };
        Ok(Import { format, ..import.map_err(failed)? })
    }
}

/// The configuration in a file: the whole object, or `modelTopology.model_config` of TensorFlow.js.
fn config(json: &Json) -> Result<&Json, ImportError> {
    if keras::is_keras(json) {
        return Ok(json);
    }
    let topology = json.get("modelTopology").unwrap_or(json);
    if topology.get("node").is_some() {
        return Err(ForeignFile::TfJsGraph.into());
    }
    let missing = || ImportError::Model {
        format: "Keras",
        error: ModelError::new(ModelProblem::Missing { attribute: "class_name".into() }),
    };
    topology.get("model_config").or(Some(topology)).filter(|config| !config.is_null()).ok_or_else(missing)
}

fn not_json(text: &str, error: &serde_json::Error) -> ModelError {
    if error.is_eof() {
        return ModelError::new(ModelProblem::Damaged);
    }
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let found: String = line.chars().skip(error.column().saturating_sub(1)).take(30).collect();
    ModelError::at(error.line(), ModelProblem::Syntax { found })
}
