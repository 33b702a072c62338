//! A program of `PyTorch` as a graph of ONNX's operators, which is then read as those are.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::call::{Call, int};
use super::program::{Program, TensorValue, names};
use crate::formats::onnx::TORCH;
use crate::formats::onnx::proto::{
    Attribute, Dimension, Graph, Kind, Node, Tensor, TensorKind, TensorShape, ValueInfo,
};
use crate::formats::{ModelError, ModelProblem};

/// The version of the operators that is written.
pub(super) const VERSION: i64 = 21;
/// ONNX's numbers for the types of fractions of 32 and 64 bits, and of whole numbers of 64 bits.
const FLOAT: i32 = 1;
const DOUBLE: i32 = 11;
const INT64: i32 = 7;

/// A graph that is being written.
pub(super) struct Translation<'p> {
    graph: Graph,
    tensors: &'p HashMap<String, TensorValue>,
    /// Parameters and buffers.
    stored: HashSet<&'p str>,
    /// Matrices that are stored transposed, by the names of the tensors that stand for them.
    turned: HashMap<&'p str, String>,
}

/// The graph of a program.
///
/// # Errors
/// What cannot be written in ONNX's words, with its layer.
pub(super) fn translated(program: &Program) -> Result<Graph, ModelError> {
    let (graph, signature) = (&program.graph_module.graph, &program.graph_module.signature);
    let mut translation = Translation {
        graph: Graph::default(),
        tensors: &graph.tensor_values,
        stored: HashSet::new(),
        turned: HashMap::new(),
    };
    for spec in &signature.input_specs {
        translation.input(spec)?;
    }
    for node in &graph.nodes {
        let call = Call::new(node);
        // Checks put nothing out.
        if !call.outputs.is_empty() {
            translation.call(&call)?;
        }
    }
    let between = graph.nodes.iter().flat_map(|node| node.outputs.iter().flat_map(names));
    translation.graph.between = between.filter_map(|name| translation.info(name)).collect();
    for spec in &signature.output_specs {
        let argument = spec.get("user_output").and_then(|output| output.get("arg"));
        for name in argument.map(names).unwrap_or_default() {
            translation.graph.outputs.push(ValueInfo { name: name.to_owned(), kind: None });
        }
    }
    Ok(translation.graph)
}

impl<'p> Translation<'p> {
    /// What goes into the graph: a parameter, a buffer, or the network's input.
    fn input(&mut self, spec: &'p Json) -> Result<(), ModelError> {
        let Some((kind, inner)) = spec.as_object().and_then(|spec| spec.iter().next()) else {
            return Err(ModelError::new(ModelProblem::Damaged));
        };
        let Some(argument) = inner.get("arg") else { return Ok(()) };
        if kind == "user_input" {
            let name = argument.get("as_tensor").and_then(|tensor| tensor.get("name")?.as_str());
            let Some(name) = name else { return Ok(()) };
            let info = self.info(name).ok_or_else(|| ModelError::new(ModelProblem::Damaged))?;
            self.graph.inputs.push(info);
            return Ok(());
        }
        let Some(name) = argument.get("name").and_then(Json::as_str) else { return Ok(()) };
        let dims = self.tensors.get(name).map(TensorValue::dims).unwrap_or_default();
        let dims = dims.into_iter().map(|dim| dim.unwrap_or(-1)).collect();
        // What is not learned is not counted: it is written as whole numbers.
        let data_type = if kind == "parameter" { FLOAT } else { INT64 };
        self.graph.initializers.push(Tensor { name: name.to_owned(), dims, data_type, ..Tensor::default() });
        self.stored.insert(name);
        Ok(())
    }

    /// A tensor's extents, open ones left open.
    fn info(&self, name: &str) -> Option<ValueInfo> {
        let dims = self.tensors.get(name)?.dims().into_iter().map(|value| Dimension { value }).collect();
        let tensor = Some(TensorKind { shape: Some(TensorShape { dims }) });
        Some(ValueInfo { name: name.to_owned(), kind: Some(Kind { tensor }) })
    }

    /// A tensor's number of axes.
    pub(super) fn rank(&self, call: &Call<'p>, name: &str) -> Result<usize, ModelError> {
        self.tensors.get(name).map(|tensor| tensor.sizes.len()).ok_or_else(|| call.missing(name))
    }

    /// A tensor's extents; one that is open is none.
    pub(super) fn dims(&self, name: &str) -> Vec<Option<i64>> {
        self.tensors.get(name).map(TensorValue::dims).unwrap_or_default()
    }

    /// The name of a tensor that is a parameter or buffer.
    pub(super) fn is_stored(&self, name: &str) -> bool {
        self.stored.contains(name)
    }

    /// Appends an operator.
    pub(super) fn push(&mut self, call: &Call<'p>, op_type: &str, inputs: Vec<String>, attributes: Vec<Attribute>) {
        self.push_in("", call, op_type, inputs, attributes);
    }

    /// Appends an operator that only `PyTorch` has.
    pub(super) fn push_own(&mut self, call: &Call<'p>, op_type: &str, inputs: Vec<String>, attributes: Vec<Attribute>) {
        self.push_in(TORCH, call, op_type, inputs, attributes);
    }

    fn push_in(
        &mut self,
        domain: &str,
        call: &Call<'p>,
        op_type: &str,
        inputs: Vec<String>,
        attributes: Vec<Attribute>,
    ) {
        let inputs = inputs.into_iter().map(|name| self.turned.get(name.as_str()).cloned().unwrap_or(name)).collect();
        self.graph.nodes.push(Node {
            inputs,
            outputs: call.outputs.iter().map(|&output| output.to_owned()).collect(),
            name: call.name.clone(),
            op_type: op_type.to_owned(),
            attributes,
            domain: domain.to_owned(),
        });
    }

    /// Lets what comes out stand for a stored matrix with its axes exchanged.
    pub(super) fn turn(&mut self, call: &Call<'p>, matrix: &'p str) {
        let name = format!("{matrix}.T");
        if !self.graph.initializers.iter().any(|stored| stored.name == name)
            && let Some(stored) = self.graph.initializers.iter().find(|stored| stored.name == matrix)
        {
            let mut turned = Tensor { name: name.clone(), ..stored.clone() };
            turned.dims.reverse();
            self.graph.initializers.push(turned);
        }
        for &output in &call.outputs {
            self.turned.insert(output, name.clone());
        }
    }

    /// A list of whole numbers as a tensor.
    pub(super) fn list(&mut self, numbers: Vec<i64>) -> String {
        let name = self.free();
        let (dims, data_type) = (vec![numbers.len() as i64], INT64);
        self.graph.initializers.push(Tensor {
            name: name.clone(),
            dims,
            data_type,
            ints64: numbers,
            ..Tensor::default()
        });
        name
    }

    /// One number as a tensor that is not learned.
    pub(super) fn number(&mut self, number: f64) -> String {
        self.numbers(vec![number])
    }

    /// Numbers as a tensor that is not learned.
    pub(super) fn numbers(&mut self, numbers: Vec<f64>) -> String {
        let name = self.free();
        let dims = if numbers.len() == 1 { Vec::new() } else { vec![numbers.len() as i64] };
        let tensor = Tensor { dims, data_type: DOUBLE, doubles: numbers, ..Tensor::default() };
        let value = Attribute { name: "value".into(), tensor: Some(tensor), ..Attribute::default() };
        self.helper("Constant", Vec::new(), vec![value], &name);
        name
    }

    /// A list in which numbers may follow from the input's shape.
    pub(super) fn shape(&mut self, call: &Call<'p>, argument: &str) -> Result<Option<String>, ModelError> {
        let Some(value) = call.get(argument) else { return Ok(None) };
        if let Ok(Some(numbers)) = call.ints(argument) {
            return Ok(Some(self.list(numbers)));
        }
        let items = match value.get("as_sym_ints").and_then(Json::as_array) {
            Some(items) => items.iter().collect(),
            None => vec![value.get("as_sym_int").ok_or_else(|| call.unsupported(argument))?],
        };
        let mut parts = Vec::with_capacity(items.len());
        for item in items {
            parts.push(match (int(item), item.get("as_name").and_then(Json::as_str)) {
                (Some(number), _) => self.list(vec![number]),
                (None, Some(name)) => {
                    let part = self.free();
                    self.helper("Unsqueeze", vec![name.to_owned()], vec![ints("axes", vec![0])], &part);
                    part
                }
                (None, None) => return Err(call.unsupported(argument)),
            });
        }
        let name = self.free();
        self.helper("Concat", parts, vec![whole("axis", 0)], &name);
        Ok(Some(name))
    }

    /// A whole number that may follow from the input's shape.
    pub(super) fn scalar(&mut self, call: &Call<'p>, value: &Json) -> Result<String, ModelError> {
        if let Some(number) = super::call::number(value).or_else(|| int(value).map(|number| number as f64)) {
            return Ok(self.number(number));
        }
        let name = value.get("as_sym_int").and_then(|value| value.get("as_name")?.as_str());
        name.map(str::to_owned).ok_or_else(|| {
            let found = value.to_string().chars().take(60).collect();
            call.error(ModelProblem::Unsupported { attribute: call.operator.to_owned(), found })
        })
    }

    /// A list behind another.
    pub(super) fn joined(&mut self, first: String, second: String) -> String {
        let name = self.free();
        self.helper("Concat", vec![first, second], vec![whole("axis", 0)], &name);
        name
    }

    /// One extent of a tensor.
    pub(super) fn extent(&mut self, call: &Call<'p>, tensor: &str, axis: i64) {
        let shape = self.free();
        self.helper("Shape", vec![tensor.to_owned()], Vec::new(), &shape);
        let place = self.free();
        self.helper("Constant", Vec::new(), vec![whole("value_int", axis)], &place);
        self.push(call, "Gather", vec![shape, place], Vec::new());
    }

    fn helper(&mut self, op_type: &str, inputs: Vec<String>, attributes: Vec<Attribute>, output: &str) {
        self.graph.nodes.push(Node {
            inputs,
            outputs: vec![output.to_owned()],
            name: output.to_owned(),
            op_type: op_type.to_owned(),
            attributes,
            domain: String::new(),
        });
    }

    /// A name that no tensor of a program has.
    fn free(&self) -> String {
        format!("constant.{}", self.graph.initializers.len() + self.graph.nodes.len())
    }
}

/// A whole number as a setting.
pub(super) fn whole(name: &str, int: i64) -> Attribute {
    Attribute { name: name.to_owned(), int, ..Attribute::default() }
}

/// Whole numbers as a setting.
pub(super) fn ints(name: &str, ints: Vec<i64>) -> Attribute {
    Attribute { name: name.to_owned(), ints, ..Attribute::default() }
}

/// A word as a setting.
pub(super) fn word(name: &str, text: &str) -> Attribute {
    Attribute { name: name.to_owned(), text: text.as_bytes().to_vec(), ..Attribute::default() }
}
