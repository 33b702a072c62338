//! Values taken out of a JSON object, each checked for what it should be.

use serde_json::{Map, Number, Value};

use crate::cnn::{Axes, Sides};

use super::{JsonError, JsonKind};

type Checked<T> = Result<T, JsonError>;

/// The attributes of one node, or of the input.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attributes<'v> {
    /// What messages call the node.
    pub(super) node: &'v str,
    /// Whether lists may leave out the height.
    pub(super) one_dimensional: bool,
    values: &'v Map<String, Value>,
}

impl<'v> Attributes<'v> {
    pub(super) const fn new(node: &'v str, values: &'v Map<String, Value>, one_dimensional: bool) -> Self {
        Self { node, one_dimensional, values }
    }

    /// The attributes of a value that should be an object.
    pub(super) fn of(node: &'v str, value: &'v Value, one_dimensional: bool) -> Checked<Self> {
        let wrong = || JsonError::NotAnObject { node: node.into(), found: shortened(value) };
        Ok(Self::new(node, value.as_object().ok_or_else(wrong)?, one_dimensional))
    }

    /// An attribute as it stands there; null counts as absent.
    pub(super) fn get(&self, attribute: &str) -> Option<&'v Value> {
        self.values.get(attribute).filter(|value| !value.is_null())
    }

    pub(super) fn needed(&self, attribute: &'static str) -> Checked<&'v Value> {
        self.get(attribute).ok_or_else(|| JsonError::Missing { node: self.node.into(), attribute })
    }

    pub(super) fn text(&self, attribute: &'static str) -> Checked<&'v str> {
        let value = self.needed(attribute)?;
        value.as_str().ok_or_else(|| self.wrong_type(attribute, JsonKind::Text, value))
    }

    pub(super) fn flag_or(&self, attribute: &'static str, default: bool) -> Checked<bool> {
        let Some(value) = self.get(attribute) else { return Ok(default) };
        value.as_bool().ok_or_else(|| self.wrong_type(attribute, JsonKind::Flag, value))
    }

    pub(super) fn list(&self, attribute: &'static str) -> Checked<&'v [Value]> {
        let value = self.needed(attribute)?;
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong_type(attribute, JsonKind::List, value))
    }

    pub(super) fn whole(&self, attribute: &'static str) -> Checked<u64> {
        self.whole_of(attribute, self.needed(attribute)?)
    }

    pub(super) fn whole_or(&self, attribute: &'static str, default: u64) -> Checked<u64> {
        self.get(attribute).map_or(Ok(default), |value| self.whole_of(attribute, value))
    }

    pub(super) fn wholes(&self, attribute: &'static str) -> Checked<Vec<u64>> {
        self.list(attribute)?.iter().map(|value| self.whole_of(attribute, value)).collect()
    }

    /// Height and width; of a single axis, `neutral` where there is no height.
    pub(super) fn pair(&self, attribute: &'static str, neutral: u64) -> Checked<Axes<u64>> {
        match self.wholes(attribute)?[..] {
            [height, width] => Ok(Axes::new(height, width)),
            [width] if self.one_dimensional => Ok(Axes::new(neutral, width)),
            ref other => Err(self.wrong_length(attribute, 2, other.len())),
        }
    }

    pub(super) fn pair_or(&self, attribute: &'static str, neutral: u64, default: Axes<u64>) -> Checked<Axes<u64>> {
        self.get(attribute).map_or(Ok(default), |_| self.pair(attribute, neutral))
    }

    /// Top, left, bottom, right; of a single axis, also left and right.
    pub(super) fn sides(&self, attribute: &'static str) -> Checked<Sides> {
        match self.wholes(attribute)?[..] {
            [top, left, bottom, right] => Ok(Sides::new(top, left, bottom, right)),
            [left, right] if self.one_dimensional => Ok(Sides::new(0, left, 0, right)),
            ref other => Err(self.wrong_length(attribute, 4, other.len())),
        }
    }

    pub(super) fn sides_or_none(&self, attribute: &'static str) -> Checked<Sides> {
        self.get(attribute).map_or(Ok(Sides::default()), |_| self.sides(attribute))
    }

    pub(super) fn probability_or(&self, attribute: &'static str, default: f64) -> Checked<f64> {
        let Some(value) = self.get(attribute) else { return Ok(default) };
        let number = value.as_f64().ok_or_else(|| self.wrong_type(attribute, JsonKind::Number, value))?;
        if (0.0..=1.0).contains(&number) {
            Ok(number)
        } else {
            Err(JsonError::Probability { node: self.node.into(), attribute, found: value.to_string() })
        }
    }

    pub(super) fn wrong_type(&self, attribute: &'static str, expected: JsonKind, found: &Value) -> JsonError {
        JsonError::WrongType { node: self.node.into(), attribute, expected, found: shortened(found) }
    }

    fn wrong_length(&self, attribute: &'static str, expected: usize, found: usize) -> JsonError {
        JsonError::WrongLength { node: self.node.into(), attribute, expected, found }
    }

    fn whole_of(&self, attribute: &'static str, value: &Value) -> Checked<u64> {
        let number = value.as_number().ok_or_else(|| self.wrong_type(attribute, JsonKind::Whole, value))?;
        number.as_u64().ok_or_else(|| self.not_whole(attribute, number))
    }

    /// Why a number is not one of the integers that are worked with.
    fn not_whole(&self, attribute: &'static str, number: &Number) -> JsonError {
        /// From here on integers arrive as floating-point numbers, because no integer type holds them.
        const BEYOND: f64 = 18_446_744_073_709_551_616.0;
        let (node, found) = (self.node.into(), number.to_string());
        match number.as_f64() {
            Some(value) if value >= BEYOND => JsonError::TooLarge { node, attribute, found: format!("{value:.3e}") },
            Some(value) if value < 0.0 => JsonError::Negative { node, attribute, found },
            _ => JsonError::NotWhole { node, attribute, found },
        }
    }
}

/// A value as messages show it: whole when it is short.
fn shortened(value: &Value) -> String {
    const LONGEST: usize = 40;
    let mut found = value.to_string();
    if let Some((end, _)) = found.char_indices().nth(LONGEST) {
        found.truncate(end);
        found.push('…');
    }
    found
}
