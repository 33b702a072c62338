//! `PyTorch`: a module with its layers in `__init__` and their links in `forward`.

use super::layers::{Layer, Weights, input_is_read_once, layers};
use super::lines::{Arguments, Lines};
use super::names::{Names, class_name};
use super::numbers::{Layout, full_windows, is_dilated, windows_on_padded};
use super::script::{Body, Remarks, documentation, indented};
use super::{CodeError, Feature, Framework};
use crate::network::{
    Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, MapAxis, Op, Padding, PaddingMode, Pool,
    ResizeMode, ResizeTo, Shape, ShapedNetwork, Sides, SoftmaxAxis,
};

/// The file.
pub(super) fn script(shaped: &ShapedNetwork) -> Result<String, CodeError> {
    let layout = Layout::of(shaped);
    let several = if layout.is_line() { "signal" } else { "image" };
    let input = if input_is_read_once(shaped) { "x" } else { several };
    let (layers, output) = layers(shaped, input, &mut Names::new());
    let (mut inits, mut forwards) = (vec!["super().__init__()".to_owned()], Body::new());
    let mut remarks = Remarks::new();
    for layer in &layers {
        let mut writer = Writer { layout, layer, init: None, lines: Lines::of(layer) };
        writer.write()?;
        let (init, lines) = (writer.init, writer.lines.finish());
        if let Some(init) = init {
            inits.extend(remarks.before(layer.block));
            inits.push(format!("self.{} = {init}", layer.id));
        }
        forwards.layer(layer, lines);
    }
    forwards.push(format!("return {output}"));

    let class = class_name(&shaped.network().name);
    let head = documentation(shaped, "in PyTorch", &["Shapes are channels × height × width."]);
    let (inits, forwards) = (indented(&inits, 2), forwards.indented(2));
    let functional = if forwards.contains("F.") { "import torch.nn.functional as F\n" } else { "" };
    let shape = input_shape(layout, shaped);
    Ok(format!(
        r#"{head}
import torch
{functional}from torch import nn


class {class}(nn.Module):
    def __init__(self):
{inits}
    def forward(self, {input}):
{forwards}

if __name__ == "__main__":
    model = {class}().eval()
    with torch.no_grad():
        output = model(torch.zeros(1, {shape}))
    print("Output shape:", tuple(output.shape[1:]))
    print("Parameters:", sum(parameter.numel() for parameter in model.parameters()))
"#
    ))
}

/// The extents of the input, channels first.
fn input_shape(layout: Layout, shaped: &ShapedNetwork) -> String {
    let input = shaped.network().input;
    format!("{}, {}", input.channels, layout.by_axis(|axis| input.size.get(axis).to_string()))
}

/// What becomes of one layer.
struct Writer<'a> {
    layout: Layout,
    layer: &'a Layer<'a>,
    /// The module that `__init__` makes.
    init: Option<String>,
    lines: Lines<'a>,
}

impl Writer<'_> {
    #[expect(clippy::too_many_lines, reason = "one arm for each operator")]
    fn write(&mut self) -> Result<(), CodeError> {
        let layer = self.layer;
        let digit = self.layout.digit();
        let channels = layer.input.channels();
        if matches!(layer.weights, Weights::Borrowed { is_alike: false, .. }) {
            return Err(self.lacks(Feature::SharedSettings));
        }
        match layer.op {
            Op::Conv(conv) => self.conv(conv),
            Op::ConvTranspose(conv) => self.transposed(conv),
            Op::MaxPool(pool) => self.pool(pool, "MaxPool", ", value=float(\"-inf\")"),
            Op::AvgPool(pool) => {
                if is_dilated(pool.kernel, pool.dilation) {
                    return Err(self.lacks(Feature::DilatedPooling));
                }
                let (padding, is_partial) = self.full_windows(pool);
                // Zeros that are put around beforehand count.
                if !pool.count_include_pad
                    && (padding.as_symmetric().is_none() || is_partial && pool.padding == Padding::Same)
                {
                    return Err(self.lacks(Feature::UncountedPadding));
                }
                self.pool(&Pool { dilation: Axes::both(1), ..pool.clone() }, "AvgPool", "");
            }
            Op::GlobalAvgPool => {
                let axes = if self.layout.is_line() { "2" } else { "(2, 3)" };
                self.lines.then(|value| format!("{value}.mean(dim={axes}, keepdim=True)"));
            }
            Op::GlobalMaxPool => {
                let axes = if self.layout.is_line() { "2" } else { "(2, 3)" };
                self.lines.then(|value| format!("{value}.amax(dim={axes}, keepdim=True)"));
            }
            Op::AdaptiveAvgPool { output } => {
                self.module(format!("nn.AdaptiveAvgPool{digit}d({})", self.layout.pair(*output)));
            }
            Op::AdaptiveMaxPool { output } => {
                self.module(format!("nn.AdaptiveMaxPool{digit}d({})", self.layout.pair(*output)));
            }
            Op::Upsample { scale, mode } => {
                let mode = match (mode, self.layout.is_line()) {
                    (Interpolation::Nearest, _) => "nearest",
                    (Interpolation::Bilinear, false) => "bilinear",
                    (Interpolation::Bilinear, true) => "linear",
                };
                self.module(format!("nn.Upsample(scale_factor={}, mode=\"{mode}\")", self.layout.pair(*scale)));
            }
            Op::BatchNorm => {
                let digit = if layer.input.is_map() { digit } else { '1' };
                self.module(format!("nn.BatchNorm{digit}d({channels})"));
            }
            Op::LayerNorm => self.over_channels(format!("nn.LayerNorm({channels})")),
            Op::GroupNorm { groups } => self.module(format!("nn.GroupNorm({groups}, {channels})")),
            Op::RmsNorm => self.over_channels(format!("nn.RMSNorm({channels}, eps=1e-6)")),
            Op::Scale => {
                let ones = if layer.input.is_map() && !self.layout.is_line() { ", 1, 1" } else { ", 1" };
                let ones = if layer.input.is_map() { ones } else { "" };
                self.made(format!("nn.Parameter(torch.ones({channels}{ones}))"));
                let id = self.module_name().to_owned();
                self.lines.then(|value| format!("{value} * self.{id}"));
            }
            Op::InstanceNorm { affine } => {
                let affine = if *affine { ", affine=True" } else { "" };
                self.module(format!("nn.InstanceNorm{digit}d({channels}{affine})"));
            }
            Op::LocalResponseNorm { size } => self.module(format!("nn.LocalResponseNorm({size})")),
            Op::Prelu { per_channel } => {
                self.module(if *per_channel { format!("nn.PReLU({channels})") } else { "nn.PReLU()".into() });
            }
            Op::Softmax { axis } => self.softmax("softmax", *axis),
            Op::LogSoftmax { axis } => self.softmax("log_softmax", *axis),
            Op::Glu => self.lines.then(|value| format!("F.glu({value}, dim=1)")),
            Op::Activation(kind) => self.lines.call(activation(*kind)),
            Op::Add => self.joined(" + "),
            Op::Mul => self.joined(" * "),
            Op::Sub => self.joined(" - "),
            Op::Div => self.joined(" / "),
            Op::Minimum => self.nested("torch.minimum"),
            Op::Maximum => self.nested("torch.maximum"),
            Op::Concat { axis } => {
                let operands = layer.operands.join(", ");
                let dim = self.dimension(*axis);
                self.lines.then(|_| format!("torch.cat([{operands}], dim={dim})"));
            }
            Op::Slice { axis, start, end, step } => {
                let before = ":, ".repeat(self.dimension(*axis));
                let step = if *step == 1 { String::new() } else { format!(":{step}") };
                self.lines.then(|value| format!("{value}[{before}{start}:{end}{step}]"));
            }
            Op::Flip { axis } => {
                let dim = self.dimension(*axis);
                self.lines.then(|value| format!("torch.flip({value}, dims=({dim},))"));
            }
            Op::PixelShuffle { factor } => self.module(format!("nn.PixelShuffle({factor})")),
            Op::PixelUnshuffle { factor } => self.module(format!("nn.PixelUnshuffle({factor})")),
            // PyTorch has the channels of one pixel together, TensorFlow the pixels of one channel.
            Op::DepthToSpace { factor } => {
                let (square, out) = (factor * factor, layer.step.shape.channels());
                self.lines.then(|value| {
                    format!(
                        "F.pixel_shuffle({value}.unflatten(1, ({square}, {out})).transpose(1, 2).flatten(1, 2), {factor})"
                    )
                });
            }
            Op::SpaceToDepth { factor } => {
                let square = factor * factor;
                self.lines.then(|value| {
                    format!(
                        "F.pixel_unshuffle({value}, {factor}).unflatten(1, ({channels}, {square})).transpose(1, 2).flatten(1, 2)"
                    )
                });
            }
            Op::Split { sections, index } => {
                let start: u64 = sections.iter().take(*index as usize).sum();
                let end = start + layer.step.shape.channels();
                self.lines.then(|value| format!("{value}[:, {start}:{end}]"));
            }
            Op::ChannelShuffle { groups } => self.module(format!("nn.ChannelShuffle({groups})")),
            Op::Pad { sides, mode } => self.pad(*sides, filling(*mode)),
            Op::Resize { to, mode, align_corners } => self.resize(*to, *mode, *align_corners),
            Op::Crop(sides) => self.crop(*sides),
            Op::Flatten => self.lines.then(|value| format!("torch.flatten({value}, 1)")),
            Op::Linear { out_features, bias } => {
                let arguments = Arguments::new([channels.to_string(), out_features.to_string()]);
                self.module(arguments.with_if(!bias, "bias", "False").call("nn.Linear"));
            }
            Op::Dropout { probability } => self.module(format!("nn.Dropout({probability})")),
            Op::Opaque(_) => return Err(self.lacks(Feature::UnknownCode)),
            Op::Identity => {}
        }
        Ok(())
    }

    /// The layer is a module that is called with the value.
    fn module(&mut self, constructor: String) {
        self.lines.call(&format!("self.{}", self.module_name()));
        self.made(constructor);
    }

    /// What `__init__` makes, unless the weights are those of another layer.
    fn made(&mut self, constructor: String) {
        if !matches!(self.layer.weights, Weights::Borrowed { .. }) {
            self.init = Some(constructor);
        }
    }

    /// The name of the module that has the weights.
    fn module_name(&self) -> &str {
        match &self.layer.weights {
            Weights::Borrowed { id, .. } => id,
            Weights::Own | Weights::Lent(_) => &self.layer.id,
        }
    }

    fn conv(&mut self, conv: &Conv) {
        let (layer, layout) = (self.layer, self.layout);
        let padding = layer.step.padding.unwrap_or_default();
        let is_dense = conv.stride == Axes::both(1);
        let padding = match (conv.padding, padding.as_symmetric()) {
            // `PyTorch` pads the odd one after the map too, and knows the word for stride 1.
            (Padding::Same, _) if is_dense => "\"same\"".into(),
            (_, Some(extent)) => layout.pair(extent),
            (_, None) => {
                self.pad(padding, filling(conv.padding_mode));
                "0".into()
            }
        };
        let (channels, out) = (layer.input.channels(), layer.step.shape.channels());
        let groups = match conv.channels {
            Channels::Depthwise { .. } => channels,
            Channels::Grouped { groups, .. } => groups,
        };
        let arguments = Arguments::new([channels.to_string(), out.to_string(), layout.pair(conv.kernel)])
            .with_stride(layout.pair(conv.stride))
            .with_if(padding != "0", "padding", &padding)
            .with_dilation(layout.pair(conv.dilation))
            .with_if(groups != 1, "groups", groups)
            .with_if(!conv.bias, "bias", "False");
        let is_padded = padding != "0" && conv.padding_mode != PaddingMode::Zeros;
        let mode = format!("\"{}\"", conv.padding_mode.name());
        let arguments = arguments.with_if(is_padded, "padding_mode", mode);
        self.module(arguments.call(&format!("nn.Conv{}d", layout.digit())));
    }

    fn transposed(&mut self, conv: &ConvTranspose) {
        let (layer, layout) = (self.layer, self.layout);
        let (sides, output_padding) = conv.ends();
        let symmetric = sides.as_symmetric();
        let padding = layout.pair(symmetric.unwrap_or_default());
        let output_padding = layout.pair(output_padding);
        let channels = [layer.input.channels(), conv.out_channels].map(|channels| channels.to_string());
        let arguments = Arguments::new(channels.into_iter().chain([layout.pair(conv.kernel)]))
            .with_stride(layout.pair(conv.stride))
            .with_if(padding != "0", "padding", &padding)
            .with_if(output_padding != "0", "output_padding", &output_padding)
            .with_dilation(layout.pair(conv.dilation))
            .with_if(conv.groups != 1, "groups", conv.groups)
            .with_if(!conv.bias, "bias", "False");
        self.module(arguments.call(&format!("nn.ConvTranspose{}d", layout.digit())));
        if symmetric.is_none() {
            self.crop(sides);
        }
    }

    fn pool(&mut self, pool: &Pool, kind: &str, filling: &str) {
        let (layer, layout) = (self.layer, self.layout);
        let sides = self.sides();
        let padding = sides.as_symmetric();
        if padding.is_none() {
            self.pad(sides, filling);
        }
        let padding_word = layout.pair(padding.unwrap_or_default());
        let (kernel, stride) = (layout.pair(pool.kernel), layout.pair(pool.stride));
        let arguments = Arguments::new([kernel.clone()])
            .with_if(stride != kernel, "stride", &stride)
            .with_if(padding_word != "0", "padding", &padding_word)
            .with_dilation(layout.pair(pool.dilation))
            .with_if(pool.ceil_mode, "ceil_mode", "True")
            .with_if(!pool.count_include_pad, "count_include_pad", "False");
        self.module(arguments.call(&format!("nn.{kind}{}d", layout.digit())));
        // Where the map is padded beforehand, a window that begins behind the map itself would count.
        let (input, output) = (layer.input.size(), layer.step.shape.size());
        if padding.is_none() && pool.ceil_mode && windows_on_padded(pool, sides, input) != output {
            self.lines.then(|value| format!("{value}[:, :, {}]", layout.first(output)));
        }
    }

    fn resize(&mut self, to: ResizeTo, mode: ResizeMode, align_corners: bool) {
        let is_line = self.layout.is_line();
        let to = match to {
            ResizeTo::Size(size) => format!("size={}", self.layout.tuple(size)),
            ResizeTo::Scale(Axes { width, .. }) if is_line => format!("scale_factor={width:?}"),
            ResizeTo::Scale(Axes { height, width }) => format!("scale_factor=({height:?}, {width:?})"),
        };
        let word = if is_line && mode == ResizeMode::Bilinear { "linear" } else { mode.name() };
        let aligned = if align_corners && mode != ResizeMode::Nearest { ", align_corners=True" } else { "" };
        self.lines.then(|value| format!("F.interpolate({value}, {to}, mode=\"{word}\"{aligned})"));
    }

    /// The padding of a layer with windows.
    fn sides(&self) -> Sides {
        self.layer.step.padding.unwrap_or_default()
    }

    fn full_windows(&self, pool: &Pool) -> (Sides, bool) {
        full_windows(pool, self.sides(), self.layer.input.size(), self.layer.step.shape.size())
    }

    /// The number of an axis, the batch being 0.
    fn dimension(&self, axis: MapAxis) -> usize {
        match axis {
            MapAxis::Channels => 1,
            MapAxis::Height => 2,
            MapAxis::Width if self.layout.is_line() => 2,
            MapAxis::Width => 3,
        }
    }

    fn softmax(&mut self, function: &str, axis: SoftmaxAxis) {
        let function = format!("F.{function}");
        let is_flat = self.layout.is_line();
        self.lines.then(|value| match axis {
            SoftmaxAxis::Channels => format!("{function}({value}, dim=1)"),
            SoftmaxAxis::Map if is_flat => format!("{function}({value}, dim=2)"),
            SoftmaxAxis::Map => format!("{function}({value}.flatten(2), dim=2).reshape({value}.shape)"),
        });
    }

    /// A function of two values over all operands.
    fn nested(&mut self, function: &str) {
        let operands = self.layer.operands.iter().cloned();
        let all = operands.reduce(|all, operand| format!("{function}({all}, {operand})")).unwrap_or_default();
        self.lines.then(|_| all);
    }

    /// The layer is a module that normalises over the channels.
    fn over_channels(&mut self, constructor: String) {
        let id = self.module_name().to_owned();
        self.made(constructor);
        // The module normalises the last axes, which the channels become for a moment.
        let (there, back) = match (self.layer.input, self.layout.is_line()) {
            (Shape::Vector { .. }, _) => ("", ""),
            (Shape::Map { .. }, true) => (".permute(0, 2, 1)", ".permute(0, 2, 1)"),
            (Shape::Map { .. }, false) => (".permute(0, 2, 3, 1)", ".permute(0, 3, 1, 2)"),
        };
        self.lines.then(|value| format!("self.{id}({value}{there}){back}"));
    }

    fn joined(&mut self, sign: &str) {
        let operands = self.layer.operands.join(sign);
        self.lines.then(|_| operands);
    }

    /// Puts a value around the map; zeros unless another is given.
    fn pad(&mut self, Sides { top, left, bottom, right }: Sides, filling: &str) {
        let sides = if self.layout.is_line() {
            format!("({left}, {right})")
        } else {
            format!("({left}, {right}, {top}, {bottom})")
        };
        self.lines.then(|value| format!("F.pad({value}, {sides}{filling})"));
    }

    fn crop(&mut self, sides: Sides) {
        let slices = self.layout.slices(sides);
        self.lines.then(|value| format!("{value}[:, :, {slices}]"));
    }

    fn lacks(&self, feature: Feature) -> CodeError {
        CodeError::Unsupported { node: self.layer.node.into(), framework: Framework::PyTorch, feature }
    }
}

impl Arguments {
    fn with_stride(self, stride: String) -> Self {
        self.with_if(stride != "1", "stride", stride)
    }

    fn with_dilation(self, dilation: String) -> Self {
        self.with_if(dilation != "1", "dilation", dilation)
    }
}

/// What `F.pad` is told besides the sides.
const fn filling(mode: PaddingMode) -> &'static str {
    match mode {
        PaddingMode::Zeros => "",
        PaddingMode::Reflect => ", mode=\"reflect\"",
        PaddingMode::Replicate => ", mode=\"replicate\"",
        PaddingMode::Circular => ", mode=\"circular\"",
    }
}

const fn activation(kind: Activation) -> &'static str {
    match kind {
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
        Activation::Selu => "F.selu",
        Activation::Mish => "F.mish",
        Activation::Softplus => "F.softplus",
        Activation::LogSigmoid => "F.logsigmoid",
        Activation::Hardtanh => "F.hardtanh",
        Activation::Softsign => "F.softsign",
        Activation::Celu => "F.celu",
        Activation::Exp => "torch.exp",
        Activation::Log => "torch.log",
        Activation::Abs => "torch.abs",
        Activation::Neg => "torch.neg",
        Activation::Square => "torch.square",
        Activation::Sqrt => "torch.sqrt",
        Activation::Sin => "torch.sin",
        Activation::Cos => "torch.cos",
    }
}
