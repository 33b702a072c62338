//! Block names of nodes in JSON.

use serde_json::Value as Json;

use super::JsonError;
use super::attributes::Attributes;
use crate::network::Node;

/// The information about a node's block in its attributes.
#[derive(Debug)]
pub(super) enum Hint {
    /// The block's name; empty for none.
    Given(String),
    /// The block derived from a module's path.
    Module(String),
    /// No information.
    Unknown,
}

/// The block from a node's attributes: `block` as it is, or the part of `module` before the last dot.
pub(super) fn hint(attributes: Attributes<'_>) -> Result<Hint, JsonError> {
    if let Some(block) = attributes.get("block")? {
        return Ok(Hint::Given(block));
    }
    let path = module(attributes);
    let block = |path: &str| path.rsplit_once('.').map_or("", |(block, _)| block).to_owned();
    Ok(path.map_or(Hint::Unknown, |path| Hint::Module(block(path))))
}

/// The path of a node's module. It may be another tool's remark of any type: only a text is a path.
pub(super) fn module(attributes: Attributes<'_>) -> Option<&str> {
    attributes.raw("module").and_then(Json::as_str)
}

/// Assigns blocks to nodes. A node without information (an addition has no module) is in the block that the modules before and after it
/// have in common.
pub(super) fn assign(hints: &[Hint], nodes: &mut [Node]) {
    let mut before: Option<&str> = None;
    let mut unknown = 0;
    for (index, hint) in hints.iter().enumerate() {
        let name = match hint {
            Hint::Unknown => {
                unknown += 1;
                continue;
            }
            Hint::Given(name) => {
                before = None;
                name
            }
            Hint::Module(name) => {
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
}

/// The common prefix of two paths, in whole components.
fn common_block<'b>(one: &'b str, other: &str) -> &'b str {
    let steps = one.split('.').zip(other.split('.')).take_while(|(a, b)| a == b);
    let length: usize = steps.map(|(step, _)| step.len() + 1).sum();
    one.get(..length.saturating_sub(1)).unwrap_or_default()
}
