//! The network as a functional model of Keras 3. Channels last.

use super::program::{Layer, Program, Unread, is_bilinear, is_line};
use super::python::{Arguments, Rank, docstring, section};
use super::window::{ends, is_dilated};
use super::{CodeError, Framework, Inexpressible, name};
use crate::cnn::{
    Activation, Axes, Axis, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Plan, Pool, Shape, Sides,
};

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
            statements += &format!("    {} = {line}\n", layer.target);
        }
    }
    let network = plan.network();
    let title =
        if network.name.is_empty() { String::new() } else { format!(", name=\"{}\"", name::class(&network.name)) };
    let mut remarks = Vec::new();
    if !program.left_out.is_empty() {
        remarks.push(format!("Left out, because the output does not depend on them: {}.", program.left_out.join(", ")));
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
struct Calls<'a> {
    layer: &'a Layer<'a>,
    rank: Rank,
    lines: Vec<String>,
}

impl Calls<'_> {
    /// The variable that the next call reads.
    fn x(&self) -> &str {
        if self.lines.is_empty() { self.layer.input() } else { &self.layer.target }
    }

    /// Adds a layer whose constructor has these arguments.
    fn push(&mut self, class: &str, arguments: &Arguments) {
        let line = format!("{}({})", arguments.call(&format!("layers.{class}")), self.x());
        self.lines.push(line);
    }

    /// Adds the layer that has the name.
    fn push_named(&mut self, class: &str, arguments: Arguments) {
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

    fn convolution(&mut self, conv: &Conv) -> Result<(), Inexpressible> {
        let (rank, step) = (self.rank, self.layer.step);
        let has_steps = !rank.is(conv.stride, 1);
        if has_steps && !rank.is(conv.dilation, 1) {
            return Err(Inexpressible::StrideAndDilation);
        }
        let sides = step.padding.unwrap_or_default();
        // Keras' rule for its word is the one of the notation; with stride 1 it is the usual symmetric padding too.
        let same = |axis| {
            let reach = conv.dilation.get(axis) * (conv.kernel.get(axis) - 1);
            sides.along(axis) == (reach / 2, reach - reach / 2)
        };
        let by_word = conv.padding == Padding::Same
            || (!has_steps && sides != Sides::default() && Axis::BOTH.into_iter().all(same));
        if !by_word {
            self.zeros(sides);
        }
        let (class, arguments) = match conv.channels {
            // Depthwise layers of Keras take the same stride on both axes only.
            Channels::Depthwise { multiplier } if rank.is(conv.stride, conv.stride.width) => {
                let arguments = Arguments::new([rank.pair(conv.kernel)]);
                ("DepthwiseConv", arguments.put_if(multiplier != 1, "depth_multiplier", multiplier))
            }
            _ => {
                let arguments = Arguments::new([step.shape.channels().to_string(), rank.pair(conv.kernel)]);
                ("Conv", arguments.put_if(step.groups != 1, "groups", step.groups))
            }
        };
        let arguments = arguments
            .put_if(has_steps, "strides", rank.pair(conv.stride))
            .put_if(by_word, "padding", "\"same\"")
            .put_if(!rank.is(conv.dilation, 1), "dilation_rate", rank.pair(conv.dilation))
            .put_if(!conv.bias, "use_bias", "False");
        self.push_named(&format!("{class}{}D", rank.digit()), arguments);
        Ok(())
    }

    fn transposed(&mut self, conv: &ConvTranspose) -> Result<(), Inexpressible> {
        let rank = self.rank;
        if conv.groups != 1 {
            return Err(Inexpressible::TransposedGroups);
        }
        if !rank.is(conv.stride, 1) && !rank.is(conv.dilation, 1) {
            return Err(Inexpressible::StrideAndDilation);
        }
        let cropped = Axes::try_from_axis(|axis| self.crop_of_transposed(conv, axis))?;
        let arguments = Arguments::new([conv.out_channels.to_string(), rank.pair(conv.kernel)])
            .put_if(!rank.is(conv.stride, 1), "strides", rank.pair(conv.stride))
            .put_if(!rank.is(conv.dilation, 1), "dilation_rate", rank.pair(conv.dilation))
            .put_if(!conv.bias, "use_bias", "False");
        self.push_named(&format!("Conv{}DTranspose", rank.digit()), arguments);
        let ((top, bottom), (left, right)) = (cropped.height, cropped.width);
        self.crop(Sides { top, left, bottom, right });
        Ok(())
    }

    /// What is cropped off Keras' output, which is (input − 1) · stride + max(extent of the kernel, stride) long.
    fn crop_of_transposed(&self, conv: &ConvTranspose, axis: Axis) -> Result<(u64, u64), Inexpressible> {
        let extent = conv.dilation.get(axis) * (conv.kernel.get(axis) - 1) + 1;
        let input = self.layer.input_shape.size();
        let whole = (input.get(axis) - 1) * conv.stride.get(axis) + extent.max(*conv.stride.get(axis));
        let before = conv.padding.along(axis).0;
        let after = whole.checked_sub(before + self.layer.step.shape.size().get(axis));
        after.map(|after| (before, after)).ok_or(Inexpressible::OutputPadding)
    }

    fn max_pool(&mut self, pool: &Pool) -> Result<(), Inexpressible> {
        if is_dilated(pool) {
            return Err(Inexpressible::DilatedPool);
        }
        let ends = ends(pool, self.layer.input_shape.size(), self.layer.step.shape.size());
        if ends.padding != Sides::default() {
            let Sides { top, left, bottom, right } = ends.padding;
            let rows = if self.rank.is_line { String::new() } else { format!("({top}, {bottom}), ") };
            let pads = format!("((0, 0), {rows}({left}, {right}), (0, 0))");
            // A layer that pads with zeros would let them win against what is negative.
            let line = Arguments::new([self.x().to_owned(), pads]).put("constant_values", "-math.inf").call("ops.pad");
            self.lines.push(line);
        }
        self.window("Max", pool);
        Ok(())
    }

    fn avg_pool(&mut self, pool: &Pool) -> Result<(), Inexpressible> {
        let ends = ends(pool, self.layer.input_shape.size(), self.layer.step.shape.size());
        if is_dilated(pool) {
            return Err(Inexpressible::DilatedPool);
        }
        if ends.overhangs {
            return Err(Inexpressible::OverhangingMean);
        }
        self.zeros(ends.padding);
        self.window("Average", pool);
        Ok(())
    }

    fn window(&mut self, kind: &str, pool: &Pool) {
        let rank = self.rank;
        let arguments = Arguments::new([rank.pair(pool.kernel)]).put_if(
            pool.stride != pool.kernel,
            "strides",
            rank.pair(pool.stride),
        );
        self.push_named(&format!("{kind}Pooling{}D", rank.digit()), arguments);
    }

    fn adaptive(&mut self, output: Axes<u64>) {
        let input = self.layer.input_shape.size();
        let digit = self.rank.digit();
        if input.height.is_multiple_of(output.height) && input.width.is_multiple_of(output.width) {
            let window = Axes::new(input.height / output.height, input.width / output.width);
            self.push_named(&format!("AveragePooling{digit}D"), Arguments::new([self.rank.pair(window)]));
        } else {
            // Windows of unequal size have a layer of their own since Keras 3.13.
            self.push_named(&format!("AdaptiveAveragePooling{digit}D"), Arguments::new([self.rank.pair(output)]));
        }
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
    fn zeros(&mut self, sides: Sides) {
        if sides != Sides::default() || matches!(self.layer.op, Op::Pad(_)) {
            self.border("ZeroPadding", sides);
        }
    }

    /// Takes a border away, if it has any extent.
    fn crop(&mut self, sides: Sides) {
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
