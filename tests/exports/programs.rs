//! Programs, compiled and run by those they are written for.

use convscope::cnn::format::json;
use convscope::cnn::preset::Preset;
use convscope::cnn::{Network, Plan};
use convscope::export::{CodeError, Framework, code};
use serde_json::{Value, json};

use crate::{python, reference};

const ZOO: [&str; 13] = [
    "alexnet",
    "fcn_resnet50",
    "googlenet",
    "mobilenet_v1",
    "mobilenet_v2",
    "mobilenet_v3_small",
    "resnet101",
    "resnet18",
    "resnet50",
    "squeezenet1_0",
    "unet_same256",
    "unet_valid572",
    "vgg16",
];

fn small_cases() -> Vec<Value> {
    let mut cases = [reference::cases("stacks.json"), reference::cases("dags.json")].concat();
    cases.extend(reference::cases("edge.json").into_iter().filter(|case| case["valid"] == Value::Bool(true)));
    assert_eq!(cases.len(), 240 + 90 + 18);
    cases
}

fn network(net: &Value) -> Network {
    json::read(&net.to_string()).unwrap_or_else(|error| panic!("{}: {error}", net["name"]))
}

/// All networks of the reference data and all presets.
fn networks() -> Vec<Network> {
    let famous = ZOO.iter().map(|name| network(&reference::zoo(name)["net"]));
    let small = small_cases();
    small.iter().map(|case| network(&case["net"])).chain(famous).chain(Preset::ALL.map(Preset::network)).collect()
}

/// The program, or none where the framework has no exact form of the network.
fn program(network: &Network, framework: Framework) -> Option<String> {
    match code(&Plan::new(network.clone()), framework) {
        Ok(program) => Some(program),
        Err(CodeError::Inexpressible { .. }) => None,
        Err(CodeError::Fault(fault)) => panic!("{}: {fault}", network.name),
    }
}

#[test]
fn every_program_compiles() {
    if !python::has(&["json"]) {
        return;
    }
    let mut programs = Vec::new();
    for network in networks() {
        for framework in Framework::ALL {
            programs.extend(
                program(&network, framework).map(|text| json!([format!("{} {framework}", network.name), text])),
            );
        }
    }
    let compile =
        "import json, sys\nfor name, text in json.load(sys.stdin):\n    compile(text, name, 'exec')\n    print(name)";
    let compiled = python::run(compile, &[], Value::from(programs.clone()).to_string());
    assert_eq!(compiled.lines().count(), programs.len());
    println!("{} programs of {} networks", programs.len(), networks().len());
}

#[test]
fn pytorch_has_an_exact_form_of_almost_everything() {
    let missing: Vec<String> = networks()
        .iter()
        .filter(|network| program(network, Framework::PyTorch).is_none())
        .map(|n| n.name.clone())
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// A network as the scripts take it: its programs, and what is known of it.
fn job(net: &Value, truth: &Value) -> Value {
    let network = network(net);
    let plan = Plan::new(network.clone());
    let programs: serde_json::Map<String, Value> = Framework::ALL
        .iter()
        .filter_map(|&framework| Some((framework.name().to_owned(), program(&network, framework)?.into())))
        .collect();
    let input = Value::from(plan.shape(0).expect("an input").to_vec());
    // A network without layers puts out what goes in.
    let output = truth["nodes"].as_array().expect("nodes").last().map_or(&input, |last| &last["shape"]);
    json!({
        "name": network.name,
        "programs": programs,
        "output": output,
        "input": input,
        "params": truth["params"],
    })
}

#[test]
fn pytorch_finds_the_measured_shapes_and_parameters() {
    if !python::has(&["torch"]) {
        return;
    }
    let famous: Vec<Value> = ZOO.iter().map(|name| reference::zoo(name)).collect();
    let jobs: Vec<Value> = small_cases().iter().chain(&famous).map(|case| job(&case["net"], &case["truth"])).collect();
    let told = python::run(include_str!("run_pytorch.py"), &["shapes"], Value::from(jobs.clone()).to_string());
    assert_eq!(told, format!("{} networks\n", jobs.len()));
    print!("{told}");
}

#[test]
fn pytorch_sees_the_measured_fields() {
    if !python::has(&["torch"]) {
        return;
    }
    let mut jobs = Vec::new();
    for case in small_cases() {
        let (net, truth) = (&case["net"], &case["truth"]);
        let nodes = net["nodes"].as_array().expect("nodes");
        // Gates were left out of what was measured.
        let Some(end) = nodes.iter().position(|node| node["id"] == truth["rf_node"]) else { continue };
        if nodes.iter().any(|node| node["op"] == "mul") {
            continue;
        }
        let mut cut = net.clone();
        cut["nodes"] = nodes[..=end].to_vec().into();
        let mut job = job(&cut, truth);
        job["units"] = truth["rf"].clone();
        jobs.push(job);
    }
    let told = python::run(include_str!("run_pytorch.py"), &["fields"], Value::from(jobs.clone()).to_string());
    assert_eq!(told, format!("{} networks\n", jobs.len()));
    print!("{told}");
    assert!(jobs.len() > 250, "{}", jobs.len());
}

/// Takes minutes and three frameworks, so it is run by hand: with the same weights they must compute the same.
#[test]
#[ignore = "takes minutes and three frameworks"]
fn all_frameworks_compute_the_same() {
    if !python::has(&["torch", "keras", "flax"]) {
        return;
    }
    let jobs: Vec<Value> = small_cases().iter().map(|case| job(&case["net"], &case["truth"])).collect();
    let told = python::run(include_str!("compare_frameworks.py"), &[], Value::from(jobs).to_string());
    print!("{told}");
    assert!(!told.contains("WRONG"), "{told}");
}
