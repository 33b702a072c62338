//! Code of each operator in PyTorch.

use super::pointwise::{activation, activation_module};
use super::rearranging::filling;
use crate::export::code::layers::{Layer, Weights};
use crate::export::code::lines::{Arguments, Lines};
use crate::export::code::numbers::Layout;
use crate::export::code::{CodeError, Feature, Framework};
use crate::network::Op;

/// The code of a layer.
pub(super) struct Draft {
    /// The module constructed in `__init__`; `None` if the layer is only a function, or uses the module of another layer.
    pub(super) constructor: Option<String>,
    /// The lines in `forward`.
    pub(super) lines: Vec<String>,
}

/// The code of a layer.
///
/// # Errors
/// The feature that PyTorch lacks.
pub(super) fn draft(layout: Layout, layer: &Layer<'_>) -> Result<Draft, CodeError> {
    let mut writer = Writer { layout, layer, init: None, lines: Lines::of(layer) };
    writer.write()?;
    Ok(Draft { constructor: writer.init, lines: writer.lines.finish() })
}

/// The code of one layer.
pub(super) struct Writer<'a> {
    pub(super) layout: Layout,
    pub(super) layer: &'a Layer<'a>,
    /// The module constructed in `__init__`.
    pub(super) init: Option<String>,
    pub(super) lines: Lines<'a>,
}

impl Writer<'_> {
    fn write(&mut self) -> Result<(), CodeError> {
        let layer = self.layer;
        let (digit, channels) = (self.layout.digit(), layer.input.channels());
        if matches!(layer.weights, Weights::Borrowed { is_alike: false, .. }) {
            return Err(self.lacks(Feature::SharedSettings));
        }
        match layer.op {
            Op::Conv(conv) => self.conv(conv),
            Op::ConvTranspose(conv) => self.transposed(conv),
            Op::MaxPool(pool) => self.pool(pool, "MaxPool", ", value=float(\"-inf\")"),
            Op::AvgPool(pool) => self.avg_pool(pool)?,
            Op::MaxUnpool => self.max_unpool()?,
            Op::LpPool { norm, pool } => self.lp_pool(*norm, pool),
            Op::GlobalAvgPool if self.is_named() => self.module(format!("nn.AdaptiveAvgPool{digit}d(1)")),
            Op::GlobalMaxPool if self.is_named() => self.module(format!("nn.AdaptiveMaxPool{digit}d(1)")),
            Op::GlobalAvgPool => self.global("mean"),
            Op::GlobalMaxPool => self.global("amax"),
            Op::AdaptiveAvgPool { output } => {
                self.module(format!("nn.AdaptiveAvgPool{digit}d({})", self.layout.pair(*output)));
            }
            Op::AdaptiveMaxPool { output } => {
                self.module(format!("nn.AdaptiveMaxPool{digit}d({})", self.layout.pair(*output)));
            }
            Op::Upsample { scale, mode } => self.upsample(*scale, *mode),
            Op::BatchNorm => {
                let digit = if layer.input.is_map() { digit } else { '1' };
                self.module(format!("nn.BatchNorm{digit}d({channels})"));
            }
            Op::LayerNorm => self.over_channels(format!("nn.LayerNorm({channels})")),
            Op::GroupNorm { groups } => self.module(format!("nn.GroupNorm({groups}, {channels})")),
            Op::RmsNorm => self.over_channels(format!("nn.RMSNorm({channels}, eps=1e-6)")),
            Op::Scale => self.scale(),
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
            Op::Activation(kind) => match activation_module(*kind).filter(|_| self.is_named()) {
                Some(class) => self.module(format!("nn.{class}()")),
                None => self.lines.call(activation(*kind)),
            },
            Op::Add => self.lines.join(" + "),
            Op::Mul => self.lines.join(" * "),
            Op::Sub => self.lines.join(" - "),
            Op::Div => self.lines.join(" / "),
            Op::Minimum => self.lines.nest("torch.minimum"),
            Op::Maximum => self.lines.nest("torch.maximum"),
            Op::Concat { axis } => self.concatenate(*axis),
            Op::Slice { axis, start, end, step } => self.slice(*axis, *start, *end, *step),
            Op::Flip { axis } => {
                let dim = self.dimension(*axis);
                self.lines.then(|value| format!("torch.flip({value}, dims=({dim},))"));
            }
            Op::PixelShuffle { factor } => self.module(format!("nn.PixelShuffle({factor})")),
            Op::PixelUnshuffle { factor } => self.module(format!("nn.PixelUnshuffle({factor})")),
            Op::DepthToSpace { factor } => self.depth_to_space(*factor),
            Op::SpaceToDepth { factor } => self.space_to_depth(*factor),
            Op::Split { sections, index } => {
                let (start, end) = layer.section(sections, *index);
                self.lines.then(|value| format!("{value}[:, {start}:{end}]"));
            }
            Op::ChannelShuffle { groups } => self.module(format!("nn.ChannelShuffle({groups})")),
            Op::Pad { sides, mode } => self.pad(*sides, filling(*mode)),
            Op::Resize { to, mode, align_corners } => self.resize(*to, *mode, *align_corners),
            Op::Crop(sides) => self.crop(*sides),
            Op::Flatten if self.is_named() => self.module("nn.Flatten()".into()),
            Op::Flatten => self.lines.then(|value| format!("torch.flatten({value}, 1)")),
            Op::Linear { out_features, bias } => {
                let arguments = Arguments::new([channels.to_string(), out_features.to_string()]);
                self.module(arguments.with_if(!bias, "bias", "False").call("nn.Linear"));
            }
            Op::Dropout { probability } => self.module(format!("nn.Dropout({probability})")),
            Op::Opaque(_) => return Err(self.lacks(Feature::UnknownCode)),
            Op::Identity if self.is_named() => self.module("nn.Identity()".into()),
            Op::Identity => {}
        }
        Ok(())
    }

    /// Whether the layer has the path of a module, so that it is a module even where a function would do.
    const fn is_named(&self) -> bool {
        !self.layer.module.is_empty()
    }

    /// The layer is a module called with the value.
    pub(super) fn module(&mut self, constructor: String) {
        self.lines.call(&format!("self.{}", self.module_name()));
        self.made(constructor);
    }

    /// Sets the constructor for `__init__`, unless the weights are those of another layer.
    pub(super) fn made(&mut self, constructor: String) {
        if !matches!(self.layer.weights, Weights::Borrowed { .. }) {
            self.init = Some(constructor);
        }
    }

    /// The name of the module that owns the weights.
    pub(super) fn module_name(&self) -> &str {
        match &self.layer.weights {
            Weights::Borrowed { id, .. } => id,
            Weights::Own | Weights::Lent(_) => &self.layer.id,
        }
    }

    pub(super) fn lacks(&self, feature: Feature) -> CodeError {
        CodeError::Unsupported { node: self.layer.node.into(), framework: Framework::PyTorch, feature }
    }
}
