//! Darknet's `cfg` files, such as `yolov3.cfg`: sections in order, each a layer that reads the previous one by default.

use std::collections::HashMap;

use super::builder::{NetworkBuilder, Value, asked_input};
use super::list::text;
use super::{Import, ImportError, ImportWarning, ModelError, ModelProblem, NetworkFormat};
use crate::network::{
    Activation, Axes, Channels, Conv, ConvTranspose, InputShape, Interpolation, MapAxis, Op, Padding, PaddingMode,
    Pool, Sides, SoftmaxAxis,
};

/// The largest number of sections.
const MOST_SECTIONS: usize = 20_000;

/// The format of Darknet.
pub(super) struct Darknet;

impl NetworkFormat for Darknet {
    fn name(&self) -> &'static str {
        "Darknet"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        let Ok(text) = text(bytes) else { return false };
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', ';']));
        lines.next().is_some_and(|line| matches!(line, "[net]" | "[network]"))
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let format = self.name();
        read(text(bytes)?, input).map_err(|error| ImportError::Model { format, error })
    }
}

/// A section with its settings.
#[derive(Debug)]
struct Section<'a> {
    kind: &'a str,
    /// Its name: the kind and its number, counted as Darknet counts layers.
    name: String,
    settings: HashMap<&'a str, &'a str>,
    line: usize,
}

impl<'a> Section<'a> {
    fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(&self.name, problem).on_line(self.line)
    }

    fn unsupported(&self, attribute: &str, found: &str) -> ModelError {
        let found = found.chars().take(60).collect();
        self.error(ModelProblem::Unsupported { attribute: attribute.into(), found })
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.settings.get(name).copied()
    }

    fn whole(&self, name: &str) -> Result<Option<u64>, ModelError> {
        let Some(word) = self.get(name) else { return Ok(None) };
        word.parse().map(Some).map_err(|_| self.unsupported(name, word))
    }

    fn or(&self, name: &str, unsaid: u64) -> Result<u64, ModelError> {
        Ok(self.whole(name)?.unwrap_or(unsaid))
    }

    fn numbers(&self, name: &str) -> Result<Vec<i64>, ModelError> {
        let missing = || self.error(ModelProblem::Missing { attribute: name.into() });
        let words = self.get(name).ok_or_else(missing)?;
        let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
        words.map(|word| word.parse().map_err(|_| self.unsupported(name, word))).collect()
    }
}

fn sections(text: &str) -> Result<Vec<Section<'_>>, ModelError> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let line = raw.split(['#', ';']).next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let number = index + 1;
        let syntax = || ModelError::at(number, ModelProblem::Syntax { found: line.chars().take(40).collect() });
        if let Some(kind) = line.strip_prefix('[') {
            let kind = kind.strip_suffix(']').ok_or_else(syntax)?;
            if sections.len() > MOST_SECTIONS {
                return Err(ModelError::at(number, ModelProblem::TooManyLayers { most: MOST_SECTIONS }));
            }
            let name = match sections.len().checked_sub(1) {
                Some(layer) => format!("{kind}{layer}"),
                None => kind.to_owned(),
            };
            sections.push(Section { kind, name, settings: HashMap::new(), line: number });
            continue;
        }
        let (name, value) = line.split_once('=').ok_or_else(syntax)?;
        sections.last_mut().ok_or_else(syntax)?.settings.insert(name.trim(), value.trim());
    }
    Ok(sections)
}

fn read(text: &str, given: Option<InputShape>) -> Result<Import, ModelError> {
    let sections = sections(text)?;
    let Some((net, layers)) = sections.split_first() else { return Err(ModelError::new(ModelProblem::NoLayer)) };
    let (channels, height, width) = (net.whole("channels")?, net.whole("height")?, net.whole("width")?);
    let (input, questions) = asked_input(given, channels, height, width, false);
    let mut builder = NetworkBuilder::new(input)?;
    builder.questions = questions;
    let mut values: Vec<Value> = Vec::new();
    let mut outputs = Vec::new();
    for section in layers {
        let before = values.last().copied().unwrap_or(Value::Input);
        let value = layer(&mut builder, section, before, &values).map_err(|error| match error.line {
            Some(_) => error,
            None => error.on_line(section.line),
        })?;
        if matches!(section.kind, "yolo" | "region" | "detection" | "Gaussian_yolo") {
            let (node, kind) = (section.name.clone(), section.kind.to_owned());
            builder.warnings.push(ImportWarning::LeftOut { node, kind });
            outputs.push(value);
        }
        values.push(value);
    }
    if outputs.is_empty() {
        outputs.extend(values.last());
    }
    outputs.dedup();
    builder.finish(&outputs)
}

/// The value that a layer number refers to; negative numbers count back from the section.
fn value_at(section: &Section<'_>, values: &[Value], number: i64) -> Result<Value, ModelError> {
    let place = if number < 0 { number.checked_add(values.len() as i64) } else { Some(number) };
    let value = place.and_then(|place| values.get(usize::try_from(place).ok()?));
    value.copied().ok_or_else(|| section.error(ModelProblem::UnknownInput { input: number.to_string() }))
}

fn layer(
    builder: &mut NetworkBuilder,
    section: &Section<'_>,
    before: Value,
    values: &[Value],
) -> Result<Value, ModelError> {
    let name = section.name.as_str();
    match section.kind {
        "convolutional" | "conv" => convolutional(builder, section, before),
        "deconvolutional" | "deconv" => {
            let (size, padding) = size_and_padding(section)?;
            let stride = section.or("stride", 1)?;
            let op = Op::ConvTranspose(ConvTranspose {
                out_channels: section.or("filters", 1)?,
                groups: 1,
                kernel: Axes::new(size, size),
                stride: Axes::new(stride, stride),
                padding: Padding::Sides(Sides::new(padding, padding, padding, padding)),
                output_padding: Axes::new(0, 0),
                dilation: Axes::new(1, 1),
                bias: !has_norm(section)?,
            });
            let value = builder.add(name, op, &[before])?;
            normed_and_activated(builder, section, value, "logistic")
        }
        "maxpool" | "max" => {
            let stride = section.or("stride", 1)?;
            let size = section.or("size", stride)?;
            // The sum of both ends; an odd cell is at the end.
            let total = section.or("padding", size.saturating_sub(1))?;
            let (start, end) = (total / 2, total - total / 2);
            let pool = Pool {
                stride: Axes::new(stride, stride),
                padding: Padding::Sides(Sides::new(start, start, end, end)),
                ..Pool::new(Axes::new(size, size))
            };
            builder.add(name, Op::MaxPool(pool), &[before])
        }
        "avgpool" | "avg" => builder.add(name, Op::GlobalAvgPool, &[before]),
        "route" => {
            let inputs = section.numbers("layers")?;
            let inputs =
                inputs.iter().map(|&number| value_at(section, values, number)).collect::<Result<Vec<_>, _>>()?;
            let Some(&first) = inputs.first() else {
                return Err(section.error(ModelProblem::Missing { attribute: "layers".into() }));
            };
            let (groups, group) = (section.or("groups", 1)?, section.or("group_id", 0)?);
            let mut parts = Vec::new();
            for (place, &input) in inputs.iter().enumerate() {
                let channels = builder.shape(input).channels();
                if groups <= 1 {
                    parts.push(input);
                    continue;
                }
                if groups > 4096 || !channels.is_multiple_of(groups) {
                    return Err(section.unsupported("groups", &groups.to_string()));
                }
                let sections = vec![channels / groups; groups as usize];
                let slice = if inputs.len() == 1 { name.to_owned() } else { format!("{name}_slice{place}") };
                parts.push(builder.add(&slice, Op::Split { sections, index: group }, &[input])?);
            }
            if parts.len() == 1 {
                Ok(parts.pop().unwrap_or(first))
            } else {
                builder.add(name, Op::Concat { axis: MapAxis::Channels }, &parts)
            }
        }
        "shortcut" => {
            let mut inputs = vec![before];
            for number in section.numbers("from")? {
                inputs.push(value_at(section, values, number)?);
            }
            let sum = builder.add(name, Op::Add, &inputs)?;
            activated(builder, section, sum, "linear")
        }
        "upsample" => {
            let stride = section.or("stride", 2)?;
            let op = Op::Upsample { scale: Axes::new(stride, stride), mode: Interpolation::Nearest };
            builder.add(name, op, &[before])
        }
        "connected" | "conn" => {
            let flat = builder.flattened(name, before, true)?;
            let op = Op::Linear { out_features: section.or("output", 1)?, bias: !has_norm(section)? };
            let value = builder.add(name, op, &[flat])?;
            normed_and_activated(builder, section, value, "logistic")
        }
        "dropout" => {
            let probability = section.get("probability").and_then(|word| word.parse().ok()).unwrap_or(0.5_f64);
            builder.add(name, Op::Dropout { probability: probability.clamp(0.0, 1.0) }, &[before])
        }
        "batchnorm" => builder.add(name, Op::BatchNorm, &[before]),
        "activation" => activated(builder, section, before, "linear"),
        "yolo" | "region" | "detection" | "Gaussian_yolo" => Ok(before),
        "softmax" | "soft" => builder.add(name, Op::Softmax { axis: SoftmaxAxis::Channels }, &[before]),
        "cost" => {
            let (node, kind) = (name.to_owned(), section.kind.to_owned());
            builder.warnings.push(ImportWarning::LeftOut { node, kind });
            Ok(before)
        }
        kind => Err(section.error(ModelProblem::UnknownKind { kind: kind.into() })),
    }
}

fn has_norm(section: &Section<'_>) -> Result<bool, ModelError> {
    Ok(section.or("batch_normalize", 0)? != 0)
}

/// `pad` is a flag for half the size; `padding` is a number.
fn size_and_padding(section: &Section<'_>) -> Result<(u64, u64), ModelError> {
    let size = section.or("size", 1)?;
    let padding = if section.or("pad", 0)? != 0 { size / 2 } else { section.or("padding", 0)? };
    Ok((size, padding))
}

fn convolutional(builder: &mut NetworkBuilder, section: &Section<'_>, before: Value) -> Result<Value, ModelError> {
    let (size, padding) = size_and_padding(section)?;
    let stride = section.or("stride", 1)?;
    let dilation = section.or("dilation", 1)?;
    let padding = if section.get("dilation").is_some() && section.or("pad", 0)? != 0 {
        padding.saturating_mul(dilation)
    } else {
        padding
    };
    let op = Op::Conv(Conv {
        channels: Channels::Grouped { out: section.or("filters", 1)?, groups: section.or("groups", 1)? },
        kernel: Axes::new(size, size),
        stride: Axes::new(section.or("stride_y", stride)?, section.or("stride_x", stride)?),
        padding: Padding::Sides(Sides::new(padding, padding, padding, padding)),
        padding_mode: PaddingMode::Zeros,
        dilation: Axes::new(dilation, dilation),
        // The batch norm's constant replaces the bias.
        bias: !has_norm(section)?,
    });
    let value = builder.add(&section.name, op, &[before])?;
    normed_and_activated(builder, section, value, "logistic")
}

fn normed_and_activated(
    builder: &mut NetworkBuilder,
    section: &Section<'_>,
    value: Value,
    unsaid: &str,
) -> Result<Value, ModelError> {
    let value =
        if has_norm(section)? { builder.add(&format!("{}_bn", section.name), Op::BatchNorm, &[value])? } else { value };
    activated(builder, section, value, unsaid)
}

fn activated(
    builder: &mut NetworkBuilder,
    section: &Section<'_>,
    value: Value,
    unsaid: &str,
) -> Result<Value, ModelError> {
    let kind = match section.get("activation").unwrap_or(unsaid) {
        "linear" => return Ok(value),
        "leaky" => Activation::LeakyRelu,
        "relu" => Activation::Relu,
        "relu6" => Activation::Relu6,
        "mish" => Activation::Mish,
        "swish" => Activation::Silu,
        "logistic" => Activation::Sigmoid,
        "tanh" => Activation::Tanh,
        "elu" => Activation::Elu,
        "selu" => Activation::Selu,
        "gelu" => Activation::Gelu,
        other => return Err(section.unsupported("activation", other)),
    };
    builder.add(&format!("{}_{}", section.name, kind.name()), Op::Activation(kind), &[value])
}
