//! A network: a directed acyclic graph of operators in topological order.

use std::collections::{HashMap, HashSet};

use super::{Axes, Op, Statistics};

/// The stable identity of a node: it survives moving, editing and renaming, and is never reused in one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeKey(pub u32);

/// The source of a node's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The preceding node, or the network's input for the first node.
    Previous,
    /// The network's input.
    Input,
    /// The node with this key.
    Node(NodeKey),
}

/// The shape of a network's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InputShape {
    /// Channels.
    pub channels: u64,
    /// Rows and columns; a one-dimensional input has one row.
    pub size: Axes<u64>,
    /// Whether the network has one spatial axis only (the width), as audio has.
    pub one_dimensional: bool,
}

impl InputShape {
    /// A picture of C × H × W.
    pub const fn picture(channels: u64, height: u64, width: u64) -> Self {
        Self { channels, size: Axes::new(height, width), one_dimensional: false }
    }

    /// A signal of C × L.
    pub const fn signal(channels: u64, length: u64) -> Self {
        Self { channels, size: Axes::new(1, length), one_dimensional: true }
    }
}

/// A node of the graph: an operator, its name and its sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Stable identity.
    pub key: NodeKey,
    /// The name that text formats use; unique in the network, never `input`.
    pub name: String,
    /// The operator.
    pub op: Op,
    /// The sources, in the order of the operator's inputs.
    pub sources: Vec<Source>,
    /// Whether the node is switched off, so that it passes its first input through.
    pub bypassed: bool,
    /// The block the node belongs to (`layer3.4`), for folding; empty for none.
    pub block: String,
    /// The path of its module in the library's model that the network follows (`layer3.4.conv2`); empty for none. Not unique: a model
    /// may call one module several times.
    pub module: String,
    /// The earlier node whose weights it uses, which itself has weights of its own; `None` if this node has its own.
    pub shares: Option<NodeKey>,
}

/// A network: an input and nodes in topological order, the last of which is the output.
///
/// Names are unique and every [`Source::Node`] names an earlier node: [`Network::add`] and the edits keep it so. Whether the layers fit
/// each other is determined, layer by layer, by a [`ShapedNetwork`](super::ShapedNetwork).
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The network's name; may be empty.
    pub name: String,
    /// The input's shape.
    pub input: InputShape,
    /// Whether fields count the statistics of normalization layers.
    pub statistics: Statistics,
    nodes: Vec<Node>,
    next_key: u32,
}

impl Network {
    /// A network without layers.
    pub const fn new(input: InputShape) -> Self {
        Self { name: String::new(), input, statistics: Statistics::LeftOut, nodes: Vec::new(), next_key: 0 }
    }

    /// A network of nodes that are in order and have unique names and keys, which is not checked.
    ///
    /// Takes linear time, where adding nodes one by one would look up every name again.
    pub fn from_nodes(name: String, input: InputShape, nodes: Vec<Node>) -> Self {
        let next_key = nodes.iter().map(|node| node.key.0 + 1).max().unwrap_or(0);
        Self { name, input, statistics: Statistics::LeftOut, nodes, next_key }
    }

    /// The nodes in topological order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(super) const fn nodes_mut(&mut self) -> &mut Vec<Node> {
        &mut self.nodes
    }

    /// A key that no node of this network has ever had.
    pub(super) const fn fresh_key(&mut self) -> NodeKey {
        let key = NodeKey(self.next_key);
        self.next_key += 1;
        key
    }

    /// Appends an operator that reads the preceding node, under a name derived from its word; returns its key.
    pub fn push(&mut self, op: Op) -> NodeKey {
        let name = self.free_name(op.word());
        self.add(name, op, vec![Source::Previous])
    }

    /// Appends a node; returns its key. The name must be free and every source must be an existing node.
    pub fn add(&mut self, name: String, op: Op, sources: Vec<Source>) -> NodeKey {
        debug_assert!(self.index_of_name(&name).is_none() && name != INPUT_NAME, "the name is free");
        debug_assert!(
            sources.iter().all(|s| !matches!(s, Source::Node(k) if self.index_of(*k).is_none())),
            "sources come before"
        );
        let key = self.fresh_key();
        self.nodes.push(Node {
            key,
            name,
            op,
            sources,
            bypassed: false,
            block: String::new(),
            module: String::new(),
            shares: None,
        });
        key
    }

    /// The index of the node with a key.
    pub fn index_of(&self, key: NodeKey) -> Option<usize> {
        self.nodes.iter().position(|node| node.key == key)
    }

    /// The index of the node with a name.
    pub fn index_of_name(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.name == name)
    }

    /// The index of the node with a name, or else of the first one with this module path.
    pub fn index_of_name_or_module(&self, text: &str) -> Option<usize> {
        self.index_of_name(text)
            .or_else(|| self.nodes.iter().position(|node| !node.module.is_empty() && node.module == text))
    }

    /// The node with this key.
    pub fn node(&self, key: NodeKey) -> Option<&Node> {
        self.nodes.iter().find(|node| node.key == key)
    }

    /// The first of `word1`, `word2`, … that is no node's name.
    pub fn free_name(&self, word: &str) -> String {
        let taken: HashSet<&str> = self.nodes.iter().map(|node| node.name.as_str()).collect();
        let mut number = 1_u64;
        loop {
            let name = format!("{word}{number}");
            if !taken.contains(name.as_str()) {
                return name;
            }
            number += 1;
        }
    }

    /// The same network with its keys renumbered from 0, as if read from a text.
    #[must_use]
    pub fn renumbered(&self) -> Self {
        let places: HashMap<NodeKey, NodeKey> =
            self.nodes.iter().zip(0..).map(|(node, place)| (node.key, NodeKey(place))).collect();
        let place = |key: NodeKey| places.get(&key).copied().unwrap_or(key);
        let mut copy = self.clone();
        for node in &mut copy.nodes {
            node.key = place(node.key);
            node.shares = node.shares.map(place);
            for source in &mut node.sources {
                if let Source::Node(key) = source {
                    *key = place(*key);
                }
            }
        }
        Self { statistics: copy.statistics, ..Self::from_nodes(copy.name, copy.input, copy.nodes) }
    }

    /// Whether every node reads only the preceding one.
    pub fn is_plain_stack(&self) -> bool {
        self.nodes.iter().all(|node| node.sources == [Source::Previous])
    }
}

/// The name of the network's input in every text format.
pub const INPUT_NAME: &str = "input";
