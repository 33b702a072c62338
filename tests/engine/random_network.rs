//! Random small networks of every kind of layer.

use convscope::cnn::{
    Activation, Axes, Channels, Conv, ConvTranspose, InputShape, Interpolation, Network, Op, Padding, Plan, Pool,
    Sides, Source,
};
use proptest::prelude::*;

fn axes(range: std::ops::RangeInclusive<u64>) -> impl Strategy<Value = Axes<u64>> {
    (range.clone(), range).prop_map(|(height, width)| Axes::new(height, width))
}

fn sides(largest: u64) -> impl Strategy<Value = Sides> {
    proptest::array::uniform4(0..=largest).prop_map(Sides::from)
}

fn conv() -> impl Strategy<Value = Op> {
    let padding = prop_oneof![sides(3).prop_map(Padding::Sides), Just(Padding::Same), Just(Padding::Valid)];
    let channels = prop_oneof![
        (1..=6_u64, prop_oneof![Just(1_u64), Just(2), Just(3)])
            .prop_map(|(out, groups)| Channels::Grouped { out, groups }),
        (1..=2_u64).prop_map(|multiplier| Channels::Depthwise { multiplier }),
    ];
    (channels, axes(1..=4), axes(1..=3), padding, axes(1..=3), any::<bool>()).prop_map(
        |(channels, kernel, stride, padding, dilation, bias)| {
            Op::Conv(Conv { channels, kernel, stride, padding, dilation, bias })
        },
    )
}

fn conv_transpose() -> impl Strategy<Value = Op> {
    (1..=4_u64, 1..=2_u64, axes(1..=4), axes(1..=3), sides(2), axes(0..=1), axes(1..=3)).prop_map(
        |(out_channels, groups, kernel, stride, padding, output_padding, dilation)| {
            Op::ConvTranspose(ConvTranspose {
                out_channels,
                groups,
                kernel,
                stride,
                padding,
                output_padding,
                dilation,
                bias: true,
            })
        },
    )
}

fn pool() -> impl Strategy<Value = Op> {
    (axes(1..=4), axes(1..=3), axes(0..=2), axes(1..=2), any::<bool>(), any::<bool>()).prop_map(
        |(kernel, stride, padding, dilation, ceil_mode, max)| {
            let padding = Sides::symmetric(padding);
            let pool = Pool { kernel, stride, padding, dilation, ceil_mode };
            if max { Op::MaxPool(pool) } else { Op::AvgPool(pool) }
        },
    )
}

fn op() -> impl Strategy<Value = Op> {
    let mode = prop_oneof![Just(Interpolation::Nearest), Just(Interpolation::Bilinear)];
    prop_oneof![
        6 => conv(),
        2 => conv_transpose(),
        2 => pool(),
        1 => (axes(1..=3), mode).prop_map(|(scale, mode)| Op::Upsample { scale, mode }),
        1 => sides(2).prop_map(Op::Pad),
        1 => sides(1).prop_map(Op::Crop),
        1 => Just(Op::Activation(Activation::Relu)),
        1 => Just(Op::BatchNorm),
        2 => Just(Op::Add),
        1 => Just(Op::Mul),
        2 => Just(Op::Concat),
        1 => (1..=3_u64, 1..=3_u64, 0..=1_u64).prop_map(|(a, b, index)| Op::Split { sections: vec![a, b], index }),
        1 => (1..=3_u64).prop_map(|groups| Op::ChannelShuffle { groups }),
    ]
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
