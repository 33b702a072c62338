//! Layers of Caffe as operators.

use super::text::Message;
use crate::formats::builder::{NetworkBuilder, Value};
use crate::formats::{ImportWarning, ModelError, ModelProblem};
use crate::network::{
    Activation, Axes, Channels, Conv, ConvTranspose, MapAxis, Op, Padding, PaddingMode, Pool, Sides, SoftmaxAxis,
};

/// A layer of the file.
#[derive(Debug)]
pub(super) struct Layer<'a> {
    name: &'a str,
    /// Its kind, in the spelling of newer versions.
    pub(super) kind: String,
    message: &'a Message<'a>,
}

impl<'a> Layer<'a> {
    pub(super) fn of(message: &'a Message<'a>) -> Result<Self, ModelError> {
        let name = message.scalar("name").unwrap_or_default();
        let missing = || ModelError::of(name, ModelProblem::Missing { attribute: "type".into() }).on_line(message.line);
        let kind = message.scalar("type").ok_or_else(missing)?;
        Ok(Self { name, kind: new_spelling(kind), message })
    }

    pub(super) fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(self.name, problem).on_line(self.message.line)
    }

    /// The names of the layer's weights: layers with equal ones share them. None if it has no names.
    pub(super) fn weight_names(&self) -> Option<Vec<&'a str>> {
        let new = self.message.messages("param").map(|param| param.scalar("name").unwrap_or_default());
        let names: Vec<&str> = new.chain(self.message.scalars("param")).collect();
        names.iter().any(|name| !name.is_empty()).then_some(names)
    }

    fn settings(&self, name: &str) -> Settings<'_> {
        Settings { layer: self, message: self.message.message(name) }
    }

    /// The output values of the layer, one per top.
    pub(super) fn outputs(
        &self,
        builder: &mut NetworkBuilder,
        inputs: &[Value],
        tops: usize,
    ) -> Result<Vec<Value>, ModelError> {
        let missing = || self.error(ModelProblem::Missing { attribute: "bottom".into() });
        let first = *inputs.first().ok_or_else(missing)?;
        match self.kind.as_str() {
            "Split" => Ok(vec![first; tops.min(1000)]),
            "Slice" => self.slices(builder, first, tops),
            // The second top of a max pooling is its mask, which an unpooling reads.
            "Pooling" => Ok(vec![self.output(builder, inputs, first)?; tops.clamp(1, 2)]),
            _ => Ok(vec![self.output(builder, inputs, first)?]),
        }
    }

    fn output(&self, builder: &mut NetworkBuilder, inputs: &[Value], first: Value) -> Result<Value, ModelError> {
        let op = match self.kind.as_str() {
            "Convolution" | "DepthwiseConvolution" | "ConvolutionDepthwise" => self.conv()?,
            "Deconvolution" => self.deconv()?,
            "Pooling" => self.pool(builder, first)?,
            "Upsample" => self.max_unpool(builder, inputs)?,
            "InnerProduct" => return self.inner_product(builder, first),
            "ReLU" => match self.settings("relu_param").fraction("negative_slope") {
                Some(slope) if slope != 0.0 => Op::Activation(Activation::LeakyRelu),
                _ => Op::Activation(Activation::Relu),
            },
            "ReLU6" => Op::Activation(Activation::Relu6),
            "ELU" => Op::Activation(Activation::Elu),
            "Sigmoid" => Op::Activation(Activation::Sigmoid),
            "TanH" => Op::Activation(Activation::Tanh),
            "Swish" => Op::Activation(Activation::Silu),
            "BatchNorm" => {
                // Caffe's batch norm has no learned parameters: the Scale layer after it has.
                let (kind, shown) = (self.kind.clone(), Op::Identity.word().to_owned());
                builder.warnings.push(ImportWarning::ShownAs { node: self.name.into(), kind, shown });
                Op::Identity
            }
            "Scale" if inputs.len() == 1 => {
                if self.settings("scale_param").flag("bias_term", false) {
                    Op::BatchNorm
                } else {
                    Op::Scale
                }
            }
            "Dropout" => Op::Dropout {
                probability: self.settings("dropout_param").fraction("dropout_ratio").unwrap_or(0.5).clamp(0.0, 1.0),
            },
            "Eltwise" => match self.settings("eltwise_param").word("operation").unwrap_or("SUM") {
                "SUM" | "1" => Op::Add,
                "PROD" | "0" => Op::Mul,
                "MAX" | "2" => Op::Maximum,
                other => return Err(self.unsupported("operation", other)),
            },
            "Concat" => match self.settings("concat_param").whole("axis")?.unwrap_or(1) {
                1 => Op::Concat { axis: MapAxis::Channels },
                2 => Op::Concat { axis: MapAxis::Height },
                3 => Op::Concat { axis: MapAxis::Width },
                axis => return Err(self.unsupported("axis", &axis.to_string())),
            },
            "Flatten" => Op::Flatten,
            "LRN" => {
                let settings = self.settings("lrn_param");
                match settings.word("norm_region").unwrap_or("ACROSS_CHANNELS") {
                    "ACROSS_CHANNELS" | "0" => {
                        Op::LocalResponseNorm { size: settings.whole("local_size")?.unwrap_or(5) }
                    }
                    other => return Err(self.unsupported("norm_region", other)),
                }
            }
            "Softmax" => Op::Softmax { axis: SoftmaxAxis::Channels },
            "PReLU" => Op::Prelu { per_channel: !self.settings("prelu_param").flag("channel_shared", false) },
            "AbsVal" => Op::Activation(Activation::Abs),
            "Exp" => Op::Activation(Activation::Exp),
            "Log" => Op::Activation(Activation::Log),
            "Power" => {
                builder.warnings.push(ImportWarning::LeftOut { node: self.name.into(), kind: self.kind.clone() });
                return Ok(first);
            }
            _ => return Err(self.error(ModelProblem::UnknownKind { kind: self.kind.clone() })),
        };
        if matches!(op, Op::Add | Op::Mul | Op::Maximum | Op::Concat { .. }) && inputs.len() == 1 {
            return Ok(first);
        }
        let value = builder.add(self.name, op, inputs).map_err(|error| error.on_line(self.message.line))?;
        // A factor and a constant per channel are the parameters of a batch norm.
        if self.kind == "Scale" && self.settings("scale_param").flag("bias_term", false) {
            let (kind, shown) = (self.kind.clone(), Op::BatchNorm.word().to_owned());
            builder.warnings.push(ImportWarning::ShownAs { node: self.name.into(), kind, shown });
        }
        Ok(value)
    }

    fn unsupported(&self, attribute: &str, found: &str) -> ModelError {
        let found = found.chars().take(60).collect();
        self.error(ModelProblem::Unsupported { attribute: attribute.into(), found })
    }

    fn conv(&self) -> Result<Op, ModelError> {
        let settings = self.settings("convolution_param");
        let padding = Padding::Sides(Sides::symmetric(settings.pair("pad")?.unwrap_or_default()));
        let out = settings.needed("num_output")?;
        let groups = settings.whole("group")?.unwrap_or(1);
        Ok(Op::Conv(Conv {
            channels: Channels::Grouped { out, groups: if self.kind == "Convolution" { groups } else { out } },
            kernel: settings.kernel()?,
            stride: settings.pair("stride")?.unwrap_or(Axes::new(1, 1)),
            padding,
            padding_mode: PaddingMode::Zeros,
            dilation: settings.pair("dilation")?.unwrap_or(Axes::new(1, 1)),
            bias: settings.flag("bias_term", true),
        }))
    }

    fn deconv(&self) -> Result<Op, ModelError> {
        let settings = self.settings("convolution_param");
        Ok(Op::ConvTranspose(ConvTranspose {
            out_channels: settings.needed("num_output")?,
            groups: settings.whole("group")?.unwrap_or(1),
            kernel: settings.kernel()?,
            stride: settings.pair("stride")?.unwrap_or(Axes::new(1, 1)),
            padding: Padding::Sides(Sides::symmetric(settings.pair("pad")?.unwrap_or_default())),
            output_padding: Axes::new(0, 0),
            dilation: settings.pair("dilation")?.unwrap_or(Axes::new(1, 1)),
            bias: settings.flag("bias_term", true),
        }))
    }

    /// Caffe rounds up. A last window that would begin beyond the map and its padding before is dropped, as it is here, but only if there
    /// is padding along one of the axes (`PoolingLayer::Reshape`); otherwise it is kept, and holds nothing.
    fn pool(&self, builder: &NetworkBuilder, input: Value) -> Result<Op, ModelError> {
        let settings = self.settings("pooling_param");
        let is_max = match settings.word("pool").unwrap_or("MAX") {
            "MAX" | "0" => true,
            "AVE" | "1" => false,
            other => return Err(self.unsupported("pool", other)),
        };
        if settings.flag("global_pooling", false) {
            return Ok(if is_max { Op::GlobalMaxPool } else { Op::GlobalAvgPool });
        }
        let (kernel, stride) = (settings.kernel()?, settings.pair("stride")?.unwrap_or(Axes::new(1, 1)));
        let ceil_mode = match settings.word("round_mode") {
            None => settings.flag("ceil_mode", true),
            Some("CEIL" | "0") => true,
            Some("FLOOR" | "1") => false,
            Some(other) => return Err(self.unsupported("round_mode", other)),
        };
        let padding = settings.pair("pad")?.unwrap_or_default();
        let (_, size) = builder.map(self.name, input)?;
        let is_empty = |size: u64, kernel: u64, stride: u64| {
            size >= kernel && stride > 0 && (size - kernel).div_ceil(stride).saturating_mul(stride) >= size
        };
        let has_empty =
            is_empty(size.height, kernel.height, stride.height) || is_empty(size.width, kernel.width, stride.width);
        if ceil_mode && padding == Axes::new(0, 0) && has_empty {
            return Err(self.unsupported("stride", &format!("{stride}, kernel {kernel}")));
        }
        let padding = Padding::Sides(Sides::symmetric(padding));
        let pool = Pool { stride, padding, ceil_mode, ..Pool::new(kernel) };
        Ok(if is_max { Op::MaxPool(pool) } else { Op::AvgPool(pool) })
    }

    /// The layer of `SegNet` for Caffe: values put back to the cells of a max pooling layer's mask. Its size is given, or follows from a factor.
    fn max_unpool(&self, builder: &NetworkBuilder, inputs: &[Value]) -> Result<Op, ModelError> {
        let &[values, _] = inputs else {
            return Err(self.error(ModelProblem::UnknownKind { kind: self.kind.clone() }));
        };
        let settings = self.settings("upsample_param");
        let (scale, size) = (settings.whole("scale")?.unwrap_or(2), builder.shape(values).size());
        let asked = Axes {
            height: settings.whole("upsample_h")?.unwrap_or(size.height.saturating_mul(scale)),
            width: settings.whole("upsample_w")?.unwrap_or(size.width.saturating_mul(scale)),
        };
        let shapes: Vec<_> = inputs.iter().map(|&value| builder.shape(value)).collect();
        let made = Op::MaxUnpool.output_shape(&shapes, inputs.get(1).and_then(|&pool| builder.indices(pool)));
        let made = made.map_err(|problem| self.error(problem.into()))?.size();
        if made != asked {
            return Err(self.unsupported("upsample_param", &asked.to_string()));
        }
        Ok(Op::MaxUnpool)
    }

    /// A fully connected layer, which flattens its input.
    fn inner_product(&self, builder: &mut NetworkBuilder, input: Value) -> Result<Value, ModelError> {
        let settings = self.settings("inner_product_param");
        if let Some(axis) = settings.whole("axis")?.filter(|axis| *axis != 1) {
            return Err(self.unsupported("axis", &axis.to_string()));
        }
        let flat = builder.flattened(self.name, input, true)?;
        let op = Op::Linear { out_features: settings.needed("num_output")?, bias: settings.flag("bias_term", true) };
        builder.add(self.name, op, &[flat]).map_err(|error| error.on_line(self.message.line))
    }

    fn slices(&self, builder: &mut NetworkBuilder, input: Value, tops: usize) -> Result<Vec<Value>, ModelError> {
        let settings = self.settings("slice_param");
        if let Some(axis) = settings.whole("axis")?.filter(|axis| *axis != 1) {
            return Err(self.unsupported("axis", &axis.to_string()));
        }
        let (channels, count) = (builder.shape(input).channels(), tops.clamp(1, 1000) as u64);
        let points: Vec<u64> = match self.message.message("slice_param") {
            Some(message) => message.scalars("slice_point").filter_map(|point| point.parse().ok()).collect(),
            None => Vec::new(),
        };
        let points =
            if points.is_empty() { (1..count).map(|index| channels / count * index).collect() } else { points };
        let starts = std::iter::once(0).chain(points.iter().copied());
        let ends = points.iter().copied().chain([channels]);
        let sections: Vec<u64> = starts.zip(ends).map(|(start, end)| end.saturating_sub(start)).collect();
        let slice = |index: u64| {
            let op = Op::Split { sections: sections.clone(), index };
            builder.add(self.name, op, &[input]).map_err(|error| error.on_line(self.message.line))
        };
        (0..count).map(slice).collect()
    }
}

/// The settings of a layer's kind.
struct Settings<'a> {
    layer: &'a Layer<'a>,
    message: Option<&'a Message<'a>>,
}

impl<'a> Settings<'a> {
    fn word(&self, name: &str) -> Option<&'a str> {
        self.message?.scalar(name)
    }

    fn flag(&self, name: &str, unsaid: bool) -> bool {
        self.word(name).map_or(unsaid, |word| matches!(word, "true" | "1"))
    }

    fn fraction(&self, name: &str) -> Option<f64> {
        self.word(name)?.parse().ok()
    }

    fn whole(&self, name: &str) -> Result<Option<u64>, ModelError> {
        let Some(word) = self.word(name) else { return Ok(None) };
        word.parse().map(Some).map_err(|_| self.layer.unsupported(name, word))
    }

    fn needed(&self, name: &str) -> Result<u64, ModelError> {
        self.whole(name)?.ok_or_else(|| self.layer.error(ModelProblem::Missing { attribute: name.into() }))
    }

    fn kernel(&self) -> Result<Axes<u64>, ModelError> {
        let missing = || self.layer.error(ModelProblem::Missing { attribute: "kernel_size".into() });
        match self.pair("kernel_size")? {
            Some(kernel) => Ok(kernel),
            None => self.pair("kernel")?.ok_or_else(missing),
        }
    }

    /// One number for both axes, two numbers, or `name_h` and `name_w`.
    fn pair(&self, name: &str) -> Result<Option<Axes<u64>>, ModelError> {
        let Some(message) = self.message else { return Ok(None) };
        let (high, wide) = (self.whole(&format!("{name}_h"))?, self.whole(&format!("{name}_w"))?);
        if high.is_some() || wide.is_some() {
            return Ok(Some(Axes::new(high.unwrap_or(0), wide.unwrap_or(0))));
        }
        let words: Vec<&str> = message.scalars(name).collect();
        let numbers: Result<Vec<u64>, _> = words.iter().map(|word| word.parse::<u64>()).collect();
        match numbers.as_deref() {
            Ok([]) => Ok(None),
            Ok([both]) => Ok(Some(Axes::new(*both, *both))),
            Ok([height, width]) => Ok(Some(Axes::new(*height, *width))),
            _ => Err(self.layer.unsupported(name, &words.join(" "))),
        }
    }
}

/// The older versions' kinds in capitals, in the new spelling.
fn new_spelling(kind: &str) -> String {
    let known = match kind {
        "CONVOLUTION" => "Convolution",
        "DECONVOLUTION" => "Deconvolution",
        "POOLING" => "Pooling",
        "INNER_PRODUCT" => "InnerProduct",
        "RELU" => "ReLU",
        "SIGMOID" => "Sigmoid",
        "TANH" => "TanH",
        "DROPOUT" => "Dropout",
        "ELTWISE" => "Eltwise",
        "CONCAT" => "Concat",
        "FLATTEN" => "Flatten",
        "SOFTMAX" => "Softmax",
        "SOFTMAX_LOSS" => "SoftmaxWithLoss",
        "ACCURACY" => "Accuracy",
        "DATA" => "Data",
        "IMAGE_DATA" => "ImageData",
        "HDF5_DATA" => "HDF5Data",
        "MEMORY_DATA" => "MemoryData",
        "SPLIT" => "Split",
        "SLICE" => "Slice",
        "POWER" => "Power",
        "SILENCE" => "Silence",
        other => other,
    };
    known.to_owned()
}
