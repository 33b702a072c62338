//! Reading of a Keras model from its JSON.

use serde_json::Value as Json;

use super::config::Config;
use super::graph::{Graph, graph};
use super::layer::{Reader, Tensor, channels_first, extents};
use crate::formats::builder::{NetworkBuilder, Value, asked_input};
use crate::formats::{Import, ImportQuestion, ModelError, ModelProblem};
use crate::network::InputShape;

/// The first input of a model: its name and its extents without the batch, if given.
type FirstInput<'a> = (&'a str, Option<Vec<Option<u64>>>);

/// Whether a JSON value is a model of Keras.
pub(in crate::formats) fn is_keras(json: &Json) -> bool {
    match json {
        Json::Object(object) => object.contains_key("class_name") && object.contains_key("config"),
        Json::Array(layers) => layers.first().is_some_and(is_keras),
        _ => false,
    }
}

/// Reads a model.
///
/// # Errors
/// [`ModelError`] with the first error, or with what is not supported.
pub(in crate::formats) fn read(json: &Json, given: Option<InputShape>) -> Result<Import, ModelError> {
    let missing = |attribute: &str| ModelError::new(ModelProblem::Missing { attribute: attribute.into() });
    let (class, config) = match json {
        Json::Array(_) => ("Sequential", json),
        json => (
            json.get("class_name").and_then(Json::as_str).ok_or_else(|| missing("class_name"))?,
            json.get("config").ok_or_else(|| missing("config"))?,
        ),
    };
    let model = graph(class, config, 0)?;
    if model.inputs.len() > 1 {
        return Err(ModelError::new(ModelProblem::SeveralInputs { count: model.inputs.len() }));
    }
    let channels_first = first_layout(&model).unwrap_or(false);
    let (name, shape) = first_input(&model).ok_or_else(|| ModelError::new(ModelProblem::NoLayer))?;
    // Words are a sequence with one channel.
    let shape = match shape.as_deref() {
        Some(&[length]) if model.layers.iter().any(|layer| layer.class == "Embedding") => Some(vec![length, Some(1)]),
        _ => shape,
    };
    let (input, questions, rank) = input(name, shape.as_deref(), channels_first, dimensions(&model), given)?;
    let mut builder = NetworkBuilder::new(input)?;
    builder.name = model.name.into();
    builder.questions = questions;
    let mut reader = Reader { builder, channels_first };
    let outputs = reader.run(&model, "", &[Tensor { value: Value::Input, rank }])?;
    let outputs: Vec<Value> = outputs.iter().map(|tensor| tensor.value).collect();
    reader.builder.finish(&outputs)
}

/// The order of axes of the first layer that gives one.
fn first_layout(model: &Graph<'_>) -> Option<bool> {
    let of = |layer: &super::graph::GraphLayer<'_>| match &layer.model {
        Some(model) => first_layout(model),
        None => channels_first(Config::new(layer.name, layer.config)),
    };
    model.layers.iter().find_map(of)
}

/// The first layer that reads the input, and the input shape that it gives.
fn first_input<'a>(model: &Graph<'a>) -> Option<FirstInput<'a>> {
    let call = model.calls.get(*model.inputs.first()?)?;
    let layer = &model.layers[call.layer];
    let config = Config::new(layer.name, layer.config);
    let shape = config.get("batch_input_shape").or_else(|| config.get("batch_shape")).and_then(extents);
    match (&layer.model, shape) {
        (Some(inner), None) => first_input(inner),
        (_, shape) => Some((layer.name, shape)),
    }
}

/// The number of spatial axes: that of the first window layer.
fn dimensions(model: &Graph<'_>) -> Option<usize> {
    let of = |layer: &super::graph::GraphLayer<'_>| match &layer.model {
        Some(model) => dimensions(model),
        None if layer.class.contains("1D") => Some(1),
        None if layer.class.contains("2D") => Some(2),
        None => None,
    };
    model.layers.iter().find_map(of)
}

/// The input, which of its extents are open, and its number of axes without the batch.
fn input(
    layer: &str,
    shape: Option<&[Option<u64>]>,
    channels_first: bool,
    dimensions: Option<usize>,
    given: Option<InputShape>,
) -> Result<(InputShape, Vec<ImportQuestion>, usize), ModelError> {
    let (channels, height, width, rank) = match shape {
        Some([length]) => (*length, Some(1), Some(1), 1),
        Some([channels, width]) if channels_first => (*channels, Some(1), *width, 2),
        Some([width, channels]) => (*channels, Some(1), *width, 2),
        Some([channels, height, width]) if channels_first => (*channels, *height, *width, 3),
        Some([height, width, channels]) => (*channels, *height, *width, 3),
        None if dimensions == Some(1) => (None, Some(1), None, 2),
        None => (None, None, None, 3),
        Some(other) => {
            let extent = |extent: &Option<u64>| extent.map_or("?".into(), |extent| extent.to_string());
            let shape = other.iter().take(8).map(extent).collect::<Vec<String>>().join("×");
            return Err(ModelError::of(layer, ModelProblem::Dimensions { shape }));
        }
    };
    let (input, questions) = asked_input(given, channels, height, width, rank == 2);
    Ok((input, questions, rank))
}
