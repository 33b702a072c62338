//! From JSON to a network.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::cnn::{INPUT_NAME, InputShape, Network, Node, NodeKey, Source};

use super::attributes::Attributes;
use super::{JsonError, JsonKind, links, op};

/// Reads a network from JSON.
///
/// # Errors
/// The first thing that is wrong with the text.
pub fn read(text: &str) -> Result<Network, JsonError> {
    network(text, None)
}

/// Reads a network from JSON that may leave its input out: then `input` goes in.
///
/// # Errors
/// The first thing that is wrong with the text.
pub fn read_with_input(text: &str, input: InputShape) -> Result<Network, JsonError> {
    network(text, Some(input))
}

fn network(text: &str, known_input: Option<InputShape>) -> Result<Network, JsonError> {
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let network = Attributes::of("network", &value, false)?;
    let name = network.get("name").map_or(Ok(""), |_| network.text("name"))?;
    let input = match (network.get(INPUT_NAME), known_input) {
        (None, Some(known)) => known,
        _ => input(&Attributes::of(INPUT_NAME, network.needed(INPUT_NAME)?, false)?)?,
    };
    let values = network.list("nodes")?;
    let ids = ids(values)?;
    let nodes = Nodes { ids: &ids, keys: keys(&ids)?, one_dimensional: input.one_dimensional };
    let mut blocks = Blocks::default();
    let nodes = values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let attributes = nodes.attributes(index, value)?;
            blocks.push(&attributes)?;
            nodes.node(index, &attributes)
        })
        .collect::<Result<Vec<_>, JsonError>>()?;
    Ok(Network::from_nodes(name.into(), input, blocks.given_to(nodes)))
}

fn not_json(error: &serde_json::Error) -> JsonError {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() { JsonError::Unfinished { line, column } } else { JsonError::Syntax { line, column } }
}

fn input(attributes: &Attributes<'_>) -> Result<InputShape, JsonError> {
    let channels = attributes.whole("channels")?;
    Ok(match attributes.get("length") {
        Some(_) => InputShape::signal(channels, attributes.whole("length")?),
        None => InputShape::picture(channels, attributes.whole("height")?, attributes.whole("width")?),
    })
}

/// The ids of all nodes, in order.
fn ids(nodes: &[Value]) -> Result<Vec<&str>, JsonError> {
    let id = |(index, node): (usize, &'_ Value)| -> Result<(), JsonError> {
        let place = format!("nodes[{index}]");
        Attributes::of(&place, node, false)?.text("id")?;
        Ok(())
    };
    nodes.iter().enumerate().try_for_each(id)?;
    Ok(nodes.iter().map(|node| node.get("id").and_then(Value::as_str).unwrap_or_default()).collect())
}

/// The key of each id, which must be unique.
fn keys<'v>(ids: &[&'v str]) -> Result<HashMap<&'v str, NodeKey>, JsonError> {
    let mut keys = HashMap::with_capacity(ids.len());
    for (&id, key) in ids.iter().zip(0..) {
        if id == INPUT_NAME {
            return Err(JsonError::InputId);
        }
        if keys.insert(id, NodeKey(key)).is_some() {
            return Err(JsonError::DuplicateId { node: id.into() });
        }
    }
    Ok(keys)
}

struct Nodes<'v> {
    ids: &'v [&'v str],
    keys: HashMap<&'v str, NodeKey>,
    one_dimensional: bool,
}

impl<'v> Nodes<'v> {
    fn attributes(&self, index: usize, value: &'v Value) -> Result<Attributes<'v>, JsonError> {
        Attributes::of(self.ids[index], value, self.one_dimensional)
    }

    fn node(&self, index: usize, attributes: &Attributes<'v>) -> Result<Node, JsonError> {
        let name = self.ids[index];
        Ok(Node {
            key: self.keys[name],
            name: name.into(),
            op: op::op(attributes)?,
            sources: self.sources(index, attributes)?,
            bypassed: attributes.flag_or("off", false)?,
            block: String::new(),
        })
    }

    fn sources(&self, index: usize, attributes: &Attributes<'v>) -> Result<Vec<Source>, JsonError> {
        if attributes.get("inputs").is_none() {
            return Ok(vec![Source::Previous]);
        }
        let text =
            |value: &'v Value| value.as_str().ok_or_else(|| attributes.wrong_type("inputs", JsonKind::Ids, value));
        let inputs = attributes.list("inputs")?.iter().map(text).collect::<Result<Vec<_>, _>>()?;
        let before = index.checked_sub(1).map_or(INPUT_NAME, |before| self.ids[before]);
        let follows: HashSet<usize> = match attributes.get("follows") {
            Some(_) => {
                attributes.wholes("follows")?.into_iter().filter_map(|place| usize::try_from(place).ok()).collect()
            }
            None => links::assumed(inputs.iter().copied(), before).into_iter().collect(),
        };
        let source = |(place, name): (usize, &str)| {
            if follows.contains(&place) && name == before { Ok(Source::Previous) } else { self.source(index, name) }
        };
        inputs.into_iter().enumerate().map(source).collect()
    }

    fn source(&self, index: usize, input: &str) -> Result<Source, JsonError> {
        if input == INPUT_NAME {
            return Ok(Source::Input);
        }
        let node = || self.ids[index].into();
        match self.keys.get(input) {
            Some(&key) if (key.0 as usize) < index => Ok(Source::Node(key)),
            Some(&key) if key.0 as usize == index => Err(JsonError::OwnInput { node: node() }),
            Some(_) => Err(JsonError::LaterInput { node: node(), input: input.into() }),
            None => Err(JsonError::UnknownInput { node: node(), input: input.into() }),
        }
    }
}

/// The blocks that nodes belong to.
#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
}

enum Block {
    /// Given as it is, or known to be none.
    Given(String),
    /// Taken from a module's path.
    Module(String),
    /// Not said.
    Unknown,
}

impl Blocks {
    fn push(&mut self, attributes: &Attributes<'_>) -> Result<(), JsonError> {
        let module = attributes.get("module").and_then(Value::as_str);
        self.blocks.push(match (attributes.get("block"), module) {
            (Some(_), _) => Block::Given(attributes.text("block")?.into()),
            (None, Some(path)) => Block::Module(path.rsplit_once('.').map_or("", |(block, _)| block).into()),
            (None, None) => Block::Unknown,
        });
        Ok(())
    }

    /// The nodes with their blocks. A node of which nothing is said (an addition has no module) lies in the block that the modules
    /// before and after it have in common.
    fn given_to(self, mut nodes: Vec<Node>) -> Vec<Node> {
        let mut before: Option<&str> = None;
        let mut unknown = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            let name = match block {
                Block::Unknown => {
                    unknown += 1;
                    continue;
                }
                Block::Given(name) => {
                    before = None;
                    name
                }
                Block::Module(name) => {
                    let common = before.map_or("", |before| common_block(before, name));
                    for node in &mut nodes[index - unknown..index] {
                        common.clone_into(&mut node.block);
                    }
                    before = Some(name);
                    name
                }
            };
            nodes[index].block.clone_from(name);
            unknown = 0;
        }
        nodes
    }
}

/// The path that two paths begin with, in whole steps.
fn common_block<'b>(one: &'b str, other: &str) -> &'b str {
    let steps = one.split('.').zip(other.split('.')).take_while(|(a, b)| a == b);
    let length: usize = steps.map(|(step, _)| step.len() + 1).sum();
    one.get(..length.saturating_sub(1)).unwrap_or_default()
}
