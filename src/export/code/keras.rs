//! The network as a functional model of Keras 3. Channels last.

use super::program::{Layer, Program, Unread, is_bilinear, is_line};
use super::python::{Arguments, Rank, docstring, section};
use super::{CodeError, Framework, Inexpressible, name};
use crate::cnn::{Activation, Axes, Interpolation, Op, Plan, Shape, Sides};

/// The program of a complete plan.
pub(super) fn program(plan: &Plan) -> Result<String, CodeError> {
    // Keras enlarges a single axis by repetition only.
    let mixes = (1..plan.map_count()).any(|map| is_bilinear(plan.op(map)));
    let rank = Rank { is_line: is_line(plan) && !mixes };
    let program = Program::of(plan, Unread::Go, rank);
    let mut statements = String::new();
    for layer in &program.layers {
        let mut calls = Calls { layer, rank, lines: Vec::new() };
        calls.layer().map_err(|reason| reason.of(layer.node, Framework::Keras))?;
        for line in calls.lines {
            statements.extend(["    ", &layer.target, " = ", &line, "\n"]);
        }
    }
    let network = plan.network();
    let title =
        if network.name.is_empty() { String::new() } else { format!(", name=\"{}\"", name::class(&network.name)) };
    let mut remarks = Vec::new();
    if !program.left_out.is_empty() {
        remarks.push(format!("Left out, because the output does not depend on them: {}.", program.left_out.join(", ")));
    }
    if statements.contains("layers.Adaptive") {
        remarks.push("Needs Keras 3.13 or later, for pooling with windows of unequal size.".into());
    }
    let order = if rank.is_line { "length × channels" } else { "height × width × channels" };
    let head = docstring(&format!("A convolutional network for Keras 3; maps are {order}."), network, &remarks);
    let ops = if statements.contains("ops.") { ", ops" } else { "" };
    let shape = input_shape(plan, rank);
    let (input, output) = (&program.input, &program.output);
    Ok(format!(
        "{head}
import math

import keras
from keras import layers{ops}


def build() -> keras.Model:
    assert keras.config.image_data_format() == \"channels_last\"
    {input} = keras.Input(shape={shape})
{statements}    return keras.Model({input}, {output}{title})


if __name__ == \"__main__\":
    model = build()
    print(\"output:\", model.output_shape[1:])
    print(\"parameters:\", sum(math.prod(w.shape) for w in model.trainable_weights))
"
    ))
}

/// The input's extents as a tuple, channels last.
fn input_shape(plan: &Plan, rank: Rank) -> String {
    let input = plan.network().input;
    let (channels, size) = (input.channels, input.size);
    if rank.is_line {
        format!("({}, {channels})", size.width)
    } else {
        format!("({}, {}, {channels})", size.height, size.width)
    }
}

/// The calls that a layer is made of; each reads what the one before wrote.
pub(super) struct Calls<'a> {
    pub(super) layer: &'a Layer<'a>,
    pub(super) rank: Rank,
    pub(super) lines: Vec<String>,
}

impl Calls<'_> {
    /// The variable that the next call reads.
    pub(super) fn x(&self) -> &str {
        if self.lines.is_empty() { self.layer.input() } else { &self.layer.target }
    }

    /// Adds a layer whose constructor has these arguments.
    fn push(&mut self, class: &str, arguments: &Arguments) {
        let line = format!("{}({})", arguments.call(&format!("layers.{class}")), self.x());
        self.lines.push(line);
    }

    /// Adds the layer that has the name.
    pub(super) fn push_named(&mut self, class: &str, arguments: Arguments) {
        self.push(class, &arguments.put("name", format!("\"{}\"", self.layer.name)));
    }

    /// Adds a joining layer.
    fn join(&mut self, class: &str) {
        let arguments = Arguments::default().put("name", format!("\"{}\"", self.layer.name));
        self.lines.push(format!("{}([{}])", arguments.call(&format!("layers.{class}")), self.layer.inputs.join(", ")));
    }

    fn layer(&mut self) -> Result<(), Inexpressible> {
        let (layer, digit) = (self.layer, self.rank.digit());
        let none = Arguments::default;
        match layer.op {
            Op::Conv(conv) => self.convolution(conv)?,
            Op::ConvTranspose(conv) => self.transposed(conv)?,
            Op::MaxPool(pool) => self.max_pool(pool)?,
            Op::AvgPool(pool) => self.avg_pool(pool)?,
            Op::GlobalAvgPool => {
                self.push_named(&format!("GlobalAveragePooling{digit}D"), none().put("keepdims", "True"));
            }
            Op::AdaptiveAvgPool { output } => self.adaptive(*output),
            Op::Upsample { scale, mode } => {
                let arguments = Arguments::new([self.rank.pair(*scale)]);
                let arguments = arguments.put_if(*mode == Interpolation::Bilinear, "interpolation", "\"bilinear\"");
                self.push_named(&format!("UpSampling{digit}D"), arguments);
            }
            Op::BatchNorm => {
                self.push_named("BatchNormalization", none().put("momentum", "0.9").put("epsilon", "1e-5"));
            }
            Op::LayerNorm => self.push_named("LayerNormalization", none().put("epsilon", "1e-5")),
            Op::Scale => self.scale(),
            Op::Activation(kind) => self.activation(*kind),
            Op::Add => self.join("Add"),
            Op::Mul => self.join("Multiply"),
            Op::Concat => self.join("Concatenate"),
            Op::Split { sections, index } => {
                self.lines.push(format!("{}[..., {}]", layer.input(), section(sections, *index)));
            }
            Op::ChannelShuffle { groups } => self.shuffle(*groups),
            Op::Pad(sides) => self.zeros(*sides),
            Op::Crop(sides) => self.crop(*sides),
            Op::Flatten => self.flatten(),
            Op::Linear { out_features, bias } => {
                self.push_named("Dense", Arguments::new([out_features.to_string()]).put_if(!bias, "use_bias", "False"));
            }
            Op::Dropout { probability } => {
                self.push_named("Dropout", Arguments::new([format!("{probability:?}")]));
            }
            Op::Identity => self.lines.push(layer.input().to_owned()),
        }
        Ok(())
    }

    /// One factor a channel.
    fn scale(&mut self) {
        let axes = match (self.layer.input_shape, self.rank.is_line) {
            (Shape::Vector { .. }, _) => "",
            (Shape::Map { .. }, true) => "w",
            (Shape::Map { .. }, false) => "hw",
        };
        let shape = match self.layer.input_shape {
            Shape::Vector { length } => length.to_string(),
            Shape::Map { channels, size } if self.rank.is_line => format!("({}, {channels})", size.width),
            Shape::Map { channels, size } => format!("({}, {}, {channels})", size.height, size.width),
        };
        let arguments = Arguments::new([format!("\"b{axes}c,c->b{axes}c\"")])
            .put("output_shape", shape)
            .put("kernel_initializer", "\"ones\"");
        self.push_named("EinsumDense", arguments);
    }

    fn activation(&mut self, kind: Activation) {
        let slope = Arguments::default().put("negative_slope", "0.01");
        let word = match kind {
            Activation::LeakyRelu => return self.push_named("LeakyReLU", slope),
            Activation::Hardswish => "hard_silu",
            Activation::Hardsigmoid => "hard_sigmoid",
            // Relu, relu6, silu, sigmoid, tanh, gelu and elu go by the same names.
            other => other.name(),
        };
        self.push_named("Activation", Arguments::new([format!("\"{word}\"")]));
    }

    /// Channels as groups × rest, transposed.
    fn shuffle(&mut self, groups: u64) {
        let (channels, size) = (self.layer.input_shape.channels(), self.layer.input_shape.size());
        let rows = if self.rank.is_line { String::new() } else { format!("{}, ", size.height) };
        let order = if self.rank.is_line { "(1, 3, 2)" } else { "(1, 2, 4, 3)" };
        let width = size.width;
        self.push("Reshape", &Arguments::new([format!("({rows}{width}, {groups}, {})", channels / groups)]));
        self.push("Permute", &Arguments::new([order.to_owned()]));
        self.push_named("Reshape", Arguments::new([format!("({rows}{width}, {channels})")]));
    }

    /// The values in the order channels, rows, columns.
    fn flatten(&mut self) {
        if let Shape::Map { channels, size } = self.layer.input_shape
            && channels > 1
            && size != Axes::both(1)
        {
            let order = if self.rank.is_line { "(2, 1)" } else { "(3, 1, 2)" };
            self.push("Permute", &Arguments::new([order.to_owned()]));
        }
        self.push_named("Flatten", Arguments::default());
    }

    /// Adds a border of zeros, if it has any extent.
    pub(super) fn zeros(&mut self, sides: Sides) {
        if sides != Sides::default() || matches!(self.layer.op, Op::Pad(_)) {
            self.border("ZeroPadding", sides);
        }
    }

    /// Takes a border away, if it has any extent.
    pub(super) fn crop(&mut self, sides: Sides) {
        if sides != Sides::default() || matches!(self.layer.op, Op::Crop(_)) {
            self.border("Cropping", sides);
        }
    }

    fn border(&mut self, kind: &str, sides: Sides) {
        let sides = match sides.as_symmetric() {
            Some(both) => self.rank.pair(both),
            None if self.rank.is_line => format!("({}, {})", sides.left, sides.right),
            None => self.rank.pads(sides),
        };
        self.push(&format!("{kind}{}D", self.rank.digit()), &Arguments::new([sides]));
    }
}
