//! Random networks for property tests: every operator, odd numbers, odd names, odd links.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::op::{Fallback, ValueKind};
use super::{
    Activation, Axes, INPUT_NAME, InputShape, Interpolation, Network, Node, NodeKey, Op, OpSpec, Padding, Sides,
    Source, Value,
};

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

/// Any value of that kind, sensible or not.
fn value(kind: ValueKind) -> BoxedStrategy<Value> {
    match kind {
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
        ValueKind::Interpolation => select(&Interpolation::ALL[..]).prop_map(Value::Interpolation).boxed(),
        ValueKind::Activation => select(&Activation::ALL[..]).prop_map(Value::Activation).boxed(),
    }
}

/// Any operator, sensible or not: each kind of the table as often as any other, with any hyper-parameters.
pub(super) fn op() -> impl Strategy<Value = Op> {
    select(OpSpec::all()).prop_flat_map(|spec| {
        let values: Vec<_> = spec
            .parameters
            .iter()
            .map(|parameter| match parameter.fallback {
                Fallback::None => value(parameter.kind).prop_map(Some).boxed(),
                _ => proptest::option::weighted(0.8, value(parameter.kind)).boxed(),
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

/// A name that is likely to be misread.
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

/// Names as a reader would make them, but out of order here and there, and odd ones.
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
pub(crate) fn network() -> impl Strategy<Value = Network> {
    let node = (
        op(),
        (1..6u8, proptest::option::weighted(0.3, odd_name())),
        prop_oneof![3 => Just(vec![0]), 2 => vec(any::<u8>(), 0..4)],
        proptest::bool::weighted(0.1),
        prop_oneof![4 => Just(String::new()), 1 => odd_name(), 1 => Just("layer1.0".to_owned())],
    );
    let title = prop_oneof![Just(String::new()), odd_name()];
    (title, input(), vec(node, 0..12), any::<bool>()).prop_map(|(title, input, parts, reversed)| {
        let mut taken = HashSet::new();
        let mut keys = Vec::new();
        let mut nodes = Vec::new();
        let count = u32::try_from(parts.len()).expect("a dozen at most");
        for ((op, (number, odd), choices, bypassed, block), place) in parts.into_iter().zip(0..) {
            let name = name_of(&op, number, odd, &taken);
            let sources = choices.into_iter().map(|choice| source(choice, &keys)).collect();
            let key = NodeKey(if reversed { 3 * (count - place) } else { place });
            taken.insert(name.clone());
            keys.push(key);
            nodes.push(Node { key, name, op, sources, bypassed, block });
        }
        Network::from_nodes(title, input, nodes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_notation_says_everything(network in network()) {
        let text = super::notation::write(&network);
        prop_assert_eq!(super::notation::read(&text), Ok(network.renumbered()), "{}", text);
        let line = super::notation::write_inline(&network);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(super::notation::read(&line), Ok(network.renumbered()), "{}", line);
    }

    #[test]
    fn json_says_everything(network in network()) {
        let text = super::format::json::write(&network);
        prop_assert_eq!(super::format::json::read(&text), Ok(network.renumbered()), "{}", text);
    }

    #[test]
    fn no_text_brings_a_reader_down(text in any::<String>(), words in "([a-z]{0,3}[0-9x:;,@\"#\\\\ -]{0,3}){0,40}") {
        for text in [text, words] {
            for text in [text.clone(), format!("input 3x9x9; conv {text}"), format!("input 3x9x9; a: add {text}")] {
                let _ = super::notation::read(&text);
                let _ = super::format::json::read(&text);
            }
        }
    }
}
