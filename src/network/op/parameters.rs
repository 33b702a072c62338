//! Hyper-parameters in the table of operators: their words, JSON names, defaults and bounds.

use super::spec::{Bare, Fallback, ParameterSpec, ValueKind};
use super::{Interpolation, MapAxis, Op, Padding, PaddingMode, Pool, ResizeMode, Sees, SoftmaxAxis, Value};
use crate::network::{Axes, LARGEST, Parameter, Sides};

/// A hyper-parameter that every text must give.
pub(super) const fn needed(parameter: Parameter, kind: ValueKind, json: &'static str) -> ParameterSpec {
    ParameterSpec {
        parameter,
        kind,
        json,
        setting: "",
        bare: Bare::Never,
        words: &[],
        choices: &[],
        within: None,
        fallback: Fallback::None,
        needed_in_json: true,
        quiet_in_json: false,
        always_written: false,
        least: 1,
        most: |_| LARGEST,
    }
}

/// A hyper-parameter that the notation gives without letters, as in `linear 1000`.
pub(super) const fn bare(parameter: Parameter, kind: ValueKind, json: &'static str) -> ParameterSpec {
    ParameterSpec { bare: Bare::Any, ..needed(parameter, kind, json) }
}

/// A hyper-parameter that texts may omit.
pub(super) const fn optional(
    parameter: Parameter,
    kind: ValueKind,
    json: &'static str,
    setting: &'static str,
    fallback: &'static Value,
) -> ParameterSpec {
    ParameterSpec {
        setting,
        fallback: Fallback::Value(fallback),
        needed_in_json: false,
        ..needed(parameter, kind, json)
    }
}

const NOUGHT: &Value = &Value::Number(0);
const ONE: &Value = &Value::Number(1);
const ONES: &Value = &Value::Pair(Axes::new(1, 1));
const NO_SIDES: Sides = Sides::new(0, 0, 0, 0);
static NO_SECTIONS: Value = Value::List(Vec::new());

pub(super) const OUT_CHANNELS: ParameterSpec =
    ParameterSpec { bare: Bare::Plain, ..needed(Parameter::OutChannels, ValueKind::Number, "out_channels") };
pub(super) const MULTIPLIER: ParameterSpec = ParameterSpec {
    needed_in_json: true,
    ..optional(Parameter::Multiplier, ValueKind::Number, "depthwise", "m2", ONE)
};
const KERNEL: ParameterSpec = ParameterSpec { setting: "k3", ..needed(Parameter::Kernel, ValueKind::Pair, "kernel") };
pub(super) const CONV_KERNEL: ParameterSpec = ParameterSpec { bare: Bare::Crossed, ..KERNEL };
pub(super) const STRIDE: ParameterSpec = optional(Parameter::Stride, ValueKind::Pair, "stride", "s2", ONES);
pub(super) const DILATION: ParameterSpec = optional(Parameter::Dilation, ValueKind::Pair, "dilation", "d2", ONES);
const PADDING: ParameterSpec = ParameterSpec {
    least: 0,
    ..optional(Parameter::Padding, ValueKind::Sides, "padding", "p1", &Value::Sides(NO_SIDES))
};
pub(super) const CONV_PADDING: ParameterSpec = ParameterSpec {
    kind: ValueKind::Padding,
    words: &[("psame", Value::Padding(Padding::Same)), ("pvalid", Value::Padding(Padding::Valid))],
    fallback: Fallback::Value(&Value::Padding(Padding::Sides(NO_SIDES))),
    ..PADDING
};
pub(super) const OUTPUT_PADDING: ParameterSpec = ParameterSpec {
    least: 0,
    most: most_output_padding,
    ..optional(Parameter::OutputPadding, ValueKind::Pair, "output_padding", "op1", &Value::Pair(Axes::new(0, 0)))
};
pub(super) const GROUPS: ParameterSpec = optional(Parameter::Groups, ValueKind::Number, "groups", "g2", ONE);
pub(super) const BIAS: ParameterSpec = ParameterSpec {
    words: &[("nobias", Value::Flag(false)), ("bias", Value::Flag(true))],
    ..optional(Parameter::Bias, ValueKind::Flag, "bias", "", &Value::Flag(true))
};
const POOL_KERNEL: ParameterSpec = ParameterSpec { bare: Bare::Any, ..KERNEL };
const POOL_STRIDE: ParameterSpec = ParameterSpec { fallback: Fallback::Same(Parameter::Kernel), ..STRIDE };
const POOL_PADDING: ParameterSpec = ParameterSpec { most: most_pool_padding, ..CONV_PADDING };
const CEIL_MODE: ParameterSpec = ParameterSpec {
    words: &[("ceil", Value::Flag(true))],
    ..optional(Parameter::CeilMode, ValueKind::Flag, "ceil_mode", "", &Value::Flag(false))
};
pub(super) const POOL: [ParameterSpec; 5] = [POOL_KERNEL, POOL_STRIDE, POOL_PADDING, DILATION, CEIL_MODE];
pub(super) const AVG_POOL_PARAMETERS: [ParameterSpec; 6] = [
    POOL_KERNEL,
    POOL_STRIDE,
    POOL_PADDING,
    DILATION,
    CEIL_MODE,
    ParameterSpec {
        words: &[("nopadcount", Value::Flag(false)), ("padcount", Value::Flag(true))],
        quiet_in_json: true,
        ..optional(Parameter::CountIncludePad, ValueKind::Flag, "count_include_pad", "", &Value::Flag(true))
    },
];
pub(super) const LP_POOL_PARAMETERS: [ParameterSpec; 4] = [
    ParameterSpec {
        always_written: true,
        ..optional(Parameter::Norm, ValueKind::Number, "norm", "norm2", &Value::Number(2))
    },
    POOL_KERNEL,
    POOL_STRIDE,
    CEIL_MODE,
];
pub(super) const MODE: ParameterSpec = ParameterSpec {
    words: &[("bilinear", Value::Choice("bilinear")), ("nearest", Value::Choice("nearest"))],
    choices: Interpolation::WORDS,
    ..optional(Parameter::Interpolation, ValueKind::Choice, "mode", "", &Value::Choice("nearest"))
};
pub(super) const SOFTMAX_AXIS: ParameterSpec = ParameterSpec {
    words: &[("map", Value::Choice("map")), ("channels", Value::Choice("channels"))],
    choices: SoftmaxAxis::WORDS,
    ..optional(Parameter::Axis, ValueKind::Choice, "axis", "", &Value::Choice("channels"))
};
pub(super) const AXIS: ParameterSpec = ParameterSpec {
    words: &[
        ("channels", Value::Choice("channels")),
        ("height", Value::Choice("height")),
        ("width", Value::Choice("width")),
    ],
    choices: MapAxis::WORDS,
    ..needed(Parameter::Axis, ValueKind::Choice, "axis")
};
/// Names may be any word; the sign before the axis marks it as a setting, and names with that sign are quoted.
pub(super) const CONCAT_AXIS: ParameterSpec = ParameterSpec {
    words: &[
        ("axis=channels", Value::Choice("channels")),
        ("axis=height", Value::Choice("height")),
        ("axis=width", Value::Choice("width")),
    ],
    choices: MapAxis::WORDS,
    quiet_in_json: true,
    ..optional(Parameter::Axis, ValueKind::Choice, "axis", "", &Value::Choice("channels"))
};
pub(super) const SLICE_START: ParameterSpec = ParameterSpec {
    least: 0,
    always_written: true,
    ..optional(Parameter::Start, ValueKind::Number, "start", "start0", NOUGHT)
};
pub(super) const SLICE_END: ParameterSpec =
    ParameterSpec { setting: "end16", ..needed(Parameter::End, ValueKind::Number, "end") };
pub(super) const SLICE_STEP: ParameterSpec = optional(Parameter::Step, ValueKind::Number, "step", "step2", ONE);
pub(super) const FACTOR: ParameterSpec = bare(Parameter::Factor, ValueKind::Number, "factor");
pub(super) const PADDING_MODE: ParameterSpec = ParameterSpec {
    words: &[
        ("zeros", Value::Choice("zeros")),
        ("reflect", Value::Choice("reflect")),
        ("replicate", Value::Choice("replicate")),
        ("circular", Value::Choice("circular")),
    ],
    choices: PaddingMode::WORDS,
    quiet_in_json: true,
    ..optional(Parameter::PaddingMode, ValueKind::Choice, "padding_mode", "", &Value::Choice("zeros"))
};
pub(super) const RESIZE_MODE: ParameterSpec = ParameterSpec {
    words: &[
        ("bilinear", Value::Choice("bilinear")),
        ("bicubic", Value::Choice("bicubic")),
        ("nearest", Value::Choice("nearest")),
    ],
    choices: ResizeMode::WORDS,
    ..MODE
};
pub(super) const ALIGN_CORNERS: ParameterSpec = ParameterSpec {
    words: &[("aligned", Value::Flag(true))],
    ..optional(Parameter::AlignCorners, ValueKind::Flag, "align_corners", "", &Value::Flag(false))
};
pub(super) const FUNCTION: ParameterSpec = needed(Parameter::Activation, ValueKind::Activation, "kind");
pub(super) const SECTIONS: ParameterSpec =
    ParameterSpec { fallback: Fallback::Value(&NO_SECTIONS), ..bare(Parameter::Section, ValueKind::List, "sections") };
pub(super) const SLICE_INDEX: ParameterSpec = ParameterSpec {
    needed_in_json: true,
    always_written: true,
    least: 0,
    most: most_slice,
    ..optional(Parameter::SliceIndex, ValueKind::Number, "index", "i1", &Value::Number(0))
};
pub(super) const PROBABILITY: ParameterSpec = ParameterSpec {
    bare: Bare::Any,
    always_written: true,
    ..optional(Parameter::Probability, ValueKind::Fraction, "p", "", &Value::Fraction(0.5))
};

pub(super) const OPAQUE_PARAMETERS: [ParameterSpec; 9] = [
    ParameterSpec { always_written: true, ..needed(Parameter::Kind, ValueKind::Text, "kind") },
    ParameterSpec {
        fallback: Fallback::Value(&NO_SECTIONS),
        needed_in_json: false,
        ..bare(Parameter::OutputShape, ValueKind::List, "output")
    },
    ParameterSpec {
        words: &[
            ("pointwise", Value::Choice("pointwise")),
            ("window", Value::Choice("window")),
            ("whole", Value::Choice("whole")),
            ("unknown", Value::Choice("unknown")),
        ],
        choices: Sees::WORDS,
        always_written: true,
        ..optional(Parameter::Sees, ValueKind::Choice, "sees", "", &Value::Choice("unknown"))
    },
    ParameterSpec { within: Some("sees"), ..KERNEL },
    ParameterSpec { within: Some("sees"), ..STRIDE },
    ParameterSpec { within: Some("sees"), ..PADDING },
    ParameterSpec { within: Some("sees"), ..DILATION },
    ParameterSpec {
        least: 0,
        ..optional(Parameter::Parameters, ValueKind::Number, "parameters", "params1000", NOUGHT)
    },
    ParameterSpec { least: 0, ..optional(Parameter::Macs, ValueKind::Number, "macs", "macs1000", NOUGHT) },
];

fn most_pool_padding(op: &Op) -> u64 {
    match op {
        Op::MaxPool(Pool { kernel, .. }) | Op::AvgPool(Pool { kernel, .. }) => kernel.height.max(kernel.width) / 2,
        _ => LARGEST,
    }
}

fn most_output_padding(op: &Op) -> u64 {
    let Op::ConvTranspose(conv) = op else { return LARGEST };
    let most = |axes: Axes<u64>| axes.height.max(axes.width);
    most(conv.stride).max(most(conv.dilation)).saturating_sub(1)
}

fn most_slice(op: &Op) -> u64 {
    match op {
        Op::Split { sections, .. } => (sections.len() as u64).saturating_sub(1),
        _ => LARGEST,
    }
}
