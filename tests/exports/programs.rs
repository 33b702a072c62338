//! Programs, compiled and run by those they are written for.

use convscope::analysis::{Convention, totals};
use convscope::cnn::format::json;
use convscope::cnn::preset::Preset;
use convscope::cnn::{Network, Plan, notation};
use convscope::export::{CodeError, Framework, code};
use serde_json::{Value, json};

use crate::{golden, python, reference};

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

/// What the reference data has too little of: signals, odd borders, layers that nothing reads or that are switched off.
const BY_HAND: [&str; 15] = [
    golden::EVERYTHING,
    golden::SIGNAL,
    "input 2x9x9; conv 3 k1; maxpool k3 s2 p1,0,0,1; avgpool k2 s2 p0,1,1,0",
    "input 2x10x11; conv 3 k1; maxpool k3 s2 p1,0,0,0 ceil; maxpool k2 p0,1,0,0 ceil; avgpool k2 p1,0,0,0",
    "input 2x64; pad 1,2; dwconv k3 p1 m2; ln; scale; shuffle 2; split 1,3 i1; deconv 4 k4 s2 p1; deconv 2 k3 p1,0 d2; crop 1,0",
    "input 2x64; a: conv 4 k3 psame; up 3 bilinear; adaptive 7; b: gap; mul adaptive1,b; flatten; bn; ln; scale; linear 3; elu",
    "input 2x61; maxpool k3 s2 p1,0 d2; avgpool k3 p1 s2; maxpool k2 s2 p0,1 ceil; deconv 3 k5 s3 p1,2 op2; up 2; flatten",
    "input 1x9x9; a: conv 2 k3; b: conv 3 k3 from input; gelu; identity from a",
    "input 1x9x9; conv 2 k3 off; relu; maxpool k2 off",
    "input 3x8x8; identity",
    "input 4x16x16; dwconv k3 s2x1 p1; dwconv k5 psame s2; conv 8 k4 psame g2 s2; conv 8 k4x3 psame; conv 4 k3 d2 psame",
    "input 4x9x9; deconv 4 k3 s2 g2 p1 op1; deconv 2 k3x5 s2x1 p0,1,2,1 d1x2 nobias; deconv 2 k2 s3 op1; deconv 3 k2 d3 op2",
    "input 2x15x15; conv 4 k1; maxpool k3 s2 d2 p1; tanh; add tanh1,tanh1; mul tanh1; silu; hardswish",
    "input 2x8x12; a: flatten; b: linear 5 from a; sigmoid; concat a,sigmoid1,b; relu6; linear 3",
    "input 2x7x5; ln; scale; pad 2,0,1,3; crop 0,1,2,0; adaptive 3x9; up 3x1; up 1x2 bilinear; leaky_relu; hardsigmoid",
];

/// The handmade networks as jobs. What is expected of them is what this program says.
fn by_hand() -> Vec<Value> {
    let jobs = BY_HAND.map(|text| {
        let network = notation::read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let plan = Plan::new(network.clone());
        let last = plan.complete().map(|plan| plan.shape(plan.map_count() - 1));
        let output = last.unwrap_or_else(|fault| panic!("{text}: {fault}")).expect("a shape").to_vec();
        let params = totals(&plan, Convention::default()).expect("small numbers").parameters;
        let mut job = job(&network, &output.into());
        job["name"] = text.into();
        job["params"] = u64::try_from(params).expect("a small number").into();
        job
    });
    jobs.into()
}

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

/// A network as the scripts take it: its programs, the shape that goes in and the one that comes out.
fn job(network: &Network, output: &Value) -> Value {
    let programs: serde_json::Map<String, Value> = Framework::ALL
        .iter()
        .filter_map(|&framework| Some((framework.name().to_owned(), program(network, framework)?.into())))
        .collect();
    let input = network.input;
    json!({
        "name": network.name,
        "programs": programs,
        "input": [input.channels, input.size.height, input.size.width],
        "output": output,
    })
}

/// The job of a measured network.
fn measured(net: &Value, truth: &Value) -> Value {
    let network = network(net);
    let input = network.input;
    // A network without layers puts out what goes in.
    let whole = json!([input.channels, input.size.height, input.size.width]);
    let output = truth["nodes"].as_array().expect("nodes").last().map_or(&whole, |last| &last["shape"]);
    let mut job = job(&network, output);
    job["params"] = truth["params"].clone();
    job
}

#[test]
fn pytorch_finds_the_measured_shapes_and_parameters() {
    if !python::has(&["torch"]) {
        return;
    }
    let famous: Vec<Value> = ZOO.iter().map(|name| reference::zoo(name)).collect();
    let cases = small_cases();
    let mut jobs: Vec<Value> = cases.iter().chain(&famous).map(|case| measured(&case["net"], &case["truth"])).collect();
    jobs.extend(by_hand());
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
        let mut job = measured(&cut, truth);
        job["units"] = truth["rf"].clone();
        jobs.push(job);
    }
    let told = python::run(include_str!("run_pytorch.py"), &["fields"], Value::from(jobs.clone()).to_string());
    assert_eq!(told, format!("{} networks\n", jobs.len()));
    print!("{told}");
    assert!(jobs.len() > 250, "{}", jobs.len());
}

/// With the same weights, all frameworks compute the same. This takes minutes and three frameworks, so it is run by hand.
#[test]
#[ignore = "takes minutes and three frameworks"]
fn all_frameworks_compute_the_same() {
    if !python::has(&["torch", "keras", "flax"]) {
        return;
    }
    let mut jobs = by_hand();
    jobs.extend(small_cases().iter().step_by(5).map(|case| measured(&case["net"], &case["truth"])));
    let told = python::run(include_str!("compare_frameworks.py"), &[], Value::from(jobs).to_string());
    print!("{told}");
    assert!(told.starts_with("{'Keras': "), "{told}");
}
