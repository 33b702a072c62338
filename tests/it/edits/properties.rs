//! Properties of all edits, checked with random edits of random networks.

use std::collections::HashSet;

use convscope::formats::notation;
use convscope::network::edit::Edit;
use convscope::network::history::History;
use convscope::network::{Axes, INPUT_NAME, InputShape, Network, Node, NodeKey, Op, ShapedNetwork, Source, Statistics};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random_networks::{any_network, any_op};

/// The node that a number selects; occasionally none.
fn key(network: &Network, choice: u8) -> NodeKey {
    let count = network.nodes().len();
    match network.nodes().get(usize::from(choice) % (count + 1)) {
        Some(node) => node.key,
        None => NodeKey(u32::MAX - 1),
    }
}

fn edit(network: &Network, (verb, first, second, op): (u8, u8, u8, Op)) -> Edit {
    let chosen = key(network, first);
    let place = usize::from(second) % (network.nodes().len() + 2);
    match verb {
        0 => Edit::Insert { at: place, op },
        1 => Edit::Append(op),
        2 => Edit::Remove(chosen),
        3 => Edit::Duplicate(chosen),
        4 => Edit::Move { key: chosen, to: place },
        5 => Edit::SetOp { key: chosen, op },
        6 => Edit::Toggle(chosen),
        7 => Edit::Rename { key: chosen, name: ["input", "", "a", "conv1", "bn2"][place % 5].into() },
        8 => Edit::Connect { key: chosen, sources: vec![Source::Node(key(network, second)), Source::Previous] },
        9 => Edit::SetInputChannels(u64::from(second)),
        10 => Edit::SetInputSize(Axes::new(u64::from(first), u64::from(second))),
        11 => Edit::SetBlock { key: chosen, block: format!("layer{second}") },
        12 => Edit::SetTitle(format!("network {first}")),
        13 => Edit::Load(Network::new(InputShape::picture(1, 9, 9))),
        14 => Edit::SetStatistics(Statistics::ALL[place % Statistics::ALL.len()]),
        _ => match network.node(chosen).map(|node| node.op.hyperparameters()) {
            Some(list) if !list.is_empty() => {
                let one = &list[place % list.len()];
                Edit::Set { key: chosen, parameter: one.parameter, value: one.value.clone() }
            }
            _ => Edit::Toggle(chosen),
        },
    }
}

/// Checks all invariants of a network.
fn assert_sound(network: &Network) -> Result<(), TestCaseError> {
    let (mut names, mut keys) = (HashSet::new(), HashSet::new());
    for node in network.nodes() {
        for source in &node.sources {
            if let Source::Node(key) = source {
                prop_assert!(keys.contains(key), "{} reads what stands before it", node.name);
            }
        }
        prop_assert!(names.insert(&node.name), "{} is the name of one node", node.name);
        prop_assert!(keys.insert(node.key), "{:?} is the key of one node", node.key);
        prop_assert!(node.name != INPUT_NAME);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_network_stays_sound_and_everything_can_be_undone(
        start in any_network(),
        verbs in vec((0..16u8, any::<u8>(), any::<u8>(), any_op()), 0..30),
    ) {
        let mut history = History::new(start.clone());
        let mut applied = 0;
        for verb in verbs {
            let edit = edit(history.present(), verb);
            if let Ok(network) = history.present().apply(&edit) {
                assert_sound(&network)?;
                let _ = ShapedNetwork::new(network.clone());
                prop_assert_eq!(notation::read(&notation::write(&network)), Ok(network.renumbered()));
                history.record(&edit, network);
                applied += 1;
            }
        }
        let end = history.present().clone();
        let mut undone = 0;
        while history.undo() {
            undone += 1;
        }
        prop_assert!(undone <= applied);
        prop_assert_eq!(history.present(), &start);
        while history.redo() {}
        prop_assert_eq!(history.present(), &end);
    }

    #[test]
    fn every_hyperparameter_can_be_set_to_what_it_is(op in any_op()) {
        for one in op.hyperparameters() {
            prop_assert_eq!(op.with(one.parameter, &one.value), Some(op.clone()), "{}", one.parameter);
            prop_assert!(one.least <= one.most || one.most == 0, "{}", one.parameter);
        }
    }

    #[test]
    fn taking_away_a_new_layer_leaves_what_was(network in any_network(), op in any_op(), at in any::<u8>()) {
        let at = usize::from(at) % (network.nodes().len() + 1);
        let longer = network.apply(&Edit::Insert { at, op }).expect("a place in the network");
        let shorter = longer.apply(&Edit::Remove(longer.nodes()[at].key)).expect("the layer is there");
        prop_assert_eq!(without_numbers(&shorter), without_numbers(&network));
    }
}

/// The network with its keys renumbered, whose names of a word and a number are replaced by the layer's position: a number that was out of
/// order may have been given by nobody after an edit.
fn without_numbers(network: &Network) -> Network {
    let network = network.renumbered();
    let is_numbered = |node: &Node| {
        let digits = node.name.strip_prefix(node.op.word());
        digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let place = |(place, node): (usize, &Node)| {
        let name = if is_numbered(node) { format!("at {place}") } else { node.name.clone() };
        Node { name, ..node.clone() }
    };
    let nodes = network.nodes().iter().enumerate().map(place).collect();
    let mut nameless = Network::from_nodes(network.name.clone(), network.input, nodes);
    nameless.statistics = network.statistics;
    nameless
}
