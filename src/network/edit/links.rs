//! Sources of nodes before and after nodes are moved or removed.

use std::collections::HashMap;

use crate::network::{Network, NodeKey, Op, Source};

/// A source by name, whatever stands before the node afterwards.
pub(super) fn named(network: &Network, index: usize, source: Source) -> Source {
    match source {
        Source::Previous => before(network, index),
        other => other,
    }
}

/// What stands before a place, by name.
fn before(network: &Network, index: usize) -> Source {
    index
        .checked_sub(1)
        .and_then(|before| network.nodes().get(before))
        .map_or(Source::Input, |node| Source::Node(node.key))
}

/// What a new node of this operator reads at a place.
pub(super) fn for_new(network: &Network, at: usize, op: &Op) -> Vec<Source> {
    if op.joins() { vec![Source::Previous, around_previous(network, at)] } else { vec![Source::Previous] }
}

/// What a node reads once it has another operator.
pub(super) fn for_other_op(network: &Network, index: usize, op: &Op) -> Vec<Source> {
    let mut sources = network.nodes()[index].sources.clone();
    if !op.joins() {
        sources.truncate(1);
    } else if sources.len() == 1 {
        sources.push(around_previous(network, index));
    }
    if sources.is_empty() { for_new(network, index, op) } else { sources }
}

/// What the node before a place reads: a skip connection around it.
fn around_previous(network: &Network, at: usize) -> Source {
    let Some(previous) = at.checked_sub(1) else { return Source::Input };
    let source = network.nodes()[previous].sources.first().copied().unwrap_or(Source::Input);
    named(network, previous, source)
}

/// Lets everything that reads the node at `index` read the first of what it reads, as if it were not there.
pub(super) fn bypass(network: &mut Network, index: usize) {
    let node = &network.nodes()[index];
    let (key, source) = (node.key, node.sources.first().copied().unwrap_or(Source::Previous));
    let by_name = named(network, index, source);
    // The node behind may go on following the one before if that is what it will find there.
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

/// The node that must stand before the one at `index` and does not.
pub(super) fn first_later_source(network: &Network, index: usize, sources: &[Source]) -> Option<NodeKey> {
    let later = &network.nodes()[index..];
    sources.iter().find_map(|source| match source {
        Source::Node(key) => later.iter().any(|node| node.key == *key).then_some(*key),
        Source::Previous | Source::Input => None,
    })
}

/// The node that reads the one at `index` by name although it stands before it.
pub(super) fn first_earlier_reader(network: &Network, index: usize) -> Option<NodeKey> {
    let key = network.nodes()[index].key;
    let reader = network.nodes()[..index].iter().find(|node| node.sources.contains(&Source::Node(key)));
    reader.map(|node| node.key)
}

/// Lets the first of all layers that use the same weights have them, and the others use its: also where it came to stand behind another, or
/// went away.
pub(super) fn settle_shares(network: &mut Network) {
    let mut owners: HashMap<NodeKey, NodeKey> = HashMap::new();
    let roots = roots(network);
    for node in network.nodes_mut() {
        // They have no weights.
        if node.op.joins() {
            node.shares = None;
            continue;
        }
        let root = roots.get(&node.key).copied().unwrap_or(node.key);
        let owner = *owners.entry(root).or_insert(node.key);
        node.shares = (owner != node.key).then_some(owner);
    }
}

/// For each layer the one at the end of the chain of those whose weights it uses; it may be gone.
fn roots(network: &Network) -> HashMap<NodeKey, NodeKey> {
    let shares: HashMap<NodeKey, NodeKey> =
        network.nodes().iter().filter_map(|node| Some((node.key, node.shares?))).collect();
    let root = |mut key: NodeKey| {
        // A chain has at most as many steps as there are layers that share.
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
