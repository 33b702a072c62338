//! Round trips: what is written can be read again and is the same network.

use convscope::formats::json;
use convscope::formats::notation;
use convscope::network::Network;
use serde_json::Value;

use crate::reference;

fn assert_round_trips(net: &Value) -> Network {
    let name = &net["name"];
    let network = json::read(&net.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(network, network.renumbered(), "{name}");
    assert_eq!(json::read(&json::write(&network)).as_ref(), Ok(&network), "{name} as JSON");
    assert_eq!(notation::read(&notation::write(&network)).as_ref(), Ok(&network), "{name} in the notation");
    assert_eq!(notation::read(&notation::write_inline(&network)).as_ref(), Ok(&network), "{name} on one line");
    network
}

#[test]
fn every_stack_and_graph_survives_both_texts() {
    for (file, count) in [("stacks.json", 240), ("dags.json", 90)] {
        let cases = reference::cases(file);
        for case in cases {
            assert_round_trips(&case["net"]);
        }
        println!("{} networks of {file}", cases.len());
        assert_eq!(cases.len(), count);
    }
}

#[test]
fn every_edge_case_that_can_be_read_survives_both_texts() {
    let cases = reference::cases("edge.json");
    let readable = cases.iter().filter(|case| json::read(&case["net"].to_string()).is_ok());
    let networks: Vec<Network> = readable.map(|case| assert_round_trips(&case["net"])).collect();
    println!("{} of {} edge cases can be read", networks.len(), cases.len());
    assert_eq!(networks.len(), 67);
}

#[test]
fn every_famous_network_survives_both_texts() {
    for name in reference::ZOO {
        let network = assert_round_trips(&reference::zoo(name)["net"]);
        println!("{name}: {} characters on one line", notation::write_inline(&network).len());
    }
    println!("{} famous networks", reference::ZOO.len());
}

#[test]
fn a_node_that_reads_the_one_before_follows_it() {
    let network = json::read(&reference::zoo("vgg16")["net"].to_string()).expect("a valid network");
    assert!(network.is_plain_stack());
}

#[test]
fn a_modules_path_is_the_nodes_block() {
    let network = json::read(&reference::zoo("resnet50")["net"].to_string()).expect("a valid network");
    let blocks: Vec<&str> = network.nodes().iter().map(|node| node.block.as_str()).collect();
    assert_eq!(blocks[..4], ["", "", "", ""], "the stem");
    let second = network.nodes().iter().filter(|node| node.block == "layer1.1");
    let words: Vec<&str> = second.map(|node| node.op.word()).collect();
    assert_eq!(
        words,
        ["conv", "bn", "relu", "conv", "bn", "relu", "conv", "bn", "add", "relu"],
        "the sum is in its block"
    );
}

#[test]
fn a_long_network_is_read_in_a_moment() {
    let text = format!("input 3x64x64\n{}", "conv 8 k3 p1\nadd conv1\n".repeat(20_000));
    let start = std::time::Instant::now();
    let network = notation::read(&text).expect("40,000 layers");
    assert_eq!(json::read(&json::write(&network)).as_ref(), Ok(&network));
    assert_eq!(notation::write(&network) + "\n", text);
    println!("{} layers there and back in {:?}", network.nodes().len(), start.elapsed());
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn long_nonsense_is_refused_in_a_moment() {
    let start = std::time::Instant::now();
    for piece in
        ["conv", "k3 ", "a: ", "\"", "\\\"", ",", "[", "{\"a\":", "9", "x", "é;", "conv 64 k3,", "add a,b,", "@", "#\n"]
    {
        let nonsense = piece.repeat(1_000_000 / piece.len());
        for text in
            [nonsense.clone(), format!("input 3x9x9\nconv 64 {nonsense}"), format!("input 3x9x9\na: add {nonsense}")]
        {
            let _ = notation::read(&text);
            assert!(json::read(&text).is_err());
        }
    }
    println!("{:?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
