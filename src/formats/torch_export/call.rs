//! One operator of a program with its arguments.

use serde_json::Value as Json;

use super::program::{Node, names};
use crate::formats::{ModelError, ModelProblem};

/// A call of an operator.
#[derive(Debug)]
pub(super) struct Call<'p> {
    node: &'p Node,
    /// The operator without its namespace and overload: `conv2d`. In place or not is the same.
    pub(super) operator: &'p str,
    /// What it is called in the network.
    pub(super) name: String,
    /// What it puts out.
    pub(super) outputs: Vec<&'p str>,
}

impl<'p> Call<'p> {
    pub(super) fn new(node: &'p Node) -> Self {
        let target = node.target.strip_prefix("torch.ops.").unwrap_or(&node.target);
        let (space, operator) = target.split_once('.').unwrap_or(("", target));
        let operator = operator.split('.').next().unwrap_or_default();
        // Some operators begin with what they are for, such as `__iadd__`; those in place end with a line.
        let plain = if space == "aten" && !operator.ends_with("__") { operator.strip_suffix('_') } else { None };
        let operator = plain.unwrap_or(operator);
        let outputs: Vec<&str> = node.outputs.iter().flat_map(names).collect();
        let own = outputs.first().copied().unwrap_or(operator);
        let name = named(node, operator).unwrap_or_else(|| own.to_owned());
        Self { node, operator, name, outputs }
    }

    pub(super) fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(&self.name, problem)
    }

    pub(super) fn missing(&self, attribute: &str) -> ModelError {
        self.error(ModelProblem::Missing { attribute: attribute.into() })
    }

    pub(super) fn unsupported(&self, attribute: &str) -> ModelError {
        let found = self.get(attribute).map(|value| value.to_string().chars().take(60).collect()).unwrap_or_default();
        self.error(ModelProblem::Unsupported { attribute: attribute.into(), found })
    }

    /// All arguments, in their order.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &'p Json> {
        self.node.inputs.iter().map(|input| &input.arg)
    }

    /// An argument that is there and not none.
    pub(super) fn get(&self, name: &str) -> Option<&'p Json> {
        let argument = self.node.inputs.iter().find(|input| input.name == name)?;
        argument.arg.get("as_none").is_none().then_some(&argument.arg)
    }

    /// The name of a tensor.
    pub(super) fn tensor(&self, name: &str) -> Option<&'p str> {
        self.get(name)?.get("as_tensor")?.get("name")?.as_str()
    }

    /// The name of a tensor that must be there.
    pub(super) fn needed(&self, name: &str) -> Result<&'p str, ModelError> {
        self.tensor(name).ok_or_else(|| self.missing(name))
    }

    /// The names of all tensors in a list.
    pub(super) fn tensors(&self, name: &str) -> Vec<&'p str> {
        self.get(name).map(names).unwrap_or_default()
    }

    /// Whole numbers; none if left out.
    pub(super) fn ints(&self, name: &str) -> Result<Option<Vec<i64>>, ModelError> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let ints = match value.get("as_ints").or(value.get("as_sym_ints")) {
            Some(list) => list.as_array().and_then(|list| list.iter().map(int).collect()),
            None => int(value).map(|int| vec![int]),
        };
        ints.map(Some).ok_or_else(|| self.unsupported(name))
    }

    /// A whole number; none if left out.
    pub(super) fn int(&self, name: &str) -> Result<Option<i64>, ModelError> {
        let Some(value) = self.get(name) else { return Ok(None) };
        int(value).map(Some).ok_or_else(|| self.unsupported(name))
    }

    /// A number; none if it is left out or none.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        number(self.get(name)?)
    }

    /// Numbers.
    pub(super) fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        self.get(name)?.get("as_floats")?.as_array()?.iter().map(Json::as_f64).collect()
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.get(name)?.get("as_bool")?.as_bool()
    }

    pub(super) fn text(&self, name: &str) -> Option<&'p str> {
        self.get(name)?.get("as_string")?.as_str()
    }
}

/// A whole number, alone or as a number that might have been open.
pub(super) fn int(value: &Json) -> Option<i64> {
    match value {
        Json::Number(number) => number.as_i64(),
        Json::Object(object) => {
            let inner = object.get("as_int").or_else(|| object.get("as_sym_int"))?;
            if inner.is_object() { inner.get("as_int")?.as_i64() } else { inner.as_i64() }
        }
        _ => None,
    }
}

/// A number.
pub(super) fn number(value: &Json) -> Option<f64> {
    value.get("as_float").or_else(|| value.get("as_int"))?.as_f64()
}

/// The path of the module that the operator belongs to: `layer1.0.conv1`, with the operator's own word if the module is no layer of
/// `torch.nn`. None in the outermost module.
fn named(node: &Node, operator: &str) -> Option<String> {
    let stack = node.metadata.get("nn_module_stack")?.as_str()?;
    let (_, path_and_class) = stack.rsplit(';').next()?.split_once(',')?;
    let (path, class) = path_and_class.rsplit_once(',')?;
    let path = path.trim_start_matches("L['self']").trim_start_matches('.');
    if path.is_empty() || class.is_empty() || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let is_layer = class.starts_with("torch.nn.modules.") && !class.contains(".container.");
    Some(if is_layer { path.to_owned() } else { format!("{path}.{operator}") })
}
