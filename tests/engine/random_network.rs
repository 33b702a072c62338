//! Random small networks of every kind of layer.

use convscope::cnn::op::{ParameterSpec, ValueKind};
use convscope::cnn::{
    Activation, Axes, InputShape, Interpolation, Network, Op, OpSpec, Padding, Parameter, Plan, Sides, Source, Value,
};
use proptest::prelude::*;
use proptest::sample::select;

/// The kinds whose gradients the brute force works out: all whose units have a place of their own.
fn kinds() -> Vec<&'static OpSpec> {
    let sees_all = ["gap", "adaptive", "flatten", "linear"];
    let kinds = OpSpec::all().iter().filter(|spec| !sees_all.contains(&spec.word));
    // The more hyper-parameters a kind has, the more often it comes.
    kinds.flat_map(|spec| std::iter::repeat_n(*spec, spec.parameters.len().max(1))).collect()
}

fn largest(parameter: Parameter) -> u64 {
    match parameter {
        Parameter::OutChannels => 6,
        Parameter::Kernel => 4,
        Parameter::Multiplier => 2,
        Parameter::OutputPadding | Parameter::Crop | Parameter::SliceIndex => 1,
        _ => 3,
    }
}

/// A value that a small network can have.
fn value(spec: &ParameterSpec) -> BoxedStrategy<Value> {
    let range = spec.least..=largest(spec.parameter);
    let sides = proptest::array::uniform4(0..=largest(spec.parameter)).prop_map(Sides::from);
    match spec.kind {
        ValueKind::Number => range.prop_map(Value::Number).boxed(),
        ValueKind::Pair => {
            (range.clone(), range).prop_map(|(height, width)| Value::Pair(Axes::new(height, width))).boxed()
        }
        // Pooling takes the same padding before and after, as PyTorch does.
        ValueKind::Sides => prop_oneof![
            sides.prop_map(Value::Sides),
            (0..=2_u64, 0..=2_u64).prop_map(|(height, width)| Value::Sides(Sides::symmetric(Axes::new(height, width)))),
        ]
        .boxed(),
        ValueKind::Padding => prop_oneof![sides.prop_map(Padding::Sides), Just(Padding::Same), Just(Padding::Valid)]
            .prop_map(Value::Padding)
            .boxed(),
        ValueKind::List => proptest::collection::vec(1..=3_u64, 2).prop_map(Value::List).boxed(),
        ValueKind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        ValueKind::Fraction => Just(Value::Fraction(0.5)).boxed(),
        ValueKind::Interpolation => select(&Interpolation::ALL[..]).prop_map(Value::Interpolation).boxed(),
        ValueKind::Activation => select(&Activation::ALL[..]).prop_map(Value::Activation).boxed(),
    }
}

fn op() -> impl Strategy<Value = Op> {
    select(kinds()).prop_flat_map(|spec| {
        let values: Vec<_> = spec.parameters.iter().map(value).collect();
        values.prop_map(move |values| {
            let given = spec.parameters.iter().zip(&values);
            given.fold((spec.new)(), |op, (parameter, value)| op.with(parameter.parameter, value).unwrap_or(op))
        })
    })
}

/// A network of up to eight layers on an input of at most 9 × 9; layers that would not fit are left out.
pub(crate) fn network() -> impl Strategy<Value = Network> {
    let layer = (op(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>());
    let input = (1..=3_u64, 1..=9_u64, 1..=9_u64).prop_map(|(c, h, w)| InputShape::picture(c, h, w));
    (input, prop::collection::vec(layer, 1..=8)).prop_map(|(input, layers)| {
        let mut network = Network::new(input);
        for (op, first, second, chained) in layers {
            let source = |index: prop::sample::Index| match index.index(network.nodes().len() + 1) {
                0 => Source::Input,
                place => Source::Node(network.nodes()[place - 1].key),
            };
            let first = if chained { Source::Previous } else { source(first) };
            let sources = if op.joins() { vec![first, source(second)] } else { vec![first] };
            let mut longer = network.clone();
            let name = longer.free_name(op.word());
            longer.add(name, op, sources);
            let plan = Plan::new(longer.clone());
            let small = |map: usize| plan.shape(map).is_some_and(|shape| shape.elements() <= 900);
            if small(plan.map_count() - 1) {
                network = longer;
            }
        }
        network
    })
}
