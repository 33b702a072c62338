//! Examples of each edit: the network before and after it, in the notation.

use convscope::formats::notation;
use convscope::network::edit::{Edit, EditError};
use convscope::network::{Axes, Network, NodeKey, Op, Parameter, ShapedNetwork, Source, Value};

fn network(text: &str) -> Network {
    notation::read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn key(network: &Network, name: &str) -> NodeKey {
    network.nodes().iter().find(|node| node.name == name).unwrap_or_else(|| panic!("{name} is there")).key
}

fn op(layer: &str) -> Op {
    network(&format!("input 3x9x9; {layer}")).nodes()[0].op.clone()
}

/// Checks a network after an edit; both are given in the notation without the input line.
#[track_caller]
fn check(before: &str, edit: impl FnOnce(&Network) -> Edit, after: &str) {
    let before = network(&format!("input 3x9x9; {before}"));
    let edited = before.apply(&edit(&before)).expect("an edit that can be carried out");
    assert_eq!(notation::write_inline(&edited), format!("input 3x9x9; {after}"));
}

#[track_caller]
fn refused(before: &str, edit: impl FnOnce(&Network) -> Edit, sentence: &str) {
    let before = network(&format!("input 3x9x9; {before}"));
    let error = before.apply(&edit(&before)).expect_err("an edit that cannot be carried out");
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn a_new_layer_stands_between_those_around_it() {
    let between = |_: &Network| Edit::Insert { at: 1, op: op("relu") };
    check("conv 8 k3; gap", between, "conv 8 k3; relu; gap");
    check("conv 8 k3", |_| Edit::Append(op("bn")), "conv 8 k3; bn");
    check("conv 8 k3; conv 8 k5", |_| Edit::Insert { at: 0, op: op("conv 8 k7") }, "conv 8 k7; conv 8 k3; conv 8 k5");
}

#[test]
fn a_new_unpooling_takes_the_last_pooling_layer_that_none_uses() {
    let pools = "maxpool k2; maxpool k2";
    check(pools, |_| Edit::Append(op("unpool input")), "maxpool k2; maxpool k2; unpool maxpool2");
    let first = format!("{pools}; unpool maxpool2");
    check(&first, |_| Edit::Append(op("unpool input")), &format!("{first}; unpool maxpool1"));
    check("relu", |_| Edit::Append(op("unpool input")), "relu; unpool input");
}

#[test]
fn an_unpooling_without_its_pooling_layer_says_what_it_needs() {
    let before = network("input 3x9x9; conv 4 k3 p1; pool: maxpool k2; relu; unpool pool");
    let fault = |network: Network| ShapedNetwork::new(network).complete().err().map(|fault| fault.to_string());
    let needs = "unpool1: its second input must be a max pooling layer, whose indices it uses".to_owned();
    assert_eq!(fault(before.clone()), None);
    let pool = key(&before, "pool");
    for edit in [Edit::Remove(pool), Edit::Toggle(pool), Edit::SetOp { key: pool, op: op("avgpool k2") }] {
        let after = before.apply(&edit).expect("an edit that can be carried out");
        assert_eq!(fault(after), Some(needs.clone()), "{edit:?}");
    }
    // A pooling layer of other windows takes the unpooling along.
    let value = Value::Pair(Axes::both(3));
    let edit = Edit::Set { key: pool, parameter: Parameter::Kernel, value };
    assert_eq!(fault(before.apply(&edit).expect("an edit that can be carried out")), None);
    let other = network("input 3x9x9; pool: maxpool k2; conv 3 k3; unpool pool");
    let shapes = "unpool1: the inputs have shapes 3×2×2 and 3×4×4, but these must match".to_owned();
    assert_eq!(fault(other), Some(shapes));
}

#[test]
fn a_new_sum_goes_around_the_layer_before_it() {
    check("relu; bn", |_| Edit::Append(op("add")), "relu; bn; add relu1");
    check("relu", |_| Edit::Append(op("concat")), "relu; concat input");
    let before = network("input 8x9x9; conv 8 k3 p1");
    let edited = before.apply(&Edit::Append(Op::Add)).expect("a new layer");
    assert_eq!(ShapedNetwork::new(edited).complete().err(), None);
}

#[test]
fn what_read_a_removed_layer_reads_what_that_read() {
    check("conv 8 k3; relu; gap", |n| Edit::Remove(key(n, "relu1")), "conv 8 k3; gap");
    check("a: bn; b: ln; relu; add b", |n| Edit::Remove(key(n, "b")), "a: bn; relu; add a");
    check("a: bn; relu; ln from a; gap", |n| Edit::Remove(key(n, "ln1")), "a: bn; relu; gap from a");
    check("a: bn; b: ln from a; gap; add b", |n| Edit::Remove(key(n, "b")), "a: bn; gap; add a");
    check("a: bn; add a", |n| Edit::Remove(key(n, "a")), "add input");
}

#[test]
fn a_copy_follows_its_original() {
    check("conv 8 k3; relu", |n| Edit::Duplicate(key(n, "conv1")), "conv 8 k3; conv 8 k3; relu");
    check("a: bn; relu; b: ln from a; gap", |n| Edit::Duplicate(key(n, "b")), "a: bn; relu; b: ln from a; ln; gap");
    check("a: bn; relu; add a; gap", |n| Edit::Duplicate(key(n, "add1")), "a: bn; relu; add a; add a; gap");
}

#[test]
fn a_moved_layer_reads_what_it_then_follows() {
    check("conv 8 k3; bn; relu", |n| Edit::Move { key: key(n, "relu1"), to: 1 }, "conv 8 k3; relu; bn");
    check("conv 8 k3; bn; relu", |n| Edit::Move { key: key(n, "conv1"), to: 2 }, "bn; relu; conv 8 k3");
}

#[test]
fn a_move_cannot_turn_a_link_around() {
    let before = "a: bn; relu; add a";
    refused(before, |n| Edit::Move { key: key(n, "add1"), to: 0 }, "add1 cannot come before a, which it reads");
    refused(before, |n| Edit::Move { key: key(n, "a"), to: 2 }, "a cannot come after add1, which reads it");
    refused(before, |n| Edit::Move { key: key(n, "a"), to: 3 }, "there is no position 4 among 3 layers");
}

#[test]
fn a_layer_that_does_something_else_is_called_after_it() {
    check("conv 8 k3; relu", |n| Edit::SetOp { key: key(n, "conv1"), op: op("maxpool k2") }, "maxpool k2; relu");
    check("a: conv 8 k3", |n| Edit::SetOp { key: key(n, "a"), op: op("conv 8 k5") }, "a: conv 8 k5");
    check("bn; relu; ln", |n| Edit::SetOp { key: key(n, "ln1"), op: Op::Mul }, "bn; relu; mul bn1");
    check("a: bn; relu; add a", |n| Edit::SetOp { key: key(n, "add1"), op: op("gap") }, "a: bn; relu; gap");
}

#[test]
fn one_hyperparameter_is_set_at_a_time() {
    let set = |parameter, value| move |n: &Network| Edit::Set { key: n.nodes()[0].key, parameter, value };
    check("conv 8 k3 p1", set(Parameter::Kernel, Value::Pair(Axes::new(5, 5))), "conv 8 k5 p1");
    check("conv 8 k3 p1", set(Parameter::Bias, Value::Flag(false)), "conv 8 k3 p1 nobias");
    check("split 1,2", set(Parameter::SliceIndex, Value::Number(1)), "split 1,2 i1");
    refused("relu", set(Parameter::Kernel, Value::Number(1)), "relu1 has no kernel that can take this value");
    refused("conv 8 k3", set(Parameter::Kernel, Value::Number(1)), "conv1 has no kernel that can take this value");
    refused(
        "dropout",
        set(Parameter::Probability, Value::Fraction(2.0)),
        "dropout1 has no probability that can take this value",
    );
}

#[test]
fn names_stay_unique() {
    let rename = |name: &'static str| move |n: &Network| Edit::Rename { key: n.nodes()[0].key, name: name.into() };
    check("conv 8 k3; relu", rename("stem"), "stem: conv 8 k3; relu");
    refused("conv 8 k3; relu", rename("relu1"), "another layer is already called relu1");
    refused("conv 8 k3; relu", rename(""), "a layer needs a name");
    refused(
        "conv 8 k3; relu",
        rename("input"),
        "no layer can be called “input”: that name is reserved for the network’s input",
    );
}

#[test]
fn a_layer_reads_what_stands_before_it() {
    let connect = |at: usize, to: usize| {
        move |n: &Network| Edit::Connect { key: n.nodes()[at].key, sources: vec![Source::Node(n.nodes()[to].key)] }
    };
    check("bn; relu; gap", connect(2, 0), "bn; relu; gap from bn1");
    refused("bn; relu; gap", connect(1, 2), "relu1 cannot read gap1: a layer can read only what comes before it");
    refused("bn; relu; gap", connect(1, 1), "relu1 cannot read relu1: a layer can read only what comes before it");
}

#[test]
fn a_layer_that_is_gone_cannot_be_edited() {
    let network = network("input 3x9x9; relu");
    assert_eq!(network.apply(&Edit::Toggle(NodeKey(7))), Err(EditError::NoSuchNode));
}

#[test]
fn switching_off_and_on_again_changes_nothing() {
    check("conv 8 k3; relu", |n| Edit::Toggle(key(n, "conv1")), "conv 8 k3 off; relu");
    check("conv 8 k3 off; relu", |n| Edit::Toggle(key(n, "conv1")), "conv 8 k3; relu");
}

#[test]
fn layers_that_nobody_named_are_numbered_in_their_order() {
    let names = |before: &str, edit: fn(&Network) -> Edit| {
        let before = network(&format!("input 3x9x9; {before}"));
        let after = before.apply(&edit(&before)).expect("an edit");
        after.nodes().iter().map(|node| node.name.clone()).collect::<Vec<_>>()
    };
    let three = "conv 1 k1; conv 2 k1; conv 3 k1";
    assert_eq!(names(three, |n| Edit::Move { key: key(n, "conv3"), to: 0 }), ["conv1", "conv2", "conv3"]);
    assert_eq!(names(three, |n| Edit::Remove(key(n, "conv1"))), ["conv1", "conv2"]);
    assert_eq!(names(three, |n| Edit::Duplicate(key(n, "conv1"))), ["conv1", "conv2", "conv3", "conv4"]);
    let insert = |_: &Network| Edit::Insert { at: 0, op: op("conv 8 k1") };
    assert_eq!(names("conv 1 k1; conv2_1: conv 2 k1; conv 3 k1", insert), ["conv1", "conv2", "conv2_1", "conv3"]);
    // A label stays, even if it is a word and a number.
    assert_eq!(names("conv 1 k1; conv7: conv 2 k1; conv 3 k1", |n| Edit::Remove(key(n, "conv1"))), ["conv7", "conv1"]);
    let other = |n: &Network| Edit::SetOp { key: key(n, "conv2"), op: op("relu") };
    assert_eq!(names(three, other), ["conv1", "relu1", "conv2"]);
    // A reader goes on reading the same layer.
    check(
        "conv 1 k1; conv 2 k1; gap from conv1",
        |_| Edit::Insert { at: 0, op: op("conv 5 k1") },
        "conv 5 k1; conv 1 k1; conv 2 k1; gap from conv2",
    );
}
