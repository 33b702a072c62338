//! Random networks in the notation, and random edits of them.

use std::fmt::Write;

use convscope::formats::notation;
use convscope::network::edit::Edit;
use convscope::network::{
    Activation, Axes, InputShape, Network, NodeKey, Op, Padding, Sides, Source, Statistics, Value,
};

use super::choices::Choices;

/// A network in the notation: mostly one that works, with odd numbers here and there.
pub fn network(choices: &mut Choices<'_>) -> String {
    let statistics = *choices.pick(&["", "", "", " inference", " training"]);
    let mut text = format!("input {}{statistics}", input(choices));
    let count = choices.below(10);
    for index in 0..count {
        text.push_str("; ");
        if choices.once_in(4) {
            let _ = write!(text, "l{index}: ");
        }
        text.push_str(&layer(choices));
        if index > 0 && choices.once_in(8) {
            let _ = write!(text, " from {}", label(choices, index));
        }
        if choices.once_in(16) {
            text.push_str(" off");
        }
    }
    // A name that nothing has makes no network: then the same without any branch.
    if notation::read(&text).is_ok() { text } else { text.replace(" from", " #").replace('#', "") }
}

fn input(choices: &mut Choices<'_>) -> String {
    let channels = choices.number();
    let side = if choices.once_in(4) { choices.number() } else { 3 + choices.below(300) as u64 };
    match choices.below(4) {
        0 => format!("{channels}x{side}"),
        1 => format!("{channels}x{side}x{}", choices.number()),
        _ => format!("{channels}x{side}x{side}"),
    }
}

fn label(choices: &mut Choices<'_>, index: usize) -> String {
    if choices.once_in(3) { "input".into() } else { format!("l{}", choices.below(index)) }
}

/// A layer in the notation.
pub fn layer(choices: &mut Choices<'_>) -> String {
    let activation = |choices: &mut Choices<'_>| *choices.pick(&["relu", "gelu", "tanh", "leaky_relu", "hardswish"]);
    match choices.below(20) {
        0..=4 => format!("conv {}{}", choices.number(), window(choices)),
        5 => format!("dwconv{}", window(choices)),
        6 => format!("deconv {}{}", choices.number(), window(choices)),
        7 => format!("maxpool{}{}", window(choices), if choices.once_in(3) { " ceil" } else { "" }),
        8 => format!("avgpool{}", window(choices)),
        9 => format!("up {}{}", pair(choices), if choices.once_in(2) { " bilinear" } else { "" }),
        10 => format!("adaptive {}", pair(choices)),
        11 => format!("pad {}", sides(choices)),
        12 => format!("crop {}", sides(choices)),
        13 => format!("shuffle {}", choices.number()),
        14 => (*choices.pick(&["flatten", "gap", "linear 10", "dropout 0.25", "identity"])).to_owned(),
        15 => (*choices.pick(&["add input", "mul input", "concat input", "concat prev,input"])).to_owned(),
        16 => (*choices.pick(&["bn", "ln", "scale"])).to_owned(),
        _ => activation(choices).to_owned(),
    }
}

fn window(choices: &mut Choices<'_>) -> String {
    let mut words = format!(" k{}", pair(choices));
    if choices.once_in(2) {
        let _ = write!(words, " s{}", pair(choices));
    }
    match choices.below(5) {
        0 => drop(write!(words, " p{}", pair(choices))),
        1 => drop(write!(words, " p{}", sides(choices))),
        _ => {}
    }
    if choices.once_in(4) {
        let _ = write!(words, " d{}", pair(choices));
    }
    words
}

fn pair(choices: &mut Choices<'_>) -> String {
    let first = choices.number();
    if choices.once_in(4) { format!("{first}x{}", choices.number()) } else { first.to_string() }
}

fn sides(choices: &mut Choices<'_>) -> String {
    let all = [0; 4].map(|_: u64| choices.number().to_string());
    all.join(",")
}

/// An edit of a network: one that makes sense to the page, or nearly.
pub fn edit(network: &Network, choices: &mut Choices<'_>) -> Edit {
    let count = network.nodes().len();
    let index = choices.below(count);
    let key = network.nodes().get(index).map_or(NodeKey(0), |node| node.key);
    let op = |choices: &mut Choices<'_>| {
        let text = format!("input 3x9x9; {}", layer(choices));
        notation::read(&text).ok().and_then(|network| network.nodes().first().map(|node| node.op.clone()))
    };
    match choices.below(15) {
        0..=4 => set(network, key, index, choices),
        5 => Edit::Move { key, to: choices.below(count + 1) },
        6 => Edit::Remove(key),
        7 => Edit::Duplicate(key),
        8 => Edit::Toggle(key),
        9 => Edit::SetInput(shape(choices)),
        10 => Edit::Rename { key, name: (*choices.pick(&["a", "input", "=1+1", "\u{1}", "卷 1"])).to_owned() },
        11 => Edit::Connect { key, sources: vec![*choices.pick(&[Source::Previous, Source::Input])] },
        12 => Edit::SetOp { key, op: op(choices).unwrap_or(Op::Identity) },
        13 => Edit::SetStatistics(*choices.pick(&Statistics::ALL)),
        _ => Edit::Insert { at: choices.below(count + 1), op: op(choices).unwrap_or(Op::Flatten) },
    }
}

fn set(network: &Network, key: NodeKey, index: usize, choices: &mut Choices<'_>) -> Edit {
    let known = network.nodes().get(index).map(|node| node.op.hyperparameters()).unwrap_or_default();
    if known.is_empty() {
        return Edit::SetInput(shape(choices));
    }
    let chosen = choices.pick(&known);
    Edit::Set { key, parameter: chosen.parameter, value: value(&chosen.value, choices) }
}

fn value(before: &Value, choices: &mut Choices<'_>) -> Value {
    let pair = |choices: &mut Choices<'_>| Axes::new(choices.number(), choices.number());
    let sides = |choices: &mut Choices<'_>| Sides::symmetric(pair(choices));
    match before {
        Value::Number(_) => Value::Number(choices.number()),
        Value::Pair(_) => Value::Pair(pair(choices)),
        Value::Sides(_) => Value::Sides(sides(choices)),
        Value::Padding(_) => {
            let sides = sides(choices);
            Value::Padding(*choices.pick(&[Padding::Same, Padding::Valid, Padding::Sides(sides)]))
        }
        Value::List(_) => Value::List(vec![choices.number(), choices.number()]),
        Value::Flag(flag) => Value::Flag(!flag),
        Value::Fraction(_) => Value::Fraction(choices.below(256) as f64 / 255.0),
        Value::Choice(_) => Value::Choice(choices.pick::<&str>(&["nearest", "bilinear", "height", "circular", "map"])),
        Value::Text(_) => Value::Text((*choices.pick(&["Attention", "=1+1", "\u{1}", ""])).to_owned()),
        Value::Factors(_) => {
            let factor = |choices: &mut Choices<'_>| choices.number() as f64 / 3.0;
            Value::Factors(Axes::new(factor(choices), factor(choices)))
        }
        Value::Activation(_) => Value::Activation(*choices.pick(&Activation::ALL)),
    }
}

fn shape(choices: &mut Choices<'_>) -> InputShape {
    if choices.once_in(3) {
        InputShape::signal(choices.number(), choices.number())
    } else {
        InputShape::picture(choices.number(), choices.number(), choices.number())
    }
}
