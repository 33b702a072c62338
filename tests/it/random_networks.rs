//! Random networks for property tests: [any network](any_network) that the model allows, sensible or not, and [small ones](small_network)
//! in which all layers work. Both draw their operators from the table of kinds.

use std::collections::HashSet;

use convscope::network::op::{Fallback, ParameterSpec, ValueKind};
use convscope::network::{
    Activation, Axes, INPUT_NAME, InputShape, Network, Node, NodeKey, Op, OpSpec, Padding, Parameter, ShapedNetwork,
    Sides, Source, Statistics, Value,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// An operator of one of these kinds, with hyper-parameters drawn by `value`; optional ones are sometimes omitted.
fn op(kinds: Vec<&'static OpSpec>, value: fn(&ParameterSpec) -> BoxedStrategy<Value>) -> impl Strategy<Value = Op> {
    select(kinds).prop_flat_map(move |spec| {
        let values: Vec<_> = spec
            .parameters
            .iter()
            .map(|parameter| match parameter.fallback {
                Fallback::None => value(parameter).prop_map(Some).boxed(),
                _ => proptest::option::weighted(0.8, value(parameter)).boxed(),
            })
            .collect();
        values.prop_map(move |values| {
            let given = spec.parameters.iter().zip(values);
            given.fold((spec.new)(), |op, (parameter, value)| {
                value
                    .or_else(|| parameter.unsaid(&op))
                    .and_then(|value| op.with(parameter.parameter, &value))
                    .unwrap_or(op)
            })
        })
    })
}

/// Any operator, sensible or not, with equal probability for each kind of the table.
pub(crate) fn any_op() -> impl Strategy<Value = Op> {
    op(OpSpec::all().to_vec(), any_value)
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![8 => 0..10u64, 1 => any::<u64>()]
}

fn pair() -> impl Strategy<Value = Axes<u64>> {
    prop_oneof![
        number().prop_map(Axes::both),
        number().prop_map(|width| Axes::new(1, width)),
        number().prop_map(|width| Axes::new(0, width)),
        (number(), number()).prop_map(|(height, width)| Axes::new(height, width)),
    ]
}

fn sides() -> impl Strategy<Value = Sides> {
    prop_oneof![
        Just(Sides::default()),
        pair().prop_map(Sides::symmetric),
        (number(), number()).prop_map(|(left, right)| Sides::new(0, left, 0, right)),
        [number(), number(), number(), number()].prop_map(Sides::from),
    ]
}

/// Any value of a hyper-parameter, sensible or not.
fn any_value(spec: &ParameterSpec) -> BoxedStrategy<Value> {
    match spec.kind {
        ValueKind::Number => number().prop_map(Value::Number).boxed(),
        ValueKind::Pair => pair().prop_map(Value::Pair).boxed(),
        ValueKind::Sides => sides().prop_map(Value::Sides).boxed(),
        ValueKind::Padding => prop_oneof![
            4 => sides().prop_map(Padding::Sides),
            1 => Just(Padding::Same),
            1 => Just(Padding::Valid),
        ]
        .prop_map(Value::Padding)
        .boxed(),
        ValueKind::List => vec(number(), 0..4).prop_map(Value::List).boxed(),
        ValueKind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        ValueKind::Fraction => prop_oneof![(0..=1000u32).prop_map(|part| f64::from(part) / 1000.0), 0.0..=1.0_f64]
            .prop_map(Value::Fraction)
            .boxed(),
        ValueKind::Choice => select(spec.choices).prop_map(Value::Choice).boxed(),
        ValueKind::Activation => select(&Activation::ALL[..]).prop_map(Value::Activation).boxed(),
        ValueKind::Text => odd_name().prop_map(Value::Text).boxed(),
        ValueKind::Factors => [0.01..16.0_f64, 0.01..16.0_f64]
            .prop_map(|[height, width]| Value::Factors(Axes::new(height, width)))
            .boxed(),
    }
}

/// A name that could be misread.
fn odd_name() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "input",
            "Input",
            "prev",
            "none",
            "off",
            "from",
            "name",
            "",
            " ",
            "a",
            "a,b",
            "a;b",
            "# a",
            "layer 1: a",
            "\"",
            "\\",
            "line\nbreak",
            "\r",
            "\t",
            "@",
            "k3",
            "3",
            "relu61",
            "conv2",
            "卷积",
            "；",
            "×",
            "x",
            ":x",
            "-",
        ])
        .prop_map(String::from),
        any::<String>(),
        "[a-z]{1,6}[0-9]?",
    ]
}

/// Names as a reader infers them, sometimes out of order, and odd ones.
fn name_of(op: &Op, number: u8, odd: Option<String>, taken: &HashSet<String>) -> String {
    let mut name = odd.unwrap_or_else(|| format!("{}{number}", op.word()));
    while name == INPUT_NAME || taken.contains(&name) {
        name.push('\'');
    }
    name
}

fn source(choice: u8, keys: &[NodeKey]) -> Source {
    match choice {
        0..=99 => Source::Previous,
        100..=119 => Source::Input,
        _ if keys.is_empty() => Source::Input,
        _ => Source::Node(keys[usize::from(choice) % keys.len()]),
    }
}

fn input() -> impl Strategy<Value = InputShape> {
    prop_oneof![
        (number(), number(), number())
            .prop_map(|(channels, height, width)| InputShape::picture(channels, height, width)),
        (number(), number()).prop_map(|(channels, length)| InputShape::signal(channels, length)),
    ]
}

/// Any network that the model allows.
pub(crate) fn any_network() -> impl Strategy<Value = Network> {
    let node = (
        any_op(),
        (1..6u8, proptest::option::weighted(0.3, odd_name())),
        prop_oneof![3 => Just(vec![0]), 2 => vec(any::<u8>(), 0..4)],
        proptest::bool::weighted(0.1),
        prop_oneof![4 => Just(String::new()), 1 => odd_name(), 1 => Just("layer1.0".to_owned())],
        prop_oneof![4 => Just(String::new()), 1 => odd_name(), 1 => Just("layer1.0.conv1".to_owned())],
        proptest::option::weighted(0.2, any::<u8>()),
    );
    let title = prop_oneof![Just(String::new()), odd_name()];
    let statistics = select(Statistics::ALL.to_vec());
    (title, input(), statistics, vec(node, 0..12), any::<bool>()).prop_map(
        |(title, input, statistics, parts, reversed)| {
            let mut taken = HashSet::new();
            let mut keys = Vec::new();
            let mut nodes = Vec::new();
            let count = u32::try_from(parts.len()).expect("a dozen at most");
            for ((op, (number, odd), choices, bypassed, block, module, lender), place) in parts.into_iter().zip(0..) {
                let name = name_of(&op, number, odd, &taken);
                let sources = choices.into_iter().map(|choice| source(choice, &keys)).collect();
                let key = NodeKey(if reversed { 3 * (count - place) } else { place });
                // Joins have no weights.
                let lender = lender.filter(|_| !op.joins() && !keys.is_empty());
                let shares = lender.map(|choice| keys[usize::from(choice) % keys.len()]);
                taken.insert(name.clone());
                keys.push(key);
                nodes.push(Node { key, name, op, sources, bypassed, block, module, shares });
            }
            let mut network = Network::from_nodes(title, input, nodes);
            network.statistics = statistics;
            network.settle_shares();
            network
        },
    )
}

/// The kinds whose gradients the brute force computes: all with local units.
fn local_kinds() -> Vec<&'static OpSpec> {
    let sees_all = ["gap", "gmp", "adaptive", "adaptivemax", "flatten", "linear"];
    let kinds = OpSpec::all().iter().filter(|spec| !sees_all.contains(&spec.word));
    // Kinds with more hyper-parameters are drawn more often.
    // An unpooling only fits behind a pooling layer.
    let weight = |spec: &OpSpec| if spec.word == "unpool" { 6 } else { spec.parameters.len().max(1) };
    kinds.flat_map(|spec| std::iter::repeat_n(*spec, weight(spec))).collect()
}

/// The largest value of a hyper-parameter in a small network.
fn largest(parameter: Parameter) -> u64 {
    match parameter {
        Parameter::OutChannels => 6,
        Parameter::Kernel => 4,
        Parameter::OutputPadding | Parameter::Crop | Parameter::SliceIndex => 1,
        Parameter::Multiplier | Parameter::Factor | Parameter::Start | Parameter::Step => 2,
        Parameter::OutputSize => 9,
        _ => 3,
    }
}

/// A value of a hyper-parameter that often fits a map of at most 9 × 9.
fn small_value(spec: &ParameterSpec) -> BoxedStrategy<Value> {
    let range = spec.least..=largest(spec.parameter);
    let sides = proptest::array::uniform4(0..=largest(spec.parameter)).prop_map(Sides::from);
    match spec.kind {
        ValueKind::Number => range.prop_map(Value::Number).boxed(),
        ValueKind::Pair => {
            (range.clone(), range).prop_map(|(height, width)| Value::Pair(Axes::new(height, width))).boxed()
        }
        // Pooling has the same padding before and after, as in PyTorch.
        ValueKind::Sides => prop_oneof![
            sides.prop_map(Value::Sides),
            (0..=2_u64, 0..=2_u64).prop_map(|(height, width)| Value::Sides(Sides::symmetric(Axes::new(height, width)))),
        ]
        .boxed(),
        ValueKind::Padding => prop_oneof![sides.prop_map(Padding::Sides), Just(Padding::Same), Just(Padding::Valid)]
            .prop_map(Value::Padding)
            .boxed(),
        ValueKind::List if spec.parameter == Parameter::OutputShape => Just(Value::List(Vec::new())).boxed(),
        ValueKind::List => vec(1..=3_u64, 2).prop_map(Value::List).boxed(),
        ValueKind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        ValueKind::Fraction => Just(Value::Fraction(0.5)).boxed(),
        // Unknown receptive fields have no gradient.
        ValueKind::Choice => {
            let known: Vec<_> = spec.choices.iter().copied().filter(|word| *word != "unknown").collect();
            select(known).prop_map(Value::Choice).boxed()
        }
        ValueKind::Activation => select(&Activation::ALL[..]).prop_map(Value::Activation).boxed(),
        ValueKind::Text => Just(Value::Text("LSTM".into())).boxed(),
        ValueKind::Factors => {
            let factor = || select(vec![0.5, 0.75, 1.0, 1.25, 1.5, 1.7, 2.0, 2.5, 3.0]);
            (factor(), factor()).prop_map(|(height, width)| Value::Factors(Axes::new(height, width))).boxed()
        }
    }
}

/// Sources of an unpooling: a map with the shape of a max pooling layer's output, and that layer; `None` if there is none.
fn unpooled(network: &Network, first: Index, second: Index) -> Option<Vec<Source>> {
    let nodes = network.nodes();
    let pools: Vec<usize> = (0..nodes.len()).filter(|&place| matches!(nodes[place].op, Op::MaxPool(_))).collect();
    let pool = (!pools.is_empty()).then(|| pools[second.index(pools.len())])?;
    let shaped = ShapedNetwork::new(network.clone());
    let alike: Vec<usize> =
        (0..nodes.len()).filter(|&place| shaped.shape(place + 1) == shaped.shape(pool + 1)).collect();
    Some([alike[first.index(alike.len())], pool].map(|place| Source::Node(nodes[place].key)).to_vec())
}

/// A network of up to eight layers on an input of at most 9 × 9; layers that would not fit are left out.
pub(crate) fn small_network() -> impl Strategy<Value = Network> {
    let layer = (op(local_kinds(), small_value), any::<Index>(), any::<Index>(), any::<bool>());
    let input = (1..=3_u64, 1..=9_u64, 1..=9_u64).prop_map(|(c, h, w)| InputShape::picture(c, h, w));
    (input, vec(layer, 1..=8)).prop_map(|(input, layers)| {
        let mut network = Network::new(input);
        for (op, first, second, chained) in layers {
            let source = |index: Index| match index.index(network.nodes().len() + 1) {
                0 => Source::Input,
                place => Source::Node(network.nodes()[place - 1].key),
            };
            let sources = match op {
                Op::MaxUnpool => match unpooled(&network, first, second) {
                    Some(sources) => sources,
                    None => continue,
                },
                _ if op.joins() => vec![if chained { Source::Previous } else { source(first) }, source(second)],
                _ => vec![if chained { Source::Previous } else { source(first) }],
            };
            let mut longer = network.clone();
            let name = longer.free_name(op.word());
            longer.add(name, op, sources);
            let shaped = ShapedNetwork::new(longer.clone());
            let small = |map: usize| shaped.shape(map).is_some_and(|shape| shape.elements() <= 900);
            if small(shaped.map_count() - 1) {
                network = longer;
            }
        }
        network
    })
}
