//! Running the code: its output has the measured shape and number of parameters.

use std::collections::HashMap;

use convscope::analysis::{Convention, totals};
use convscope::export::code::{Feature, code};
use convscope::export::{CodeError, Framework};
use convscope::network::{Op, Shape, ShapedNetwork};
use convscope::presets::Preset;
use serde_json::Value;

use super::interpreter::{can_import, run, write};
use super::networks::{self, Named, shaped};
use crate::reference::{self, Case};

/// Small networks with features that are rare in the reference data.
const UNUSUAL: [&str; 15] = [
    "name 7\ninput 4x40; conv 8 k3 p0,1; bn; relu; deconv 4 k4 s2 p1; up 2 bilinear; gap; flatten; linear 3",
    "input 3x9x9; conv 4 k3 s2 psame nobias; conv 4 k2 psame; ln; scale; dwconv k3 s1x2 m2; gelu; hardswish; elu",
    "input 4x7x7; shuffle 2; pad 1,2,0,3; crop 0,1,1,0; maxpool k3 s2 p0,1,1,0 ceil; leaky_relu; silu; tanh; flatten; ln; scale; bn",
    "input 2x8; a: conv 2 k3 psame; b: conv 2 k3 p1 from a; c: add a,b; mul c; concat a; split 1,3 i1; shuffle 3; ln; scale",
    "input 1x5x5; deconv 2 k1x3 s3x2 op2x1; deconv 2 k3 p0,1,1,0; deconv 3 k2 d2; hardsigmoid; sigmoid; relu6",
    "input 1x8x8; \"to\": conv 1 k3; \"train\": relu; \"a b\": bn; \"层\": relu; x: relu; \"\\n\\\"\\\"\\\"\\\\\": relu",
    "input 1x12; conv 2 k3x3 p1x1; maxpool k1x2",
    "input 1x8x8; a: conv 1 k3 off; conv 1 k3 @one.two; dropout 0.1 @one.two; relu off",
    "input 3x8x8; a: conv 3 k1; conv 2 k1 from input; b: relu from a; add a,a,b",
    "input 6x6x6; a: gap; conv 6 k1; sigmoid; mul input,sigmoid1; adaptive 2x3; concat prev",
    "input 2x4x4; up 2x3; up 2 bilinear; identity; avgpool k3 s2 p0,1,1,0; maxpool k3 p1 s2; avgpool k2 s2x1",
    "input 2x9x7; lppool norm1 k2; lppool k3x2 s1 norm3",
    "input 2x9; lppool norm2 k2 s1; lppool k3 ceil norm2",
    "input 2x9x7; conv 4 k3 p1; a: maxpool k2 ceil; b: maxpool k3 s2 p1; relu; unpool b; conv 4 k1; unpool a; conv 2 k1",
    "input 3x4x4",
];

/// The output of a script: the output's shape and the number of parameters.
type Printed = (Vec<u64>, u128);

#[test]
fn pytorch_computes_what_was_measured() {
    if !can_import("torch") {
        return println!("skipped: this Python has no torch");
    }
    let mut cases = networks::all();
    cases.extend(unusual());
    let (scripts, refused) = scripts(Framework::PyTorch, &cases);
    assert_eq!(refused, [], "PyTorch has all of it");
    let measured: HashMap<&str, &Case> = reference::all().iter().map(|case| (case.name.as_str(), case)).collect();
    for (name, (shape, parameters)) in &printed(&scripts) {
        let case = cases.iter().find(|case| case.name == *name).expect("a case");
        let expected = expected(&case.shaped);
        assert_eq!((shape, parameters), (&expected.0, &expected.1), "{name}");
        if let Some(case) = measured.get(name.as_str()) {
            let last = case.truth["nodes"].as_array().expect("nodes").last();
            let last = last.map_or_else(|| Value::from(expected.0.clone()), |last| last["shape"].clone());
            assert_eq!(Value::from(squeezed(&case.shaped(), shape)), last, "{name}");
            assert_eq!(parameters.to_string(), case.truth["params"].to_string(), "{name}");
        }
    }
    println!("{} networks ran in PyTorch", scripts.len());
}

#[test]
fn pytorch_takes_the_weights_of_torchvision() {
    let networks = reference::file("module_paths.json")["networks"].as_object().expect("an object");
    let mut lines = Vec::new();
    for (id, network) in networks.iter().filter(|(_, network)| network.get("state").is_some()) {
        let network_of = Preset::from_id(id).expect("a preset").network();
        let script = code(&ShapedNetwork::new(network_of), Framework::PyTorch).expect("PyTorch has all of it");
        lines.push(format!("{}\t{}", write("state", id, &script), network["state"]));
    }
    assert_eq!(lines.len(), 8, "networks with a listed state");
    if !can_import("torch") {
        return println!("skipped: this Python has no torch");
    }
    assert_eq!(run("state.py", &lines), "");
    println!("{} networks have the names of torchvision", lines.len());
}

#[test]
fn keras_computes_the_same_shapes() {
    runs_with_channels_last(Framework::Keras, "keras");
}

#[test]
fn flax_computes_the_same_shapes() {
    runs_with_channels_last(Framework::Flax, "flax");
}

/// Asserts that the scripts of all networks that the framework supports run, with the channels last.
fn runs_with_channels_last(framework: Framework, module: &str) {
    if !can_import(module) {
        return println!("skipped: this Python has no {module}");
    }
    let mut cases = networks::all();
    cases.extend(unusual());
    let (scripts, refused) = scripts(framework, &cases);
    for (name, (shape, parameters)) in &printed(&scripts) {
        let case = cases.iter().find(|case| case.name == *name).expect("a case");
        let (mut expected, all_parameters) = expected(&case.shaped);
        let places = expected.len();
        expected.rotate_left(usize::from(places > 1));
        assert_eq!(shape, &expected, "{name}");
        // A Keras model leaves out unused layers.
        if framework == Framework::Flax || !has_dead_ends(&case.shaped) {
            assert_eq!(*parameters, all_parameters, "{name}");
        }
    }
    println!("{} networks ran in {framework}, {} are more than it has", scripts.len(), refused.len());
    assert!(scripts.len() > 200 && refused.len() < 150, "most networks can be written down");
}

fn unusual() -> impl Iterator<Item = Named> {
    UNUSUAL.iter().enumerate().map(|(index, text)| Named { name: format!("unusual-{index}"), shaped: shaped(text) })
}

/// The scripts that can be written, by name, and the missing features of the others.
fn scripts(framework: Framework, cases: &[Named]) -> (Vec<(String, String)>, Vec<Feature>) {
    let mut refused = Vec::new();
    let mut scripts = Vec::new();
    for Named { name, shaped } in cases {
        match code(shaped, framework) {
            Ok(script) => scripts.push((name.clone(), write(&format!("run-{framework}"), name, &script))),
            Err(CodeError::Unsupported { node, feature, .. }) => {
                assert!(shaped.network().index_of_name(&node).is_some(), "{name}: {node}");
                refused.push(feature);
            }
            Err(error) => panic!("{name}: {error}"),
        }
    }
    (scripts, refused)
}

/// Runs scripts in one process, and returns the output of each.
fn printed(scripts: &[(String, String)]) -> Vec<(String, Printed)> {
    let paths: Vec<String> = scripts.iter().map(|(_, path)| path.clone()).collect();
    let names: HashMap<&str, &str> = scripts.iter().map(|(name, path)| (path.as_str(), name.as_str())).collect();
    let answers = run("run.py", &paths);
    let mut failures = Vec::new();
    let mut all = Vec::new();
    for answer in answers.lines() {
        let Some((path, answer)) = answer.split_once('\t') else { continue };
        let answer: Value = serde_json::from_str(answer).expect("JSON");
        match answer["printed"].as_str() {
            Some(text) => all.push((names[path].to_owned(), parsed(text))),
            None => failures.push(format!("{}: {}", names[path], answer["failed"])),
        }
    }
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(all.len(), scripts.len(), "every script answers");
    all
}

fn parsed(text: &str) -> Printed {
    let line = |head: &str| text.lines().find_map(|line| line.strip_prefix(head)).expect("a line");
    let shape = line("Output shape: ").trim_matches(['(', ')', ' ']).split(',').filter(|extent| !extent.is_empty());
    let shape = shape.map(|extent| extent.trim().parse().expect("a whole number")).collect();
    (shape, line("Parameters: ").parse().expect("a whole number"))
}

/// The analysis's result, with the shape as in the code: a signal has no height.
fn expected(shaped: &ShapedNetwork) -> Printed {
    let shape = shaped.shape(shaped.map_count() - 1).expect("a complete plan");
    let is_line = shaped.network().input.one_dimensional && !has_rows(shaped);
    let shape = match shape {
        Shape::Map { channels, size } if is_line => vec![channels, size.width],
        shape => shape.to_vec(),
    };
    (shape, totals(shaped, Convention::default()).expect("small numbers").parameters)
}

/// The shape without the single row that the reference data has for signals.
fn squeezed(shaped: &ShapedNetwork, shape: &[u64]) -> Vec<u64> {
    match *shape {
        [channels, width] if shaped.network().input.one_dimensional => vec![channels, 1, width],
        _ => shape.to_vec(),
    }
}

/// Whether a layer of a signal also acts along the height.
fn has_rows(shaped: &ShapedNetwork) -> bool {
    (1..shaped.map_count()).any(|map| match shaped.op(map) {
        Op::Conv(conv) => conv.kernel.height > 1,
        Op::MaxPool(pool) => pool.kernel.height > 1,
        _ => false,
    })
}

/// Whether the output of some layer other than the last is unused.
fn has_dead_ends(shaped: &ShapedNetwork) -> bool {
    let last = shaped.map_count() - 1;
    let is_read = |map| (1..=last).any(|reader| shaped.step_of(reader).is_some_and(|step| step.sources.contains(&map)));
    (1..last).any(|map| !is_read(map))
}
