//! The network as a compact module of Flax's `linen`, on JAX. Channels last.

use super::program::{Layer, Program, Unread, is_line};
use super::python::{Arguments, Rank, docstring, section, slice};
use super::window::{ends, is_dilated};
use super::{CodeError, Framework, Inexpressible, name};
use crate::cnn::{Activation, Axes, Axis, Conv, ConvTranspose, Interpolation, Op, Padding, Plan, Pool, Shape, Sides};

/// The program of a complete plan.
pub(super) fn program(plan: &Plan) -> Result<String, CodeError> {
    let rank = Rank { is_line: is_line(plan) };
    let program = Program::of(plan, Unread::Stay, rank);
    let mut statements = String::new();
    for layer in &program.layers {
        let expression = expression(layer, rank).map_err(|reason| reason.of(layer.node, Framework::Flax))?;
        let further = (!rank.is_line).then(|| columns_of_adaptive(layer)).flatten();
        for expression in [Some(expression), further].into_iter().flatten() {
            statements.extend(["        ", &layer.target, " = ", &expression, "\n"]);
        }
    }
    let network = plan.network();
    let class = name::class(&network.name);
    let order = if rank.is_line { "length × channels" } else { "height × width × channels" };
    let head = docstring(&format!("A convolutional network for Flax; maps are {order}."), network, &[]);
    let input = network.input;
    let (channels, size) = (input.channels, input.size);
    let shape = if rank.is_line {
        format!("1, {}, {channels}", size.width)
    } else {
        format!("1, {}, {}, {channels}", size.height, size.width)
    };
    let train = if statements.contains("train") { ", train: bool = False" } else { "" };
    let (input, output) = (&program.input, &program.output);
    Ok(format!(
        "{head}
import jax
import jax.numpy as jnp
from flax import linen as nn


class {class}(nn.Module):
    @nn.compact
    def __call__(self, {input}: jax.Array{train}) -> jax.Array:
{statements}        return {output}


if __name__ == \"__main__\":
    model = {class}()
    y, variables = model.init_with_output(jax.random.key(0), jnp.zeros(({shape})))
    print(\"output:\", y.shape[1:])
    print(\"parameters:\", sum(p.size for p in jax.tree.leaves(variables.get(\"params\", {{}}))))
"
    ))
}

fn expression(layer: &Layer<'_>, rank: Rank) -> Result<String, Inexpressible> {
    let x = layer.input();
    let axes = if rank.is_line { "1" } else { "(1, 2)" };
    let named = |arguments: Arguments, class: &str| {
        format!("{}({x})", arguments.put("name", format!("\"{}\"", layer.name)).call(class))
    };
    Ok(match layer.op {
        Op::Conv(conv) => named(convolution(layer, conv, rank), "nn.Conv"),
        Op::ConvTranspose(conv) => {
            let class = if conv.groups == 1 { "nn.ConvTranspose" } else { "nn.Conv" };
            named(transposed(conv, rank), class)
        }
        Op::MaxPool(pool) => pooled(layer, pool, rank, Pooling::Max)?,
        Op::AvgPool(pool) => pooled(layer, pool, rank, Pooling::Mean)?,
        Op::GlobalAvgPool => format!("jnp.mean({x}, axis={axes}, keepdims=True)"),
        Op::AdaptiveAvgPool { output } => adaptive(layer, *output, rank),
        Op::Upsample { mode, .. } => {
            let Shape::Map { channels, size } = layer.step.shape else { return Ok(x.to_owned()) };
            let rows = if rank.is_line { String::new() } else { format!("{}, ", size.height) };
            let method = match mode {
                Interpolation::Nearest => "nearest",
                Interpolation::Bilinear => "linear",
            };
            format!("jax.image.resize({x}, (len({x}), {rows}{}, {channels}), \"{method}\")", size.width)
        }
        Op::BatchNorm => named(
            Arguments::default().put("use_running_average", "not train").put("momentum", "0.9").put("epsilon", "1e-5"),
            "nn.BatchNorm",
        ),
        Op::LayerNorm => named(Arguments::default().put("epsilon", "1e-5"), "nn.LayerNorm"),
        Op::Scale => {
            let channels = layer.input_shape.channels();
            format!("{x} * self.param(\"{}\", nn.initializers.ones, ({channels},))", layer.name)
        }
        Op::Activation(kind) => activation(*kind, x),
        Op::Add => layer.inputs.join(" + "),
        Op::Mul => layer.inputs.join(" * "),
        Op::Concat => format!("jnp.concatenate([{}], axis=-1)", layer.inputs.join(", ")),
        Op::Split { sections, index } => format!("{x}[..., {}]", section(sections, *index)),
        Op::ChannelShuffle { groups } => {
            let rest = layer.input_shape.channels() / groups;
            format!("{x}.reshape(*{x}.shape[:-1], {groups}, {rest}).swapaxes(-1, -2).reshape({x}.shape)")
        }
        Op::Pad(sides) => format!("jnp.pad({x}, {})", pads_of_array(*sides, rank)),
        Op::Crop(Sides { top, left, bottom, right }) => {
            let rows = if rank.is_line { String::new() } else { format!("{}, ", slice(*top, *bottom)) };
            format!("{x}[:, {rows}{}]", slice(*left, *right))
        }
        Op::Flatten => flatten(layer, rank),
        Op::Linear { out_features, bias } => {
            named(Arguments::new([out_features.to_string()]).put_if(!bias, "use_bias", "False"), "nn.Dense")
        }
        Op::Dropout { probability } => {
            named(Arguments::new([format!("{probability:?}")]).put("deterministic", "not train"), "nn.Dropout")
        }
        Op::Identity => x.to_owned(),
    })
}

fn convolution(layer: &Layer<'_>, conv: &Conv, rank: Rank) -> Arguments {
    let sides = layer.step.padding.unwrap_or_default();
    let padding = match conv.padding {
        Padding::Same => "\"SAME\"".to_owned(),
        _ if sides == Sides::default() => "\"VALID\"".to_owned(),
        _ => match sides.as_symmetric() {
            Some(both) if rank.is_line || both.is_square() => both.width.to_string(),
            _ => rank.pads(sides),
        },
    };
    Arguments::new([layer.step.shape.channels().to_string(), rank.tuple(conv.kernel)])
        .put_if(!rank.is(conv.stride, 1), "strides", rank.tuple(conv.stride))
        .put("padding", padding)
        .put_if(!rank.is(conv.dilation, 1), "kernel_dilation", rank.tuple(conv.dilation))
        .put_if(layer.step.groups != 1, "feature_group_count", layer.step.groups)
        .put_if(!conv.bias, "use_bias", "False")
}

/// A transposed convolution is a convolution of the input with `stride − 1` zeros between its values, with padding all around.
///
/// Padding may be negative there. The kernel is mirrored, which to a learned kernel is all the same.
fn transposed(conv: &ConvTranspose, rank: Rank) -> Arguments {
    let pads = Axes::from_axis(|axis: Axis| {
        let reach = i128::from(*conv.dilation.get(axis)) * (i128::from(*conv.kernel.get(axis)) - 1);
        let (before, after) = conv.padding.along(axis);
        (reach - i128::from(before), reach - i128::from(after) + i128::from(*conv.output_padding.get(axis)))
    });
    let rows = if rank.is_line { String::new() } else { format!("{:?}, ", pads.height) };
    let comma = if rank.is_line { "," } else { "" };
    let stretching = if conv.groups == 1 { "strides" } else { "input_dilation" };
    Arguments::new([conv.out_channels.to_string(), rank.tuple(conv.kernel)])
        .put_if(!rank.is(conv.stride, 1), stretching, rank.tuple(conv.stride))
        .put("padding", format!("({rows}{:?}{comma})", pads.width))
        .put_if(!rank.is(conv.dilation, 1), "kernel_dilation", rank.tuple(conv.dilation))
        .put_if(conv.groups != 1, "feature_group_count", conv.groups)
        .put_if(!conv.bias, "use_bias", "False")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pooling {
    Max,
    Mean,
}

fn pooled(layer: &Layer<'_>, pool: &Pool, rank: Rank, kind: Pooling) -> Result<String, Inexpressible> {
    let x = layer.input();
    let ends = ends(pool, layer.input_shape.size(), layer.step.shape.size());
    if kind == Pooling::Mean && ends.overhangs {
        return Err(Inexpressible::OverhangingMean);
    }
    let padding = ends.padding;
    if is_dilated(pool) {
        let whole = |pair: Axes<u64>| {
            let rows = if rank.is_line { String::new() } else { format!("{}, ", pair.height) };
            format!("(1, {rows}{}, 1)", pair.width)
        };
        let (start, function) = match kind {
            Pooling::Max => ("-jnp.inf", "jax.lax.max"),
            Pooling::Mean => ("0.0", "jax.lax.add"),
        };
        let call = Arguments::new([x, start, function].map(str::to_owned))
            .put("window_dimensions", whole(pool.kernel))
            .put("window_strides", whole(pool.stride))
            .put("padding", pads_of_array(padding, rank))
            .put("window_dilation", whole(pool.dilation))
            .call("jax.lax.reduce_window");
        let taps = u128::from(pool.kernel.height) * u128::from(pool.kernel.width);
        return Ok(if kind == Pooling::Mean { format!("{call} / {taps}") } else { call });
    }
    let function = match kind {
        Pooling::Max => "nn.max_pool",
        Pooling::Mean => "nn.avg_pool",
    };
    Ok(Arguments::new([x.to_owned(), rank.tuple(pool.kernel)])
        .put("strides", rank.tuple(pool.stride))
        .put_if(padding != Sides::default(), "padding", rank.pads(padding))
        .call(function))
}

/// Means of windows of one size where they divide the map, else slice by slice along the first axis.
fn adaptive(layer: &Layer<'_>, output: Axes<u64>, rank: Rank) -> String {
    let input = layer.input_shape.size();
    let x = layer.input();
    if divides(output, input) {
        let window = rank.tuple(Axes::new(input.height / output.height, input.width / output.width));
        return format!("nn.avg_pool({x}, {window}, strides={window})");
    }
    if rank.is_line { means(x, 1, input.width, output.width) } else { means(x, 1, input.height, output.height) }
}

/// The second statement of an adaptive pool whose windows differ: along the columns, slice by slice.
fn columns_of_adaptive(layer: &Layer<'_>) -> Option<String> {
    let Op::AdaptiveAvgPool { output } = *layer.op else { return None };
    let input = layer.input_shape.size();
    (!divides(output, input)).then(|| means(&layer.target, 2, input.width, output.width))
}

fn divides(output: Axes<u64>, input: Axes<u64>) -> bool {
    input.height.is_multiple_of(output.height) && input.width.is_multiple_of(output.width)
}

/// Means along an axis: window i begins at ⌊i · from / to⌋ and ends before ⌈(i + 1) · from / to⌉.
fn means(x: &str, axis: usize, from: u64, to: u64) -> String {
    let before = ":, ".repeat(axis);
    let window = format!("i * {from} // {to} : -(-(i + 1) * {from} // {to})");
    let mean = format!("{x}[{before}{window}].mean(axis={axis}, keepdims=True)");
    format!("jnp.concatenate([{mean} for i in range({to})], axis={axis})")
}

/// The values in the order channels, rows, columns.
fn flatten(layer: &Layer<'_>, rank: Rank) -> String {
    let x = layer.input();
    match layer.input_shape {
        Shape::Map { channels, size } if channels > 1 && size != Axes::both(1) => {
            let order = if rank.is_line { "(0, 2, 1)" } else { "(0, 3, 1, 2)" };
            format!("{x}.transpose({order}).reshape(len({x}), -1)")
        }
        _ => format!("{x}.reshape(len({x}), -1)"),
    }
}

/// The padding of every axis of an array, batch and channels included.
fn pads_of_array(sides: Sides, rank: Rank) -> String {
    let Sides { top, left, bottom, right } = sides;
    let rows = if rank.is_line { String::new() } else { format!("({top}, {bottom}), ") };
    format!("((0, 0), {rows}({left}, {right}), (0, 0))")
}

fn activation(kind: Activation, x: &str) -> String {
    match kind {
        Activation::Relu => format!("nn.relu({x})"),
        Activation::Relu6 => format!("nn.relu6({x})"),
        Activation::Silu => format!("nn.silu({x})"),
        Activation::Hardswish => format!("nn.hard_swish({x})"),
        Activation::Hardsigmoid => format!("nn.hard_sigmoid({x})"),
        Activation::Sigmoid => format!("nn.sigmoid({x})"),
        Activation::Tanh => format!("nn.tanh({x})"),
        Activation::Gelu => format!("nn.gelu({x}, approximate=False)"),
        Activation::LeakyRelu => format!("nn.leaky_relu({x}, negative_slope=0.01)"),
        Activation::Elu => format!("nn.elu({x})"),
    }
}
