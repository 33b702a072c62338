//! HDF5 files of Keras, `.h5`: the model is the JSON in an attribute of the root group. Weights are not read.

use hdf5_pure::{File, is_hdf5_bytes};

use super::keras_json::KerasJson;
use super::{ForeignFile, Import, ImportError, ModelError, ModelProblem, NetworkFormat};
use crate::network::InputShape;

/// The attribute with the model.
const CONFIG: &str = "model_config";

/// Keras' HDF5 files.
pub(super) struct Hdf5;

impl NetworkFormat for Hdf5 {
    fn name(&self) -> &'static str {
        "Keras"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"\x89HDF") || is_hdf5_bytes(bytes)
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let damaged = || ImportError::Model { format: self.name(), error: ModelError::new(ModelProblem::Damaged) };
        let file = File::from_bytes(bytes.to_vec()).map_err(|_| damaged())?;
        let attributes = file.root().attrs().map_err(|_| damaged())?;
        let config = attributes.get(CONFIG).and_then(|value| value.as_str()).ok_or(ForeignFile::KerasWeights)?;
        KerasJson.read_text(config, input)
    }
}
