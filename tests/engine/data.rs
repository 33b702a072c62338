//! The reference data, read from `tests/reference`.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use convscope::cnn::{Network, Plan, format::json};
use flate2::read::GzDecoder;
use serde_json::Value;

/// A network and what was measured of it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) network: Network,
    pub(crate) truth: Value,
}

impl Case {
    fn read(case: &Value) -> Self {
        let name = case["net"]["name"].as_str().expect("a name").to_owned();
        let network = json::read(&case["net"].to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name, network, truth: case["truth"].clone() }
    }

    pub(crate) fn plan(&self) -> Plan {
        let plan = Plan::new(self.network.clone());
        if let Err(fault) = plan.complete() {
            panic!("{}: {fault}", self.name);
        }
        plan
    }

    /// The map number of the node with this name.
    pub(crate) fn map(&self, node: &str) -> usize {
        if node == "input" {
            return 0;
        }
        self.network.index_of_name(node).unwrap_or_else(|| panic!("{}: no node {node}", self.name)) + 1
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

/// A file's JSON, from the file or its gzipped copy.
pub(crate) fn read(name: &str) -> Value {
    let open = |name: &str| File::open(folder().join(name));
    let reader: Box<dyn Read> = if let Ok(file) = open(name) {
        Box::new(file)
    } else {
        let packed = open(&format!("{name}.gz")).unwrap_or_else(|error| panic!("{name}.gz: {error}"));
        Box::new(GzDecoder::new(packed))
    };
    serde_json::from_reader(BufReader::new(reader)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn listed(name: &str) -> Vec<Value> {
    read(name)["cases"].as_array().expect("a list of cases").clone()
}

pub(crate) fn stacks() -> Vec<Case> {
    listed("stacks.json").iter().map(Case::read).collect()
}

pub(crate) fn graphs() -> Vec<Case> {
    listed("dags.json").iter().map(Case::read).collect()
}

/// The edge cases that are unusual and valid.
pub(crate) fn borderline() -> Vec<Case> {
    listed("edge.json").iter().filter(|case| case["valid"] == Value::Bool(true)).map(Case::read).collect()
}

/// The edge cases that are well defined over unlimited integers: the network's JSON and the exact figures.
pub(crate) fn huge() -> Vec<(String, Value)> {
    let huge = listed("edge.json").into_iter().filter(|case| case["valid"] == "huge");
    huge.map(|case| (case["net"].to_string(), case["exact"].clone())).collect()
}

pub(crate) const ZOO: [&str; 13] = [
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

pub(crate) fn zoo() -> Vec<Case> {
    ZOO.iter().map(|name| Case::read(&read(&format!("zoo/{name}.json")))).collect()
}

/// Every valid case, with the counts asserted that the data is known to have.
pub(crate) fn all() -> Vec<Case> {
    let groups = [stacks(), graphs(), borderline(), zoo()];
    let counts = groups.each_ref().map(Vec::len);
    assert_eq!(counts, [240, 90, 18, 13], "stacks, graphs, borderline cases, networks");
    println!("240 stacks, 90 graphs, 18 borderline cases, 13 networks");
    groups.into_iter().flatten().collect()
}
