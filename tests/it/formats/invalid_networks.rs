//! Invalid networks of the reference data: each is refused in a sentence that says where, why and with which numbers.

use convscope::formats::json;
use convscope::network::ShapedNetwork;
use serde_json::Value;

use crate::reference;

/// Here the numbers of the reason are the kernels of two earlier layers; the sentence has the two conflicting sizes.
const MEANT_FOR_OTHER_LAYERS: &str = "visible_edge_012";

/// The sentence with which a network is refused.
fn refusal(net: &Value) -> Option<String> {
    match json::read(&net.to_string()) {
        Err(error) => Some(error.to_string()),
        Ok(network) => ShapedNetwork::new(network).complete().err().map(|fault| fault.to_string()),
    }
}

/// The separate integers in a sentence.
fn numbers(sentence: &str) -> Vec<&str> {
    let word = |letter: char| letter.is_alphanumeric() || "()*^-=".contains(letter);
    let is_number = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    sentence.split(|letter| !word(letter)).filter(is_number).collect()
}

#[test]
fn every_invalid_network_is_refused_with_its_node_and_its_numbers() {
    let invalid = reference::edge_cases(&Value::Bool(false));
    for case in &invalid {
        let (name, why, at) = (&case["net"]["name"], case["why"].as_str().expect("a reason"), &case["at"]);
        let refusal = refusal(&case["net"]).unwrap_or_else(|| panic!("{name} is accepted, but: {why}"));
        println!("{:22}{refusal}\n{:22}{why}", case["reason"].as_str().unwrap_or_default(), "");
        let at = at.as_str().expect("a node");
        assert!(refusal.starts_with(&format!("{at}: ")), "{name}: “{refusal}” names {at}");
        for number in numbers(why).into_iter().filter(|_| name != MEANT_FOR_OTHER_LAYERS) {
            assert!(
                numbers_in(&refusal).contains(&number.to_owned()),
                "{name}: “{refusal}” has the {number} of “{why}”"
            );
        }
    }
    println!("{} invalid networks refused", invalid.len());
    assert_eq!(invalid.len(), 59);
}

/// All integers in a sentence, also inside words.
fn numbers_in(sentence: &str) -> Vec<String> {
    sentence.split(|letter: char| !letter.is_ascii_digit()).map(String::from).collect()
}

#[test]
fn unusual_networks_are_accepted() {
    let valid = reference::edge_cases(&Value::Bool(true));
    for case in &valid {
        assert_eq!(refusal(&case["net"]), None, "{}", case["net"]["name"]);
    }
    println!("{} unusual networks accepted", valid.len());
    assert_eq!(valid.len(), 18);
}

#[test]
fn huge_networks_are_refused_as_too_large_or_have_the_exact_shape() {
    let huge = reference::edge_cases(&Value::from("huge"));
    let mut refused = 0;
    for case in &huge {
        if let Some(refusal) = refusal(&case["net"]) {
            println!("{refusal}\n    {}", case["why"]);
            assert!(refusal.contains("too large"), "{refusal}");
            refused += 1;
            continue;
        }
        let shaped = ShapedNetwork::new(json::read(&case["net"].to_string()).expect("an accepted network"));
        let shape = shaped.shape(shaped.map_count() - 1).expect("a complete plan").to_vec();
        let shape: Vec<Value> = shape.iter().map(|extent| extent.to_string().into()).collect();
        assert_eq!(Value::from(shape), case["exact"]["shape"], "{}", case["why"]);
    }
    println!("{} huge networks, {refused} refused as too large", huge.len());
    assert_eq!(huge.len(), 10);
}
