//! Writer of the notation.

use std::collections::HashMap;

use crate::network::op::ParameterSpec;
use crate::network::{INPUT_NAME, InputShape, Network, Node, NodeKey, Op, Padding, Parameter, Source, Value, labelled};

use super::label;
use super::number::Dimensions;

/// A network as a text, one layer per line.
pub fn write(network: &Network) -> String {
    lines(network).join("\n")
}

/// A network as a text on a single line.
pub fn write_inline(network: &Network) -> String {
    lines(network).join("; ")
}

/// Each layer as text, without its label, its block and its module: `conv 64 k3 p1 nobias`.
pub fn write_layers(network: &Network) -> Vec<String> {
    let dimensions = Dimensions { one: network.input.one_dimensional };
    let names = names(network);
    network.nodes().iter().map(|node| Words::of(node, dimensions, &names).switched(node).line).collect()
}

fn lines(network: &Network) -> Vec<String> {
    let mut lines = Vec::with_capacity(network.nodes().len() + 2);
    if !network.name.is_empty() {
        lines.push(format!("name {}", label::title(&network.name)));
    }
    let InputShape { channels, size, one_dimensional } = network.input;
    let dimensions = Dimensions { one: one_dimensional };
    let shape = if one_dimensional && size.height == 1 {
        format!("{channels}x{}", size.width)
    } else {
        format!("{channels}x{}x{}", size.height, size.width)
    };
    let words = [Some(INPUT_NAME), Some(&shape), network.statistics.word()];
    lines.push(words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let labelled = labelled(network.nodes());
    let names = names(network);
    for node in network.nodes() {
        let mut words = Words::of(node, dimensions, &names);
        if !node.block.is_empty() {
            words.push("@", label::block(&node.block));
        }
        if !node.module.is_empty() {
            words.push("=", label::block(&node.module));
        }
        let line = words.switched(node).line;
        lines.push(if labelled.contains(&node.key) { format!("{}: {line}", label::label(&node.name)) } else { line });
    }
    lines
}

fn names(network: &Network) -> HashMap<NodeKey, &str> {
    network.nodes().iter().map(|node| (node.key, node.name.as_str())).collect()
}

/// A line under construction.
struct Words {
    line: String,
    dimensions: Dimensions,
}

impl Words {
    /// The operator with its settings and its sources.
    fn of(node: &Node, dimensions: Dimensions, names: &HashMap<NodeKey, &str>) -> Self {
        let mut words = Self { line: node.op.word().into(), dimensions };
        words.settings(&node.op);
        words.sources(node, names);
        if let Some(lender) = node.shares {
            words.push("shares ", label::label(names.get(&lender).copied().unwrap_or_default()));
        }
        words
    }

    /// Adds a word if the node is switched off.
    fn switched(mut self, node: &Node) -> Self {
        self.push_if(node.bypassed, "off");
        self
    }

    fn push(&mut self, letters: &str, value: impl std::fmt::Display) {
        use std::fmt::Write as _;
        write!(self.line, " {letters}{value}").expect("writing to a string cannot fail");
    }

    fn push_if(&mut self, given: bool, word: &str) {
        if given {
            self.push(word, "");
        }
    }

    /// Adds the operator's hyper-parameters, except those that a reader infers.
    fn settings(&mut self, op: &Op) {
        for parameter in op.spec().parameters.iter().filter(|parameter| !parameter.is_in_the_word()) {
            let Some(value) = op.get(parameter.parameter) else { continue };
            if parameter.always_written || parameter.unsaid(op).as_ref() != Some(&value) {
                self.setting(parameter, &value);
            }
        }
    }

    fn setting(&mut self, parameter: &ParameterSpec, value: &Value) {
        let (letters, dimensions) = (parameter.letters(), self.dimensions);
        if let Some((word, _)) = parameter.words.iter().find(|(_, meant)| meant == value) {
            return self.push(word, "");
        }
        match value {
            Value::Number(number) => self.push(letters, number),
            Value::Pair(pair) => self.push(letters, dimensions.write_pair(*pair, parameter.least)),
            Value::Sides(sides) | Value::Padding(Padding::Sides(sides)) => {
                self.push(letters, dimensions.write_sides(*sides));
            }
            Value::List(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
                let between = if parameter.parameter == Parameter::OutputShape { "x" } else { "," };
                self.push(letters, numbers.join(between));
            }
            // The shortest decimal fraction that reads as the same number.
            Value::Fraction(fraction) => self.push(letters, fraction),
            Value::Factors(factors) => self.push(letters, dimensions.write_factors(*factors)),
            Value::Text(text) => self.push("", label::label(text)),
            // All of these are words of the table, or the default.
            Value::Padding(Padding::Same | Padding::Valid)
            | Value::Flag(_)
            | Value::Choice(_)
            | Value::Activation(_) => {}
        }
    }

    fn sources(&mut self, node: &Node, names: &HashMap<NodeKey, &str>) {
        let names: Vec<String> = node
            .sources
            .iter()
            .map(|source| match source {
                Source::Previous => "prev".into(),
                Source::Input => INPUT_NAME.into(),
                Source::Node(key) => label::label(names.get(key).copied().unwrap_or_default()),
            })
            .collect();
        match &node.sources[..] {
            [Source::Previous] => {}
            [] => self.push("from ", "none"),
            [Source::Previous, _] if node.op.joins() => self.push("", &names[1]),
            [_, _, ..] if node.op.joins() => self.push("", names.join(",")),
            _ => self.push("from ", names.join(",")),
        }
    }
}
