//! Model conversion: runs through the calls of a model and of its nested models.

use std::collections::HashMap;

use super::config::Config;
use super::graph::Graph;
use super::layer::{Reader, Tensor};
use crate::formats::{ModelError, ModelProblem};

/// Classes that map vectors to vectors.
const KEEPING: [&str; 9] = [
    "Dense",
    "Activation",
    "ReLU",
    "LeakyReLU",
    "ELU",
    "Dropout",
    "BatchNormalization",
    "LayerNormalization",
    "Softmax",
];

impl Reader {
    /// Adds all layers of a model to the network. Returns its outputs.
    pub(super) fn run(
        &mut self,
        graph: &Graph<'_>,
        prefix: &str,
        inputs: &[Tensor],
    ) -> Result<Vec<Tensor>, ModelError> {
        let wants_map = wants_map(graph);
        let mut given: HashMap<usize, Tensor> = HashMap::new();
        if inputs.len() != graph.inputs.len() && !graph.inputs.is_empty() {
            return Err(ModelError::of(graph.name, ModelProblem::SeveralInputs { count: graph.inputs.len() }));
        }
        for (&call, &tensor) in graph.inputs.iter().zip(inputs) {
            given.insert(call, tensor);
        }
        // Where each layer begins in the network: a layer that is called again uses the same weights.
        let mut used: HashMap<usize, usize> = HashMap::new();
        let mut outputs: Vec<Tensor> = Vec::with_capacity(graph.calls.len());
        for (number, call) in graph.calls.iter().enumerate() {
            let layer = &graph.layers[call.layer];
            let mut reads: Vec<Tensor> = call.reads.iter().map(|&read| outputs[read]).collect();
            if reads.is_empty() {
                reads.extend(given.get(&number));
            }
            let name = format!("{prefix}{}", layer.name);
            if layer.class == "InputLayer" {
                let unknown = || ModelError::of(&name, ModelProblem::UnknownInput { input: name.clone() });
                outputs.push(*reads.first().ok_or_else(unknown)?);
                continue;
            }
            let config = Config { is_causal: call.is_causal, ..Config::new(&name, layer.config) };
            let begin = self.builder.count();
            let output = if let Some(model) = &layer.model {
                self.run(model, &format!("{name}/"), &reads)?.first().copied()
            } else {
                Some(self.layer(config, layer.class, &reads, wants_map[number])?)
            };
            if let Some(&first) = used.get(&call.layer) {
                self.builder.share_range(first, begin, self.builder.count());
            } else {
                used.insert(call.layer, begin);
            }
            let nothing = || ModelError::of(&name, ModelProblem::NoLayer);
            outputs.push(output.ok_or_else(nothing)?);
        }
        Ok(graph.outputs.iter().map(|&output| outputs[output]).collect())
    }
}

/// For each call, whether its output, if it is a vector, is needed as a map: as a gate multiplied with maps.
fn wants_map(graph: &Graph<'_>) -> Vec<bool> {
    let mut wants = vec![false; graph.calls.len()];
    for (number, call) in graph.calls.iter().enumerate().rev() {
        let class = graph.layers[call.layer].class;
        let wanted = match class {
            "Reshape" | "Multiply" => true,
            class if KEEPING.contains(&class) => wants[number],
            _ => false,
        };
        if wanted {
            for &read in &call.reads {
                wants[read] = true;
            }
        }
    }
    wants
}
