//! `PyTorch`: a module with its layers in `__init__` and their links in `forward`.

use super::layers::{Layer, input_is_read_once, layers};
use super::lines::{Arguments, Lines};
use super::names::{Names, class_name};
use super::numbers::{Layout, is_dilated, windows_on_padded};
use super::script::{Body, Remarks, documentation, indented};
use super::{CodeError, Feature, Framework};
use crate::network::{
    Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Pool, Shape, ShapedNetwork, Sides,
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
    fn write(&mut self) -> Result<(), CodeError> {
        let layer = self.layer;
        let digit = self.layout.digit();
        let channels = layer.input.channels();
        match layer.op {
            Op::Conv(conv) => self.conv(conv),
            Op::ConvTranspose(conv) => self.transposed(conv),
            Op::MaxPool(pool) => self.pool(pool, "MaxPool", ", value=float(\"-inf\")"),
            Op::AvgPool(pool) => {
                if is_dilated(pool.kernel, pool.dilation) {
                    return Err(self.lacks(Feature::DilatedPooling));
                }
                self.pool(&Pool { dilation: Axes::both(1), ..pool.clone() }, "AvgPool", "");
            }
            Op::GlobalAvgPool => {
                let axes = if self.layout.is_line() { "2" } else { "(2, 3)" };
                self.lines.then(|value| format!("{value}.mean(dim={axes}, keepdim=True)"));
            }
            Op::AdaptiveAvgPool { output } => {
                self.module(format!("nn.AdaptiveAvgPool{digit}d({})", self.layout.pair(*output)));
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
                self.init = Some(format!("nn.Parameter(torch.ones({channels}{ones}))"));
                self.lines.then(|value| format!("{value} * self.{}", layer.id));
            }
            Op::Activation(kind) => self.lines.call(activation(*kind)),
            Op::Add => self.joined(" + "),
            Op::Mul => self.joined(" * "),
            Op::Concat => {
                let operands = layer.operands.join(", ");
                self.lines.then(|_| format!("torch.cat([{operands}], dim=1)"));
            }
            Op::Split { sections, index } => {
                let start: u64 = sections.iter().take(*index as usize).sum();
                let end = start + layer.step.shape.channels();
                self.lines.then(|value| format!("{value}[:, {start}:{end}]"));
            }
            Op::ChannelShuffle { groups } => self.module(format!("nn.ChannelShuffle({groups})")),
            Op::Pad(sides) => self.pad(*sides, ""),
            Op::Crop(sides) => self.crop(*sides),
            Op::Flatten => self.lines.then(|value| format!("torch.flatten({value}, 1)")),
            Op::Linear { out_features, bias } => {
                let arguments = Arguments::new([channels.to_string(), out_features.to_string()]);
                self.module(arguments.with_if(!bias, "bias", "False").call("nn.Linear"));
            }
            Op::Dropout { probability } => self.module(format!("nn.Dropout({probability})")),
            Op::Identity => {}
        }
        Ok(())
    }

    /// The layer is a module that is called with the value.
    fn module(&mut self, constructor: String) {
        self.init = Some(constructor);
        self.lines.call(&format!("self.{}", self.layer.id));
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
                self.pad(padding, "");
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
        self.module(arguments.call(&format!("nn.Conv{}d", layout.digit())));
    }

    fn transposed(&mut self, conv: &ConvTranspose) {
        let (layer, layout) = (self.layer, self.layout);
        let symmetric = conv.padding.as_symmetric();
        let padding = layout.pair(symmetric.unwrap_or_default());
        let output_padding = layout.pair(conv.output_padding);
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
            self.crop(conv.padding);
        }
    }

    fn pool(&mut self, pool: &Pool, kind: &str, filling: &str) {
        let (layer, layout) = (self.layer, self.layout);
        let padding = pool.padding.as_symmetric();
        if padding.is_none() {
            self.pad(pool.padding, filling);
        }
        let padding_word = layout.pair(padding.unwrap_or_default());
        let (kernel, stride) = (layout.pair(pool.kernel), layout.pair(pool.stride));
        let arguments = Arguments::new([kernel.clone()])
            .with_if(stride != kernel, "stride", &stride)
            .with_if(padding_word != "0", "padding", &padding_word)
            .with_dilation(layout.pair(pool.dilation))
            .with_if(pool.ceil_mode, "ceil_mode", "True");
        self.module(arguments.call(&format!("nn.{kind}{}d", layout.digit())));
        // Where the map is padded beforehand, a window that begins behind the map itself would count.
        let (input, output) = (layer.input.size(), layer.step.shape.size());
        if padding.is_none() && pool.ceil_mode && windows_on_padded(pool, input) != output {
            self.lines.then(|value| format!("{value}[:, :, {}]", layout.first(output)));
        }
    }

    /// The layer is a module that normalises over the channels.
    fn over_channels(&mut self, constructor: String) {
        let id = &self.layer.id;
        self.init = Some(constructor);
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
    }
}
