//! Hyper-parameters of an operator as a list, so that editors and readers need no knowledge of single operators.

use super::operator::Choice;
use super::{
    Activation, Channels, Op, OpSpec, Opaque, Padding, PaddingMode, Pool, ResizeTo, SeenWindow, Sees, ValueKind,
};
use crate::network::{Axes, Parameter, Sides};

/// One hyper-parameter of an operator.
#[derive(Clone, Debug, PartialEq)]
pub struct Hyperparameter {
    /// Which one; an operator has each at most once.
    pub parameter: Parameter,
    /// What it is set to.
    pub value: Value,
    /// The least that its numbers may sensibly be.
    pub least: u64,
    /// The most that its numbers may sensibly be, the operator's others being what they are.
    pub most: u64,
}

/// The value of a hyper-parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Number(u64),
    /// A whole number for each axis.
    Pair(Axes<u64>),
    /// A whole number for each side.
    Sides(Sides),
    /// Sides, or a rule that gives them.
    Padding(Padding),
    /// As many whole numbers as one likes.
    List(Vec<u64>),
    /// Yes or no.
    Flag(bool),
    /// A number from 0 to 1.
    Fraction(f64),
    /// One of a few words.
    Choice(&'static str),
    /// Which non-linearity.
    Activation(Activation),
    /// A name.
    Text(String),
    /// A positive number for each axis.
    Factors(Axes<f64>),
}

impl Value {
    /// What kind of value it is.
    pub const fn kind(&self) -> ValueKind {
        match self {
            Self::Number(_) => ValueKind::Number,
            Self::Pair(_) => ValueKind::Pair,
            Self::Sides(_) => ValueKind::Sides,
            Self::Padding(_) => ValueKind::Padding,
            Self::List(_) => ValueKind::List,
            Self::Flag(_) => ValueKind::Flag,
            Self::Fraction(_) => ValueKind::Fraction,
            Self::Choice(_) => ValueKind::Choice,
            Self::Activation(_) => ValueKind::Activation,
            Self::Text(_) => ValueKind::Text,
            Self::Factors(_) => ValueKind::Factors,
        }
    }
}

impl Op {
    /// One operator of every kind, as a new layer starts out, in the order menus show them.
    pub fn catalogue() -> Vec<Self> {
        OpSpec::all().iter().map(|spec| (spec.new)()).collect()
    }

    /// The operator's word in the notation, which also begins the names of unnamed nodes.
    pub fn word(&self) -> &'static str {
        self.spec().word
    }

    /// The operator's name in JSON.
    pub fn json_name(&self) -> &'static str {
        self.spec().json
    }

    /// Whether the operator joins several inputs.
    pub fn joins(&self) -> bool {
        self.spec().joins()
    }

    /// Whether cells around its input hold cells of the input: then it reads the same cell more than once.
    pub fn repeats_cells(&self) -> bool {
        match self {
            Self::Conv(conv) => conv.padding_mode != PaddingMode::Zeros,
            Self::Pad { mode, .. } => *mode != PaddingMode::Zeros,
            _ => false,
        }
    }

    /// The operator's hyper-parameters, in the order in which they are shown.
    ///
    /// ```
    /// use convscope::network::{Axes, Conv, Op, Parameter, Value};
    /// let conv = Op::Conv(Conv::new(64, Axes::new(3, 3)));
    /// let kernel = &conv.hyperparameters()[1];
    /// assert_eq!((kernel.parameter, &kernel.value), (Parameter::Kernel, &Value::Pair(Axes::new(3, 3))));
    /// ```
    pub fn hyperparameters(&self) -> Vec<Hyperparameter> {
        let shown = self.spec().parameters.iter().filter_map(|spec| {
            let (parameter, least, most) = (spec.parameter, spec.least, (spec.most)(self));
            Some(Hyperparameter { parameter, value: self.get(parameter)?, least, most })
        });
        shown.collect()
    }

    /// The value of a hyper-parameter; none if the operator has no such one.
    pub fn get(&self, parameter: Parameter) -> Option<Value> {
        let mut op = self.clone();
        let place = places(&mut op).into_iter().find(|(other, _)| *other == parameter);
        place.map(|(_, place)| place.value())
    }

    /// The operator with another value of a hyper-parameter; none if it has no such one, or not of this kind.
    #[must_use]
    pub fn with(&self, parameter: Parameter, value: &Value) -> Option<Self> {
        let mut op = self.clone();
        let (_, place) = places(&mut op).into_iter().find(|(other, _)| *other == parameter)?;
        place.set(value)?;
        Some(match op {
            Self::Opaque(opaque) => Self::Opaque(opaque.settled()),
            other => other,
        })
    }

    /// The operator for a network with one spatial axis: nothing extends over rows.
    #[must_use]
    pub fn along_width(&self) -> Self {
        let flat = |hyper: &Hyperparameter| match hyper.value {
            Value::Pair(pair) => Some(Value::Pair(Axes::new(hyper.least, pair.width))),
            Value::Factors(factors) => Some(Value::Factors(Axes::new(1.0, factors.width))),
            Value::Sides(sides) => Some(Value::Sides(Sides { top: 0, bottom: 0, ..sides })),
            Value::Padding(Padding::Sides(sides)) => {
                Some(Value::Padding(Padding::Sides(Sides { top: 0, bottom: 0, ..sides })))
            }
            _ => None,
        };
        self.hyperparameters().iter().fold(self.clone(), |op, hyper| {
            flat(hyper).and_then(|value| op.with(hyper.parameter, &value)).unwrap_or(op)
        })
    }
}

/// Where a hyper-parameter's value lies in its operator.
enum Place<'o> {
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
    fn value(&self) -> Value {
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

    /// Puts a value there; none if it is of another kind, no probability, no factor, or none of the words.
    fn set(self, value: &Value) -> Option<()> {
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

/// Where all hyper-parameters of an operator lie, in the order in which they are shown.
fn places(op: &mut Op) -> Vec<(Parameter, Place<'_>)> {
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

/// Where the hyper-parameters of a pooling layer lie; those of a mean only where it is one.
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

/// Where what is declared of a block lies; the window only where it is said to see one.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::op::Fallback;

    #[test]
    fn every_operator_fits_a_network_of_one_axis() {
        for op in Op::catalogue() {
            for hyper in op.along_width().hyperparameters() {
                match hyper.value {
                    Value::Pair(pair) => assert!(pair.height <= 1, "{op:?}"),
                    Value::Sides(sides) => assert_eq!((sides.top, sides.bottom), (0, 0), "{op:?}"),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn the_table_lists_the_hyperparameters_that_operators_have() {
        for spec in OpSpec::all() {
            let mut op = (spec.new)();
            assert_eq!(op.spec().word, spec.word);
            let has: Vec<_> =
                places(&mut op).iter().map(|(parameter, place)| (*parameter, place.value().kind())).collect();
            let listed: Vec<_> = spec.parameters.iter().map(|spec| (spec.parameter, spec.kind)).collect();
            assert_eq!(has, listed, "{}", spec.word);
        }
    }

    #[test]
    fn a_block_has_the_settings_of_a_window_only_where_it_sees_one() {
        let block = OpSpec::of_word("opaque").map(|spec| (spec.new)()).expect("a kind of the table");
        let whole = block.with(Parameter::Sees, &Value::Choice("whole")).expect("one of the words");
        assert_eq!((block.hyperparameters().len(), whole.hyperparameters().len()), (9, 5));
        assert_eq!(whole.with(Parameter::Kernel, &Value::Pair(Axes::both(3))), None);
        assert_eq!(whole.with(Parameter::Sees, &Value::Choice("everything")), None);
    }

    #[test]
    fn no_two_kinds_are_called_alike() {
        for (place, spec) in OpSpec::all().iter().enumerate() {
            assert_eq!(OpSpec::of_word(spec.word).map(|found| found.word), Some(spec.word));
            for other in &OpSpec::all()[..place] {
                assert_ne!(other.word, spec.word);
                let is_told_apart = other.json != spec.json
                    || other.json_mark != spec.json_mark
                    || spec.parameters.iter().any(|parameter| parameter.kind == ValueKind::Activation);
                assert!(is_told_apart, "{} and {} are one in JSON", other.word, spec.word);
            }
        }
    }

    #[test]
    fn what_texts_may_leave_out_is_a_value_of_the_right_kind() {
        for spec in OpSpec::all() {
            for (place, parameter) in spec.parameters.iter().enumerate() {
                let name = format!("{} {}", spec.word, parameter.json);
                match parameter.fallback {
                    Fallback::None => {}
                    Fallback::Value(value) => assert_eq!(value.kind(), parameter.kind, "{name}"),
                    Fallback::Same(other) => {
                        let before = spec.parameters[..place].iter().find(|before| before.parameter == other);
                        assert_eq!(before.map(|before| before.kind), Some(parameter.kind), "{name}");
                    }
                }
                assert!(parameter.words.iter().all(|(_, value)| value.kind() == parameter.kind), "{name}");
            }
        }
    }
}
