//! Reader of JSON.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use super::attributes::{Attributes, STATISTICS};
use super::{JsonError, JsonKind, assumed_to_follow, blocks};
use crate::formats::{Import, ImportWarning};
use crate::network::op::OpSpec;
use crate::network::{INPUT_NAME, InputShape, Network, Node, NodeKey, Op, Source, Statistics};

/// The attributes of any node besides its hyper-parameters; `was` is a remark of the reference data.
const OF_ANY_NODE: [&str; 9] = ["id", "op", "inputs", "follows", "off", "block", "module", "was", "shares"];

/// Attributes that are written for readers that do not know `depthwise`.
const BESIDE_DEPTHWISE: [&str; 2] = ["out_channels", "groups"];

/// Reads a network from JSON.
///
/// # Errors
/// [`JsonError`] with the first error in the text.
pub fn read(text: &str) -> Result<Network, JsonError> {
    Ok(import(text, None)?.network)
}

/// Reads a network from JSON that may omit its input: then `input` is used.
///
/// # Errors
/// [`JsonError`] with the first error in the text.
pub fn read_with_input(text: &str, input: InputShape) -> Result<Network, JsonError> {
    Ok(import(text, Some(input))?.network)
}

/// Reads a network from JSON, with warnings about attributes that look misspelled.
pub(in crate::formats) fn import(text: &str, known_input: Option<InputShape>) -> Result<Import, JsonError> {
    let value: Json = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let network = Attributes::of("network", &value)?;
    let name = network.get::<String>("name")?.unwrap_or_default();
    let input = match (network.get::<Map<_, _>>(INPUT_NAME)?, known_input) {
        (None, Some(known)) => known,
        (Some(shape), _) => input(Attributes::new(INPUT_NAME, &shape))?,
        (None, None) => return Err(network.missing(INPUT_NAME)),
    };
    let statistics = match network.get::<String>(STATISTICS)? {
        None => Statistics::LeftOut,
        Some(word) => Statistics::of_word(&word).ok_or_else(|| network.unexpected(STATISTICS, JsonKind::Choice))?,
    };
    let objects = network.needed::<Vec<Json>>("nodes")?;
    let (ids, keys) = ids(&objects)?;
    let reader = Nodes { ids: &ids, keys, one_dimensional: input.one_dimensional };
    let (mut nodes, mut hints, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (id, object)) in ids.iter().zip(&objects).enumerate() {
        let attributes = Attributes::of(id, object)?;
        hints.push(blocks::hint(attributes)?);
        nodes.push(reader.node(index, attributes, &mut warnings)?);
    }
    blocks::assign(&hints, &mut nodes);
    let mut network = Network::from_nodes(name, input, nodes);
    network.statistics = statistics;
    network.settle_shares();
    Ok(Import { warnings, ..network.into() })
}

fn not_json(error: &serde_json::Error) -> JsonError {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() { JsonError::Unfinished { line, column } } else { JsonError::Syntax { line, column } }
}

fn input(attributes: Attributes<'_>) -> Result<InputShape, JsonError> {
    let channels = attributes.needed("channels")?;
    Ok(match attributes.get("length")? {
        Some(length) => InputShape::signal(channels, length),
        None => InputShape::picture(channels, attributes.needed("height")?, attributes.needed("width")?),
    })
}

/// The ids of all nodes in order, and the key of each.
fn ids(nodes: &[Json]) -> Result<(Vec<String>, HashMap<String, NodeKey>), JsonError> {
    let (mut ids, mut keys) = (Vec::with_capacity(nodes.len()), HashMap::with_capacity(nodes.len()));
    for (node, key) in nodes.iter().zip(0..) {
        let place = format!("nodes[{key}]");
        let id: String = Attributes::of(&place, node)?.needed("id")?;
        if id == INPUT_NAME || keys.insert(id.clone(), NodeKey(key)).is_some() {
            return Err(JsonError::TakenId { node: id });
        }
        ids.push(id);
    }
    Ok((ids, keys))
}

struct Nodes<'v> {
    ids: &'v [String],
    keys: HashMap<String, NodeKey>,
    one_dimensional: bool,
}

impl Nodes<'_> {
    fn node(
        &self,
        index: usize,
        attributes: Attributes<'_>,
        warnings: &mut Vec<ImportWarning>,
    ) -> Result<Node, JsonError> {
        let name: String = attributes.needed("op")?;
        let kind = OpSpec::of_json(&name, |mark| attributes.has(mark));
        let kind = kind.ok_or_else(|| attributes.unexpected("op", JsonKind::Operator))?;
        warnings.extend(misspelt(kind, attributes));
        Ok(Node {
            key: self.keys[&self.ids[index]],
            name: self.ids[index].clone(),
            op: self.op(kind, attributes)?,
            sources: self.sources(index, attributes)?,
            bypassed: attributes.get("off")?.unwrap_or_default(),
            block: String::new(),
            module: blocks::module(attributes).unwrap_or_default().to_owned(),
            shares: self.shared(index, attributes)?,
        })
    }

    fn op(&self, kind: &OpSpec, attributes: Attributes<'_>) -> Result<Op, JsonError> {
        let mut op = (kind.new)();
        for parameter in kind.parameters {
            let given = match parameter.within {
                Some(object) => match attributes.raw(object).and_then(Json::as_object) {
                    Some(held) => Attributes::new(attributes.node, held).value(parameter, self.one_dimensional)?,
                    None => continue,
                },
                None => attributes.value(parameter, self.one_dimensional)?,
            };
            let value = given.or_else(|| if parameter.needed_in_json { None } else { parameter.unsaid(&op) });
            let value = value.ok_or_else(|| attributes.missing(parameter.json))?;
            op = op.with(parameter.parameter, &value).unwrap_or(op);
        }
        Ok(op)
    }

    /// The node whose weights are shared.
    fn shared(&self, index: usize, attributes: Attributes<'_>) -> Result<Option<NodeKey>, JsonError> {
        let Some(shared) = attributes.get::<String>("shares")? else { return Ok(None) };
        let lender = self.keys.get(&shared).filter(|key| (key.0 as usize) < index).copied();
        let node = self.ids[index].clone();
        lender.map(Some).ok_or(JsonError::UnknownShared { node, shared })
    }

    fn sources(&self, index: usize, attributes: Attributes<'_>) -> Result<Vec<Source>, JsonError> {
        let Some(inputs) = attributes.get::<Vec<String>>("inputs")? else { return Ok(vec![Source::Previous]) };
        let before = index.checked_sub(1).map_or(INPUT_NAME, |before| &self.ids[before]);
        let follows: HashSet<usize> = match attributes.get::<Vec<u64>>("follows")? {
            Some(places) => places.into_iter().filter_map(|place| usize::try_from(place).ok()).collect(),
            None => assumed_to_follow(inputs.iter().map(String::as_str), before).into_iter().collect(),
        };
        let source = |(place, name): (usize, &String)| {
            if follows.contains(&place) && name == before { Ok(Source::Previous) } else { self.source(index, name) }
        };
        inputs.iter().enumerate().map(source).collect()
    }

    fn source(&self, index: usize, input: &str) -> Result<Source, JsonError> {
        if input == INPUT_NAME {
            return Ok(Source::Input);
        }
        let (node, input) = (self.ids[index].clone(), input.to_owned());
        match self.keys.get(&input) {
            Some(&key) if (key.0 as usize) < index => Ok(Source::Node(key)),
            Some(_) => Err(JsonError::LaterInput { node, input }),
            None => Err(JsonError::UnknownInput { node, input }),
        }
    }
}

/// Unknown attributes that are similar to an absent known one.
fn misspelt(kind: &OpSpec, attributes: Attributes<'_>) -> Vec<ImportWarning> {
    const MOST_CHANGES: usize = 2;
    let own = || kind.parameters.iter().filter(|parameter| parameter.within.is_none()).map(|parameter| parameter.json);
    let is_known = |key: &str| {
        OF_ANY_NODE.contains(&key)
            || own().any(|own| own == key)
            || kind.json_mark.is_some() && BESIDE_DEPTHWISE.contains(&key)
    };
    let nearest = |key: &str| {
        let absent = own().chain(OF_ANY_NODE).filter(|own| !attributes.has(own));
        absent.map(|own| (strsim::levenshtein(key, own), own)).min().filter(|(changes, _)| *changes <= MOST_CHANGES)
    };
    let unknown = attributes.keys().filter(|key| !is_known(key));
    let warning = |key: &str| {
        let (_, meant) = nearest(key)?;
        Some(ImportWarning::Misspelt { node: attributes.node.into(), attribute: key.into(), meant })
    };
    unknown.filter_map(warning).collect()
}
