//! The format.

use super::model::Model;
use super::{wiring, yaml};
use crate::formats::list::{text, unmarked};
use crate::formats::{Import, ImportError, NetworkFormat};
use crate::network::InputShape;

/// More of a text is not looked at to tell its format.
const MOST_BYTES: usize = 1 << 20;

/// Ultralytics' YAML.
pub(in crate::formats) struct Ultralytics;

impl NetworkFormat for Ultralytics {
    fn name(&self) -> &'static str {
        "Ultralytics"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        let bytes = unmarked(&bytes[..bytes.len().min(MOST_BYTES)]);
        let begins = |key: &[u8]| bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(key));
        begins(b"backbone:") && begins(b"head:")
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let failed = |error| ImportError::Model { format: self.name(), error };
        let file = yaml::parse(text(bytes)?).map_err(failed)?;
        let model = Model::of(&file).map_err(failed)?;
        wiring::wire(&model, input).map_err(failed)
    }
}
