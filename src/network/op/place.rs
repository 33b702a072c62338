//! Places of hyper-parameters inside an operator, to read and to set them.

use super::choice::Choice;
use super::{Activation, Channels, Op, Opaque, Padding, Pool, ResizeTo, SeenWindow, Sees, Value};
use crate::network::{Axes, Parameter, Sides};

/// A mutable reference to a hyper-parameter's value in its operator.
pub(super) enum Place<'o> {
    Number(&'o mut u64),
    Pair(&'o mut Axes<u64>),
    Sides(&'o mut Sides),
    Padding(&'o mut Padding),
    List(&'o mut Vec<u64>),
    Flag(&'o mut bool),
    Fraction(&'o mut f64),
    Choice(&'o mut dyn Choice),
    Activation(&'o mut Activation),
    Text(&'o mut String),
    Factors(&'o mut Axes<f64>),
}

impl Place<'_> {
    /// The current value.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Number(place) => Value::Number(**place),
            Self::Pair(place) => Value::Pair(**place),
            Self::Sides(place) => Value::Sides(**place),
            Self::Padding(place) => Value::Padding(**place),
            Self::List(place) => Value::List((*place).clone()),
            Self::Flag(place) => Value::Flag(**place),
            Self::Fraction(place) => Value::Fraction(**place),
            Self::Choice(place) => Value::Choice(place.word()),
            Self::Activation(place) => Value::Activation(**place),
            Self::Text(place) => Value::Text((*place).clone()),
            Self::Factors(place) => Value::Factors(**place),
        }
    }

    /// Sets the value; `None` if it is of another kind, outside the range of probabilities or factors, or an unknown word.
    pub(super) fn set(self, value: &Value) -> Option<()> {
        match (self, value) {
            (Self::Number(place), Value::Number(value)) => *place = *value,
            (Self::Pair(place), Value::Pair(value)) => *place = *value,
            (Self::Sides(place), Value::Sides(value)) => *place = *value,
            (Self::Padding(place), Value::Padding(value)) => *place = *value,
            (Self::List(place), Value::List(value)) => place.clone_from(value),
            (Self::Flag(place), Value::Flag(value)) => *place = *value,
            (Self::Fraction(place), Value::Fraction(value)) if (0.0..=1.0).contains(value) => *place = *value,
            (Self::Choice(place), Value::Choice(word)) => place.choose(word)?,
            (Self::Activation(place), Value::Activation(value)) => *place = *value,
            (Self::Text(place), Value::Text(value)) => place.clone_from(value),
            (Self::Factors(place), Value::Factors(value)) if is_factor(value.height) && is_factor(value.width) => {
                *place = *value;
            }
            _ => return None,
        }
        Some(())
    }
}

/// Whether a number can be a factor of a size.
const fn is_factor(number: f64) -> bool {
    number > 0.0 && number.is_finite()
}

/// The hyper-parameters of an operator, in display order.
pub(super) fn places(op: &mut Op) -> Vec<(Parameter, Place<'_>)> {
    match op {
        Op::Conv(conv) => {
            let (out, connections) = match &mut conv.channels {
                Channels::Grouped { out, groups } => (Some(out), (Parameter::Groups, groups)),
                Channels::Depthwise { multiplier } => (None, (Parameter::Multiplier, multiplier)),
            };
            let out = out.map(|out| (Parameter::OutChannels, Place::Number(out)));
            out.into_iter()
                .chain([
                    (Parameter::Kernel, Place::Pair(&mut conv.kernel)),
                    (Parameter::Stride, Place::Pair(&mut conv.stride)),
                    (Parameter::Padding, Place::Padding(&mut conv.padding)),
                    (Parameter::PaddingMode, Place::Choice(&mut conv.padding_mode)),
                    (Parameter::Dilation, Place::Pair(&mut conv.dilation)),
                    (connections.0, Place::Number(connections.1)),
                    (Parameter::Bias, Place::Flag(&mut conv.bias)),
                ])
                .collect()
        }
        Op::ConvTranspose(conv) => vec![
            (Parameter::OutChannels, Place::Number(&mut conv.out_channels)),
            (Parameter::Kernel, Place::Pair(&mut conv.kernel)),
            (Parameter::Stride, Place::Pair(&mut conv.stride)),
            (Parameter::Padding, Place::Padding(&mut conv.padding)),
            (Parameter::OutputPadding, Place::Pair(&mut conv.output_padding)),
            (Parameter::Dilation, Place::Pair(&mut conv.dilation)),
            (Parameter::Groups, Place::Number(&mut conv.groups)),
            (Parameter::Bias, Place::Flag(&mut conv.bias)),
        ],
        Op::MaxPool(pool) => pooling(pool, false),
        Op::AvgPool(pool) => pooling(pool, true),
        Op::LpPool { norm, pool } => vec![
            (Parameter::Norm, Place::Number(norm)),
            (Parameter::Kernel, Place::Pair(&mut pool.kernel)),
            (Parameter::Stride, Place::Pair(&mut pool.stride)),
            (Parameter::CeilMode, Place::Flag(&mut pool.ceil_mode)),
        ],
        Op::AdaptiveAvgPool { output } | Op::AdaptiveMaxPool { output } => {
            vec![(Parameter::OutputSize, Place::Pair(output))]
        }
        Op::Upsample { scale, mode } => {
            vec![(Parameter::Scale, Place::Pair(scale)), (Parameter::Interpolation, Place::Choice(mode))]
        }
        Op::Activation(kind) => vec![(Parameter::Activation, Place::Activation(kind))],
        Op::Split { sections, index } => {
            vec![(Parameter::Section, Place::List(sections)), (Parameter::SliceIndex, Place::Number(index))]
        }
        Op::ChannelShuffle { groups } | Op::GroupNorm { groups } => vec![(Parameter::Groups, Place::Number(groups))],
        Op::Pad { sides, mode } => {
            vec![(Parameter::Padding, Place::Sides(sides)), (Parameter::PaddingMode, Place::Choice(mode))]
        }
        Op::Resize { to, mode, align_corners } => {
            let to = match to {
                ResizeTo::Size(size) => (Parameter::OutputSize, Place::Pair(size)),
                ResizeTo::Scale(scale) => (Parameter::Scale, Place::Factors(scale)),
            };
            vec![
                to,
                (Parameter::Interpolation, Place::Choice(mode)),
                (Parameter::AlignCorners, Place::Flag(align_corners)),
            ]
        }
        Op::Crop(sides) => vec![(Parameter::Crop, Place::Sides(sides))],
        Op::Linear { out_features, bias } => {
            vec![(Parameter::OutFeatures, Place::Number(out_features)), (Parameter::Bias, Place::Flag(bias))]
        }
        Op::Dropout { probability } => vec![(Parameter::Probability, Place::Fraction(probability))],
        Op::Opaque(opaque) => declared(opaque),
        Op::InstanceNorm { affine } => vec![(Parameter::Affine, Place::Flag(affine))],
        Op::LocalResponseNorm { size } => vec![(Parameter::Neighbours, Place::Number(size))],
        Op::Softmax { axis } | Op::LogSoftmax { axis } => vec![(Parameter::Axis, Place::Choice(axis))],
        Op::Prelu { per_channel } => vec![(Parameter::PerChannel, Place::Flag(per_channel))],
        Op::Concat { axis } | Op::Flip { axis } => vec![(Parameter::Axis, Place::Choice(axis))],
        Op::Slice { axis, start, end, step } => vec![
            (Parameter::Axis, Place::Choice(axis)),
            (Parameter::Start, Place::Number(start)),
            (Parameter::End, Place::Number(end)),
            (Parameter::Step, Place::Number(step)),
        ],
        Op::PixelShuffle { factor }
        | Op::PixelUnshuffle { factor }
        | Op::DepthToSpace { factor }
        | Op::SpaceToDepth { factor } => vec![(Parameter::Factor, Place::Number(factor))],
        Op::GlobalAvgPool
        | Op::GlobalMaxPool
        | Op::MaxUnpool
        | Op::BatchNorm
        | Op::LayerNorm
        | Op::RmsNorm
        | Op::Scale
        | Op::Glu
        | Op::Add
        | Op::Mul
        | Op::Sub
        | Op::Div
        | Op::Minimum
        | Op::Maximum
        | Op::Flatten
        | Op::Identity => Vec::new(),
    }
}

/// The hyper-parameters of a pooling layer; those of average pooling only if `is_mean`.
fn pooling(pool: &mut Pool, is_mean: bool) -> Vec<(Parameter, Place<'_>)> {
    let mut places = vec![
        (Parameter::Kernel, Place::Pair(&mut pool.kernel)),
        (Parameter::Stride, Place::Pair(&mut pool.stride)),
        (Parameter::Padding, Place::Padding(&mut pool.padding)),
        (Parameter::Dilation, Place::Pair(&mut pool.dilation)),
        (Parameter::CeilMode, Place::Flag(&mut pool.ceil_mode)),
    ];
    if is_mean {
        places.push((Parameter::CountIncludePad, Place::Flag(&mut pool.count_include_pad)));
    }
    places
}

/// The declared properties of an opaque block; the window only if the block sees a window.
fn declared(opaque: &mut Opaque) -> Vec<(Parameter, Place<'_>)> {
    let Opaque { kind, output, parameters, macs, sees, window } = opaque;
    let SeenWindow { kernel, stride, padding, dilation } = window;
    let is_window = *sees == Sees::Window;
    let mut places = vec![
        (Parameter::Kind, Place::Text(kind)),
        (Parameter::OutputShape, Place::List(output)),
        (Parameter::Sees, Place::Choice(sees)),
    ];
    if is_window {
        places.extend([
            (Parameter::Kernel, Place::Pair(kernel)),
            (Parameter::Stride, Place::Pair(stride)),
            (Parameter::Padding, Place::Sides(padding)),
            (Parameter::Dilation, Place::Pair(dilation)),
        ]);
    }
    places.extend([(Parameter::Parameters, Place::Number(parameters)), (Parameter::Macs, Place::Number(macs))]);
    places
}
