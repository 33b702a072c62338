//! What a module without others in it becomes.

use super::arguments::{Arguments, numbers};
use super::leaf_windows::{arriving, conv, pool, rank, transposed};
use super::tree::Module;
use super::wiring::Wiring;
use crate::formats::builder::Value;
use crate::formats::{ImportWarning, ModelError, ModelProblem};
use crate::network::{Activation, Axes, Interpolation, Op, Shape, Sides};

impl Wiring {
    /// A module without others in it, on one input.
    pub(super) fn leaf(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        let arguments = Arguments::of(module, path);
        let channels = self.builder.shape(input).channels();
        let op = match module.class {
            "Conv1d" | "Conv2d" => conv(&arguments, module.class, self.map(&arguments, input)?)?,
            "ConvTranspose1d" | "ConvTranspose2d" => {
                transposed(&arguments, module.class, self.map(&arguments, input)?)?
            }
            "MaxPool1d" | "MaxPool2d" | "AvgPool1d" | "AvgPool2d" => pool(&arguments, module.class)?,
            "AdaptiveAvgPool1d" | "AdaptiveAvgPool2d" => self.adaptive(&arguments, module.class, input)?,
            "BatchNorm1d" | "BatchNorm2d" | "SyncBatchNorm" | "FrozenBatchNorm2d" | "NaiveSyncBatchNorm" => {
                let said = arguments.whole(0, "num_features")?;
                arriving(&arguments, "num_features", said, channels)?;
                let has_parameters = arguments.flag_or_true("affine") && module.class != "FrozenBatchNorm2d";
                if has_parameters { Op::BatchNorm } else { self.shown_as(module, path, Op::Identity) }
            }
            "GroupNorm" => {
                arriving(&arguments, "num_channels", arguments.whole(1, "num_channels")?, channels)?;
                if !arguments.flag_or_true("affine") {
                    return Err(arguments.unsupported("affine", "False"));
                }
                Op::GroupNorm { groups: arguments.whole(0, "num_groups")? }
            }
            "LayerNorm" | "LayerNorm2d" => self.layer_norm(&arguments, input)?,
            "Linear" | "NonDynamicallyQuantizableLinear" => return self.linear(&arguments, input),
            "Flatten" => match self.builder.shape(input) {
                Shape::Map { .. } => Op::Flatten,
                Shape::Vector { .. } => Op::Identity,
            },
            "Upsample" | "UpsamplingNearest2d" | "UpsamplingBilinear2d" => upsample(&arguments, module.class)?,
            "Dropout" | "Dropout1d" | "Dropout2d" | "AlphaDropout" | "FeatureAlphaDropout" => {
                Op::Dropout { probability: arguments.fraction(0, "p").unwrap_or(0.5).clamp(0.0, 1.0) }
            }
            "StochasticDepth" | "DropPath" => Op::Dropout {
                probability: arguments
                    .fraction(0, "p")
                    .or(arguments.fraction(0, "drop_prob"))
                    .unwrap_or(0.0)
                    .clamp(0.0, 1.0),
            },
            "Identity" => Op::Identity,
            "ZeroPad1d" | "ZeroPad2d" => {
                // PyTorch writes left, right, top, bottom.
                let value = arguments.get(0, "padding").ok_or_else(|| arguments.missing("padding"))?;
                match numbers(module.arguments).as_deref() {
                    Some(&[all]) if rank(module.class) == 2 => Op::Pad(Sides::new(all, all, all, all)),
                    Some(&[all]) => Op::Pad(Sides::new(0, all, 0, all)),
                    Some(&[left, right]) => Op::Pad(Sides::new(0, left, 0, right)),
                    Some(&[left, right, top, bottom]) => Op::Pad(Sides::new(top, left, bottom, right)),
                    _ => return Err(arguments.unsupported("padding", value)),
                }
            }
            "Softmax" | "LogSoftmax" | "Softmax2d" => {
                let (node, kind) = (path.into(), module.class.into());
                self.builder.warnings.push(ImportWarning::LeftOut { node, kind });
                return Ok(input);
            }
            class => match activation(class) {
                Some(kind) => Op::Activation(kind),
                None => return Err(arguments.error(ModelProblem::UnknownKind { kind: class.into() })),
            },
        };
        self.add(module, path, op, &[input])
    }

    /// The channels that arrive at a module that reads maps.
    fn map(&self, arguments: &Arguments<'_>, input: Value) -> Result<u64, ModelError> {
        let (channels, _) = self.builder.map(arguments.path, input).map_err(|error| arguments.error(error.problem))?;
        Ok(channels)
    }

    /// Says that a module is shown as another kind with the same parameters.
    fn shown_as(&mut self, module: &Module<'_>, path: &str, op: Op) -> Op {
        let (kind, shown) = (module.class.to_owned(), op.word().to_owned());
        self.builder.warnings.push(ImportWarning::ShownAs { node: path.into(), kind, shown });
        op
    }

    fn adaptive(&mut self, arguments: &Arguments<'_>, class: &str, input: Value) -> Result<Op, ModelError> {
        let value = arguments.get(0, "output_size").ok_or_else(|| arguments.missing("output_size"))?;
        let size = self.builder.shape(input).size();
        // None leaves the size of an axis as it is.
        let filled = match value.trim_matches(['(', ')']).split(',').map(str::trim).collect::<Vec<_>>().as_slice() {
            [height, width] if !width.is_empty() => {
                format!("({}, {})", or_size(height, size.height), or_size(width, size.width))
            }
            _ => value.to_owned(),
        };
        let output = match (numbers(&filled).as_deref(), rank(class)) {
            (Some(&[length]), 1) => Axes::new(1, length),
            (Some(&[both]), _) => Axes::new(both, both),
            (Some(&[height, width]), 2) => Axes::new(height, width),
            _ => return Err(arguments.unsupported("output_size", value)),
        };
        Ok(if output == Axes::new(1, 1) { Op::GlobalAvgPool } else { Op::AdaptiveAvgPool { output } })
    }

    fn layer_norm(&mut self, arguments: &Arguments<'_>, input: Value) -> Result<Op, ModelError> {
        let shape = arguments.get(0, "normalized_shape").ok_or_else(|| arguments.missing("normalized_shape"))?;
        let said = match numbers(shape).as_deref() {
            Some(&[said]) => said,
            _ => return Err(arguments.unsupported("normalized_shape", shape)),
        };
        arriving(arguments, "normalized_shape", said, self.builder.shape(input).channels())?;
        if arguments.flag_or_true("elementwise_affine") {
            Ok(Op::LayerNorm)
        } else {
            Err(arguments.unsupported("elementwise_affine", "False"))
        }
    }

    /// A fully connected layer. `forward` may pool and flatten before it, which the text does not say: if that makes the features that
    /// the layer reads, it is assumed.
    fn linear(&mut self, arguments: &Arguments<'_>, input: Value) -> Result<Value, ModelError> {
        let path = arguments.path;
        let said = arguments.whole(0, "in_features")?;
        let op = Op::Linear { out_features: arguments.whole(1, "out_features")?, bias: arguments.flag_or_true("bias") };
        let shape = self.builder.shape(input);
        let mut input = input;
        if shape.is_map() {
            let (found, channels) = (shape.elements(), shape.channels());
            if found != u128::from(said) && channels == said {
                let (attribute, value) = ("pooling".to_owned(), Op::GlobalAvgPool.word().to_owned());
                self.builder.warnings.push(ImportWarning::Assumed { node: path.into(), attribute, value });
                input = self.builder.add(&format!("{path}_pool"), Op::GlobalAvgPool, &[input])?;
            }
            input = self.builder.flattened(path, input, false)?;
        }
        arriving(arguments, "in_features", said, self.builder.shape(input).channels())?;
        self.builder.add(path, op, &[input]).map_err(|error| arguments.error(error.problem))
    }
}

fn or_size(extent: &str, size: u64) -> String {
    if extent == "None" { size.to_string() } else { extent.to_owned() }
}

fn upsample(arguments: &Arguments<'_>, class: &str) -> Result<Op, ModelError> {
    let value = arguments.named("scale_factor").ok_or_else(|| arguments.missing("scale_factor"))?;
    let scale = match numbers(value).as_deref() {
        Some(&[both]) => Axes::new(both, both),
        Some(&[height, width]) => Axes::new(height, width),
        _ => return Err(arguments.unsupported("scale_factor", value)),
    };
    let mode = match arguments.named("mode").map(|mode| mode.trim_matches(['\'', '"'])) {
        _ if class == "UpsamplingBilinear2d" || arguments.named("align_corners") == Some("True") => {
            return Err(arguments.unsupported("align_corners", "True"));
        }
        None | Some("nearest") => Interpolation::Nearest,
        Some("bilinear") => Interpolation::Bilinear,
        Some(other) => return Err(arguments.unsupported("mode", other)),
    };
    Ok(Op::Upsample { scale, mode })
}

/// The activation of that class.
pub(super) fn activation(class: &str) -> Option<Activation> {
    Some(match class {
        "ReLU" => Activation::Relu,
        "ReLU6" => Activation::Relu6,
        "SiLU" | "Swish" | "MemoryEfficientSwish" => Activation::Silu,
        "Hardswish" | "h_swish" | "hswish" => Activation::Hardswish,
        "Hardsigmoid" | "h_sigmoid" | "hsigmoid" => Activation::Hardsigmoid,
        "Sigmoid" => Activation::Sigmoid,
        "Tanh" => Activation::Tanh,
        "GELU" => Activation::Gelu,
        "LeakyReLU" => Activation::LeakyRelu,
        "ELU" => Activation::Elu,
        "SELU" => Activation::Selu,
        "Mish" => Activation::Mish,
        _ => return None,
    })
}
