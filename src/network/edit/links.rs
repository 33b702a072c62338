//! Links between nodes: their sources before and after nodes are moved or removed.

use std::collections::HashMap;

use crate::network::{Network, Node, NodeKey, Op, Source};

/// A source with the node named, so that it stays the same when the order changes.
pub(super) fn named(network: &Network, index: usize, source: Source) -> Source {
    match source {
        Source::Previous => before(network, index),
        other => other,
    }
}

/// The node before an index as a named source.
fn before(network: &Network, index: usize) -> Source {
    index
        .checked_sub(1)
        .and_then(|before| network.nodes().get(before))
        .map_or(Source::Input, |node| Source::Node(node.key))
}

/// The sources of a new node with this operator at an index.
pub(super) fn for_new(network: &Network, at: usize, op: &Op) -> Vec<Source> {
    if op.joins() { vec![Source::Previous, second(network, at, op)] } else { vec![Source::Previous] }
}

/// The sources of a node after its operator changes to `op`.
pub(super) fn for_other_op(network: &Network, index: usize, op: &Op) -> Vec<Source> {
    let mut sources = network.nodes()[index].sources.clone();
    if !op.joins() {
        sources.truncate(1);
    } else if sources.len() == 1 {
        sources.push(second(network, index, op));
    }
    if sources.is_empty() { for_new(network, index, op) } else { sources }
}

/// The second source of a new join at an index: for an unpooling the last max pooling layer that no other one uses, for other joins a skip
/// connection around the node before.
fn second(network: &Network, at: usize, op: &Op) -> Source {
    let unpools = |node: &Node| matches!(node.op, Op::MaxUnpool);
    let used: Vec<Source> =
        network.nodes().iter().filter(|node| unpools(node)).filter_map(|node| node.sources.get(1).copied()).collect();
    let pools = |node: &&Node| matches!(node.op, Op::MaxPool(_)) && !used.contains(&Source::Node(node.key));
    let pool = network.nodes().iter().take(at).rev().find(pools).filter(|_| *op == Op::MaxUnpool);
    pool.map_or_else(|| around_previous(network, at), |pool| Source::Node(pool.key))
}

/// The source of the node before an index: a skip connection around that node.
fn around_previous(network: &Network, at: usize) -> Source {
    let Some(previous) = at.checked_sub(1) else { return Source::Input };
    let source = network.nodes()[previous].sources.first().copied().unwrap_or(Source::Input);
    named(network, previous, source)
}

/// Makes everything that reads the node at `index` read its first source instead.
pub(super) fn bypass(network: &mut Network, index: usize) {
    let node = &network.nodes()[index];
    let (key, source) = (node.key, node.sources.first().copied().unwrap_or(Source::Previous));
    let by_name = named(network, index, source);
    // The next node may keep `Previous` if that resolves to the same source afterwards.
    let follows = if by_name == before(network, index) { Source::Previous } else { by_name };
    for node in network.nodes_mut() {
        replace(&mut node.sources, Source::Node(key), by_name);
    }
    if let Some(next) = network.nodes_mut().get_mut(index + 1) {
        replace(&mut next.sources, Source::Previous, follows);
    }
}

fn replace(sources: &mut [Source], from: Source, to: Source) {
    for source in sources {
        if *source == from {
            *source = to;
        }
    }
}

/// The first source of the node at `index` that does not come before it.
pub(super) fn first_later_source(network: &Network, index: usize, sources: &[Source]) -> Option<NodeKey> {
    let later = &network.nodes()[index..];
    sources.iter().find_map(|source| match source {
        Source::Node(key) => later.iter().any(|node| node.key == *key).then_some(*key),
        Source::Previous | Source::Input => None,
    })
}

/// The first earlier node that reads the node at `index` by name.
pub(super) fn first_earlier_reader(network: &Network, index: usize) -> Option<NodeKey> {
    let key = network.nodes()[index].key;
    let reader = network.nodes()[..index].iter().find(|node| node.sources.contains(&Source::Node(key)));
    reader.map(|node| node.key)
}

/// Makes the first of all layers that share weights their owner, and the others refer to it, after a layer was moved or removed.
pub(super) fn settle_shares(network: &mut Network) {
    let mut owners: HashMap<NodeKey, NodeKey> = HashMap::new();
    let roots = roots(network);
    for node in network.nodes_mut() {
        // Joining operators have no weights.
        if node.op.joins() {
            node.shares = None;
            continue;
        }
        let root = roots.get(&node.key).copied().unwrap_or(node.key);
        let owner = *owners.entry(root).or_insert(node.key);
        node.shares = (owner != node.key).then_some(owner);
    }
}

/// For each layer that shares weights, the end of its chain of references, which may have been removed.
fn roots(network: &Network) -> HashMap<NodeKey, NodeKey> {
    let shares: HashMap<NodeKey, NodeKey> =
        network.nodes().iter().filter_map(|node| Some((node.key, node.shares?))).collect();
    let root = |mut key: NodeKey| {
        // A chain is at most as long as the number of layers that share.
        for _ in 0..shares.len() {
            match shares.get(&key) {
                Some(&next) => key = next,
                None => break,
            }
        }
        key
    };
    shares.keys().map(|&key| (key, root(key))).collect()
}
