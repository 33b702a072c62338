//! Random networks for property tests: every operator, odd numbers, odd names, odd links.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::{
    Activation, Axes, Channels, Conv, ConvTranspose, INPUT_NAME, InputShape, Interpolation, Network, Node, NodeKey, Op,
    Padding, Pool, Sides, Source,
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

fn conv() -> impl Strategy<Value = Op> {
    let channels = prop_oneof![
        (number(), number()).prop_map(|(out, groups)| Channels::Grouped { out, groups }),
        number().prop_map(|multiplier| Channels::Depthwise { multiplier }),
    ];
    let padding =
        prop_oneof![4 => sides().prop_map(Padding::Sides), 1 => Just(Padding::Same), 1 => Just(Padding::Valid)];
    (channels, pair(), pair(), padding, pair(), any::<bool>()).prop_map(
        |(channels, kernel, stride, padding, dilation, bias)| {
            Op::Conv(Conv { channels, kernel, stride, padding, dilation, bias })
        },
    )
}

fn transposed() -> impl Strategy<Value = Op> {
    (number(), number(), [pair(), pair(), pair(), pair()], sides(), any::<bool>()).prop_map(
        |(out_channels, groups, [kernel, stride, output_padding, dilation], padding, bias)| {
            let conv = ConvTranspose { out_channels, groups, kernel, stride, padding, output_padding, dilation, bias };
            Op::ConvTranspose(conv)
        },
    )
}

fn pool() -> impl Strategy<Value = Op> {
    (any::<[bool; 3]>(), [pair(), pair(), pair()], sides()).prop_map(
        |([max, own_stride, ceil_mode], [kernel, stride, dilation], padding)| {
            let stride = if own_stride { stride } else { kernel };
            let pool = Pool { kernel, stride, padding, dilation, ceil_mode };
            if max { Op::MaxPool(pool) } else { Op::AvgPool(pool) }
        },
    )
}

/// Any operator, sensible or not.
pub(super) fn op() -> impl Strategy<Value = Op> {
    let mode = prop_oneof![Just(Interpolation::Nearest), Just(Interpolation::Bilinear)];
    prop_oneof![
        3 => conv(),
        1 => transposed(),
        1 => pool(),
        1 => pair().prop_map(|output| Op::AdaptiveAvgPool { output }),
        1 => (pair(), mode).prop_map(|(scale, mode)| Op::Upsample { scale, mode }),
        2 => proptest::sample::select(&Activation::ALL[..]).prop_map(Op::Activation),
        3 => proptest::sample::select(vec![Op::Add, Op::Mul, Op::Concat]),
        3 => proptest::sample::select(vec![
            Op::GlobalAvgPool, Op::BatchNorm, Op::LayerNorm, Op::Scale, Op::Flatten, Op::Identity,
        ]),
        1 => (vec(number(), 0..4), number()).prop_map(|(sections, index)| Op::Split { sections, index }),
        1 => number().prop_map(|groups| Op::ChannelShuffle { groups }),
        1 => sides().prop_map(Op::Pad),
        1 => sides().prop_map(Op::Crop),
        1 => (number(), any::<bool>()).prop_map(|(out_features, bias)| Op::Linear { out_features, bias }),
        1 => (0..=1000u32).prop_map(|p| Op::Dropout { probability: f64::from(p) / 1000.0 }),
    ]
}

/// A name that is likely to be misread.
fn odd_name() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
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
