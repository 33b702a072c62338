//! Layer titles and short descriptions.

use leptos_i18n::td_string;

use super::list::{further, listed};
use super::number;
use crate::i18n::Locale;
use crate::network::{
    Axes, Axis, Channels, InputShape, Network, Node, Op, Opaque, Padding, PaddingMode, ResizeTo, Sees, Shape,
    ShapedNetwork, Sides, Source,
};

/// A layer's kind, and its most distinctive setting: `conv 3×3` and `, 64`.
pub fn title(locale: Locale, network: &Network, node: &Node) -> (String, String) {
    let line = network.input.one_dimensional;
    let sized = |word: &str, size: &Axes<u64>| {
        let size = number::size(size, line);
        if line {
            td_string!(locale, op.sized_line, layer = word, size = size)
        } else {
            td_string!(locale, op.sized, layer = word, size = size)
        }
    };
    match &node.op {
        Op::Conv(conv) => match conv.channels {
            Channels::Grouped { out, .. } => (sized(td_string!(locale, op.conv), &conv.kernel), further(locale, out)),
            Channels::Depthwise { multiplier } => {
                let rest = if multiplier == 1 { String::new() } else { format!(" ×{multiplier}") };
                (sized(td_string!(locale, op.depthwise), &conv.kernel), rest)
            }
        },
        Op::ConvTranspose(conv) => {
            (sized(td_string!(locale, op.transposed), &conv.kernel), further(locale, conv.out_channels))
        }
        Op::MaxPool(pool) => (sized(td_string!(locale, op.max_pool), &pool.kernel), String::new()),
        Op::LpPool { norm, pool } => (sized(td_string!(locale, op.lp_pool), &pool.kernel), format!(" p={norm}")),
        Op::AvgPool(pool) => (sized(td_string!(locale, op.avg_pool), &pool.kernel), String::new()),
        Op::AdaptiveAvgPool { output } => {
            (td_string!(locale, op.adaptive_pool).into(), format!(" → {}", number::size(output, line)))
        }
        Op::Upsample { scale, .. } => {
            (td_string!(locale, op.upsample).into(), format!(" ×{}", number::size(scale, line || scale.is_square())))
        }
        Op::Add | Op::Mul | Op::Sub | Op::Div | Op::Minimum | Op::Maximum | Op::Concat { .. } | Op::MaxUnpool => {
            (word(locale, &node.op).into(), joined(locale, network, node))
        }
        Op::Slice { axis, start, end, .. } => (
            word(locale, &node.op).into(),
            format!(" {} {start}–{}", choice(locale, axis.name()), end.saturating_sub(1)),
        ),
        Op::Flip { axis } => (word(locale, &node.op).into(), format!(" {}", choice(locale, axis.name()))),
        Op::PixelShuffle { factor }
        | Op::PixelUnshuffle { factor }
        | Op::DepthToSpace { factor }
        | Op::SpaceToDepth { factor } => (word(locale, &node.op).into(), format!(" {factor}")),
        Op::LocalResponseNorm { size } => (word(locale, &node.op).into(), format!(" {size}")),
        Op::AdaptiveMaxPool { output } => {
            (td_string!(locale, op.adaptive_max_pool).into(), format!(" → {}", number::size(output, line)))
        }
        Op::Split { sections, index } => {
            let slice = td_string!(locale, op.slice, index = index + 1, count = sections.len());
            (word(locale, &node.op).into(), further(locale, slice))
        }
        Op::ChannelShuffle { groups } | Op::GroupNorm { groups } => {
            (word(locale, &node.op).into(), format!(" {groups}"))
        }
        // Its name in the source framework, in every language.
        Op::Opaque(opaque) => (opaque.kind.clone(), String::new()),
        Op::Resize { to, .. } => {
            let to = match to {
                ResizeTo::Size(size) => format!(" → {}", number::size(size, line)),
                ResizeTo::Scale(scale) if line || scale.is_square() => format!(" ×{}", scale.width),
                ResizeTo::Scale(scale) => format!(" ×{}×{}", scale.height, scale.width),
            };
            (word(locale, &node.op).into(), to)
        }
        Op::Pad { sides, .. } | Op::Crop(sides) => (word(locale, &node.op).into(), format!(" {}", four(*sides))),
        Op::Linear { out_features, .. } => (word(locale, &node.op).into(), further(locale, out_features)),
        Op::Dropout { probability } => (word(locale, &node.op).into(), format!(" {probability}")),
        Op::GlobalAvgPool
        | Op::GlobalMaxPool
        | Op::BatchNorm
        | Op::LayerNorm
        | Op::RmsNorm
        | Op::InstanceNorm { .. }
        | Op::Softmax { .. }
        | Op::LogSoftmax { .. }
        | Op::Prelu { .. }
        | Op::Glu
        | Op::Scale
        | Op::Activation(_)
        | Op::Flatten
        | Op::Identity => (word(locale, &node.op).into(), String::new()),
    }
}

/// The settings of a layer that differ from the defaults, and its sources if they are not just the preceding layer.
pub fn summary(locale: Locale, network: &Network, node: &Node) -> String {
    let line = network.input.one_dimensional;
    let mut parts = Vec::new();
    let one = Axes::new(1, 1);
    let pair = |value: &Axes<u64>| number::size(value, line || value.is_square());
    match &node.op {
        Op::Conv(conv) => {
            if conv.stride != one {
                parts.push(td_string!(locale, op.stride, value = pair(&conv.stride)));
            }
            parts.extend(padded(locale, conv.padding, line));
            if conv.padding_mode != PaddingMode::Zeros {
                parts.push(choice(locale, conv.padding_mode.name()).into());
            }
            if conv.dilation != one {
                parts.push(td_string!(locale, op.dilation, value = pair(&conv.dilation)));
            }
            if let Channels::Grouped { groups, .. } = conv.channels
                && groups != 1
            {
                parts.push(td_string!(locale, op.groups, value = groups));
            }
            if !conv.bias {
                parts.push(td_string!(locale, op.no_bias).into());
            }
        }
        Op::ConvTranspose(conv) => {
            parts.push(td_string!(locale, op.stride, value = pair(&conv.stride)));
            parts.extend(padded(locale, conv.padding, line));
        }
        Op::MaxPool(pool) | Op::AvgPool(pool) | Op::LpPool { pool, .. } => {
            if pool.stride != pool.kernel {
                parts.push(td_string!(locale, op.stride, value = pair(&pool.stride)));
            }
            parts.extend(padded(locale, pool.padding, line));
            if pool.ceil_mode {
                parts.push(td_string!(locale, op.ceil).into());
            }
            if matches!(node.op, Op::LpPool { norm: 1, .. }) {
                parts.push(td_string!(locale, op.sum_of_window).into());
            }
        }
        Op::Pad { mode, .. } if *mode != PaddingMode::Zeros => parts.push(choice(locale, mode.name()).into()),
        Op::Opaque(opaque) => parts.push(sees(locale, opaque, line)),
        op if network.statistics.over_map(op) => parts.push(td_string!(locale, op.statistics_counted).into()),
        Op::InstanceNorm { .. } | Op::GroupNorm { .. } => parts.push(td_string!(locale, op.statistics_left_out).into()),
        // PyTorch leaves open which one stays.
        Op::MaxUnpool if unpools_overlapping(network, node) => {
            parts.push(td_string!(locale, op.unpools_overlapping).into());
        }
        _ => {}
    }
    if let Some(lender) = node.shares.and_then(|lender| network.node(lender)) {
        parts.push(td_string!(locale, op.shares, name = lender.name.clone()));
    }
    if let ([source @ (Source::Node(_) | Source::Input)], false) = (&node.sources[..], node.op.joins()) {
        parts.push(td_string!(locale, op.from, name = source_name(locale, network, *source)));
    }
    listed(locale, parts)
}

/// Whether an unpooling uses the indices of windows that overlap, so that several values may belong to one cell.
fn unpools_overlapping(network: &Network, node: &Node) -> bool {
    let Some(Source::Node(pool)) = node.sources.get(1) else { return false };
    let Some(Op::MaxPool(pool)) = network.node(*pool).map(|node| &node.op) else { return false };
    let overlaps = |axis: Axis| {
        let (kernel, dilation) = (*pool.kernel.get(axis), *pool.dilation.get(axis));
        kernel.saturating_sub(1).saturating_mul(dilation) >= *pool.stride.get(axis)
    };
    overlaps(Axis::Height) || overlaps(Axis::Width)
}

/// The declared receptive field of an opaque block.
fn sees(locale: Locale, opaque: &Opaque, line: bool) -> String {
    match opaque.sees {
        Sees::Pointwise => td_string!(locale, op.sees_own_cell).into(),
        Sees::Window => td_string!(locale, op.sees_window, size = number::size(&opaque.window.kernel, line)),
        Sees::Whole => td_string!(locale, op.sees_all).into(),
        Sees::Unknown => td_string!(locale, op.sees_unknown).into(),
    }
}

/// The value of a hyper-parameter that is one of a few words, in the user's language.
pub fn choice(locale: Locale, word: &'static str) -> &'static str {
    match word {
        "nearest" => td_string!(locale, parameter.nearest),
        "bilinear" => td_string!(locale, parameter.bilinear),
        "pointwise" => td_string!(locale, parameter.pointwise),
        "window" => td_string!(locale, parameter.window),
        "whole" => td_string!(locale, parameter.whole),
        "unknown" => td_string!(locale, parameter.unknown),
        "channels" => td_string!(locale, parameter.channels),
        "map" => td_string!(locale, parameter.map),
        "bicubic" => td_string!(locale, parameter.bicubic),
        "zeros" => td_string!(locale, parameter.zeros),
        "reflect" => td_string!(locale, parameter.reflect),
        "replicate" => td_string!(locale, parameter.replicate),
        "circular" => td_string!(locale, parameter.circular),
        "height" => td_string!(locale, parameter.height),
        "width" => td_string!(locale, parameter.width),
        _ => word,
    }
}

/// The name of a map: its layer's, which is the same in every language, or the word for the input.
pub fn map_name(locale: Locale, shaped: &ShapedNetwork, map: usize) -> String {
    if map == 0 { td_string!(locale, stack.input).into() } else { shaped.name(map).into() }
}

/// The shape of the input: `3×15×15`.
pub fn input_shape(input: &InputShape) -> String {
    format!("{}×{}", input.channels, number::size(&input.size, input.one_dimensional))
}

/// A formatted shape: `64×15×15`, `64×16000`, `1000`.
pub fn shape(shape: &Shape, one_dimensional: bool) -> String {
    match shape {
        Shape::Map { channels, size } => format!("{channels}×{}", number::size(size, one_dimensional)),
        Shape::Vector { length } => length.to_string(),
    }
}

fn word(locale: Locale, op: &Op) -> &'static str {
    match op {
        Op::GlobalAvgPool => td_string!(locale, op.global_pool),
        Op::BatchNorm => td_string!(locale, op.batch_norm),
        Op::LayerNorm => td_string!(locale, op.layer_norm),
        Op::GroupNorm { .. } => td_string!(locale, op.group_norm),
        Op::RmsNorm => td_string!(locale, op.rms_norm),
        Op::Scale => td_string!(locale, op.scale),
        Op::Add => td_string!(locale, op.add),
        Op::Mul => td_string!(locale, op.mul),
        Op::MaxUnpool => td_string!(locale, op.max_unpool),
        Op::Concat { .. } => td_string!(locale, op.concat),
        Op::GlobalMaxPool => td_string!(locale, op.global_max_pool),
        Op::InstanceNorm { .. } => td_string!(locale, op.instance_norm),
        Op::LocalResponseNorm { .. } => td_string!(locale, op.local_response_norm),
        Op::Sub => td_string!(locale, op.sub),
        Op::Div => td_string!(locale, op.div),
        Op::Minimum => td_string!(locale, op.minimum),
        Op::Maximum => td_string!(locale, op.maximum),
        Op::Slice { .. } => td_string!(locale, op.take),
        Op::Flip { .. } => td_string!(locale, op.flip),
        Op::PixelShuffle { .. } => td_string!(locale, op.pixel_shuffle),
        Op::PixelUnshuffle { .. } => td_string!(locale, op.pixel_unshuffle),
        Op::DepthToSpace { .. } => td_string!(locale, op.depth_to_space),
        Op::SpaceToDepth { .. } => td_string!(locale, op.space_to_depth),
        Op::Split { .. } => td_string!(locale, op.split),
        Op::ChannelShuffle { .. } => td_string!(locale, op.shuffle),
        Op::Pad { .. } => td_string!(locale, op.pad),
        Op::Resize { .. } => td_string!(locale, op.resize),
        Op::Crop(_) => td_string!(locale, op.crop),
        Op::Flatten => td_string!(locale, op.flatten),
        Op::Linear { .. } => td_string!(locale, op.linear),
        Op::Dropout { .. } => td_string!(locale, op.dropout),
        Op::Identity => td_string!(locale, op.identity),
        // Functions have the same names in every language; the other kinds are titled elsewhere.
        Op::Activation(_)
        | Op::Softmax { .. }
        | Op::LogSoftmax { .. }
        | Op::Prelu { .. }
        | Op::Glu
        | Op::AdaptiveMaxPool { .. }
        | Op::Opaque(_)
        | Op::Conv(_)
        | Op::ConvTranspose(_)
        | Op::MaxPool(_)
        | Op::AvgPool(_)
        | Op::LpPool { .. }
        | Op::AdaptiveAvgPool { .. }
        | Op::Upsample { .. } => op.word(),
    }
}

fn joined(locale: Locale, network: &Network, node: &Node) -> String {
    let others = node.sources.iter().filter(|source| **source != Source::Previous);
    let names = listed(locale, others.map(|source| source_name(locale, network, *source)));
    match node.sources.contains(&Source::Previous) {
        _ if names.is_empty() => String::new(),
        true => format!(" {}", td_string!(locale, op.with, names = names)),
        false => format!(" {}", td_string!(locale, op.of, names = names)),
    }
}

fn source_name(locale: Locale, network: &Network, source: Source) -> String {
    match source {
        Source::Node(key) => network.node(key).map_or_else(String::new, |node| node.name.clone()),
        Source::Input | Source::Previous => td_string!(locale, stack.input).into(),
    }
}

/// The padding, if it is not zero.
fn padded(locale: Locale, rule: Padding, line: bool) -> Option<String> {
    match rule {
        Padding::Same => Some(td_string!(locale, op.same).into()),
        Padding::Sides(sides) if sides != Sides::default() => {
            Some(td_string!(locale, op.padding, value = padding(sides, line)))
        }
        Padding::Sides(_) | Padding::Valid => None,
    }
}

fn padding(sides: Sides, line: bool) -> String {
    match sides.as_symmetric() {
        Some(both) => number::size(&both, line || both.is_square()),
        None if line => format!("{}, {}", sides.left, sides.right),
        None => four(sides),
    }
}

fn four(sides: Sides) -> String {
    sides.to_array().map(|side| side.to_string()).join(", ")
}
