//! Layer of Keras as operators.

use serde_json::Value as Json;

use super::activation::{function_name, plain_name};
use super::config::{Config, whole};
use super::recurrent::is_recurrent;
use super::windows;
use crate::formats::builder::{NetworkBuilder, Value};
use crate::formats::{ImportWarning, ModelError, ModelProblem};
use crate::network::{Axes, Conv, Interpolation, MapAxis, Op, PaddingMode};

/// A tensor of the model.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tensor {
    pub(super) value: Value,
    /// The number of its axes without the batch: 3 for images, 2 for sequences, 1 for vectors. A vector may still be a map of C × 1 × 1 in
    /// the network.
    pub(super) rank: usize,
}

/// Builds the network layer by layer.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) builder: NetworkBuilder,
    /// Whether the channels come before the spatial axes in this model.
    pub(super) channels_first: bool,
}

impl Reader {
    pub(super) fn add(&mut self, name: &str, op: Op, inputs: &[Tensor]) -> Result<Tensor, ModelError> {
        let values: Vec<Value> = inputs.iter().map(|tensor| tensor.value).collect();
        let rank = inputs.first().map_or(0, |tensor| tensor.rank);
        let value = self.builder.add_in(block(name), name, op, &values)?;
        let rank = if self.builder.shape(value).is_map() { rank } else { 1 };
        Ok(Tensor { value, rank })
    }

    /// The number of spatial axes of a window layer.
    pub(super) fn spatial_rank(&self, config: Config<'_>, input: Tensor) -> Result<usize, ModelError> {
        self.layout(config)?;
        match input.rank {
            2 | 3 => Ok(input.rank - 1),
            _ => self.builder.map(config.layer, input.value).map(|_| 2),
        }
    }

    /// Checks that the layer has the model's order of axes.
    fn layout(&self, config: Config<'_>) -> Result<(), ModelError> {
        match (channels_first(config), config.either("data_format", "dim_ordering")) {
            (Some(first), Some(value)) if first != self.channels_first => Err(config.unsupported("data_format", value)),
            _ => Ok(()),
        }
    }

    /// Whether an axis, counted with the batch or from the end, is the channels.
    pub(super) fn is_channel_axis(&self, axis: i64, rank: usize) -> bool {
        let rank = rank as i64;
        let axis = if axis < 0 { axis + rank + 1 } else { axis };
        axis == if self.channels_first && rank > 1 { 1 } else { rank }
    }

    fn channel_axis(&self, config: Config<'_>, input: Tensor) -> Result<(), ModelError> {
        let Some(value) = config.get("axis") else { return Ok(()) };
        let axis = match value {
            Json::Array(axes) if axes.len() == 1 => axes[0].as_i64(),
            value => value.as_i64(),
        };
        if axis.is_some_and(|axis| self.is_channel_axis(axis, input.rank)) {
            Ok(())
        } else {
            Err(config.unsupported("axis", value))
        }
    }

    /// A layer with its final activation. `wants_map` is whether a vector is later needed as a map of C × 1 × 1.
    pub(super) fn layer(
        &mut self,
        config: Config<'_>,
        class: &str,
        inputs: &[Tensor],
        wants_map: bool,
    ) -> Result<Tensor, ModelError> {
        let output = self.plain(config, class, inputs, wants_map)?;
        if class == "Activation" || is_recurrent(class) {
            return Ok(output);
        }
        match config.get("activation") {
            Some(activation) => {
                let name = function_name(activation).unwrap_or_default();
                if matches!(name, "" | "linear") {
                    return Ok(output);
                }
                self.activation(config, &format!("{}_{}", config.layer, plain_name(name)), activation, output)
            }
            None => Ok(output),
        }
    }

    fn plain(
        &mut self,
        config: Config<'_>,
        class: &str,
        inputs: &[Tensor],
        wants_map: bool,
    ) -> Result<Tensor, ModelError> {
        let name = config.layer;
        let nothing = || config.error(ModelProblem::Missing { attribute: "inbound_nodes".into() });
        let first = *inputs.first().ok_or_else(nothing)?;
        match class {
            "Conv1D"
            | "Conv2D"
            | "Convolution1D"
            | "Convolution2D"
            | "AtrousConvolution2D"
            | "AtrousConv2D"
            | "DepthwiseConv1D"
            | "DepthwiseConv2D"
            | "SeparableConv1D"
            | "SeparableConv2D"
            | "SeparableConvolution1D"
            | "SeparableConvolution2D" => windows::conv(self, config, class, first),
            "Conv1DTranspose" | "Conv2DTranspose" | "Convolution2DTranspose" => {
                windows::transposed(self, config, first)
            }
            "MaxPooling1D" | "MaxPooling2D" | "AveragePooling1D" | "AveragePooling2D" | "MaxPool1D" | "MaxPool2D"
            | "AvgPool1D" | "AvgPool2D" => windows::pool(self, config, class, first),
            "GlobalAveragePooling1D" | "GlobalAveragePooling2D" | "GlobalAvgPool1D" | "GlobalAvgPool2D" => {
                self.layout(config)?;
                let pooled = self.add(name, Op::GlobalAvgPool, &[first])?;
                let keeps = config.get("keepdims").and_then(Json::as_bool).unwrap_or(false);
                Ok(Tensor { rank: if keeps { pooled.rank } else { 1 }, ..pooled })
            }
            "GlobalMaxPooling1D" | "GlobalMaxPooling2D" | "GlobalMaxPool1D" | "GlobalMaxPool2D" => {
                self.layout(config)?;
                let pooled = self.add(name, Op::GlobalMaxPool, &[first])?;
                let keeps = config.get("keepdims").and_then(Json::as_bool).unwrap_or(false);
                Ok(Tensor { rank: if keeps { pooled.rank } else { 1 }, ..pooled })
            }
            "UpSampling1D" | "UpSampling2D" => self.upsampled(config, first),
            "ZeroPadding1D" | "ZeroPadding2D" => {
                let rank = self.spatial_rank(config, first)?;
                self.add(
                    name,
                    Op::Pad { sides: windows::sides(config, "padding", rank)?, mode: PaddingMode::Zeros },
                    &[first],
                )
            }
            "Cropping1D" | "Cropping2D" => {
                let rank = self.spatial_rank(config, first)?;
                self.add(name, Op::Crop(windows::sides(config, "cropping", rank)?), &[first])
            }
            "BatchNormalization" | "SyncBatchNormalization" | "LayerNormalization" => {
                self.channel_axis(config, first)?;
                self.norm(config, class, first)
            }
            "GroupNormalization" => {
                self.channel_axis(config, first)?;
                self.add(name, Op::GroupNorm { groups: config.needed("groups", "groups")? }, &[first])
            }
            "Activation" => {
                let activation = config.get("activation").ok_or_else(|| config.missing("activation"))?;
                self.activation(config, name, activation, first)
            }
            "ReLU" | "LeakyReLU" | "ELU" | "Softmax" | "PReLU" | "ThresholdedReLU" => {
                self.activation_layer(config, class, first)
            }
            "Dropout" | "SpatialDropout1D" | "SpatialDropout2D" | "AlphaDropout" | "GaussianDropout" => {
                let probability = config.fraction("rate").or(config.fraction("p")).unwrap_or(0.5);
                self.add(name, Op::Dropout { probability: probability.clamp(0.0, 1.0) }, &[first])
            }
            "Add" | "Multiply" | "Average" | "Subtract" | "Maximum" | "Minimum" | "Concatenate" | "Merge" => {
                self.merged(config, class, inputs)
            }
            "Flatten" => {
                let value = self.builder.shape(first.value).is_map();
                if value { self.add(name, Op::Flatten, &[first]) } else { self.add(name, Op::Identity, &[first]) }
            }
            "Dense" => self.dense(config, first, wants_map),
            "Reshape" => self.reshaped(config, first),
            "Lambda" => {
                self.builder.warnings.push(ImportWarning::PassedOn { node: name.into(), kind: class.into() });
                self.add(name, Op::Identity, &[first])
            }
            "ActivityRegularization"
            | "GaussianNoise"
            | "Masking"
            | "InputSpec"
            | "Rescaling"
            | "Normalization"
            | "RandomFlip"
            | "RandomRotation"
            | "RandomZoom"
            | "RandomTranslation"
            | "RandomContrast"
            | "RandomBrightness"
            | "RandomHeight"
            | "RandomWidth" => {
                self.builder.warnings.push(ImportWarning::LeftOut { node: name.into(), kind: class.into() });
                Ok(first)
            }
            _ => self.on_sequence(config, class, inputs),
        }
    }

    /// A normalization with equally many parameters.
    fn norm(&mut self, config: Config<'_>, class: &str, input: Tensor) -> Result<Tensor, ModelError> {
        let op = match (config.flag_or_true("scale"), config.flag_or_true("center")) {
            (true, true) if class == "LayerNormalization" => Op::LayerNorm,
            (true, true) => Op::BatchNorm,
            (true, false) | (false, true) => Op::Scale,
            (false, false) => Op::Identity,
        };
        if matches!(op, Op::Scale | Op::Identity) {
            let shown = op.word().to_owned();
            self.builder.warnings.push(ImportWarning::ShownAs { node: config.layer.into(), kind: class.into(), shown });
        }
        self.add(config.layer, op, &[input])
    }

    fn upsampled(&mut self, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
        let rank = self.spatial_rank(config, input)?;
        let scale = config.along("size", rank, 1)?.unwrap_or(if rank == 1 { Axes::new(1, 2) } else { Axes::new(2, 2) });
        let mode = match config.text("interpolation") {
            None | Some("nearest") => Interpolation::Nearest,
            Some("bilinear") => Interpolation::Bilinear,
            Some(other) => return Err(config.unsupported("interpolation", &Json::from(other))),
        };
        self.add(config.layer, Op::Upsample { scale, mode }, &[input])
    }

    fn merged(&mut self, config: Config<'_>, class: &str, inputs: &[Tensor]) -> Result<Tensor, ModelError> {
        let op = match (class, config.text("mode")) {
            ("Add", _) | ("Merge", Some("sum")) => Op::Add,
            ("Multiply", _) | ("Merge", Some("mul")) => Op::Mul,
            ("Subtract", _) => Op::Sub,
            ("Maximum", _) | ("Merge", Some("max")) => Op::Maximum,
            ("Minimum", _) => Op::Minimum,
            ("Concatenate", _) | ("Merge", Some("concat")) => {
                let axis = config.either("axis", "concat_axis").and_then(Json::as_i64).unwrap_or(-1);
                if !self.is_channel_axis(axis, inputs[0].rank) {
                    return Err(config.unsupported("axis", &axis.into()));
                }
                Op::Concat { axis: MapAxis::Channels }
            }
            // The sum except for a factor.
            ("Average", _) | ("Merge", Some("ave")) => {
                let (kind, shown) = (class.to_owned(), Op::Add.word().to_owned());
                self.builder.warnings.push(ImportWarning::ShownAs { node: config.layer.into(), kind, shown });
                Op::Add
            }
            (_, mode) => return Err(config.unsupported("mode", &Json::from(mode))),
        };
        if let [only] = inputs {
            return Ok(*only);
        }
        // The gate must be the second input.
        let mut inputs = inputs.to_vec();
        let is_gate = |reader: &Self, tensor: Tensor| reader.builder.shape(tensor.value).size() == Axes::new(1, 1);
        if op == Op::Mul && inputs.len() == 2 && is_gate(self, inputs[0]) && !is_gate(self, inputs[1]) {
            inputs.swap(0, 1);
        }
        self.add(config.layer, op, &inputs)
    }

    /// A fully connected layer: on a vector as such, on a map as a 1 × 1 convolution.
    fn dense(&mut self, config: Config<'_>, input: Tensor, wants_map: bool) -> Result<Tensor, ModelError> {
        let out = config.needed("units", "output_dim")?;
        let bias = config.flag_or_true("use_bias") && config.flag_or_true("bias");
        let is_map = self.builder.shape(input.value).is_map();
        if is_map && (input.rank > 1 || wants_map) {
            if input.rank > 1 && self.channels_first {
                return Err(config.unsupported("data_format", &"channels_first".into()));
            }
            return self.add(config.layer, Op::Conv(Conv { bias, ..Conv::new(out, Axes::new(1, 1)) }), &[input]);
        }
        let value = self.builder.flattened(config.layer, input.value, true)?;
        self.add(config.layer, Op::Linear { out_features: out, bias }, &[Tensor { value, rank: 1 }])
    }

    /// A map flattened, a vector of C as a map of C × 1 × 1, or the shape unchanged.
    fn reshaped(&mut self, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
        let target = config.either("target_shape", "dims").ok_or_else(|| config.missing("target_shape"))?;
        let extents: Vec<i64> = target.as_array().into_iter().flatten().filter_map(Json::as_i64).collect();
        let shape = self.builder.shape(input.value);
        let (channels, size) = (shape.channels(), shape.size());
        let here = self.in_order(channels, size, extents.len());
        let elements = shape.elements();
        let known: u128 = extents.iter().filter_map(|&extent| u128::try_from(extent).ok()).product();
        let filled: Vec<u64> = extents
            .iter()
            .map(|&extent| u64::try_from(extent).unwrap_or_else(|_| (elements / known.max(1)) as u64))
            .collect();
        if extents.len() == 1 {
            return if shape.is_map() && size != Axes::new(1, 1) {
                self.add(config.layer, Op::Flatten, &[input])
            } else {
                Ok(Tensor { rank: 1, ..input })
            };
        }
        if shape.is_map() && here.as_deref() == Some(&filled) {
            return Ok(Tensor { rank: filled.len(), ..input });
        }
        Err(config.unsupported("target_shape", target))
    }

    /// The extents in the model's order of axes.
    fn in_order(&self, channels: u64, size: Axes<u64>, rank: usize) -> Option<Vec<u64>> {
        let mut extents = match rank {
            2 if size.height == 1 => vec![size.width],
            3 => vec![size.height, size.width],
            _ => return None,
        };
        extents.insert(if self.channels_first { 0 } else { extents.len() }, channels);
        Some(extents)
    }
}

/// The order of axes given by a layer.
pub(super) fn channels_first(config: Config<'_>) -> Option<bool> {
    match config.either("data_format", "dim_ordering")?.as_str()? {
        "channels_first" | "th" => Some(true),
        "channels_last" | "tf" => Some(false),
        _ => None,
    }
}

/// The block derived from a name: `conv2_block1` from `conv2_block1_1_conv`, or the nested model.
fn block(name: &str) -> &str {
    if let Some(end) = name.rfind('/') {
        return &name[..end];
    }
    let Some(at) = name.find("block") else { return "" };
    let rest = &name[at + "block".len()..];
    let rest = rest.strip_prefix('_').unwrap_or(rest);
    let start = name.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let end = start + digits + usize::from(digits > 0 && rest[digits..].starts_with(|c: char| c.is_ascii_lowercase()));
    if digits == 0 || end == name.len() { "" } else { &name[..end] }
}

/// The extents of a batch shape without the batch; `None` where they are open.
pub(super) fn extents(shape: &Json) -> Option<Vec<Option<u64>>> {
    Some(shape.as_array()?.iter().skip(1).map(whole).collect())
}
