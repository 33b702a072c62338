//! Leaf modules, which contain no others, as operators.

use super::arguments::{Arguments, numbers};
use super::leaf_windows::{arriving, conv, lp_pool, pool, rank, transposed};
use super::tree::Module;
use super::wiring::Wiring;
use crate::formats::builder::Value;
use crate::formats::{ImportWarning, ModelError, ModelProblem};
use crate::network::{
    Activation, Axes, Interpolation, Op, PaddingMode, ResizeMode, ResizeTo, Shape, Sides, SoftmaxAxis,
};

impl Wiring {
    /// A leaf module on one input.
    pub(super) fn leaf(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        let arguments = Arguments::of(module, path);
        let channels = self.builder.shape(input).channels();
        let op = match module.class {
            "Conv1d" | "Conv2d" => conv(&arguments, module.class, self.map(&arguments, input)?)?,
            "ConvTranspose1d" | "ConvTranspose2d" => {
                transposed(&arguments, module.class, self.map(&arguments, input)?)?
            }
            "MaxPool1d" | "MaxPool2d" | "AvgPool1d" | "AvgPool2d" => pool(&arguments, module.class)?,
            "MaxUnpool1d" | "MaxUnpool2d" => return self.max_unpool(module, path, input),
            "LPPool1d" | "LPPool2d" => lp_pool(&arguments, module.class)?,
            "AdaptiveAvgPool1d" | "AdaptiveAvgPool2d" | "AdaptiveMaxPool1d" | "AdaptiveMaxPool2d" => {
                self.adaptive(&arguments, module.class, input)?
            }
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
            "ReflectionPad1d" | "ReflectionPad2d" => padded(&arguments, module, PaddingMode::Reflect)?,
            "ReplicationPad1d" | "ReplicationPad2d" => padded(&arguments, module, PaddingMode::Replicate)?,
            "CircularPad1d" | "CircularPad2d" => padded(&arguments, module, PaddingMode::Circular)?,
            "ZeroPad1d" | "ZeroPad2d" => padded(&arguments, module, PaddingMode::Zeros)?,
            "Softmax" | "LogSoftmax" | "Softmax2d" => softmax(&arguments, module.class, self.builder.shape(input))?,
            "PReLU" => match arguments.whole(0, "num_parameters")? {
                1 => Op::Prelu { per_channel: false },
                said => {
                    arriving(&arguments, "num_parameters", said, channels)?;
                    Op::Prelu { per_channel: true }
                }
            },
            "GLU" if arguments.get(0, "dim") == Some("1") => Op::Glu,
            "InstanceNorm1d" | "InstanceNorm2d" => {
                arriving(&arguments, "num_features", arguments.whole(0, "num_features")?, channels)?;
                Op::InstanceNorm { affine: arguments.named("affine") == Some("True") }
            }
            "LocalResponseNorm" => Op::LocalResponseNorm { size: arguments.whole(0, "size")? },
            "PixelShuffle" => Op::PixelShuffle { factor: arguments.whole(0, "upscale_factor")? },
            "PixelUnshuffle" => Op::PixelUnshuffle { factor: arguments.whole(0, "downscale_factor")? },
            "ChannelShuffle" => Op::ChannelShuffle { groups: arguments.whole(0, "groups")? },
            class => match activation(class) {
                Some(kind) => Op::Activation(kind),
                None => return Err(arguments.error(ModelProblem::UnknownKind { kind: class.into() })),
            },
        };
        self.add(module, path, op, &[input])
    }

    /// The channels of the input of a module that reads maps.
    fn map(&self, arguments: &Arguments<'_>, input: Value) -> Result<u64, ModelError> {
        let (channels, _) = self.builder.map(arguments.path, input).map_err(|error| arguments.error(error.problem))?;
        Ok(channels)
    }

    /// Warns that a module is shown as another kind with the same parameters.
    fn shown_as(&mut self, module: &Module<'_>, path: &str, op: Op) -> Op {
        let (kind, shown) = (module.class.to_owned(), op.word().to_owned());
        self.builder.warnings.push(ImportWarning::ShownAs { node: path.into(), kind, shown });
        op
    }

    /// A max unpooling. The text does not show whose indices it uses: those of the last pooling layer with such windows that no other
    /// unpooling uses, as in networks that mirror themselves.
    fn max_unpool(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        let arguments = Arguments::of(module, path);
        let Op::MaxPool(pool) = pool(&arguments, module.class)? else { return Err(arguments.missing("indices")) };
        let pool = self.builder.last_pool(&pool).ok_or_else(|| arguments.missing("indices"))?;
        let (attribute, value) = ("indices".to_owned(), self.builder.name_of(pool).to_owned());
        self.builder.warnings.push(ImportWarning::Assumed { node: path.into(), attribute, value });
        self.add(module, path, Op::MaxUnpool, &[input, pool])
    }

    fn adaptive(&mut self, arguments: &Arguments<'_>, class: &str, input: Value) -> Result<Op, ModelError> {
        let value = arguments.get(0, "output_size").ok_or_else(|| arguments.missing("output_size"))?;
        let size = self.builder.shape(input).size();
        // `None` keeps the size of an axis.
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
        let is_whole = output == Axes::new(1, 1);
        Ok(match (class.contains("Max"), is_whole) {
            (false, true) => Op::GlobalAvgPool,
            (false, false) => Op::AdaptiveAvgPool { output },
            (true, true) => Op::GlobalMaxPool,
            (true, false) => Op::AdaptiveMaxPool { output },
        })
    }

    fn layer_norm(&mut self, arguments: &Arguments<'_>, input: Value) -> Result<Op, ModelError> {
        let shape = arguments.get(0, "normalized_shape").ok_or_else(|| arguments.missing("normalized_shape"))?;
        let Some(&[said]) = numbers(shape).as_deref() else {
            return Err(arguments.unsupported("normalized_shape", shape));
        };
        arriving(arguments, "normalized_shape", said, self.builder.shape(input).channels())?;
        if arguments.flag_or_true("elementwise_affine") {
            Ok(Op::LayerNorm)
        } else {
            Err(arguments.unsupported("elementwise_affine", "False"))
        }
    }

    /// A fully connected layer. `forward` may pool and flatten before it, which the text does not show: that is assumed if it gives the
    /// features that the layer expects.
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

/// Padding, in the order left, right, top, bottom.
fn padded(arguments: &Arguments<'_>, module: &Module<'_>, mode: PaddingMode) -> Result<Op, ModelError> {
    let sides = match (numbers(module.arguments).as_deref(), rank(module.class)) {
        (Some(&[all]), 2) => Sides::new(all, all, all, all),
        (Some(&[all]), _) => Sides::new(0, all, 0, all),
        (Some(&[left, right]), 1) => Sides::new(0, left, 0, right),
        (Some(&[left, right, top, bottom]), 2) => Sides::new(top, left, bottom, right),
        _ => return Err(arguments.unsupported("padding", module.arguments)),
    };
    Ok(Op::Pad { sides, mode })
}

/// A softmax over the channels.
fn softmax(arguments: &Arguments<'_>, class: &str, shape: Shape) -> Result<Op, ModelError> {
    let axis = SoftmaxAxis::Channels;
    match (class, arguments.named("dim")) {
        ("Softmax2d", _) | (_, None | Some("1" | "-3")) => {}
        (_, Some("-1")) if !shape.is_map() => {}
        (_, Some(other)) => return Err(arguments.unsupported("dim", other)),
    }
    Ok(if class == "LogSoftmax" { Op::LogSoftmax { axis } } else { Op::Softmax { axis } })
}

fn upsample(arguments: &Arguments<'_>, class: &str) -> Result<Op, ModelError> {
    let align_corners = class == "UpsamplingBilinear2d" || arguments.named("align_corners") == Some("True");
    let word = arguments.named("mode").map(|mode| mode.trim_matches(['\'', '"']));
    let mode = match word {
        _ if class == "UpsamplingBilinear2d" => ResizeMode::Bilinear,
        None | Some("nearest") => ResizeMode::Nearest,
        Some("bilinear" | "linear") => ResizeMode::Bilinear,
        Some("bicubic") => ResizeMode::Bicubic,
        Some(other) => return Err(arguments.unsupported("mode", other)),
    };
    if let Some(value) = arguments.named("size") {
        let size = match numbers(value).as_deref() {
            Some(&[both]) => Axes::new(both, both),
            Some(&[height, width]) => Axes::new(height, width),
            _ => return Err(arguments.unsupported("size", value)),
        };
        return Ok(Op::Resize { to: ResizeTo::Size(size), mode, align_corners });
    }
    let value = arguments.named("scale_factor").ok_or_else(|| arguments.missing("scale_factor"))?;
    let whole = numbers(value).and_then(|numbers| match *numbers {
        [both] => Some(Axes::new(both, both)),
        [height, width] => Some(Axes::new(height, width)),
        _ => None,
    });
    match (whole, mode) {
        (Some(scale), ResizeMode::Nearest) => Ok(Op::Upsample { scale, mode: Interpolation::Nearest }),
        (Some(scale), ResizeMode::Bilinear) if !align_corners => {
            Ok(Op::Upsample { scale, mode: Interpolation::Bilinear })
        }
        (Some(scale), _) => {
            let to = ResizeTo::Scale(scale.map(|factor| factor as f64));
            Ok(Op::Resize { to, mode, align_corners })
        }
        (None, _) => {
            let factors = value.trim_matches(['(', ')']).split(',').map(|factor| factor.trim().parse::<f64>());
            let factors: Vec<f64> =
                factors.collect::<Result<_, _>>().map_err(|_| arguments.unsupported("scale_factor", value))?;
            let scale = match *factors {
                [both] => Axes::new(both, both),
                [height, width] => Axes::new(height, width),
                _ => return Err(arguments.unsupported("scale_factor", value)),
            };
            Ok(Op::Resize { to: ResizeTo::Scale(scale), mode, align_corners })
        }
    }
}

/// The activation with a class name.
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
        "Softplus" => Activation::Softplus,
        "LogSigmoid" => Activation::LogSigmoid,
        "Hardtanh" => Activation::Hardtanh,
        "Softsign" => Activation::Softsign,
        "CELU" => Activation::Celu,
        _ => return None,
    })
}
