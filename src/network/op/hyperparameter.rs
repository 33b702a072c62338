//! Hyper-parameters of an operator as a list, so that editors and readers need not know single operators.

use super::place::places;
use super::{Activation, Op, OpSpec, Padding, PaddingMode, ValueKind};
use crate::network::{Axes, Parameter, Sides};

/// One hyper-parameter of an operator.
#[derive(Clone, Debug, PartialEq)]
pub struct Hyperparameter {
    /// The parameter; an operator has each at most once.
    pub parameter: Parameter,
    /// The value.
    pub value: Value,
    /// The smallest sensible number.
    pub least: u64,
    /// The largest sensible number, given the operator's other values.
    pub most: u64,
}

/// The value of a hyper-parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Number(u64),
    /// A whole number per axis.
    Pair(Axes<u64>),
    /// A whole number per side.
    Sides(Sides),
    /// Sides, or a rule that determines them.
    Padding(Padding),
    /// Any number of whole numbers.
    List(Vec<u64>),
    /// Yes or no.
    Flag(bool),
    /// A number from 0 to 1.
    Fraction(f64),
    /// One of a few words.
    Choice(&'static str),
    /// A non-linearity.
    Activation(Activation),
    /// A name.
    Text(String),
    /// A positive number per axis.
    Factors(Axes<f64>),
}

impl Value {
    /// The kind of the value.
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
    /// One operator of every kind with the defaults of a new layer, in menu order.
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

    /// Whether its padding repeats cells of the input, so that the same cell is read more than once.
    pub fn repeats_cells(&self) -> bool {
        match self {
            Self::Conv(conv) => conv.padding_mode != PaddingMode::Zeros,
            Self::Pad { mode, .. } => *mode != PaddingMode::Zeros,
            _ => false,
        }
    }

    /// The operator's hyper-parameters, in display order.
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

    /// The value of a hyper-parameter; `None` if the operator does not have it.
    pub fn get(&self, parameter: Parameter) -> Option<Value> {
        let mut op = self.clone();
        let place = places(&mut op).into_iter().find(|(other, _)| *other == parameter);
        place.map(|(_, place)| place.value())
    }

    /// The operator with another value of a hyper-parameter; `None` if it does not have it, or the value is of another kind.
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

    /// The operator for a network with one spatial axis: it does not extend over rows.
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
