//! The program in an archive, as JSON: a graph of operators, and what goes in and comes out.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value as Json;

/// A program.
#[derive(Debug, Deserialize)]
pub(super) struct Program {
    pub(super) graph_module: GraphModule,
}

/// The graph, and what its inputs and outputs are.
#[derive(Debug, Deserialize)]
pub(super) struct GraphModule {
    pub(super) graph: Graph,
    pub(super) signature: Signature,
}

/// The operators with the tensors between them.
#[derive(Debug, Deserialize)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    /// The tensors by their names.
    pub(super) tensor_values: HashMap<String, TensorValue>,
}

/// One operator.
#[derive(Debug, Deserialize)]
pub(super) struct Node {
    /// What it is: `torch.ops.aten.conv2d.default`.
    pub(super) target: String,
    pub(super) inputs: Vec<Argument>,
    /// What it puts out, each an object with one key, which says what it is.
    pub(super) outputs: Vec<Json>,
    #[serde(default)]
    pub(super) metadata: HashMap<String, Json>,
}

/// An argument of an operator: an object with one key, which says what it is.
#[derive(Debug, Deserialize)]
pub(super) struct Argument {
    #[serde(default)]
    pub(super) name: String,
    pub(super) arg: Json,
}

/// A tensor.
#[derive(Debug, Deserialize)]
pub(super) struct TensorValue {
    /// Its extents, `{"as_int": 8}` or an expression.
    #[serde(default)]
    pub(super) sizes: Vec<Json>,
}

/// What the inputs and outputs of the graph are, each an object with one key.
#[derive(Debug, Deserialize)]
pub(super) struct Signature {
    pub(super) input_specs: Vec<Json>,
    pub(super) output_specs: Vec<Json>,
}

impl TensorValue {
    /// The extents, none where they are open.
    pub(super) fn dims(&self) -> Vec<Option<i64>> {
        self.sizes.iter().map(|size| size.get("as_int").and_then(Json::as_i64)).collect()
    }
}

/// The names of tensors and numbers in an output or argument.
pub(super) fn names(value: &Json) -> Vec<&str> {
    let Some((kind, inner)) = value.as_object().and_then(|object| object.iter().next()) else { return Vec::new() };
    match kind.as_str() {
        "as_tensor" | "as_custom_obj" => inner.get("name").and_then(Json::as_str).into_iter().collect(),
        "as_tensors" => inner.as_array().into_iter().flatten().filter_map(|item| item.get("name")?.as_str()).collect(),
        "as_sym_int" | "as_sym_bool" | "as_sym_float" => {
            inner.get("as_name").and_then(Json::as_str).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
