//! Node of ONNX: one operator and its attributes.

use super::proto::{Attribute, Node};
use crate::formats::{ModelError, ModelProblem};

/// An operator and its name in the network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operator<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// The message.
    pub(super) node: &'a Node,
}

impl<'a> Operator<'a> {
    pub(super) fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(self.name, problem)
    }

    pub(super) fn unsupported(&self, attribute: &str, found: impl ToString) -> ModelError {
        let found = found.to_string().chars().take(60).collect();
        self.error(ModelProblem::Unsupported { attribute: attribute.into(), found })
    }

    pub(super) fn missing(&self, attribute: &str) -> ModelError {
        self.error(ModelProblem::Missing { attribute: attribute.into() })
    }

    pub(super) fn unknown(&self) -> ModelError {
        self.error(ModelProblem::UnknownKind { kind: self.node.op_type.clone() })
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&'a Attribute> {
        self.node.attributes.iter().find(|attribute| attribute.name == name)
    }

    pub(super) fn int(&self, name: &str) -> Option<i64> {
        self.attribute(name).map(|attribute| attribute.int)
    }

    pub(super) fn is_set(&self, name: &str) -> bool {
        self.int(name).is_some_and(|value| value != 0)
    }

    pub(super) fn float(&self, name: &str) -> Option<f64> {
        self.attribute(name).map(|attribute| f64::from(attribute.float))
    }

    pub(super) fn ints(&self, name: &str) -> Option<&'a [i64]> {
        self.attribute(name).map(|attribute| attribute.ints.as_slice())
    }

    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.attribute(name).and_then(|attribute| std::str::from_utf8(&attribute.text).ok())
    }

    /// The name of an input, if it is present.
    pub(super) fn input(&self, place: usize) -> Option<&'a str> {
        self.node.inputs.get(place).map(String::as_str).filter(|name| !name.is_empty())
    }
}

/// An axis that may be counted from the end.
pub(super) fn axis(axis: i64, rank: usize) -> Option<usize> {
    let rank = i64::try_from(rank).ok()?;
    let axis = if axis < 0 { axis.checked_add(rank)? } else { axis };
    usize::try_from(axis).ok().filter(|_| axis < rank)
}
