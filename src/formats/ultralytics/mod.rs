//! Ultralytics' YAML: the models of `YOLOv3`, `YOLOv5`, `YOLOv8` and `YOLO11` as rows of modules.
//!
//! A row is `[from, number, module, arguments]`; numbers of modules and channels are scaled by `depth_multiple` and `width_multiple`, or by
//! one of the `scales`. The modules are classes of Ultralytics' code; the common ones are known here by what they are made of, and layers
//! are named as the weights of the models are: `model.4.m.0.cv1.conv`. Other classes become opaque blocks.
//!
//! Parameters are those that are trained: Ultralytics' own count has 16 more for heads since `YOLOv8`, the fixed numbers 0 to 15.
//!
//! The sizes of the models and the meaning of the arguments: <https://docs.ultralytics.com/guides/model-yaml-config/>.

mod arguments;
mod attention;
mod blocks;
mod classes;
mod convolution;
mod heads;
mod model;
mod wiring;
mod yaml;

#[cfg(test)]
mod tests;

use super::list::{text, unmarked};
use super::{Import, ImportError, NetworkFormat};
use crate::network::InputShape;
use model::Model;

/// More of a text is not looked at to tell its format.
const MOST_BYTES: usize = 1 << 20;

/// Ultralytics' YAML.
pub(super) struct Ultralytics;

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
