//! Writer of a Flax module: the file, and the code of each operator.

use crate::export::code::layers::{Layer, Weights, input_is_read_once, layers};
use crate::export::code::lines::{Arguments, Lines};
use crate::export::code::names::{Names, class_name};
use crate::export::code::numbers::Layout;
use crate::export::code::script::{Body, documentation, facts_of_channels_last};
use crate::export::code::{CodeError, Feature, Framework};
use crate::network::{Op, ShapedNetwork};

/// The text of the file.
pub(in crate::export::code) fn script(shaped: &ShapedNetwork) -> Result<String, CodeError> {
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

/// The code of one layer.
pub(super) struct Writer<'a> {
    pub(super) layout: Layout,
    pub(super) layer: &'a Layer<'a>,
    pub(super) lines: Lines<'a>,
}

impl Writer<'_> {
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
            Op::LpPool { norm, pool } => self.lp_pool(*norm, pool)?,
            Op::GlobalAvgPool => self.global("mean"),
            Op::GlobalMaxPool => self.global("max"),
            Op::AdaptiveAvgPool { output } => self.adaptive(*output, "avg_pool")?,
            Op::AdaptiveMaxPool { output } => self.adaptive(*output, "max_pool")?,
            Op::Upsample { mode, .. } => self.upsample(*mode),
            Op::BatchNorm => self.batch_norm(),
            Op::LayerNorm => self.module(Arguments::default().with("epsilon", "1e-5"), "LayerNorm"),
            Op::GroupNorm { groups } => {
                self.module(Arguments::default().with("num_groups", groups).with("epsilon", "1e-5"), "GroupNorm");
            }
            Op::RmsNorm => self.module(Arguments::default().with("epsilon", "1e-6"), "RMSNorm"),
            Op::Scale => self.scale(),
            Op::InstanceNorm { affine } => self.instance_norm(*affine),
            Op::MaxUnpool => return Err(self.lacks(Feature::MaxUnpooling)),
            Op::LocalResponseNorm { .. } => return Err(self.lacks(Feature::LocalResponseNorm)),
            Op::Prelu { per_channel } => self.prelu(*per_channel),
            Op::Softmax { axis } => self.softmax("nn.softmax", *axis),
            Op::LogSoftmax { axis } => self.softmax("nn.log_softmax", *axis),
            Op::Glu => self.lines.call("nn.glu"),
            Op::Activation(kind) => self.activation(*kind),
            Op::Add => self.lines.join(" + "),
            Op::Mul => self.lines.join(" * "),
            Op::Sub => self.lines.join(" - "),
            Op::Div => self.lines.join(" / "),
            Op::Minimum => self.lines.nest("jnp.minimum"),
            Op::Maximum => self.lines.nest("jnp.maximum"),
            Op::Concat { axis } => self.concatenate(*axis),
            Op::Slice { axis, start, end, step } => {
                let slice = self.layout.slice_channels_last(*axis, *start, *end, *step);
                self.lines.then(|value| format!("{value}[{slice}]"));
            }
            Op::Flip { axis } => {
                let axis = self.layout.axis_channels_last(*axis);
                self.lines.then(|value| format!("jnp.flip({value}, axis={axis})"));
            }
            Op::PixelShuffle { factor } => self.reshaped(&layer.apart_by_channels(*factor, true), "0, 1, 4, 2, 5, 3"),
            Op::DepthToSpace { factor } => self.reshaped(&layer.apart_by_channels(*factor, false), "0, 1, 3, 2, 4, 5"),
            Op::PixelUnshuffle { factor } => self.reshaped(&layer.apart_by_cells(*factor), "0, 1, 3, 5, 2, 4"),
            Op::SpaceToDepth { factor } => self.reshaped(&layer.apart_by_cells(*factor), "0, 1, 3, 2, 4, 5"),
            Op::Split { sections, index } => {
                let (start, end) = layer.section(sections, *index);
                self.lines.then(|value| format!("{value}[..., {start}:{end}]"));
            }
            Op::ChannelShuffle { groups } => self.shuffle(*groups),
            Op::Pad { sides, mode } => self.pad(*sides, *mode),
            Op::Resize { to, mode, align_corners } => self.resize(*to, *mode, *align_corners)?,
            Op::Crop(sides) => self.crop(*sides),
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

    /// Passes the value through a module of a kind, under the layer's name.
    pub(super) fn module(&mut self, arguments: Arguments, kind: &str) {
        let name = format_args!("\"{}\"", self.layer.id);
        let constructor = arguments.with("name", name).call(&format!("nn.{kind}"));
        self.lines.call_module(&self.layer.weights, &constructor);
    }

    pub(super) fn lacks(&self, feature: Feature) -> CodeError {
        CodeError::Unsupported { node: self.layer.node.into(), framework: Framework::Flax, feature }
    }
}
