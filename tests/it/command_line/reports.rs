//! Reports as JSON in the published format, from every source.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::run::convscope;

pub(crate) const SEVENS: &str = r#"{"name": "x", "input": {"channels": 3, "height": 224, "width": 224}, "nodes": [
    {"id": "conv1", "op": "conv", "inputs": ["input"], "out_channels": 64, "kernel": [7, 7], "stride": [2, 2],
     "padding": [3, 3, 3, 3], "dilation": [1, 1], "groups": 1, "bias": false}]}"#;

pub(crate) fn report(arguments: &[&str], input: &str) -> Value {
    let all = [&["report", "-", "--format", "json"], arguments].concat();
    serde_json::from_str(&convscope(&all, input).fine()).expect("one JSON object")
}

/// The example object in the published description of the report.
fn published() -> Value {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/REPORT.md");
    let page = fs::read_to_string(page).expect("the page is there");
    let example = page.split("```").nth(1).and_then(|block| block.strip_prefix("json")).expect("an example");
    serde_json::from_str(example).expect("an object")
}

#[test]
fn the_published_example_is_what_comes_out() {
    assert_eq!(report(&["--unit", "conv1@0,0"], SEVENS), published());
}

#[test]
fn names_stand_in_the_published_order() {
    let text = convscope(&["report", "-", "--format", "json"], SEVENS).fine();
    let places = ["format", "name", "input", "nodes", "totals", "units", "warnings"]
        .map(|key| text.find(&format!("\"{key}\":")));
    assert!(places.is_sorted() && places[0].is_some(), "{text}");
    assert_eq!(text.lines().count(), 1, "one object on one line");
}

#[test]
fn the_notation_is_told_by_its_content() {
    let notation = "name x\ninput 3x224x224\nconv1: conv 64 k7 s2 p3 nobias\n";
    assert_eq!(report(&["--unit", "conv1@0,0"], notation), published());
}

#[test]
fn a_file_is_as_good_as_standard_input() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sevens.net");
    fs::write(&path, SEVENS).expect("the folder is there");
    let path = path.to_str().expect("a plain path");
    let from_file = convscope(&["report", path, "--format=json"], "").fine();
    assert_eq!(from_file, convscope(&["report", "-", "--format=json"], SEVENS).fine());
}

#[test]
fn a_given_input_replaces_the_one_of_the_file() {
    let shape = |text: &str| report(&["--input", "1x30x40"], text)["nodes"][0]["shape"].clone();
    assert_eq!(shape(SEVENS), json!([64, 15, 20]));
    assert_eq!(shape("conv 64 k7 s2 p3"), json!([64, 15, 20]));
    let signal = report(&["--input", "1x16000"], "conv 8 k400 s160");
    assert_eq!((&signal["input"], &signal["nodes"][0]["shape"]), (&json!([1, 1, 16000]), &json!([8, 1, 98])));
}

#[test]
fn units_come_in_the_order_in_which_they_are_asked_for() {
    let net = "input 1x9x9; a@b: conv 1 k3 p1; conv 1 k3 d2";
    let arguments = ["--unit", "a@b@0,8", "--unit", "conv1@2,2", "--unit", "input@1,2"];
    let net = net.replace("a@b:", "\"a@b\":");
    let units = report(&arguments, &net)["units"].clone();
    let expected = json!([
        {"node": "a@b", "at": [0, 8], "hull": [0, 1, 7, 8], "support": 4},
        {"node": "conv1", "at": [2, 2], "hull": [1, 7, 1, 7], "support": 49},
        {"node": "input", "at": [1, 2], "hull": [1, 1, 2, 2], "support": 1},
    ]);
    assert_eq!(units, expected);
}

#[test]
fn numbers_are_exact_whatever_their_size() {
    let net = "input 1000000000x1000000000x1000000000; relu1: relu";
    let text = convscope(&["report", "-", "--format=json"], net).fine();
    assert!(text.contains("\"activations\":1000000000000000000000000000"), "{text}");
}

#[test]
fn statuses_are_the_four_words() {
    let net = "input 1x8x8; conv 1 k3 p1; deconv 1 k3 s2; gap";
    let report = report(&[], net);
    let statuses: Vec<&str> = report["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| node["field"]["status"].as_str().expect("a word"))
        .collect();
    assert_eq!(statuses, ["exact", "varies", "global"]);
    assert_eq!(report["nodes"][2]["field"], json!({"status": "global", "height": null, "width": null}));
}
