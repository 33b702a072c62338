//! Config of one Keras layer: its settings.

use serde_json::{Map, Value as Json};

use crate::formats::{ModelError, ModelProblem};
use crate::network::Axes;

/// The settings of one layer, with its name for messages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Config<'a> {
    /// The layer's name.
    pub(super) layer: &'a str,
    pub(super) map: &'a Map<String, Json>,
    /// Whether the call asks that no position sees a later one.
    pub(super) is_causal: bool,
}

impl<'a> Config<'a> {
    pub(super) const fn new(layer: &'a str, map: &'a Map<String, Json>) -> Self {
        Self { layer, map, is_causal: false }
    }

    /// A setting; `None` if it is missing or null.
    pub(super) fn get(&self, attribute: &str) -> Option<&'a Json> {
        self.map.get(attribute).filter(|value| !value.is_null())
    }

    /// A setting by its name in Keras 2 and 3, or in Keras 1.
    pub(super) fn either(&self, attribute: &str, old: &str) -> Option<&'a Json> {
        self.get(attribute).or_else(|| self.get(old))
    }

    pub(super) fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(self.layer, problem)
    }

    pub(super) fn missing(&self, attribute: &str) -> ModelError {
        self.error(ModelProblem::Missing { attribute: attribute.into() })
    }

    /// The error for an unsupported value.
    pub(super) fn unsupported(&self, attribute: &str, value: &Json) -> ModelError {
        let found: String = value.to_string().chars().take(60).collect();
        self.error(ModelProblem::Unsupported { attribute: attribute.into(), found })
    }

    /// A whole number.
    pub(super) fn whole(&self, attribute: &str) -> Result<Option<u64>, ModelError> {
        let Some(value) = self.get(attribute) else { return Ok(None) };
        whole(value).map(Some).ok_or_else(|| self.unsupported(attribute, value))
    }

    /// A required number, by its name in Keras 2 and 3 or in Keras 1.
    pub(super) fn needed(&self, attribute: &str, old: &str) -> Result<u64, ModelError> {
        match self.whole(attribute)? {
            Some(value) => Ok(value),
            None => self.whole(old)?.ok_or_else(|| self.missing(attribute)),
        }
    }

    pub(super) fn fraction(&self, attribute: &str) -> Option<f64> {
        self.get(attribute).and_then(Json::as_f64)
    }

    pub(super) fn text(&self, attribute: &str) -> Option<&'a str> {
        self.get(attribute).and_then(Json::as_str)
    }

    /// A flag that is true by default.
    pub(super) fn flag_or_true(&self, attribute: &str) -> bool {
        self.get(attribute).and_then(Json::as_bool).unwrap_or(true)
    }

    /// Numbers along the spatial axes: one for all, or a list. With one axis the height is `across`.
    pub(super) fn along(&self, attribute: &str, rank: usize, across: u64) -> Result<Option<Axes<u64>>, ModelError> {
        let Some(value) = self.get(attribute) else { return Ok(None) };
        let numbers = match value {
            Json::Array(values) => values.iter().map(whole).collect::<Option<Vec<_>>>(),
            value => whole(value).map(|number| vec![number; rank]),
        };
        match (numbers.as_deref(), rank) {
            (Some(&[width]), 1) => Ok(Some(Axes::new(across, width))),
            (Some(&[height, width]), 2) => Ok(Some(Axes::new(height, width))),
            _ => Err(self.unsupported(attribute, value)),
        }
    }
}

/// A whole number, possibly written as 3.0.
pub(super) fn whole(value: &Json) -> Option<u64> {
    let exact = |number: f64| ((0.0..9e15).contains(&number) && number.fract() == 0.0).then_some(number as u64);
    value.as_u64().or_else(|| value.as_f64().and_then(exact))
}
