//! Attributes of a JSON object with types, and errors that name node and attribute.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::{JsonError, JsonKind};
use crate::network::op::{ParameterSpec, ValueKind};
use crate::network::{Activation, Axes, Padding, Sides, Value};

/// The attribute of the network that counts the statistics of normalization layers in receptive fields.
pub(super) const STATISTICS: &str = "statistics";

/// A type of attributes, with its name in messages.
pub(super) trait Expected: DeserializeOwned {
    const KIND: JsonKind;
}

impl Expected for String {
    const KIND: JsonKind = JsonKind::Text;
}

impl Expected for bool {
    const KIND: JsonKind = JsonKind::Flag;
}

impl Expected for u64 {
    const KIND: JsonKind = JsonKind::Whole;
}

impl Expected for f64 {
    const KIND: JsonKind = JsonKind::Fraction;
}

impl Expected for Vec<u64> {
    const KIND: JsonKind = JsonKind::Wholes;
}

impl Expected for Vec<f64> {
    const KIND: JsonKind = JsonKind::Factors;
}

impl Expected for Vec<String> {
    const KIND: JsonKind = JsonKind::Ids;
}

impl Expected for Vec<Json> {
    const KIND: JsonKind = JsonKind::List;
}

impl Expected for Map<String, Json> {
    const KIND: JsonKind = JsonKind::Object;
}

/// The attributes of one node, of the input or of the whole network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attributes<'v> {
    /// The node's name in messages.
    pub(super) node: &'v str,
    values: &'v Map<String, Json>,
}

impl<'v> Attributes<'v> {
    pub(super) const fn new(node: &'v str, values: &'v Map<String, Json>) -> Self {
        Self { node, values }
    }

    /// The attributes of a value that should be an object.
    pub(super) fn of(node: &'v str, value: &'v Json) -> Result<Self, JsonError> {
        let wrong = || JsonError::NotAnObject { node: node.into(), found: shortened(value) };
        Ok(Self::new(node, value.as_object().ok_or_else(wrong)?))
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &'v str> {
        self.values.keys().map(String::as_str)
    }

    /// Whether the attribute is present; null counts as absent.
    pub(super) fn has(&self, attribute: &str) -> bool {
        self.raw(attribute).is_some()
    }

    /// The attribute's JSON value.
    pub(super) fn raw(&self, attribute: &str) -> Option<&'v Json> {
        self.values.get(attribute).filter(|value| !value.is_null())
    }

    pub(super) fn get<T: Expected>(&self, attribute: &'static str) -> Result<Option<T>, JsonError> {
        let Some(value) = self.raw(attribute) else { return Ok(None) };
        T::deserialize(value).map(Some).map_err(|_| unexpected(self.node, attribute, T::KIND, value))
    }

    pub(super) fn needed<T: Expected>(&self, attribute: &'static str) -> Result<T, JsonError> {
        self.get(attribute)?.ok_or_else(|| self.missing(attribute))
    }

    /// The value of a hyper-parameter; with a single axis, lists may omit the height.
    pub(super) fn value(&self, spec: &ParameterSpec, one_dimensional: bool) -> Result<Option<Value>, JsonError> {
        let wrong = |kind| self.unexpected(spec.json, kind);
        let sides = |numbers: Vec<u64>| match numbers[..] {
            [top, left, bottom, right] => Ok(Sides::new(top, left, bottom, right)),
            [left, right] if one_dimensional => Ok(Sides::new(0, left, 0, right)),
            _ => Err(wrong(JsonKind::Sides)),
        };
        let pair = |numbers: Vec<u64>| match numbers[..] {
            [height, width] => Ok(Axes::new(height, width)),
            [width] if one_dimensional => Ok(Axes::new(spec.least, width)),
            _ => Err(wrong(JsonKind::Pair)),
        };
        let fraction = |number| if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(wrong(JsonKind::Fraction)) };
        let numbers = || self.get::<Vec<u64>>(spec.json);
        let word = || self.get::<String>(spec.json);
        let choice = || wrong(JsonKind::Choice);
        Ok(match spec.kind {
            ValueKind::Number => self.get(spec.json)?.map(Value::Number),
            ValueKind::Pair => numbers()?.map(pair).transpose()?.map(Value::Pair),
            ValueKind::Sides => numbers()?.map(sides).transpose()?.map(Value::Sides),
            ValueKind::List => numbers()?.map(Value::List),
            ValueKind::Flag => self.get(spec.json)?.map(Value::Flag),
            ValueKind::Fraction => self.get(spec.json)?.map(fraction).transpose()?.map(Value::Fraction),
            ValueKind::Padding => match self.raw(spec.json) {
                Some(Json::String(word)) => Some(Value::Padding(match word.as_str() {
                    "same" => Padding::Same,
                    "valid" => Padding::Valid,
                    _ => return Err(choice()),
                })),
                _ => numbers()?.map(sides).transpose()?.map(Padding::Sides).map(Value::Padding),
            },
            // An object is the choice whose settings it contains.
            ValueKind::Choice if self.raw(spec.json).is_some_and(Json::is_object) => {
                let held = spec.choices.iter().find(|word| **word == HELD).ok_or_else(choice)?;
                Some(Value::Choice(held))
            }
            ValueKind::Choice => {
                let known = |word: String| spec.choices.iter().find(|known| **known == word).ok_or_else(choice);
                word()?.map(known).transpose()?.map(|known| Value::Choice(known))
            }
            ValueKind::Text => word()?.map(Value::Text),
            ValueKind::Factors => {
                let factors = |numbers: Vec<f64>| match numbers[..] {
                    [height, width] => Ok(Axes::new(height, width)),
                    [width] if one_dimensional => Ok(Axes::new(1.0, width)),
                    _ => Err(wrong(JsonKind::Factors)),
                };
                let is_positive = |factors: &Axes<f64>| factors.height > 0.0 && factors.width > 0.0;
                let found = self.get::<Vec<f64>>(spec.json)?.map(factors).transpose()?;
                if found.as_ref().is_some_and(|found| !is_positive(found)) {
                    return Err(wrong(JsonKind::Factors));
                }
                found.map(Value::Factors)
            }
            ValueKind::Activation => {
                let function = |word: String| Activation::from_name(&word).ok_or_else(choice);
                word()?.map(function).transpose()?.map(Value::Activation)
            }
        })
    }

    pub(super) fn missing(&self, attribute: &'static str) -> JsonError {
        JsonError::Missing { node: self.node.into(), attribute }
    }

    pub(super) fn unexpected(&self, attribute: &'static str, expected: JsonKind) -> JsonError {
        unexpected(self.node, attribute, expected, self.values.get(attribute).unwrap_or(&Json::Null))
    }
}

/// The choice that an object represents.
pub(super) const HELD: &str = "window";

/// The error for a value of the wrong type.
fn unexpected(node: &str, attribute: &'static str, expected: JsonKind, value: &Json) -> JsonError {
    let (node, found) = (node.to_owned(), shortened(value));
    let is_beyond = match value {
        Json::Array(values) => values.iter().any(is_beyond),
        value => is_beyond(value),
    };
    if is_beyond {
        JsonError::TooLarge { node, attribute, found }
    } else {
        JsonError::Unexpected { node, attribute, expected, found }
    }
}

/// Whether a number exceeds every integer type. Such numbers are parsed as floating-point numbers.
fn is_beyond(value: &Json) -> bool {
    const BEYOND: f64 = 18_446_744_073_709_551_616.0;
    value.as_f64().is_some_and(|number| number >= BEYOND)
}

/// A value for messages, shortened if it is long.
fn shortened(value: &Json) -> String {
    const LONGEST: usize = 40;
    let mut found = value.to_string();
    if let Some((end, _)) = found.char_indices().nth(LONGEST) {
        found.truncate(end);
        found.push('…');
    }
    found
}
