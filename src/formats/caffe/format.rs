//! Format of Caffe: which layers run in the test phase, how blobs connect them, and the input.

use std::collections::HashMap;

use super::layer::Layer;
use super::text::{Message, read as read_text};
use crate::formats::builder::{NetworkBuilder, Value, asked_input};
use crate::formats::list::text;
use crate::formats::{Import, ImportError, ModelError, ModelProblem, NetworkFormat};
use crate::network::InputShape;

/// Caffe's prototxt.
pub(in crate::formats) struct Caffe;

impl NetworkFormat for Caffe {
    fn name(&self) -> &'static str {
        "Caffe"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        let Ok(text) = text(bytes) else { return false };
        let is_layer = |line: &str| {
            let line = line.trim_start();
            let rest = line.strip_prefix("layers").or_else(|| line.strip_prefix("layer"));
            rest.is_some_and(|rest| rest.trim_start().starts_with(['{', ':']) && rest.contains('{'))
        };
        let is_split = |(line, next): (&str, &str)| matches!(line.trim(), "layer" | "layers") && next.trim() == "{";
        text.lines().any(is_layer) || text.lines().zip(text.lines().skip(1)).any(is_split)
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let format = self.name();
        read(text(bytes)?, input).map_err(|error| ImportError::Model { format, error })
    }
}

/// Layers that load data or measure the result, and are not part of the network.
const APART: [&str; 20] = [
    "Input",
    "Data",
    "ImageData",
    "HDF5Data",
    "MemoryData",
    "DummyData",
    "WindowData",
    "AnnotatedData",
    "Python",
    "SoftmaxWithLoss",
    "EuclideanLoss",
    "SigmoidCrossEntropyLoss",
    "HingeLoss",
    "InfogainLoss",
    "MultinomialLogisticLoss",
    "ContrastiveLoss",
    "Accuracy",
    "Silence",
    "HDF5Output",
    "ArgMax",
];

fn read(text: &str, given: Option<InputShape>) -> Result<Import, ModelError> {
    let net = read_text(text)?;
    let layers: Vec<&Message<'_>> = net.messages("layer").chain(net.messages("layers")).collect();
    let layers: Vec<&Message<'_>> = layers.into_iter().filter(|layer| is_tested(layer)).collect();
    let (blob, [channels, height, width]) = input(&net, &layers)?;
    let (shape, questions) = asked_input(given, channels, height, width, false);
    let mut builder = NetworkBuilder::new(shape)?;
    builder.name = net.scalar("name").unwrap_or_default().into();
    builder.questions = questions;
    let mut blobs: HashMap<&str, Value> = HashMap::from([(blob, Value::Input)]);
    let mut is_read: HashMap<&str, bool> = HashMap::new();
    let mut weights = HashMap::new();
    let mut last = Value::Input;
    for message in layers {
        let layer = Layer::of(message)?;
        if APART.contains(&layer.kind.as_str()) {
            continue;
        }
        let mut inputs = Vec::new();
        for name in message.scalars("bottom") {
            let unknown = || layer.error(ModelProblem::UnknownInput { input: name.into() });
            inputs.push(*blobs.get(name).ok_or_else(unknown)?);
            is_read.insert(name, true);
        }
        let tops: Vec<&str> = message.scalars("top").collect();
        let outputs = layer.outputs(&mut builder, &inputs, tops.len())?;
        if let (Some(names), Some(&value)) = (layer.weight_names(), outputs.first()) {
            share(&layer, &mut builder, &mut weights, names, value)?;
        }
        for (name, value) in tops.into_iter().zip(outputs) {
            blobs.insert(name, value);
            is_read.insert(name, false);
            last = value;
        }
    }
    let mut outputs: Vec<Value> =
        is_read.iter().filter(|(_, is_read)| !**is_read).map(|(name, _)| blobs[name]).collect();
    outputs.sort_unstable_by_key(|value| match value {
        Value::Input => 0,
        Value::Layer(index) => index + 1,
    });
    outputs.dedup();
    builder.finish(if outputs.is_empty() { std::slice::from_ref(&last) } else { &outputs })
}

/// The layers whose weights have names, by the first name.
type NamedWeights<'a> = HashMap<&'a str, (Vec<&'a str>, Value)>;

/// Lets a layer share the weights of an earlier one with the same names.
fn share<'a>(
    layer: &Layer<'a>,
    builder: &mut NetworkBuilder,
    weights: &mut NamedWeights<'a>,
    names: Vec<&'a str>,
    value: Value,
) -> Result<(), ModelError> {
    let Some(&known) = names.iter().find(|name| weights.contains_key(*name)) else {
        for &name in names.iter().filter(|name| !name.is_empty()) {
            weights.insert(name, (names.clone(), value));
        }
        return Ok(());
    };
    let (others, origin) = &weights[known];
    let is_whole = *others == names && !names.contains(&"");
    if is_whole && builder.share(value, *origin) {
        return Ok(());
    }
    let other = builder.name_of(*origin).to_owned();
    Err(layer.error(ModelProblem::SharedWeights { other }))
}

/// Whether a layer runs in a test: if a rule that includes it holds, or if it has none and no rule that excludes it holds.
fn is_tested(layer: &Message<'_>) -> bool {
    let mut included = layer.messages("include").peekable();
    if included.peek().is_some() { included.any(holds) } else { !layer.messages("exclude").any(holds) }
}

/// Whether a rule holds in a test of level 0 without any stage (`Net::StateMeetsRule`).
fn holds(rule: &Message<'_>) -> bool {
    let level = |name: &str| rule.scalar(name).and_then(|level| level.parse::<i64>().ok()).unwrap_or(0);
    rule.scalar("phase").is_none_or(|phase| matches!(phase, "TEST" | "1"))
        && level("min_level") <= 0
        && level("max_level") >= 0
        && rule.scalar("stage").is_none()
}

/// The input blob, with its channels, rows and columns as far as they are given.
fn input<'a>(net: &Message<'a>, layers: &[&Message<'a>]) -> Result<(&'a str, [Option<u64>; 3]), ModelError> {
    let extents = |dims: Vec<&str>| -> [Option<u64>; 3] {
        let extent = |place: usize| dims.get(place).and_then(|dim| dim.parse().ok()).filter(|extent| *extent > 0);
        [extent(1), extent(2), extent(3)]
    };
    let names: Vec<&str> = net.scalars("input").collect();
    if let [name, rest @ ..] = names.as_slice() {
        if !rest.is_empty() {
            return Err(ModelError::new(ModelProblem::SeveralInputs { count: names.len() }));
        }
        let shape = net.message("input_shape").map(|shape| shape.scalars("dim").collect());
        return Ok((name, extents(shape.unwrap_or_else(|| net.scalars("input_dim").collect()))));
    }
    for layer in layers {
        if let Some(shape) = layer.message("input_param").and_then(|input| input.message("shape")) {
            return Ok((layer.scalar("top").unwrap_or_default(), extents(shape.scalars("dim").collect())));
        }
    }
    // Data layers give at most the size of their crop.
    let data = layers.iter().find(|layer| layer.scalar("bottom").is_none() && layer.scalar("top").is_some());
    let Some(data) = data else {
        let first = layers.iter().find_map(|layer| layer.scalar("bottom"));
        return first.map(|blob| (blob, [None; 3])).ok_or_else(|| ModelError::new(ModelProblem::NoLayer));
    };
    let side = data.message("transform_param").and_then(|transform| transform.scalar("crop_size")?.parse().ok());
    Ok((data.scalar("top").unwrap_or_default(), [None, side, side]))
}
