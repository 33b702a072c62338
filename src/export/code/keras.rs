//! Keras 3: the functional interface, channels last.

use super::layers::{Layer, Weights, layers};
use super::lines::{Arguments, Lines};
use super::names::Names;
use super::numbers::{Layout, even_windows, extent, full_windows, is_dilated};
use super::script::{Body, documentation, facts_of_channels_last};
use super::{CodeError, Feature, Framework};
use crate::network::{
    Activation, Axes, Axis, Channels, Conv, ConvTranspose, Interpolation, MapAxis, Op, Padding, PaddingMode, Pool,
    ResizeMode, ResizeTo, Shape, ShapedNetwork, Sides, SoftmaxAxis,
};

/// What Keras has no layer for.
const SCALE: &str = r#"
@keras.saving.register_keras_serializable()
class Scale(layers.Layer):
    """One learned factor a channel."""

    def build(self, input_shape):
        self.factor = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="factor")

    def call(self, x):
        return x * self.factor

"#;

/// The file.
pub(super) fn script(shaped: &ShapedNetwork) -> Result<String, CodeError> {
    let layout = Layout::of(shaped);
    let mut names = Names::new();
    let name = names.take(if shaped.network().name.is_empty() { "network" } else { &shaped.network().name });
    let (layers, output) = layers(shaped, "inputs", &mut names);
    let mut body = Body::new();
    body.push(format!("inputs = layers.Input(({}))", input_shape(layout, shaped)));
    for layer in &layers {
        let mut writer = Writer { layout, layer, names: &mut names, lines: Lines::of(layer) };
        writer.write()?;
        let mut lines = writer.lines.finish();
        if layer.is_dead {
            lines.insert(0, format!("# Nothing reads {}: the model leaves it out.", layer.id));
        }
        body.layer(layer, lines);
    }
    body.push(format!("return keras.Model(inputs, {output}, name=\"{name}\")"));

    let head = documentation(shaped, "in Keras 3", &facts_of_channels_last(&layers));
    let scale = if layers.iter().any(|layer| matches!(layer.op, Op::Scale)) { SCALE } else { "" };
    let body = body.indented(1);
    let operations = if body.contains("ops.") { "layers, ops" } else { "layers" };
    Ok(format!(
        r#"{head}
import math

import keras
from keras import {operations}

keras.config.set_image_data_format("channels_last")

{scale}
def build_model():
{body}

if __name__ == "__main__":
    model = build_model()
    print("Output shape:", tuple(model.output_shape[1:]))
    print("Parameters:", sum(math.prod(weight.shape) for weight in model.trainable_weights))
"#
    ))
}

fn input_shape(layout: Layout, shaped: &ShapedNetwork) -> String {
    shaped.shape(0).map_or_else(String::new, |shape| layout.channels_last(shape))
}

/// What becomes of one layer.
struct Writer<'a> {
    layout: Layout,
    layer: &'a Layer<'a>,
    names: &'a mut Names,
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
            Op::Conv(conv) => self.conv(conv)?,
            Op::ConvTranspose(conv) => self.transposed(conv)?,
            Op::MaxPool(pool) => self.max_pool(pool)?,
            Op::AvgPool(pool) => self.avg_pool(pool)?,
            Op::GlobalAvgPool => {
                let arguments = Arguments::default().with("keepdims", "True");
                self.own(arguments, "GlobalAveragePooling{}D");
            }
            Op::GlobalMaxPool => {
                let arguments = Arguments::default().with("keepdims", "True");
                self.own(arguments, "GlobalMaxPooling{}D");
            }
            Op::AdaptiveMaxPool { output } => {
                let windows = even_windows(layer.input.size(), *output)
                    .ok_or_else(|| self.lacks(Feature::UnevenAdaptivePooling))?;
                self.own(Arguments::new([self.layout.pair(windows)]), "MaxPooling{}D");
            }
            Op::AdaptiveAvgPool { output } => {
                let windows = even_windows(layer.input.size(), *output)
                    .ok_or_else(|| self.lacks(Feature::UnevenAdaptivePooling))?;
                self.own(Arguments::new([self.layout.pair(windows)]), "AveragePooling{}D");
            }
            Op::Upsample { scale, mode } => {
                let is_bilinear = *mode == Interpolation::Bilinear;
                if is_bilinear && self.layout.is_line() {
                    return Err(self.lacks(Feature::LinearSignal));
                }
                let arguments = Arguments::new([self.layout.pair(*scale)]);
                self.own(arguments.with_if(is_bilinear, "interpolation", "\"bilinear\""), "UpSampling{}D");
            }
            // The numbers of `PyTorch`; what is kept of the running statistics counts the other way round.
            Op::BatchNorm => {
                let arguments = Arguments::default().with("momentum", 0.9).with("epsilon", "1e-5");
                self.own(arguments, "BatchNormalization");
            }
            Op::LayerNorm => self.own(Arguments::default().with("epsilon", "1e-5"), "LayerNormalization"),
            Op::GroupNorm { groups } => {
                let arguments = Arguments::default().with("groups", groups).with("epsilon", "1e-5");
                self.own(arguments, "GroupNormalization");
            }
            Op::RmsNorm => self.own(Arguments::default().with("epsilon", "1e-6"), "RMSNormalization"),
            Op::Scale => self.lines.call_module(&layer.weights, &format!("Scale(name=\"{}\")", layer.id)),
            Op::InstanceNorm { affine } => {
                let arguments = Arguments::default().with("groups", -1).with("epsilon", "1e-5");
                let arguments = arguments.with_if(!affine, "scale", "False").with_if(!affine, "center", "False");
                self.own(arguments, "GroupNormalization");
            }
            Op::LocalResponseNorm { .. } => return Err(self.lacks(Feature::LocalResponseNorm)),
            Op::Prelu { per_channel } => self.prelu(*per_channel),
            Op::Softmax { axis } => self.softmax("softmax", *axis),
            Op::LogSoftmax { axis } => self.softmax("log_softmax", *axis),
            Op::Glu => {
                let half = layer.step.shape.channels();
                self.lines.then(|value| format!("{value}[..., :{half}] * ops.sigmoid({value}[..., {half}:])"));
            }
            Op::Activation(kind) => self.activation(*kind),
            Op::Add => self.joined("Add"),
            Op::Mul => self.joined("Multiply"),
            Op::Minimum => self.joined("Minimum"),
            Op::Maximum => self.joined("Maximum"),
            Op::Sub => self.signed(" - "),
            Op::Div => self.signed(" / "),
            Op::Concat { .. } if layer.operands.len() == 1 => {}
            Op::Concat { axis } => {
                let (operands, name) = (layer.operands.join(", "), &layer.id);
                let axis = match axis {
                    MapAxis::Channels => String::new(),
                    MapAxis::Height => "axis=1, ".into(),
                    MapAxis::Width => format!("axis={}, ", if self.layout.is_line() { 1 } else { 2 }),
                };
                self.lines.then(|_| format!("layers.Concatenate({axis}name=\"{name}\")([{operands}])"));
            }
            Op::Slice { axis, start, end, step } => {
                let step = if *step == 1 { String::new() } else { format!(":{step}") };
                let place = self.place(*axis);
                self.lines.then(|value| format!("{value}[{place}{start}:{end}{step}]"));
            }
            Op::Flip { axis } => {
                let axis = match axis {
                    MapAxis::Channels => "-1",
                    MapAxis::Height => "1",
                    MapAxis::Width if self.layout.is_line() => "1",
                    MapAxis::Width => "2",
                };
                self.lines.then(|value| format!("ops.flip({value}, axis={axis})"));
            }
            Op::PixelShuffle { factor } => self.subpixel(*factor, true, "1, 4, 2, 5, 3"),
            Op::DepthToSpace { factor } => self.subpixel(*factor, false, "1, 3, 2, 4, 5"),
            Op::PixelUnshuffle { factor } => self.superpixel(*factor, "1, 3, 5, 2, 4"),
            Op::SpaceToDepth { factor } => self.superpixel(*factor, "1, 3, 2, 4, 5"),
            Op::Split { sections, index } => {
                let start: u64 = sections.iter().take(*index as usize).sum();
                let end = start + layer.step.shape.channels();
                self.lines.then(|value| format!("{value}[..., {start}:{end}]"));
            }
            Op::ChannelShuffle { groups } => self.shuffle(*groups),
            Op::Pad { sides, mode: PaddingMode::Zeros } => self.around("ZeroPadding", *sides, layer.id.clone()),
            Op::Pad { sides, mode } => self.mirrored(*sides, *mode)?,
            Op::Resize { to, mode, align_corners } => self.resize(*to, *mode, *align_corners)?,
            Op::Crop(sides) => self.around("Cropping", *sides, layer.id.clone()),
            Op::Flatten => self.own(Arguments::default(), "Flatten"),
            Op::Linear { out_features, bias } => {
                let arguments = Arguments::new([out_features.to_string()]);
                self.own(arguments.with_if(!bias, "use_bias", "False"), "Dense");
            }
            Op::Dropout { probability } => self.own(Arguments::new([probability.to_string()]), "Dropout"),
            Op::Opaque(_) => return Err(self.lacks(Feature::UnknownCode)),
            Op::Identity => {}
        }
        Ok(())
    }

    /// The value goes through a layer of Keras under the layer's own name; braces stand for the number of axes.
    fn own(&mut self, arguments: Arguments, kind: &str) {
        let constructor = self.constructor(arguments, kind, &self.layer.id);
        self.lines.call_module(&self.layer.weights, &constructor);
    }

    /// The value goes through a layer of Keras without weights.
    fn named(&mut self, arguments: Arguments, kind: &str, name: &str) {
        let constructor = self.constructor(arguments, kind, name);
        self.lines.call(&constructor);
    }

    fn constructor(&self, arguments: Arguments, kind: &str, name: &str) -> String {
        let kind = kind.replace("{}", &self.layout.digit().to_string());
        arguments.with("name", format_args!("\"{name}\"")).call(&format!("layers.{kind}"))
    }

    fn conv(&mut self, conv: &Conv) -> Result<(), CodeError> {
        let (layer, layout) = (self.layer, self.layout);
        if conv.stride != Axes::both(1) && conv.dilation != Axes::both(1) {
            return Err(self.lacks(Feature::StrideWithDilation));
        }
        let padding = layer.step.padding.unwrap_or_default();
        let is_mirrored = conv.padding_mode != PaddingMode::Zeros && padding != Sides::default();
        let is_same = !is_mirrored && (conv.padding == Padding::Same || is_what_same_means(conv, padding));
        if is_mirrored {
            self.mirrored(padding, conv.padding_mode)?;
        } else if !is_same && padding != Sides::default() {
            let name = self.names.take(&format!("{}_padding", layer.id));
            self.around("ZeroPadding", padding, name);
        }
        let (channels, kernel) = (layer.input.channels(), layout.pair(conv.kernel));
        let rest = |arguments: Arguments| {
            let stride = layout.pair(conv.stride);
            let dilation = layout.pair(conv.dilation);
            arguments.with_if(stride != "1", "strides", &stride).with_if(is_same, "padding", "\"same\"").with_if(
                dilation != "1",
                "dilation_rate",
                &dilation,
            )
        };
        match conv.channels {
            // The layer of that name insists on equal strides.
            Channels::Depthwise { multiplier } if conv.stride.is_square() || layout.is_line() => {
                let arguments = rest(Arguments::new([kernel])).with_if(multiplier != 1, "depth_multiplier", multiplier);
                self.own(arguments.with_if(!conv.bias, "use_bias", "False"), "DepthwiseConv{}D");
            }
            _ => {
                let groups = match conv.channels {
                    Channels::Depthwise { .. } => channels,
                    Channels::Grouped { groups, .. } => groups,
                };
                let arguments = rest(Arguments::new([layer.step.shape.channels().to_string(), kernel]));
                let arguments = arguments.with_if(groups != 1, "groups", groups);
                self.own(arguments.with_if(!conv.bias, "use_bias", "False"), "Conv{}D");
            }
        }
        Ok(())
    }

    fn transposed(&mut self, conv: &ConvTranspose) -> Result<(), CodeError> {
        if conv.groups != 1 {
            return Err(self.lacks(Feature::GroupedTranspose));
        }
        if conv.stride != Axes::both(1) && conv.dilation != Axes::both(1) {
            return Err(self.lacks(Feature::StrideWithDilation));
        }
        let layout = self.layout;
        let (stride, dilation) = (layout.pair(conv.stride), layout.pair(conv.dilation));
        let (sides, output_padding) = conv.ends();
        // Without it, Keras adds rows and columns where the stride is larger than the kernel.
        let output_padding = layout.pair(output_padding);
        let is_larger = conv.stride.height > conv.kernel.height || conv.stride.width > conv.kernel.width;
        let arguments = Arguments::new([conv.out_channels.to_string(), layout.pair(conv.kernel)])
            .with_if(stride != "1", "strides", &stride)
            .with_if(is_larger || output_padding != "0", "output_padding", &output_padding)
            .with_if(dilation != "1", "dilation_rate", &dilation)
            .with_if(!conv.bias, "use_bias", "False");
        self.own(arguments, "Conv{}DTranspose");
        if sides != Sides::default() {
            let name = self.names.take(&format!("{}_cropping", self.layer.id));
            self.around("Cropping", sides, name);
        }
        Ok(())
    }

    fn max_pool(&mut self, pool: &Pool) -> Result<(), CodeError> {
        let (padding, _) = self.windows(pool)?;
        if padding != Sides::default() {
            let ends = self.layout.ends(padding);
            self.lines.then(|value| format!("ops.pad({value}, ((0, 0), {ends}, (0, 0)), constant_values=-math.inf)"));
        }
        self.own(self.pooling(pool), "MaxPooling{}D");
        Ok(())
    }

    fn avg_pool(&mut self, pool: &Pool) -> Result<(), CodeError> {
        let (padding, is_partial) = self.windows(pool)?;
        if is_partial {
            return Err(self.lacks(Feature::PartialMean));
        }
        if !pool.count_include_pad && padding != Sides::default() {
            // TensorFlow leaves padding out of means, but knows no other padding than its own.
            if pool.padding != Padding::Same {
                return Err(self.lacks(Feature::UncountedPadding));
            }
            self.own(self.pooling(pool).with("padding", "\"same\""), "AveragePooling{}D");
            return Ok(());
        }
        if padding != Sides::default() {
            let name = self.names.take(&format!("{}_padding", self.layer.id));
            self.around("ZeroPadding", padding, name);
        }
        self.own(self.pooling(pool), "AveragePooling{}D");
        Ok(())
    }

    /// The padding with which all windows are full, and whether that is more than the pool's own.
    fn windows(&self, pool: &Pool) -> Result<(Sides, bool), CodeError> {
        if is_dilated(pool.kernel, pool.dilation) {
            return Err(self.lacks(Feature::DilatedPooling));
        }
        let padding = self.layer.step.padding.unwrap_or_default();
        Ok(full_windows(pool, padding, self.layer.input.size(), self.layer.step.shape.size()))
    }

    fn pooling(&self, pool: &Pool) -> Arguments {
        let (kernel, stride) = (self.layout.pair(pool.kernel), self.layout.pair(pool.stride));
        Arguments::new([kernel.clone()]).with_if(stride != kernel, "strides", stride)
    }

    fn activation(&mut self, kind: Activation) {
        let (kind, argument) = match kind {
            Activation::Relu => ("ReLU", String::new()),
            Activation::Relu6 => ("ReLU", "max_value=6.0".into()),
            Activation::LeakyRelu => ("LeakyReLU", "negative_slope=0.01".into()),
            Activation::Elu => ("ELU", String::new()),
            Activation::Hardswish => ("Activation", "\"hard_silu\"".into()),
            Activation::Hardsigmoid => ("Activation", "\"hard_sigmoid\"".into()),
            Activation::Silu
            | Activation::Sigmoid
            | Activation::Tanh
            | Activation::Gelu
            | Activation::Selu
            | Activation::Softplus
            | Activation::LogSigmoid
            | Activation::Softsign
            | Activation::Celu
            | Activation::Mish => ("Activation", format!("\"{}\"", kind.name())),
            Activation::Hardtanh => ("Activation", "\"hard_tanh\"".into()),
            Activation::Exp => ("Activation", "\"exponential\"".into()),
            Activation::Log => return self.lines.call("ops.log"),
            Activation::Abs => return self.lines.call("ops.abs"),
            Activation::Neg => return self.lines.call("ops.negative"),
            Activation::Square => return self.lines.call("ops.square"),
            Activation::Sqrt => return self.lines.call("ops.sqrt"),
            Activation::Sin => return self.lines.call("ops.sin"),
            Activation::Cos => return self.lines.call("ops.cos"),
        };
        self.own(Arguments::new((!argument.is_empty()).then_some(argument)), kind);
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
        if align_corners || !is_by_size || mode == ResizeMode::Nearest || self.layout.is_line() {
            return Err(self.lacks(Feature::SuchResizing));
        }
        let size = format!("({}, {})", output.height, output.width);
        let mode = mode.name();
        self.lines.then(|value| format!("ops.image.resize({value}, {size}, interpolation=\"{mode}\")"));
        Ok(())
    }

    /// Cells of the map put around it.
    fn mirrored(&mut self, sides: Sides, mode: PaddingMode) -> Result<(), CodeError> {
        if mode != PaddingMode::Reflect {
            return Err(self.lacks(Feature::MirroredPadding));
        }
        let ends = self.layout.ends(sides);
        self.lines.then(|value| format!("ops.pad({value}, ((0, 0), {ends}, (0, 0)), mode=\"reflect\")"));
        Ok(())
    }

    /// A slope a channel, or one for all.
    fn prelu(&mut self, per_channel: bool) {
        let axes = match (self.layer.input, self.layout.is_line()) {
            (Shape::Vector { .. }, _) => vec![],
            (Shape::Map { .. }, true) => vec!["1"],
            (Shape::Map { .. }, false) => vec!["1", "2"],
        };
        let last = if self.layer.input.is_map() { (axes.len() + 1).to_string() } else { "1".into() };
        let shared: Vec<&str> = axes.into_iter().chain((!per_channel).then_some(last.as_str())).collect();
        let arguments = Arguments::default().with("alpha_initializer", "keras.initializers.Constant(0.25)");
        let shared_axes = format!("[{}]", shared.join(", "));
        self.own(arguments.with_if(!shared.is_empty(), "shared_axes", shared_axes), "PReLU");
    }

    fn softmax(&mut self, function: &str, axis: SoftmaxAxis) {
        let id = &self.layer.id;
        if axis == SoftmaxAxis::Channels {
            return self.own(Arguments::new([format!("\"{function}\"")]), "Activation");
        }
        // The positions become one axis for a moment.
        let flat = self.names.take(&format!("{id}_flat"));
        let shape = self.layout.channels_last(self.layer.input);
        self.named(Arguments::new([format!("(-1, {})", self.layer.input.channels())]), "Reshape", &flat);
        self.lines.then(|value| format!("ops.{function}({value}, axis=1)"));
        self.named(Arguments::new([format!("({shape})")]), "Reshape", id);
    }

    /// Operands with a sign between.
    fn signed(&mut self, sign: &str) {
        let operands = self.layer.operands.join(sign);
        self.lines.then(|_| operands);
    }

    /// What stands before the slice of an axis, in the brackets of an index.
    fn place(&self, axis: MapAxis) -> &'static str {
        match axis {
            MapAxis::Channels => "..., ",
            MapAxis::Height => ":, ",
            MapAxis::Width if self.layout.is_line() => ":, ",
            MapAxis::Width => ":, :, ",
        }
    }

    /// Channels become cells.
    fn subpixel(&mut self, factor: u64, is_by_channel: bool, order: &str) {
        let (input, output) = (self.layer.input, self.layer.step.shape);
        let (size, channels) = (input.size(), output.channels());
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
        let id = &self.layer.id;
        let [split, swapped] = ["pixels", "swapped"].map(|word| self.names.take(&format!("{id}_{word}")));
        let all = self.layout.channels_last(self.layer.step.shape);
        self.named(Arguments::new([format!("({axes})")]), "Reshape", &split);
        self.named(Arguments::new([format!("({order})")]), "Permute", &swapped);
        self.named(Arguments::new([format!("({all})")]), "Reshape", id);
    }

    fn joined(&mut self, kind: &str) {
        let operands = self.layer.operands.join(", ");
        let name = &self.layer.id;
        self.lines.then(|_| format!("layers.{kind}(name=\"{name}\")([{operands}])"));
    }

    /// (g, C/g) becomes (C/g, g) at every position.
    fn shuffle(&mut self, groups: u64) {
        let id = &self.layer.id;
        let [split, swapped] = ["groups", "swapped"].map(|word| self.names.take(&format!("{id}_{word}")));
        let shape = self.layer.input;
        let all = self.layout.channels_last(shape);
        let each = shape.channels() / groups;
        let place = all.rsplit_once(", ").map_or("", |(place, _)| place);
        let order = if self.layout.is_line() { "1, 3, 2" } else { "1, 2, 4, 3" };
        self.named(Arguments::new([format!("({place}, {groups}, {each})")]), "Reshape", &split);
        self.named(Arguments::new([format!("({order})")]), "Permute", &swapped);
        self.own(Arguments::new([format!("({all})")]), "Reshape");
    }

    /// Rows and columns put around the map or taken off it.
    fn around(&mut self, kind: &str, sides: Sides, name: String) {
        let extent = match sides.as_symmetric() {
            Some(extent) => self.layout.pair(extent),
            None if self.layout.is_line() => format!("({}, {})", sides.left, sides.right),
            None => self.layout.grouped(&self.layout.ends(sides)),
        };
        self.named(Arguments::new([extent]), &format!("{kind}{{}}D"), &name);
    }

    fn lacks(&self, feature: Feature) -> CodeError {
        CodeError::Unsupported { node: self.layer.node.into(), framework: Framework::Keras, feature }
    }
}

/// Whether a convolution is padded as `same` would pad it, whatever the input's size.
fn is_what_same_means(conv: &Conv, padding: Sides) -> bool {
    let total = |kernel, dilation| extent(kernel, dilation) - 1;
    conv.stride == Axes::both(1)
        && padding.top == total(conv.kernel.height, conv.dilation.height) / 2
        && padding.left == total(conv.kernel.width, conv.dilation.width) / 2
        && padding.top + padding.bottom == total(conv.kernel.height, conv.dilation.height)
        && padding.left + padding.right == total(conv.kernel.width, conv.dilation.width)
        && padding != Sides::default()
}
