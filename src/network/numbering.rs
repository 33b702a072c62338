//! Numbering: names of an operator's word and a number, which nobody gave and which follow the order of the layers.

use std::collections::{HashMap, HashSet};

use super::{Network, Node, NodeKey};

/// The nodes with a name of their own: one that differs from the operator's word and the first number that no other node has.
///
/// ```
/// use convscope::formats::notation;
/// use convscope::network::labelled;
///
/// let network = notation::read("input 3x9x9; conv 8 k1; stem: conv 8 k1; conv 8 k1; conv9: conv 8 k1").expect("four layers");
/// let names = network.nodes().iter().map(|node| node.name.as_str());
/// assert_eq!(names.collect::<Vec<_>>(), ["conv1", "stem", "conv2", "conv9"]);
/// assert_eq!(labelled(network.nodes()).len(), 2);
/// ```
pub fn labelled(nodes: &[Node]) -> HashSet<NodeKey> {
    let number = |node: &Node| {
        let digits = node.name.strip_prefix(node.op.word())?;
        let number: u64 = digits.parse().ok()?;
        (number.to_string() == digits).then_some(number)
    };
    let mut names: HashSet<&str> = nodes.iter().filter(|node| number(node).is_none()).map(|node| &*node.name).collect();
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    let mut labelled = HashSet::new();
    for node in nodes {
        let Some(number) = number(node) else {
            labelled.insert(node.key);
            continue;
        };
        let word = node.op.word();
        let last = numbers.entry(word).or_insert(0);
        let mut next = last.saturating_add(1);
        while names.contains(format!("{word}{next}").as_str()) {
            next += 1;
        }
        if number == next {
            *last = next;
        } else {
            *last = next - 1;
            names.insert(&node.name);
            labelled.insert(node.key);
        }
    }
    labelled
}

impl Network {
    /// Numbers the nodes that have no name of their own anew, in their order: a name is the operator's word and the first number that is no
    /// name of a labelled or an earlier node.
    pub(super) fn renumber_names(&mut self, labelled: &HashSet<NodeKey>) {
        let names: HashSet<String> =
            self.nodes().iter().filter(|node| labelled.contains(&node.key)).map(|node| node.name.clone()).collect();
        let mut numbers: HashMap<&str, u64> = HashMap::new();
        for node in self.nodes_mut() {
            if labelled.contains(&node.key) {
                continue;
            }
            let word = node.op.word();
            let last = numbers.entry(word).or_insert(0);
            let name = loop {
                *last += 1;
                let name = format!("{word}{last}");
                if !names.contains(&name) {
                    break name;
                }
            };
            node.name = name;
        }
    }
}
