//! JAX with Flax: a compact `linen` module, channels last.

use super::layers::{Layer, Weights, input_is_read_once, layers};
use super::lines::{Arguments, Lines};
use super::names::{Names, class_name};
use super::numbers::{Layout, even_windows, extent, full_windows, is_dilated};
use super::script::{Body, documentation, facts_of_channels_last};
use super::{CodeError, Feature, Framework};
use crate::network::{
    Activation, Axes, Axis, Channels, Conv, ConvTranspose, Interpolation, MapAxis, Op, Padding, PaddingMode, Pool,
    ResizeMode, ResizeTo, ShapedNetwork, Sides, SoftmaxAxis,
};

/// The file.
pub(super) fn script(shaped: &ShapedNetwork) -> Result<String, CodeError> {
    let layout = Layout::of(shaped);
    let several = if layout.is_line() { "signal" } else { "image" };
    let input = if input_is_read_once(shaped) { "x" } else { several };
    let (layers, output) = layers(shaped, input, &mut Names::new());
    let mut body = Body::new();
    for layer in &layers {
        let mut writer = Writer { layout, layer, lines: Lines::of(layer) };
        writer.write()?;
        body.layer(layer, writer.lines.finish());
    }
    body.push(format!("return {output}"));

    let class = class_name(&shaped.network().name);
    let head = documentation(shaped, "in JAX with Flax", &facts_of_channels_last(&layers));
    let trains = layers.iter().any(|layer| matches!(layer.op, Op::BatchNorm | Op::Dropout { .. }));
    let train = if trains { ", train: bool = False" } else { "" };
    let body = body.indented(2);
    let shape = shaped.shape(0).map_or_else(String::new, |shape| layout.channels_last(shape));
    Ok(format!(
        r#"{head}
import flax.linen as nn
import jax
import jax.numpy as jnp


class {class}(nn.Module):
    @nn.compact
    def __call__(self, {input}{train}):
{body}

if __name__ == "__main__":
    model = {class}()
    inputs = jnp.zeros((1, {shape}))
    # Shapes alone: nothing is computed or compiled.
    variables = jax.eval_shape(model.init, jax.random.key(0), inputs)
    output = jax.eval_shape(model.apply, variables, inputs)
    print("Output shape:", output.shape[1:])
    print("Parameters:", sum(leaf.size for leaf in jax.tree_util.tree_leaves(variables.get("params", {{}}))))
"#
    ))
}

/// What becomes of one layer.
struct Writer<'a> {
    layout: Layout,
    layer: &'a Layer<'a>,
    lines: Lines<'a>,
}

impl Writer<'_> {
    #[expect(clippy::too_many_lines, reason = "one arm for each operator")]
    fn write(&mut self) -> Result<(), CodeError> {
        let layer = self.layer;
        if matches!(layer.weights, Weights::Borrowed { is_alike: false, .. }) {
            return Err(self.lacks(Feature::SharedSettings));
        }
        match layer.op {
            Op::Conv(conv) => self.conv(conv),
            Op::ConvTranspose(conv) => self.transposed(conv)?,
            Op::MaxPool(pool) => self.pool(pool, "max_pool")?,
            Op::AvgPool(pool) => self.pool(pool, "avg_pool")?,
            Op::GlobalAvgPool => {
                let axes = if self.layout.is_line() { "1" } else { "(1, 2)" };
                self.lines.then(|value| format!("{value}.mean(axis={axes}, keepdims=True)"));
            }
            Op::GlobalMaxPool => {
                let axes = if self.layout.is_line() { "1" } else { "(1, 2)" };
                self.lines.then(|value| format!("{value}.max(axis={axes}, keepdims=True)"));
            }
            Op::AdaptiveAvgPool { output } => self.adaptive(*output, "avg_pool")?,
            Op::AdaptiveMaxPool { output } => self.adaptive(*output, "max_pool")?,
            Op::Upsample { mode, .. } => {
                let shape = self.layout.channels_last(layer.step.shape);
                let mode = match mode {
                    Interpolation::Nearest => "nearest",
                    Interpolation::Bilinear => "bilinear",
                };
                self.lines.then(|value| format!("jax.image.resize({value}, ({value}.shape[0], {shape}), \"{mode}\")"));
            }
            // The numbers of `PyTorch`; what is kept of the running statistics counts the other way round.
            Op::BatchNorm => {
                let arguments = Arguments::default().with("use_running_average", "not train").with("momentum", 0.9);
                self.module(arguments.with("epsilon", "1e-5"), "BatchNorm");
            }
            Op::LayerNorm => self.module(Arguments::default().with("epsilon", "1e-5"), "LayerNorm"),
            Op::GroupNorm { groups } => {
                let arguments = Arguments::default().with("num_groups", groups).with("epsilon", "1e-5");
                self.module(arguments, "GroupNorm");
            }
            Op::RmsNorm => self.module(Arguments::default().with("epsilon", "1e-6"), "RMSNorm"),
            Op::Scale => {
                let (id, channels) = (&layer.id, layer.input.channels());
                let factor = format!("self.param(\"{id}\", nn.initializers.ones, ({channels},))");
                let factor = self.lines.held(&layer.weights, &factor);
                self.lines.then(|value| format!("{value} * {factor}"));
            }
            Op::InstanceNorm { affine } => {
                let arguments = Arguments::default().with("num_groups", "None").with("group_size", 1);
                let arguments = arguments.with("epsilon", "1e-5");
                let arguments = arguments.with_if(!affine, "use_bias", "False").with_if(!affine, "use_scale", "False");
                self.module(arguments, "GroupNorm");
            }
            Op::LocalResponseNorm { .. } => return Err(self.lacks(Feature::LocalResponseNorm)),
            Op::Prelu { per_channel } => {
                let count = if *per_channel { layer.input.channels() } else { 1 };
                let slope = format!("self.param(\"{}\", nn.initializers.constant(0.25), ({count},))", layer.id);
                let slope = self.lines.held(&layer.weights, &slope);
                self.lines.then(|value| format!("jnp.where({value} >= 0, {value}, {value} * {slope})"));
            }
            Op::Softmax { axis } => self.softmax("nn.softmax", *axis),
            Op::LogSoftmax { axis } => self.softmax("nn.log_softmax", *axis),
            Op::Glu => self.lines.call("nn.glu"),
            Op::Activation(kind) => self.activation(*kind),
            Op::Add => self.joined(" + "),
            Op::Mul => self.joined(" * "),
            Op::Sub => self.joined(" - "),
            Op::Div => self.joined(" / "),
            Op::Minimum => self.nested("jnp.minimum"),
            Op::Maximum => self.nested("jnp.maximum"),
            Op::Concat { axis } => {
                let operands = layer.operands.join(", ");
                let axis = self.dimension(*axis);
                self.lines.then(|_| format!("jnp.concatenate([{operands}], axis={axis})"));
            }
            Op::Slice { axis, start, end, step } => {
                let step = if *step == 1 { String::new() } else { format!(":{step}") };
                let place = match axis {
                    MapAxis::Channels => "..., ",
                    MapAxis::Height => ":, ",
                    MapAxis::Width if self.layout.is_line() => ":, ",
                    MapAxis::Width => ":, :, ",
                };
                self.lines.then(|value| format!("{value}[{place}{start}:{end}{step}]"));
            }
            Op::Flip { axis } => {
                let axis = self.dimension(*axis);
                self.lines.then(|value| format!("jnp.flip({value}, axis={axis})"));
            }
            Op::PixelShuffle { factor } => self.subpixel(*factor, true, "0, 1, 4, 2, 5, 3"),
            Op::DepthToSpace { factor } => self.subpixel(*factor, false, "0, 1, 3, 2, 4, 5"),
            Op::PixelUnshuffle { factor } => self.superpixel(*factor, "0, 1, 3, 5, 2, 4"),
            Op::SpaceToDepth { factor } => self.superpixel(*factor, "0, 1, 3, 2, 4, 5"),
            Op::Split { sections, index } => {
                let start: u64 = sections.iter().take(*index as usize).sum();
                let end = start + layer.step.shape.channels();
                self.lines.then(|value| format!("{value}[..., {start}:{end}]"));
            }
            Op::ChannelShuffle { groups } => {
                let each = layer.input.channels() / groups;
                self.lines.then(|value| {
                    format!(
                        "{value}.reshape(*{value}.shape[:-1], {groups}, {each}).swapaxes(-1, -2).reshape({value}.shape)"
                    )
                });
            }
            Op::Pad { sides, mode } => self.pad(*sides, *mode),
            Op::Resize { to, mode, align_corners } => self.resize(*to, *mode, *align_corners)?,
            Op::Crop(sides) => {
                let slices = self.layout.slices(*sides);
                self.lines.then(|value| format!("{value}[:, {slices}]"));
            }
            Op::Flatten => self.lines.then(|value| format!("{value}.reshape({value}.shape[0], -1)")),
            Op::Linear { out_features, bias } => {
                let arguments = Arguments::new([out_features.to_string()]);
                self.module(arguments.with_if(!bias, "use_bias", "False"), "Dense");
            }
            Op::Dropout { probability } => {
                let arguments = Arguments::new([probability.to_string()]);
                self.module(arguments.with("deterministic", "not train"), "Dropout");
            }
            Op::Opaque(_) => return Err(self.lacks(Feature::UnknownCode)),
            Op::Identity => {}
        }
        Ok(())
    }

    /// The value goes through a module of that kind under the layer's name.
    fn module(&mut self, arguments: Arguments, kind: &str) {
        let name = format_args!("\"{}\"", self.layer.id);
        let constructor = arguments.with("name", name).call(&format!("nn.{kind}"));
        self.lines.call_module(&self.layer.weights, &constructor);
    }

    fn conv(&mut self, conv: &Conv) {
        let (layer, layout) = (self.layer, self.layout);
        let padding = layer.step.padding.unwrap_or_default();
        let is_mirrored = conv.padding_mode != PaddingMode::Zeros && padding != Sides::default();
        if is_mirrored {
            self.pad(padding, conv.padding_mode);
        }
        let padding = match conv.padding {
            _ if is_mirrored => "\"VALID\"".into(),
            Padding::Same => "\"SAME\"".into(),
            _ if padding == Sides::default() => "\"VALID\"".into(),
            _ => layout.grouped(&layout.ends(padding)),
        };
        let groups = match conv.channels {
            Channels::Depthwise { .. } => layer.input.channels(),
            Channels::Grouped { groups, .. } => groups,
        };
        let arguments = Arguments::new([layer.step.shape.channels().to_string(), layout.tuple(conv.kernel)])
            .with_if(conv.stride != Axes::both(1), "strides", layout.tuple(conv.stride))
            .with("padding", padding)
            .with_if(conv.dilation != Axes::both(1), "kernel_dilation", layout.tuple(conv.dilation))
            .with_if(groups != 1, "feature_group_count", groups)
            .with_if(!conv.bias, "use_bias", "False");
        self.module(arguments, "Conv");
    }

    fn transposed(&mut self, conv: &ConvTranspose) -> Result<(), CodeError> {
        if conv.groups != 1 {
            return Err(self.lacks(Feature::GroupedTranspose));
        }
        let layout = self.layout;
        // JAX pads the map that is spread out by the stride, before an ordinary convolution: what is cropped off the output is missing
        // there from a window's extent less one.
        let (sides, output_padding) = conv.ends();
        let ends = |axis: Axis| {
            let (before, after) = sides.along(axis);
            let whole = i128::from(extent(*conv.kernel.get(axis), *conv.dilation.get(axis))) - 1;
            let extra = i128::from(*output_padding.get(axis));
            format!("({}, {})", whole - i128::from(before), whole - i128::from(after) + extra)
        };
        let arguments = Arguments::new([conv.out_channels.to_string(), layout.tuple(conv.kernel)])
            .with_if(conv.stride != Axes::both(1), "strides", layout.tuple(conv.stride))
            .with("padding", layout.grouped(&layout.by_axis(ends)))
            .with_if(conv.dilation != Axes::both(1), "kernel_dilation", layout.tuple(conv.dilation))
            .with_if(!conv.bias, "use_bias", "False");
        self.module(arguments, "ConvTranspose");
        Ok(())
    }

    fn pool(&mut self, pool: &Pool, function: &str) -> Result<(), CodeError> {
        let (layer, layout) = (self.layer, self.layout);
        if is_dilated(pool.kernel, pool.dilation) {
            return Err(self.lacks(Feature::DilatedPooling));
        }
        let own = layer.step.padding.unwrap_or_default();
        let (padding, is_partial) = full_windows(pool, own, layer.input.size(), layer.step.shape.size());
        if is_partial && function == "avg_pool" {
            return Err(self.lacks(Feature::PartialMean));
        }
        let is_uncounted = function == "avg_pool" && !pool.count_include_pad && padding != Sides::default();
        let (kernel, stride) = (layout.tuple(pool.kernel), layout.tuple(pool.stride));
        let ends = layout.grouped(&layout.ends(padding));
        self.lines.then(|value| {
            Arguments::new([value.to_owned(), kernel])
                .with("strides", stride)
                .with_if(padding != Sides::default(), "padding", ends)
                .with_if(is_uncounted, "count_include_pad", "False")
                .call(&format!("nn.{function}"))
        });
        Ok(())
    }

    fn activation(&mut self, kind: Activation) {
        let (function, argument) = match kind {
            Activation::Hardswish => ("nn.hard_swish", ""),
            Activation::Hardsigmoid => ("nn.hard_sigmoid", ""),
            Activation::Gelu => ("nn.gelu", ", approximate=False"),
            // Flax does not pass this one on from JAX.
            Activation::Mish => ("jax.nn.mish", ""),
            Activation::Relu => ("nn.relu", ""),
            Activation::Relu6 => ("nn.relu6", ""),
            Activation::Silu => ("nn.silu", ""),
            Activation::Sigmoid => ("nn.sigmoid", ""),
            Activation::Tanh => ("nn.tanh", ""),
            Activation::LeakyRelu => ("nn.leaky_relu", ""),
            Activation::Elu => ("nn.elu", ""),
            Activation::Selu => ("nn.selu", ""),
            Activation::Softplus => ("nn.softplus", ""),
            Activation::LogSigmoid => ("nn.log_sigmoid", ""),
            Activation::Hardtanh => ("nn.hard_tanh", ""),
            Activation::Softsign => ("nn.soft_sign", ""),
            Activation::Celu => ("nn.celu", ""),
            Activation::Exp => ("jnp.exp", ""),
            Activation::Log => ("jnp.log", ""),
            Activation::Abs => ("jnp.abs", ""),
            Activation::Neg => ("jnp.negative", ""),
            Activation::Square => ("jnp.square", ""),
            Activation::Sqrt => ("jnp.sqrt", ""),
            Activation::Sin => ("jnp.sin", ""),
            Activation::Cos => ("jnp.cos", ""),
        };
        self.lines.then(|value| format!("{function}({value}{argument})"));
    }

    /// Cells put around the map.
    fn pad(&mut self, sides: Sides, mode: PaddingMode) {
        let ends = self.layout.ends(sides);
        let mode = match mode {
            PaddingMode::Zeros => "",
            PaddingMode::Reflect => ", mode=\"reflect\"",
            PaddingMode::Replicate => ", mode=\"edge\"",
            PaddingMode::Circular => ", mode=\"wrap\"",
        };
        self.lines.then(|value| format!("jnp.pad({value}, ((0, 0), {ends}, (0, 0)){mode})"));
    }

    /// Resizing to a size by positions from border to border, which is what the framework has; its nearest cell is another than `PyTorch`'s.
    fn resize(&mut self, to: ResizeTo, mode: ResizeMode, align_corners: bool) -> Result<(), CodeError> {
        let (input, output) = (self.layer.input.size(), self.layer.step.shape.size());
        let is_by_size = match to {
            ResizeTo::Size(_) => true,
            ResizeTo::Scale(scale) => {
                Axis::BOTH.iter().all(|axis| *input.get(*axis) as f64 * scale.get(*axis) == *output.get(*axis) as f64)
            }
        };
        if align_corners || !is_by_size || mode == ResizeMode::Nearest {
            return Err(self.lacks(Feature::SuchResizing));
        }
        let shape = self.layout.channels_last(self.layer.step.shape);
        let method = if mode == ResizeMode::Bicubic { "cubic" } else { "linear" };
        self.lines.then(|value| {
            format!("jax.image.resize({value}, ({value}.shape[0], {shape}), \"{method}\", antialias=False)")
        });
        Ok(())
    }

    fn adaptive(&mut self, output: Axes<u64>, function: &str) -> Result<(), CodeError> {
        let windows =
            even_windows(self.layer.input.size(), output).ok_or_else(|| self.lacks(Feature::UnevenAdaptivePooling))?;
        let window = self.layout.tuple(windows);
        self.lines.then(|value| format!("nn.{function}({value}, {window}, strides={window})"));
        Ok(())
    }

    fn softmax(&mut self, function: &str, axis: SoftmaxAxis) {
        let axes = if self.layout.is_line() { "1" } else { "(1, 2)" };
        self.lines.then(|value| match axis {
            SoftmaxAxis::Channels => format!("{function}({value})"),
            SoftmaxAxis::Map => format!("{function}({value}, axis={axes})"),
        });
    }

    /// A function of two values over all operands.
    fn nested(&mut self, function: &str) {
        let operands = self.layer.operands.iter().cloned();
        let all = operands.reduce(|all, operand| format!("{function}({all}, {operand})")).unwrap_or_default();
        self.lines.then(|_| all);
    }

    /// The number of an axis, the batch being 0.
    fn dimension(&self, axis: MapAxis) -> &'static str {
        match axis {
            MapAxis::Channels => "-1",
            MapAxis::Height => "1",
            MapAxis::Width if self.layout.is_line() => "1",
            MapAxis::Width => "2",
        }
    }

    /// Channels become cells.
    fn subpixel(&mut self, factor: u64, is_by_channel: bool, order: &str) {
        let (size, channels) = (self.layer.input.size(), self.layer.step.shape.channels());
        let parts = if is_by_channel {
            format!("{channels}, {factor}, {factor}")
        } else {
            format!("{factor}, {factor}, {channels}")
        };
        self.reshaped(&format!("{}, {}, {parts}", size.height, size.width), order);
    }

    /// Cells become channels.
    fn superpixel(&mut self, factor: u64, order: &str) {
        let (size, channels) = (self.layer.step.shape.size(), self.layer.input.channels());
        self.reshaped(&format!("{}, {factor}, {}, {factor}, {channels}", size.height, size.width), order);
    }

    /// The map in other axes, these in another order, and back to three.
    fn reshaped(&mut self, axes: &str, order: &str) {
        let all = self.layout.channels_last(self.layer.step.shape);
        self.lines.then(|value| format!("{value}.reshape(-1, {axes}).transpose({order}).reshape(-1, {all})"));
    }

    fn joined(&mut self, sign: &str) {
        let operands = self.layer.operands.join(sign);
        self.lines.then(|_| operands);
    }

    fn lacks(&self, feature: Feature) -> CodeError {
        CodeError::Unsupported { node: self.layer.node.into(), framework: Framework::Flax, feature }
    }
}
