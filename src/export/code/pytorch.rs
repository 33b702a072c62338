//! The network as a module of `PyTorch`: layers with parameters are modules, everything else is a function. Channels first.

use super::program::{Layer, Program, Unread, is_line};
use super::python::{Arguments, Rank, docstring, section, slice};
use super::window::{ends, is_dilated};
use super::{CodeError, Framework, Inexpressible, name};
use crate::cnn::{Activation, Axes, Conv, ConvTranspose, Interpolation, Op, Padding, Plan, Pool, Shape, Sides};

/// The program of a complete plan.
pub(super) fn program(plan: &Plan) -> Result<String, CodeError> {
    let program = Program::of(plan, Unread::Stay, Rank { is_line: is_line(plan) });
    let (mut declarations, mut statements) = (String::new(), String::new());
    for layer in &program.layers {
        let Lines { declaration, expression } =
            lines(layer, program.rank).map_err(|reason| reason.of(layer.node, Framework::PyTorch))?;
        if let Some(declaration) = declaration {
            declarations.extend(["        self.", &layer.name, " = ", &declaration, "\n"]);
        }
        statements.extend(["        ", &layer.target, " = ", &expression, "\n"]);
    }
    let network = plan.network();
    let class = name::class(&network.name);
    let shape = input_shape(plan, program.rank);
    let head = docstring("A convolutional network for PyTorch; maps are channels × height × width.", network, &[]);
    let functional = if statements.contains("F.") { "import torch.nn.functional as F\n" } else { "" };
    let (input, output) = (&program.input, &program.output);
    Ok(format!(
        "{head}
import torch
{functional}from torch import nn


class {class}(nn.Module):
    def __init__(self) -> None:
        super().__init__()
{declarations}
    def forward(self, {input}: torch.Tensor) -> torch.Tensor:
{statements}        return {output}


if __name__ == \"__main__\":
    model = {class}().eval()
    with torch.no_grad():
        y = model(torch.zeros(1, {shape}))
    print(\"output:\", tuple(y.shape[1:]))
    print(\"parameters:\", sum(p.numel() for p in model.parameters() if p.requires_grad))
"
    ))
}

/// The input's extents, without the height in a network of one axis.
fn input_shape(plan: &Plan, rank: Rank) -> String {
    let input = plan.network().input;
    let (channels, size) = (input.channels, input.size);
    if rank.is_line {
        format!("{channels}, {}", size.width)
    } else {
        format!("{channels}, {}, {}", size.height, size.width)
    }
}

/// What a layer adds to the module.
struct Lines {
    /// What is made once: the part with parameters.
    declaration: Option<String>,
    /// What is computed.
    expression: String,
}

impl Lines {
    fn module(layer: &Layer<'_>, declaration: String, input: &str) -> Self {
        Self { declaration: Some(declaration), expression: format!("self.{}({input})", layer.name) }
    }

    fn function(expression: String) -> Self {
        Self { declaration: None, expression }
    }
}

fn lines(layer: &Layer<'_>, rank: Rank) -> Result<Lines, Inexpressible> {
    let (x, digit) = (layer.input(), rank.digit());
    let channels = layer.step.shape.channels();
    Ok(match layer.op {
        Op::Conv(conv) => convolution(layer, conv, rank),
        Op::ConvTranspose(conv) => transposed(layer, conv, rank),
        Op::MaxPool(pool) => Lines::function(max_pool(layer, pool, rank)),
        Op::AvgPool(pool) => Lines::function(avg_pool(layer, pool, rank)?),
        Op::GlobalAvgPool => Lines::function(format!("F.adaptive_avg_pool{digit}d({x}, 1)")),
        Op::AdaptiveAvgPool { output } => {
            Lines::function(format!("F.adaptive_avg_pool{digit}d({x}, {})", rank.pair(*output)))
        }
        Op::Upsample { scale, mode } => {
            let arguments = Arguments::new([x.to_owned()]).put("scale_factor", rank.pair(*scale));
            Lines::function(
                match mode {
                    Interpolation::Nearest => arguments.put("mode", "\"nearest\""),
                    Interpolation::Bilinear => {
                        let mode = if rank.is_line { "\"linear\"" } else { "\"bilinear\"" };
                        arguments.put("mode", mode).put("align_corners", "False")
                    }
                }
                .call("F.interpolate"),
            )
        }
        Op::BatchNorm => {
            let digit = if layer.input_shape.is_map() { digit } else { '1' };
            Lines::module(layer, format!("nn.BatchNorm{digit}d({channels})"), x)
        }
        Op::LayerNorm => {
            let declaration = format!("nn.LayerNorm({channels})");
            if layer.input_shape.is_map() {
                let mut lines = Lines::module(layer, declaration, &format!("{x}.movedim(1, -1)"));
                lines.expression += ".movedim(-1, 1)";
                lines
            } else {
                Lines::module(layer, declaration, x)
            }
        }
        Op::Scale => {
            let ones = match layer.input_shape {
                Shape::Vector { length } => format!("{length}"),
                Shape::Map { channels, .. } if rank.is_line => format!("{channels}, 1"),
                Shape::Map { channels, .. } => format!("{channels}, 1, 1"),
            };
            let declaration = Some(format!("nn.Parameter(torch.ones({ones}))"));
            Lines { declaration, expression: format!("{x} * self.{}", layer.name) }
        }
        Op::Activation(kind) => Lines::function(activation(*kind, x)),
        Op::Add => Lines::function(layer.inputs.join(" + ")),
        Op::Mul => Lines::function(layer.inputs.join(" * ")),
        Op::Concat => Lines::function(format!("torch.cat([{}], dim=1)", layer.inputs.join(", "))),
        Op::Split { sections, index } => Lines::function(format!("{x}[:, {}]", section(sections, *index))),
        Op::ChannelShuffle { groups } => Lines::function(format!("F.channel_shuffle({x}, {groups})")),
        Op::Pad(sides) => Lines::function(padded(x, *sides, rank, None)),
        Op::Crop(sides) => Lines::function(cropped(x, *sides, rank)),
        Op::Flatten => Lines::function(format!("torch.flatten({x}, 1)")),
        Op::Linear { out_features, bias } => {
            let (inputs, outputs) = (layer.input_shape.channels().to_string(), out_features.to_string());
            let declaration = Arguments::new([inputs, outputs]).put_if(!bias, "bias", "False").call("nn.Linear");
            Lines::module(layer, declaration, x)
        }
        Op::Dropout { probability } => {
            Lines::function(format!("F.dropout({x}, p={probability:?}, training=self.training)"))
        }
        Op::Identity => Lines::function(x.to_owned()),
    })
}

fn convolution(layer: &Layer<'_>, conv: &Conv, rank: Rank) -> Lines {
    let sides = layer.step.padding.unwrap_or_default();
    let channels = [layer.input_shape.channels(), layer.step.shape.channels()].map(|count| count.to_string());
    let arguments = Arguments::new(channels).put("kernel_size", rank.pair(conv.kernel)).put_if(
        !rank.is(conv.stride, 1),
        "stride",
        rank.pair(conv.stride),
    );
    // With stride 1 PyTorch's word means the same, whatever the input's size.
    let by_word = conv.padding == Padding::Same && rank.is(conv.stride, 1);
    let (arguments, x) = match sides.as_symmetric() {
        _ if by_word => (arguments.put("padding", "\"same\""), layer.input().to_owned()),
        Some(both) => (arguments.put_if(!rank.is(both, 0), "padding", rank.pair(both)), layer.input().to_owned()),
        None => (arguments, padded(layer.input(), sides, rank, None)),
    };
    let declaration = arguments
        .put_if(!rank.is(conv.dilation, 1), "dilation", rank.pair(conv.dilation))
        .put_if(layer.step.groups != 1, "groups", layer.step.groups)
        .put_if(!conv.bias, "bias", "False")
        .call(&format!("nn.Conv{}d", rank.digit()));
    Lines::module(layer, declaration, &x)
}

fn transposed(layer: &Layer<'_>, conv: &ConvTranspose, rank: Rank) -> Lines {
    let channels = [layer.input_shape.channels(), layer.step.shape.channels()].map(|count| count.to_string());
    let both = conv.padding.as_symmetric();
    let padding = both.unwrap_or_default();
    let declaration = Arguments::new(channels)
        .put("kernel_size", rank.pair(conv.kernel))
        .put_if(!rank.is(conv.stride, 1), "stride", rank.pair(conv.stride))
        .put_if(!rank.is(padding, 0), "padding", rank.pair(padding))
        .put_if(!rank.is(conv.output_padding, 0), "output_padding", rank.pair(conv.output_padding))
        .put_if(conv.groups != 1, "groups", conv.groups)
        .put_if(!conv.bias, "bias", "False")
        .put_if(!rank.is(conv.dilation, 1), "dilation", rank.pair(conv.dilation))
        .call(&format!("nn.ConvTranspose{}d", rank.digit()));
    let mut lines = Lines::module(layer, declaration, layer.input());
    if both.is_none() {
        lines.expression = cropped(&lines.expression, conv.padding, rank);
    }
    lines
}

fn max_pool(layer: &Layer<'_>, pool: &Pool, rank: Rank) -> String {
    let symmetric = pool.padding.as_symmetric();
    let (x, padding) = if let Some(both) = symmetric {
        (layer.input().to_owned(), both)
    } else {
        let ends = ends(pool, layer.input_shape.size(), layer.step.shape.size());
        (padded(layer.input(), ends.padding, rank, Some("float(\"-inf\")")), Axes::both(0))
    };
    window(x, pool, rank)
        .put_if(!rank.is(padding, 0), "padding", rank.pair(padding))
        .put_if(!rank.is(pool.dilation, 1), "dilation", rank.pair(pool.dilation))
        .put_if(pool.ceil_mode && symmetric.is_some(), "ceil_mode", "True")
        .call(&format!("F.max_pool{}d", rank.digit()))
}

fn avg_pool(layer: &Layer<'_>, pool: &Pool, rank: Rank) -> Result<String, Inexpressible> {
    if is_dilated(pool) {
        return Err(Inexpressible::DilatedPool);
    }
    let function = format!("F.avg_pool{}d", rank.digit());
    if let Some(both) = pool.padding.as_symmetric() {
        return Ok(window(layer.input().to_owned(), pool, rank)
            .put_if(!rank.is(both, 0), "padding", rank.pair(both))
            .put_if(pool.ceil_mode, "ceil_mode", "True")
            .call(&function));
    }
    let ends = ends(pool, layer.input_shape.size(), layer.step.shape.size());
    if ends.overhangs {
        return Err(Inexpressible::OverhangingMean);
    }
    Ok(window(padded(layer.input(), ends.padding, rank, None), pool, rank).call(&function))
}

fn window(x: String, pool: &Pool, rank: Rank) -> Arguments {
    Arguments::new([x]).put("kernel_size", rank.pair(pool.kernel)).put("stride", rank.pair(pool.stride))
}

/// A variable with a border of zeros or another value: `PyTorch` counts sides from the last axis on.
fn padded(x: &str, sides: Sides, rank: Rank, value: Option<&str>) -> String {
    let Sides { top, left, bottom, right } = sides;
    let sides = if rank.is_line { format!("({left}, {right})") } else { format!("({left}, {right}, {top}, {bottom})") };
    let value = value.map_or_else(String::new, |value| format!(", value={value}"));
    format!("F.pad({x}, {sides}{value})")
}

fn cropped(x: &str, sides: Sides, rank: Rank) -> String {
    let Sides { top, left, bottom, right } = sides;
    if rank.is_line {
        format!("{x}[:, :, {}]", slice(left, right))
    } else {
        format!("{x}[:, :, {}, {}]", slice(top, bottom), slice(left, right))
    }
}

fn activation(kind: Activation, x: &str) -> String {
    let function = match kind {
        Activation::Relu => "F.relu",
        Activation::Relu6 => "F.relu6",
        Activation::Silu => "F.silu",
        Activation::Hardswish => "F.hardswish",
        Activation::Hardsigmoid => "F.hardsigmoid",
        Activation::Sigmoid => "torch.sigmoid",
        Activation::Tanh => "torch.tanh",
        Activation::Gelu => "F.gelu",
        Activation::LeakyRelu => "F.leaky_relu",
        Activation::Elu => "F.elu",
    };
    format!("{function}({x})")
}
