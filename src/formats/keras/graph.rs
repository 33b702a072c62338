//! Graph of a Keras model: its layers and how they are connected, including nested models.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::config::whole;
use crate::formats::{ModelError, ModelProblem, order};

/// The deepest nesting of models.
const DEEPEST: usize = 16;

/// A model: its layers and their calls.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    /// The model's name.
    pub(super) name: &'a str,
    /// Its layers.
    pub(super) layers: Vec<GraphLayer<'a>>,
    /// The calls in execution order.
    pub(super) calls: Vec<Call>,
    /// The inputs: calls of input layers; in a sequential model the call of its first layer.
    pub(super) inputs: Vec<usize>,
    /// The calls that give the outputs.
    pub(super) outputs: Vec<usize>,
}

/// A layer of a model.
#[derive(Debug)]
pub(super) struct GraphLayer<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its class.
    pub(super) class: &'a str,
    /// Its settings.
    pub(super) config: &'a Map<String, Json>,
    /// The nested model, if the layer is one.
    pub(super) model: Option<Graph<'a>>,
}

/// One use of a layer.
#[derive(Debug)]
pub(super) struct Call {
    /// The layer's number.
    pub(super) layer: usize,
    /// The numbers of the calls whose outputs it reads; empty if it reads the model's input.
    pub(super) reads: Vec<usize>,
    /// Whether the call asks that no position sees a later one.
    pub(super) is_causal: bool,
}

/// The model that a JSON object describes.
pub(super) fn graph<'a>(class: &str, config: &'a Json, depth: usize) -> Result<Graph<'a>, ModelError> {
    if depth > DEEPEST {
        return Err(ModelError::new(ModelProblem::TooDeep));
    }
    let name = config.get("name").and_then(Json::as_str).unwrap_or_default();
    let listed = match config {
        Json::Array(layers) => layers,
        config => {
            let missing = || ModelError::of(name, ModelProblem::Missing { attribute: "layers".into() });
            config.get("layers").and_then(Json::as_array).ok_or_else(missing)?
        }
    };
    let layers = listed.iter().enumerate().map(|(index, layer)| self::layer(index, layer, depth));
    let layers = layers.collect::<Result<Vec<_>, _>>()?;
    if class == "Sequential" { Ok(sequence(name, layers)) } else { functional(name, config, listed, layers) }
}

/// Whether a class is a model with a list of layers.
fn is_model(class: &str, config: &Json) -> bool {
    class == "Sequential" || matches!(class, "Functional" | "Model") || config.get("layers").is_some_and(Json::is_array)
}

/// The settings of a layer without settings: a Sequential as a bare list.
static EMPTY: std::sync::LazyLock<Map<String, Json>> = std::sync::LazyLock::new(Map::new);

fn layer(index: usize, layer: &Json, depth: usize) -> Result<GraphLayer<'_>, ModelError> {
    let missing = |attribute: &str| {
        ModelError::of(format!("layers[{index}]"), ModelProblem::Missing { attribute: attribute.into() })
    };
    let class = layer.get("class_name").and_then(Json::as_str).ok_or_else(|| missing("class_name"))?;
    let config = layer.get("config").ok_or_else(|| missing("config"))?;
    let own = config.get("name").and_then(Json::as_str);
    let name = own.or_else(|| layer.get("name").and_then(Json::as_str)).unwrap_or_default();
    let model = if is_model(class, config) { Some(graph(class, config, depth + 1)?) } else { None };
    let settings = match (config.as_object(), &model) {
        (Some(settings), _) => settings,
        (None, Some(_)) => &EMPTY,
        (None, None) => return Err(missing("config")),
    };
    Ok(GraphLayer { name, class, config: settings, model })
}

/// A model whose layers each read the previous one.
fn sequence<'a>(name: &'a str, layers: Vec<GraphLayer<'a>>) -> Graph<'a> {
    let reads = |index: usize| index.checked_sub(1).into_iter().collect();
    let calls = (0..layers.len()).map(|layer| Call { layer, reads: reads(layer), is_causal: false }).collect();
    let outputs = layers.len().checked_sub(1).into_iter().collect();
    let inputs = layers.first().map(|_| 0).into_iter().collect();
    Graph { name, layers, calls, inputs, outputs }
}

/// A call as it is written: its layer, the tensors that it reads, and whether it asks that no position sees a later one.
type Written<'a> = (usize, Vec<(&'a str, u64)>, bool);

/// A model whose layers list their calls.
fn functional<'a>(
    name: &'a str,
    config: &'a Json,
    listed: &'a [Json],
    layers: Vec<GraphLayer<'a>>,
) -> Result<Graph<'a>, ModelError> {
    // Calls by layer and number of use.
    let mut numbers: HashMap<(&str, u64), usize> = HashMap::new();
    let mut written: Vec<Written<'_>> = Vec::new();
    for (index, (layer, json)) in layers.iter().zip(listed).enumerate() {
        let inbound = json.get("inbound_nodes").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        let uses: Vec<(Vec<(&str, u64)>, bool)> = if inbound.is_empty() {
            vec![(Vec::new(), false)]
        } else {
            inbound.iter().map(|call| (tensors(call), is_causal(call))).collect()
        };
        for (use_number, (reads, is_causal)) in uses.into_iter().enumerate() {
            numbers.insert((layer.name, use_number as u64), written.len());
            written.push((index, reads, is_causal));
        }
    }
    let number_of = |layer: &str, history: &(&str, u64)| {
        let unknown = || ModelError::of(layer, ModelProblem::UnknownInput { input: history.0.into() });
        numbers.get(history).copied().ok_or_else(unknown)
    };
    let mut reads = Vec::with_capacity(written.len());
    for (layer, histories, _) in &written {
        let name = layers[*layer].name;
        reads.push(histories.iter().map(|history| number_of(name, history)).collect::<Result<Vec<_>, _>>()?);
    }
    let unordered = |index: usize| {
        let name = layers[written[index].0].name;
        ModelError::of(name, ModelProblem::UnknownInput { input: name.into() })
    };
    let order = order::topological(&reads).map_err(unordered)?;
    let mut places = vec![0; order.len()];
    for (place, &index) in order.iter().enumerate() {
        places[index] = place;
    }
    let mut calls = Vec::with_capacity(order.len());
    for &index in &order {
        let (layer, _, is_causal) = written[index];
        calls.push(Call { layer, reads: reads[index].iter().map(|&read| places[read]).collect(), is_causal });
    }
    let ends = |attribute: &str| -> Result<Vec<usize>, ModelError> {
        let missing = || ModelError::of(name, ModelProblem::Missing { attribute: attribute.into() });
        let tensors = tensors(config.get(attribute).ok_or_else(missing)?);
        tensors.iter().map(|history| Ok(places[number_of(name, history)?])).collect()
    };
    let (inputs, outputs) = (ends("input_layers")?, ends("output_layers")?);
    Ok(Graph { name, layers, calls, inputs, outputs })
}

/// Whether a call asks that no position sees a later one, in whatever way its settings are nested.
fn is_causal(call: &Json) -> bool {
    let mut open = vec![call];
    while let Some(json) = open.pop() {
        match json {
            Json::Array(items) => open.extend(items),
            Json::Object(object) => {
                if object.get("use_causal_mask").and_then(Json::as_bool) == Some(true) {
                    return true;
                }
                open.extend(object.values());
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
    false
}

/// The tensors that a call reads, in order: `["name", use, output]` in Keras 1 and 2, `keras_history` in Keras 3, at any nesting.
fn tensors(json: &Json) -> Vec<(&str, u64)> {
    let mut found = Vec::new();
    let mut open = vec![json];
    while let Some(json) = open.pop() {
        match json {
            Json::Array(items) => match items.as_slice() {
                [Json::String(name), number, output, ..] if output.is_u64() => {
                    found.push((name.as_str(), whole(number).unwrap_or(0)));
                    // Settings of the call may contain tensors too.
                    open.extend(items[3..].iter().rev());
                }
                items => open.extend(items.iter().rev()),
            },
            Json::Object(object) => match object.get("keras_history") {
                Some(history) => open.push(history),
                None => open.extend(object.values().rev()),
            },
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
    found
}
