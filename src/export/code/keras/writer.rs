//! Writer of a Keras model: the file, and the code of each operator.

use crate::export::code::layers::{Layer, Weights, layers};
use crate::export::code::lines::{Arguments, Lines};
use crate::export::code::names::Names;
use crate::export::code::numbers::Layout;
use crate::export::code::script::{Body, documentation, facts_of_channels_last};
use crate::export::code::{CodeError, Feature, Framework};
use crate::network::{Op, PaddingMode, ShapedNetwork};

/// A layer that Keras lacks.
const SCALE: &str = r#"
@keras.saving.register_keras_serializable()
class Scale(layers.Layer):
    """One learned factor a channel."""

    def build(self, input_shape):
        self.factor = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="factor")

    def call(self, x):
        return x * self.factor

"#;

/// The text of the file.
pub(in crate::export::code) fn script(shaped: &ShapedNetwork) -> Result<String, CodeError> {
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

/// The code of one layer.
pub(super) struct Writer<'a> {
    pub(super) layout: Layout,
    pub(super) layer: &'a Layer<'a>,
    pub(super) names: &'a mut Names,
    pub(super) lines: Lines<'a>,
}

impl Writer<'_> {
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
            Op::LpPool { norm, pool } => self.lp_pool(*norm, pool)?,
            Op::GlobalAvgPool => self.own(Arguments::default().with("keepdims", "True"), "GlobalAveragePooling{}D"),
            Op::GlobalMaxPool => self.own(Arguments::default().with("keepdims", "True"), "GlobalMaxPooling{}D"),
            Op::AdaptiveAvgPool { output } => self.adaptive(*output, "AveragePooling{}D")?,
            Op::AdaptiveMaxPool { output } => self.adaptive(*output, "MaxPooling{}D")?,
            Op::Upsample { scale, mode } => self.upsample(*scale, *mode)?,
            Op::BatchNorm => self.batch_norm(),
            Op::LayerNorm => self.own(Arguments::default().with("epsilon", "1e-5"), "LayerNormalization"),
            Op::GroupNorm { groups } => {
                self.own(Arguments::default().with("groups", groups).with("epsilon", "1e-5"), "GroupNormalization");
            }
            Op::RmsNorm => self.own(Arguments::default().with("epsilon", "1e-6"), "RMSNormalization"),
            Op::Scale => self.lines.call_module(&layer.weights, &format!("Scale(name=\"{}\")", layer.id)),
            Op::InstanceNorm { affine } => self.instance_norm(*affine),
            Op::MaxUnpool => return Err(self.lacks(Feature::MaxUnpooling)),
            Op::LocalResponseNorm { .. } => return Err(self.lacks(Feature::LocalResponseNorm)),
            Op::Prelu { per_channel } => self.prelu(*per_channel),
            Op::Softmax { axis } => self.softmax("softmax", *axis),
            Op::LogSoftmax { axis } => self.softmax("log_softmax", *axis),
            Op::Glu => {
                let half = layer.step.shape.channels();
                self.lines.then(|value| format!("{value}[..., :{half}] * ops.sigmoid({value}[..., {half}:])"));
            }
            Op::Activation(kind) => self.activation(*kind),
            Op::Add => self.combined("Add"),
            Op::Mul => self.combined("Multiply"),
            Op::Minimum => self.combined("Minimum"),
            Op::Maximum => self.combined("Maximum"),
            Op::Sub => self.lines.join(" - "),
            Op::Div => self.lines.join(" / "),
            Op::Concat { .. } if layer.operands.len() == 1 => {}
            Op::Concat { axis } => self.concatenate(*axis),
            Op::Slice { axis, start, end, step } => {
                let slice = self.layout.slice_channels_last(*axis, *start, *end, *step);
                self.lines.then(|value| format!("{value}[{slice}]"));
            }
            Op::Flip { axis } => {
                let axis = self.layout.axis_channels_last(*axis);
                self.lines.then(|value| format!("ops.flip({value}, axis={axis})"));
            }
            Op::PixelShuffle { factor } => self.reshaped(&layer.apart_by_channels(*factor, true), "1, 4, 2, 5, 3"),
            Op::DepthToSpace { factor } => self.reshaped(&layer.apart_by_channels(*factor, false), "1, 3, 2, 4, 5"),
            Op::PixelUnshuffle { factor } => self.reshaped(&layer.apart_by_cells(*factor), "1, 3, 5, 2, 4"),
            Op::SpaceToDepth { factor } => self.reshaped(&layer.apart_by_cells(*factor), "1, 3, 2, 4, 5"),
            Op::Split { sections, index } => {
                let (start, end) = layer.section(sections, *index);
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

    /// Passes the value through a Keras layer under the layer's name; `{}` stands for the number of axes.
    pub(super) fn own(&mut self, arguments: Arguments, kind: &str) {
        let constructor = self.constructor(arguments, kind, &self.layer.id);
        self.lines.call_module(&self.layer.weights, &constructor);
    }

    /// Passes the value through a Keras layer without weights.
    pub(super) fn named(&mut self, arguments: Arguments, kind: &str, name: &str) {
        let constructor = self.constructor(arguments, kind, name);
        self.lines.call(&constructor);
    }

    fn constructor(&self, arguments: Arguments, kind: &str, name: &str) -> String {
        let kind = kind.replace("{}", &self.layout.digit().to_string());
        arguments.with("name", format_args!("\"{name}\"")).call(&format!("layers.{kind}"))
    }

    pub(super) fn lacks(&self, feature: Feature) -> CodeError {
        CodeError::Unsupported { node: self.layer.node.into(), framework: Framework::Keras, feature }
    }
}
