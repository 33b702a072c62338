//! The table of operator kinds.

use super::parameters::{
    ALIGN_CORNERS, AVG_POOL_PARAMETERS, AXIS, BIAS, CONCAT_AXIS, CONV_KERNEL, CONV_PADDING, DILATION, FACTOR, FUNCTION,
    GROUPS, LP_POOL_PARAMETERS, MODE, MULTIPLIER, OPAQUE_PARAMETERS, OUT_CHANNELS, OUTPUT_PADDING, PADDING_MODE, POOL,
    PROBABILITY, RESIZE_MODE, SECTIONS, SLICE_END, SLICE_INDEX, SLICE_START, SLICE_STEP, SOFTMAX_AXIS, STRIDE, bare,
    optional,
};
use super::spec::{Bare, ChannelRule, OpSpec, ParameterSpec, ValueKind};
use super::{
    Activation, Channels, Conv, ConvTranspose, Interpolation, MapAxis, Op, Opaque, PaddingMode, Pool, ResizeMode,
    ResizeTo, SoftmaxAxis, Value,
};
use crate::network::{Arity, Axes, Parameter, Sides};

/// Defines the table and [`Op::spec`] from one list, so that the compiler refuses a list that lacks an operator.
macro_rules! table {
    ($($name:ident: $pattern:pat => $spec:expr,)*) => {
        $(static $name: OpSpec = $spec;)*

        impl OpSpec {
            /// All kinds, in menu order.
            pub fn all() -> &'static [&'static Self] {
                static ALL: &[&OpSpec] = &[$(&$name),*];
                ALL
            }
        }

        impl Op {
            /// The specification of this kind of operator.
            pub fn spec(&self) -> &'static OpSpec {
                match self {
                    $($pattern => &$name,)*
                }
            }
        }
    };
}

table! {
    CONV: Op::Conv(Conv { channels: Channels::Grouped { .. }, .. }) => OpSpec {
        example: "conv 64 k3",
        channels: ChannelRule::Groups,
        grows: true,
        parameters: &[OUT_CHANNELS, CONV_KERNEL, STRIDE, CONV_PADDING, PADDING_MODE, DILATION, GROUPS, BIAS],
        ..kind("conv", "conv", || Op::Conv(Conv::NEW))
    },
    DEPTHWISE_CONV: Op::Conv(Conv { channels: Channels::Depthwise { .. }, .. }) => OpSpec {
        aliases: &["depthwise"],
        example: "dwconv k3",
        json_mark: Some("depthwise"),
        channels: ChannelRule::Groups,
        grows: true,
        parameters: &[CONV_KERNEL, STRIDE, CONV_PADDING, PADDING_MODE, DILATION, MULTIPLIER, BIAS],
        ..kind("dwconv", "conv", || Op::Conv(Conv { channels: Channels::Depthwise { multiplier: 1 }, ..Conv::NEW }))
    },
    CONV_TRANSPOSE: Op::ConvTranspose(_) => OpSpec {
        aliases: &["conv_transpose"],
        example: "deconv 64 k4 s2 p1",
        channels: ChannelRule::Groups,
        grows: true,
        parameters: &[
            OUT_CHANNELS, CONV_KERNEL, STRIDE, CONV_PADDING, OUTPUT_PADDING, DILATION, GROUPS, BIAS,
        ],
        ..kind("deconv", "conv_transpose", || Op::ConvTranspose(ConvTranspose::NEW))
    },
    MAX_POOL: Op::MaxPool(_) => OpSpec {
        aliases: &["pool"],
        example: "maxpool k2",
        grows: true,
        parameters: &POOL,
        ..kind("maxpool", "max_pool", || Op::MaxPool(Pool::new(Axes::new(2, 2))))
    },
    AVG_POOL: Op::AvgPool(_) => OpSpec {
        example: "avgpool k2",
        grows: true,
        parameters: &AVG_POOL_PARAMETERS,
        ..kind("avgpool", "avg_pool", || Op::AvgPool(Pool::new(Axes::new(2, 2))))
    },
    LP_POOL: Op::LpPool { .. } => OpSpec {
        aliases: &["lp_pool"],
        example: "lppool k2",
        grows: true,
        parameters: &LP_POOL_PARAMETERS,
        ..kind("lppool", "lp_pool", || Op::LpPool { norm: 2, pool: Pool::new(Axes::new(2, 2)) })
    },
    GLOBAL_AVG_POOL: Op::GlobalAvgPool => OpSpec {
        aliases: &["global_avg_pool"],
        grows: true,
        ..kind("gap", "global_avg_pool", || Op::GlobalAvgPool)
    },
    ADAPTIVE_AVG_POOL: Op::AdaptiveAvgPool { .. } => OpSpec {
        example: "adaptive 7x7",
        grows: true,
        parameters: &[bare(Parameter::OutputSize, ValueKind::Pair, "output")],
        ..kind("adaptive", "adaptive_avg_pool", || Op::AdaptiveAvgPool { output: Axes::new(7, 7) })
    },
    GLOBAL_MAX_POOL: Op::GlobalMaxPool => OpSpec {
        aliases: &["global_max_pool"],
        grows: true,
        ..kind("gmp", "global_max_pool", || Op::GlobalMaxPool)
    },
    ADAPTIVE_MAX_POOL: Op::AdaptiveMaxPool { .. } => OpSpec {
        aliases: &["adaptive_max_pool"],
        example: "adaptivemax 7x7",
        grows: true,
        parameters: &[bare(Parameter::OutputSize, ValueKind::Pair, "output")],
        ..kind("adaptivemax", "adaptive_max_pool", || Op::AdaptiveMaxPool { output: Axes::new(7, 7) })
    },
    MAX_UNPOOL: Op::MaxUnpool => OpSpec {
        aliases: &["maxunpool", "max_unpool"],
        example: "unpool a",
        arity: Arity::Two,
        grows: true,
        ..kind("unpool", "max_unpool", || Op::MaxUnpool)
    },
    UPSAMPLE: Op::Upsample { .. } => OpSpec {
        aliases: &["upsample"],
        example: "up 2",
        grows: true,
        parameters: &[bare(Parameter::Scale, ValueKind::Pair, "scale"), MODE],
        ..kind("up", "upsample", || Op::Upsample { scale: Axes::new(2, 2), mode: Interpolation::Nearest })
    },
    RESIZE: Op::Resize { to: ResizeTo::Size(_), .. } => OpSpec {
        aliases: &["interpolate"],
        example: "resize 65x65",
        grows: true,
        parameters: &[bare(Parameter::OutputSize, ValueKind::Pair, "output"), RESIZE_MODE, ALIGN_CORNERS],
        ..kind("resize", "resize", || Op::Resize {
            to: ResizeTo::Size(Axes::new(65, 65)),
            mode: ResizeMode::Nearest,
            align_corners: false,
        })
    },
    RESCALE: Op::Resize { to: ResizeTo::Scale(_), .. } => OpSpec {
        example: "rescale 1.5",
        json_mark: Some("scale"),
        grows: true,
        parameters: &[bare(Parameter::Scale, ValueKind::Factors, "scale"), RESIZE_MODE, ALIGN_CORNERS],
        ..kind("rescale", "resize", || Op::Resize {
            to: ResizeTo::Scale(Axes::new(1.5, 1.5)),
            mode: ResizeMode::Nearest,
            align_corners: false,
        })
    },
    BATCH_NORM: Op::BatchNorm => OpSpec { aliases: &["batchnorm", "batch_norm"], ..kind("bn", "batch_norm", || Op::BatchNorm) },
    LAYER_NORM: Op::LayerNorm => OpSpec { aliases: &["layernorm", "layer_norm"], ..kind("ln", "layer_norm", || Op::LayerNorm) },
    GROUP_NORM: Op::GroupNorm { .. } => OpSpec {
        aliases: &["groupnorm", "group_norm"],
        example: "gn 32",
        parameters: &[bare(Parameter::Groups, ValueKind::Number, "groups")],
        ..kind("gn", "group_norm", || Op::GroupNorm { groups: 32 })
    },
    RMS_NORM: Op::RmsNorm => OpSpec { aliases: &["rmsnorm", "rms_norm"], ..kind("rms", "rms_norm", || Op::RmsNorm) },
    INSTANCE_NORM: Op::InstanceNorm { .. } => OpSpec {
        aliases: &["instance_norm"],
        parameters: &[ParameterSpec {
            words: &[("affine", Value::Flag(true))],
            ..optional(Parameter::Affine, ValueKind::Flag, "affine", "", &Value::Flag(false))
        }],
        ..kind("instancenorm", "instance_norm", || Op::InstanceNorm { affine: false })
    },
    LOCAL_RESPONSE_NORM: Op::LocalResponseNorm { .. } => OpSpec {
        aliases: &["local_response_norm", "localresponsenorm"],
        example: "lrn 5",
        parameters: &[ParameterSpec {
            bare: Bare::Any,
            always_written: true,
            ..optional(Parameter::Neighbours, ValueKind::Number, "size", "", &Value::Number(5))
        }],
        ..kind("lrn", "local_response_norm", || Op::LocalResponseNorm { size: 5 })
    },
    SCALE: Op::Scale => kind("scale", "scale", || Op::Scale),
    RELU: Op::Activation(Activation::Relu) => activation(Activation::Relu, || Op::Activation(Activation::Relu)),
    RELU6: Op::Activation(Activation::Relu6) => activation(Activation::Relu6, || Op::Activation(Activation::Relu6)),
    SILU: Op::Activation(Activation::Silu) => OpSpec {
        aliases: &["swish"],
        ..activation(Activation::Silu, || Op::Activation(Activation::Silu))
    },
    HARDSWISH: Op::Activation(Activation::Hardswish) => {
        activation(Activation::Hardswish, || Op::Activation(Activation::Hardswish))
    },
    HARDSIGMOID: Op::Activation(Activation::Hardsigmoid) => {
        activation(Activation::Hardsigmoid, || Op::Activation(Activation::Hardsigmoid))
    },
    SIGMOID: Op::Activation(Activation::Sigmoid) => activation(Activation::Sigmoid, || Op::Activation(Activation::Sigmoid)),
    TANH: Op::Activation(Activation::Tanh) => activation(Activation::Tanh, || Op::Activation(Activation::Tanh)),
    GELU: Op::Activation(Activation::Gelu) => activation(Activation::Gelu, || Op::Activation(Activation::Gelu)),
    LEAKY_RELU: Op::Activation(Activation::LeakyRelu) => {
        activation(Activation::LeakyRelu, || Op::Activation(Activation::LeakyRelu))
    },
    ELU: Op::Activation(Activation::Elu) => activation(Activation::Elu, || Op::Activation(Activation::Elu)),
    SELU: Op::Activation(Activation::Selu) => activation(Activation::Selu, || Op::Activation(Activation::Selu)),
    MISH: Op::Activation(Activation::Mish) => activation(Activation::Mish, || Op::Activation(Activation::Mish)),
    SOFTPLUS: Op::Activation(Activation::Softplus) => activation(Activation::Softplus, || Op::Activation(Activation::Softplus)),
    LOG_SIGMOID: Op::Activation(Activation::LogSigmoid) => activation(Activation::LogSigmoid, || Op::Activation(Activation::LogSigmoid)),
    HARDTANH: Op::Activation(Activation::Hardtanh) => activation(Activation::Hardtanh, || Op::Activation(Activation::Hardtanh)),
    SOFTSIGN: Op::Activation(Activation::Softsign) => activation(Activation::Softsign, || Op::Activation(Activation::Softsign)),
    CELU: Op::Activation(Activation::Celu) => activation(Activation::Celu, || Op::Activation(Activation::Celu)),
    EXP: Op::Activation(Activation::Exp) => activation(Activation::Exp, || Op::Activation(Activation::Exp)),
    LOG: Op::Activation(Activation::Log) => activation(Activation::Log, || Op::Activation(Activation::Log)),
    ABS: Op::Activation(Activation::Abs) => activation(Activation::Abs, || Op::Activation(Activation::Abs)),
    NEG: Op::Activation(Activation::Neg) => activation(Activation::Neg, || Op::Activation(Activation::Neg)),
    SQUARE: Op::Activation(Activation::Square) => activation(Activation::Square, || Op::Activation(Activation::Square)),
    SQRT: Op::Activation(Activation::Sqrt) => activation(Activation::Sqrt, || Op::Activation(Activation::Sqrt)),
    SIN: Op::Activation(Activation::Sin) => activation(Activation::Sin, || Op::Activation(Activation::Sin)),
    COS: Op::Activation(Activation::Cos) => activation(Activation::Cos, || Op::Activation(Activation::Cos)),
    PRELU: Op::Prelu { .. } => OpSpec {
        parameters: &[ParameterSpec {
            words: &[("single", Value::Flag(false)), ("per_channel", Value::Flag(true))],
            ..optional(Parameter::PerChannel, ValueKind::Flag, "per_channel", "", &Value::Flag(true))
        }],
        ..kind("prelu", "prelu", || Op::Prelu { per_channel: true })
    },
    GLU: Op::Glu => OpSpec { channels: ChannelRule::Halved, ..kind("glu", "glu", || Op::Glu) },
    SOFTMAX: Op::Softmax { .. } => OpSpec {
        channels: ChannelRule::All,
        parameters: &[SOFTMAX_AXIS],
        ..kind("softmax", "softmax", || Op::Softmax { axis: SoftmaxAxis::Channels })
    },
    LOG_SOFTMAX: Op::LogSoftmax { .. } => OpSpec {
        aliases: &["log_softmax"],
        channels: ChannelRule::All,
        parameters: &[SOFTMAX_AXIS],
        ..kind("logsoftmax", "log_softmax", || Op::LogSoftmax { axis: SoftmaxAxis::Channels })
    },
    ADD: Op::Add => OpSpec { aliases: &["sum"], arity: Arity::TwoOrMore, ..kind("add", "add", || Op::Add) },
    MUL: Op::Mul => OpSpec { arity: Arity::TwoOrMore, ..kind("mul", "mul", || Op::Mul) },
    SUB: Op::Sub => OpSpec { aliases: &["subtract"], arity: Arity::TwoOrMore, ..kind("sub", "sub", || Op::Sub) },
    DIV: Op::Div => OpSpec { aliases: &["divide"], arity: Arity::TwoOrMore, ..kind("div", "div", || Op::Div) },
    MINIMUM: Op::Minimum => OpSpec { arity: Arity::TwoOrMore, ..kind("minimum", "minimum", || Op::Minimum) },
    MAXIMUM: Op::Maximum => OpSpec { arity: Arity::TwoOrMore, ..kind("maximum", "maximum", || Op::Maximum) },
    CONCAT: Op::Concat { .. } => OpSpec {
        aliases: &["cat", "concatenate"],
        arity: Arity::OneOrMore,
        channels: ChannelRule::Stacked,
        parameters: &[CONCAT_AXIS],
        ..kind("concat", "concat", || Op::Concat { axis: MapAxis::Channels })
    },
    SPLIT: Op::Split { .. } => OpSpec {
        channels: ChannelRule::Sliced,
        parameters: &[SECTIONS, SLICE_INDEX],
        ..kind("split", "split", || Op::Split { sections: vec![32, 32], index: 0 })
    },
    CHANNEL_SHUFFLE: Op::ChannelShuffle { .. } => OpSpec {
        example: "shuffle 2",
        channels: ChannelRule::Shuffled,
        parameters: &[bare(Parameter::Groups, ValueKind::Number, "groups")],
        ..kind("shuffle", "channel_shuffle", || Op::ChannelShuffle { groups: 2 })
    },
    SLICE: Op::Slice { .. } => OpSpec {
        example: "slice width start0 end16",
        channels: ChannelRule::Sliced,
        grows: true,
        parameters: &[AXIS, SLICE_START, SLICE_END, SLICE_STEP],
        ..kind("slice", "slice", || Op::Slice { axis: MapAxis::Width, start: 0, end: 16, step: 1 })
    },
    FLIP: Op::Flip { .. } => OpSpec {
        example: "flip width",
        channels: ChannelRule::Shuffled,
        grows: true,
        parameters: &[AXIS],
        ..kind("flip", "flip", || Op::Flip { axis: MapAxis::Width })
    },
    PIXEL_SHUFFLE: Op::PixelShuffle { .. } => OpSpec {
        aliases: &["pixel_shuffle", "subpixel"],
        example: "pixelshuffle 2",
        ..subpixel("pixelshuffle", "pixel_shuffle", || Op::PixelShuffle { factor: 2 })
    },
    PIXEL_UNSHUFFLE: Op::PixelUnshuffle { .. } => OpSpec {
        aliases: &["pixel_unshuffle"],
        example: "pixelunshuffle 2",
        ..subpixel("pixelunshuffle", "pixel_unshuffle", || Op::PixelUnshuffle { factor: 2 })
    },
    DEPTH_TO_SPACE: Op::DepthToSpace { .. } => OpSpec {
        aliases: &["depth_to_space"],
        example: "depthtospace 2",
        ..subpixel("depthtospace", "depth_to_space", || Op::DepthToSpace { factor: 2 })
    },
    SPACE_TO_DEPTH: Op::SpaceToDepth { .. } => OpSpec {
        aliases: &["space_to_depth", "reorg"],
        example: "spacetodepth 2",
        ..subpixel("spacetodepth", "space_to_depth", || Op::SpaceToDepth { factor: 2 })
    },
    PAD: Op::Pad { .. } => OpSpec {
        example: "pad 1",
        grows: true,
        parameters: &[
            ParameterSpec { least: 0, ..bare(Parameter::Padding, ValueKind::Sides, "padding") },
            ParameterSpec { json: "mode", ..PADDING_MODE },
        ],
        ..kind("pad", "pad", || Op::Pad { sides: Sides::new(1, 1, 1, 1), mode: PaddingMode::Zeros })
    },
    CROP: Op::Crop(_) => OpSpec {
        example: "crop 1",
        grows: true,
        parameters: &[ParameterSpec { least: 0, ..bare(Parameter::Crop, ValueKind::Sides, "crop") }],
        ..kind("crop", "crop", || Op::Crop(Sides::new(1, 1, 1, 1)))
    },
    FLATTEN: Op::Flatten => OpSpec { channels: ChannelRule::All, ..kind("flatten", "flatten", || Op::Flatten) },
    LINEAR: Op::Linear { .. } => OpSpec {
        aliases: &["dense", "fc"],
        example: "linear 1000",
        channels: ChannelRule::All,
        parameters: &[bare(Parameter::OutFeatures, ValueKind::Number, "out_features"), BIAS],
        ..kind("linear", "linear", || Op::Linear { out_features: 1000, bias: true })
    },
    DROPOUT: Op::Dropout { .. } => OpSpec {
        parameters: &[PROBABILITY],
        ..kind("dropout", "dropout", || Op::Dropout { probability: 0.5 })
    },
    IDENTITY: Op::Identity => kind("identity", "identity", || Op::Identity),
    OPAQUE: Op::Opaque(_) => OpSpec {
        aliases: &["block", "attention", "lstm", "gru"],
        example: "opaque Attention whole",
        arity: Arity::OneOrMore,
        channels: ChannelRule::All,
        grows: true,
        parameters: &OPAQUE_PARAMETERS,
        ..kind("opaque", "opaque", || Op::Opaque(Opaque::unnamed()))
    },
}

/// A kind without hyper-parameters that reads one map, cell by cell and channel by channel.
const fn kind(word: &'static str, json: &'static str, new: fn() -> Op) -> OpSpec {
    OpSpec {
        word,
        aliases: &[],
        example: word,
        json,
        json_mark: None,
        arity: Arity::One,
        channels: ChannelRule::Apart,
        grows: false,
        parameters: &[],
        new,
    }
}

/// A kind that turns cells into channels, or channels into cells.
const fn subpixel(word: &'static str, json: &'static str, new: fn() -> Op) -> OpSpec {
    OpSpec { channels: ChannelRule::Subpixel, grows: true, parameters: &[FACTOR], ..kind(word, json, new) }
}

/// A pointwise function; JSON has one `op` for all of them.
const fn activation(function: Activation, new: fn() -> Op) -> OpSpec {
    OpSpec { parameters: &[FUNCTION], ..kind(function.name(), "activation", new) }
}
