//! Writer of JSON.

use std::collections::HashMap;
use std::io;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;

use super::assumed_to_follow;
use super::attributes::{HELD, STATISTICS};
use crate::network::{
    Channels, Conv, INPUT_NAME, InputShape, Network, Node, NodeKey, Op, Padding, ShapedNetwork, Source, Step, Value,
};

/// A network as JSON, one node per line.
pub fn write(network: &Network) -> String {
    let names: HashMap<NodeKey, &str> = network.nodes().iter().map(|node| (node.key, node.name.as_str())).collect();
    let shaped = network.nodes().iter().any(is_depthwise).then(|| ShapedNetwork::new(network.clone()));
    let mut before = INPUT_NAME;
    let nodes: Vec<String> = (1..)
        .zip(network.nodes())
        .map(|(map, node)| {
            let step = shaped.as_ref().filter(|_| is_depthwise(node)).and_then(|shaped| shaped.step_of(map));
            let line = NodeLine { node, names: &names, before, step };
            before = &node.name;
            format!("\n  {}", json(&line))
        })
        .collect();
    let (name, input, nodes) = (json(&network.name), json(&InputLine(network.input)), nodes.join(","));
    let statistics = network.statistics.word().map(|word| format!("\"{STATISTICS}\": {}, ", json(&word)));
    let statistics = statistics.unwrap_or_default();
    format!("{{\"name\": {name}, \"input\": {input}, {statistics}\"nodes\": [{nodes}]}}\n")
}

fn is_depthwise(node: &Node) -> bool {
    matches!(&node.op, Op::Conv(Conv { channels: Channels::Depthwise { .. }, .. }))
}

struct InputLine(InputShape);

impl Serialize for InputLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let InputShape { channels, size, one_dimensional } = self.0;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("channels", &channels)?;
        if one_dimensional && size.height == 1 {
            object.serialize_entry("length", &size.width)?;
        } else {
            object.serialize_entry("height", &size.height)?;
            object.serialize_entry("width", &size.width)?;
        }
        object.end()
    }
}

struct NodeLine<'n> {
    node: &'n Node,
    names: &'n HashMap<NodeKey, &'n str>,
    /// The name of the preceding node, or of the input.
    before: &'n str,
    /// The inferred step of a depthwise convolution.
    step: Option<&'n Step>,
}

impl NodeLine<'_> {
    fn source(&self, source: Source) -> &str {
        match source {
            Source::Previous => self.before,
            Source::Input => INPUT_NAME,
            Source::Node(key) => self.names.get(&key).copied().unwrap_or_default(),
        }
    }
}

impl Serialize for NodeLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Node { name, op, sources, bypassed, block, module, shares, .. } = self.node;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", name)?;
        object.serialize_entry("op", op.json_name())?;
        if *sources != [Source::Previous] {
            let inputs: Vec<&str> = sources.iter().map(|source| self.source(*source)).collect();
            let is_before = |(place, source): (usize, &Source)| (*source == Source::Previous).then_some(place);
            let follows: Vec<usize> = sources.iter().enumerate().filter_map(is_before).collect();
            object.serialize_entry("inputs", &inputs)?;
            if follows != assumed_to_follow(inputs, self.before) {
                object.serialize_entry("follows", &follows)?;
            }
        }
        for parameter in op.spec().parameters.iter().filter(|parameter| parameter.within.is_none()) {
            let Some(value) = op.get(parameter.parameter) else { continue };
            if parameter.quiet_in_json && parameter.unsaid(op).as_ref() == Some(&value) {
                continue;
            }
            if value == Value::Choice(HELD) {
                object.serialize_entry(parameter.json, &Held { op, object: parameter.json })?;
            } else {
                object.serialize_entry(parameter.json, &Attribute(&value))?;
            }
        }
        // For readers that do not know `depthwise`.
        if let Some(step) = self.step {
            object.serialize_entry("out_channels", &step.shape.channels())?;
            object.serialize_entry("groups", &step.groups)?;
        }
        // A reader would derive the block from the module.
        if !block.is_empty() || !module.is_empty() {
            object.serialize_entry("block", block)?;
        }
        if !module.is_empty() {
            object.serialize_entry("module", module)?;
        }
        if let Some(lender) = shares {
            object.serialize_entry("shares", self.names.get(lender).copied().unwrap_or_default())?;
        }
        if *bypassed {
            object.serialize_entry("off", &true)?;
        }
        object.end()
    }
}

/// The hyper-parameters that are attributes of a nested object.
struct Held<'n> {
    op: &'n Op,
    object: &'static str,
}

impl Serialize for Held<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for parameter in self.op.spec().parameters.iter().filter(|parameter| parameter.within == Some(self.object)) {
            if let Some(value) = self.op.get(parameter.parameter) {
                object.serialize_entry(parameter.json, &Attribute(&value))?;
            }
        }
        object.end()
    }
}

/// The value of a hyper-parameter.
struct Attribute<'v>(&'v Value);

impl Serialize for Attribute<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) => number.serialize(serializer),
            Value::Pair(pair) => [pair.height, pair.width].serialize(serializer),
            Value::Sides(sides) | Value::Padding(Padding::Sides(sides)) => sides.to_array().serialize(serializer),
            Value::Padding(Padding::Same) => "same".serialize(serializer),
            Value::Padding(Padding::Valid) => "valid".serialize(serializer),
            Value::List(numbers) => numbers.serialize(serializer),
            Value::Flag(flag) => flag.serialize(serializer),
            Value::Fraction(fraction) => fraction.serialize(serializer),
            Value::Choice(word) => word.serialize(serializer),
            Value::Text(text) => text.serialize(serializer),
            Value::Factors(factors) => [factors.height, factors.width].serialize(serializer),
            Value::Activation(function) => function.name().serialize(serializer),
        }
    }
}

/// A value on one line, with a space after every comma and colon.
fn json(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Spaced));
    written.expect("texts, numbers and lists can be written as JSON");
    String::from_utf8(bytes).expect("JSON is text")
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
