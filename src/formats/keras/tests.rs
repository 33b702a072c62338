//! Recurrent and attention layers, with what Keras and `PyTorch` say of them (`tests/reference/make/keras_recurrent.py`).

use std::fs;

use serde_json::{Value, json};

use crate::analysis::report;
use crate::formats::{self, Import, ImportWarning};
use crate::network::{Axes, InputShape, Op, Opaque, Sees, ShapedNetwork};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/keras/recurrent");

fn file(name: &str) -> Vec<u8> {
    let path = format!("{FOLDER}/{name}.json");
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn read(name: &str, bytes: &[u8]) -> Import {
    formats::read(bytes, None).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn reported(import: &Import) -> Value {
    let shaped = ShapedNetwork::new(import.network.clone());
    serde_json::to_value(report(&shaped, &[]).expect("a report")).expect("a report")
}

#[track_caller]
fn block<'i>(import: &'i Import, name: &str) -> &'i Opaque {
    let node = import.network.nodes().iter().find(|node| node.name == name);
    match node.map(|node| &node.op) {
        Some(Op::Opaque(block)) => block,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn recurrent_and_attention_layers_count_as_keras_does() {
    let truth: Value = serde_json::from_slice(&file("truth")).expect("JSON");
    let truth = truth.as_object().expect("models");
    for (name, truth) in truth {
        let import = read(name, &file(name));
        let report = reported(&import);
        for total in ["params", "macs"] {
            assert_eq!(report["totals"][total], truth[total], "{name}: {total}");
        }
        let nodes = report["nodes"].as_array().expect("nodes");
        for (layer, parameters) in truth["layers"].as_object().expect("layers") {
            let node = nodes.iter().find(|node| node["id"] == *layer).unwrap_or_else(|| panic!("{name}: no {layer}"));
            assert_eq!(node["params"], *parameters, "{name}: {layer}");
        }
        // Keras writes steps before features.
        let mut output = truth["output"].as_array().expect("a shape").clone();
        output.reverse();
        let shape = &nodes.last().expect("a node")["shape"];
        let mut found = shape.as_array().expect("a shape").clone();
        if found.len() > output.len() {
            found.retain(|extent| *extent != 1);
        }
        assert_eq!(found, output, "{name}");
    }
    assert_eq!(truth.len(), 14);
}

#[test]
fn a_step_sees_those_before_it_and_both_directions_see_all() {
    let import = read("lstm_sequences", &file("lstm_sequences"));
    let first = block(&import, "lstm");
    assert_eq!((first.sees, first.window.kernel, first.window.padding.left), (Sees::Window, Axes::new(1, 12), 11));
    assert_eq!(block(&import, "lstm_1").sees, Sees::Whole, "the last step");
    let both = read("bidirectional", &file("bidirectional"));
    assert_eq!(
        (block(&both, "bidirectional").sees, block(&both, "bidirectional").kind.as_str()),
        (Sees::Whole, "Bidirectional LSTM")
    );
    assert_eq!(block(&read("words", &file("words")), "embedding").sees, Sees::Pointwise);
}

/// A sequence of 12 steps with 5 features into one layer.
fn one_layer(class: &str, config: &Value) -> Vec<u8> {
    let input = json!({"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 12, 5]}});
    let mut config = config.clone();
    config["name"] = "layer".into();
    let layers = json!([input, {"class_name": class, "config": config}]);
    json!({"class_name": "Sequential", "config": {"name": "m", "layers": layers}}).to_string().into_bytes()
}

#[test]
fn steps_that_run_backwards_see_those_behind_them() {
    let config = json!({"units": 3, "return_sequences": true, "go_backwards": true});
    let import = read("backwards", &one_layer("LSTM", &config));
    let names: Vec<&str> = import.network.nodes().iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["layer_backwards", "layer"]);
    assert!(matches!(import.network.nodes()[0].op, Op::Flip { .. }));
}

#[test]
fn what_is_not_known_of_them_is_refused_or_told() {
    let refused = |class: &str, config: Value| {
        formats::read(&one_layer(class, &config), None).map(|_| ()).expect_err(class).to_string()
    };
    let cases = [
        ("LSTM", json!({}), "Keras: layer: “units” is missing"),
        ("GRU", json!({"units": 3, "return_state": true}), "Keras: layer: “return_state” true is not supported"),
        ("LSTM", json!({"units": u64::MAX}), "Keras: layer: “units” 18446744073709551615 is not supported"),
        ("Bidirectional", json!({"merge_mode": "concat"}), "Keras: layer: “layer” is missing"),
        (
            "Bidirectional",
            json!({"layer": {"class_name": "LSTM", "config": {"units": 3}}}),
            "Keras: layer: “merge_mode” null is not supported",
        ),
        (
            "TimeDistributed",
            json!({"layer": {"class_name": "Conv2D", "config": {}}}),
            "Keras: layer: layers of the kind TimeDistributed Conv2D are not supported",
        ),
        ("MultiHeadAttention", json!({}), "Keras: the network has 1 inputs; networks with one input are supported"),
    ];
    for (class, config, problem) in cases {
        if class == "LSTM" && config["units"].is_u64() {
            assert!(refused(class, config).contains("too large to count exactly"), "{class}");
            continue;
        }
        if class == "MultiHeadAttention" {
            assert!(refused(class, config).contains("layer: "), "{class}");
            continue;
        }
        assert_eq!(refused(class, config), problem, "{class}");
    }
    // A mask that hides later positions decides what is seen.
    let text = String::from_utf8(file("multi_head")).expect("text");
    let import = read("causal", text.replace("\"kwargs\": {}", "\"kwargs\": {\"use_causal_mask\": true}").as_bytes());
    let node = "multi_head_attention".to_owned();
    assert_eq!(import.warnings, [ImportWarning::Opaque { node, kind: "MultiHeadAttention".into() }]);
}

#[test]
fn lengths_that_are_open_are_asked_for() {
    let text = String::from_utf8(file("words")).expect("text").replace("[null, 12]", "[null, null]");
    let import = read("open", text.as_bytes());
    assert_eq!(import.questions.len(), 1);
    let given = InputShape { channels: 1, size: Axes::new(1, 30), one_dimensional: true };
    let import = formats::read(text.as_bytes(), Some(given)).expect("a network");
    assert_eq!(reported(&import)["totals"]["params"], 1133);
}
