//! Archives written by `PyTorch`, with what it says itself of the networks in them (`tests/reference/make/torch_export.py`).

use std::fs;
use std::io::{Cursor, Write};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::analysis::report;
use crate::formats::{self, Import, ImportQuestion, ImportWarning};
use crate::network::{InputShape, Parameter, ShapedNetwork};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/torch_export");

fn file(name: &str) -> Vec<u8> {
    let path = format!("{FOLDER}/{name}");
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn read(name: &str, bytes: &[u8], input: Option<InputShape>) -> Import {
    formats::read(bytes, input).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn reported(import: &Import) -> Value {
    let shaped = ShapedNetwork::new(import.network.clone());
    serde_json::to_value(report(&shaped, &[]).expect("a report")).expect("a report")
}

fn extents(value: &Value) -> Vec<u64> {
    value.as_array().expect("a shape").iter().map(|extent| extent.as_u64().expect("an extent")).collect()
}

/// A shape, with the one row that a signal has.
fn with_row(shape: Vec<u64>) -> Vec<u64> {
    if let &[channels, length] = shape.as_slice() { vec![channels, 1, length] } else { shape }
}

#[test]
fn layers_have_the_shapes_parameters_and_multiply_adds_that_pytorch_measures() {
    let truth: Value = serde_json::from_slice(&file("truth.json")).expect("JSON");
    let truth = truth.as_object().expect("networks");
    for (name, truth) in truth {
        let input = extents(&truth["input"]);
        let given = match (truth["is_sized"].as_bool(), input.as_slice()) {
            (Some(false), &[channels, height, width]) => Some(InputShape::picture(channels, height, width)),
            _ => None,
        };
        let import = read(name, &file(&format!("{name}.pt2")), given);
        assert_eq!((import.format, import.questions.len()), ("torch.export", 0), "{name}");
        let report = reported(&import);
        assert_eq!(report["totals"]["params"], truth["params"], "{name}");
        let nodes = report["nodes"].as_array().expect("nodes");
        let output = extents(&nodes.last().expect("a node")["shape"]);
        assert_eq!(with_row(output), with_row(extents(&truth["output"])), "{name}");
        let weighted = ["conv", "conv_transpose", "linear"];
        let weighted = nodes.iter().filter(|node| weighted.iter().any(|op| node["op"] == *op));
        let found: Vec<(&Value, Vec<u64>, &Value)> =
            weighted.map(|node| (&node["id"], with_row(extents(&node["shape"])), &node["macs"])).collect();
        let layers = truth["layers"].as_array().expect("layers");
        assert_eq!(found.len(), layers.len(), "{name}: {found:?}");
        for ((id, shape, macs), layer) in found.iter().zip(layers) {
            assert_eq!((shape, *macs), (&with_row(extents(&layer["shape"])), &layer["macs"]), "{name}: {id}");
            let (id, module) = (id.as_str().expect("a name"), layer["name"].as_str().expect("a name"));
            assert!(id == module || id.starts_with(&format!("{module}_")), "{name}: {id} is {module}");
        }
    }
    println!("{} networks", truth.len());
}

#[test]
fn a_program_opens_with_and_without_its_archive() {
    let bytes = file("residual.pt2");
    let program = formats::without_weights(&mut Cursor::new(&bytes)).expect("bytes").expect("a program");
    assert!(program.len() < bytes.len());
    // It quotes the lines of code that it was made from.
    assert!(!formats::python::is_python(&program));
    assert_eq!(read("program", &program, None), read("archive", &bytes, None));
}

#[test]
fn open_extents_are_asked_for() {
    let import = read("sized", &file("sized.pt2"), None);
    let assumed = InputShape::picture(3, 224, 224);
    let open = vec![Parameter::Height, Parameter::Width];
    assert_eq!(import.questions, [ImportQuestion::Input { assumed, open }]);
    let last = reported(&import)["nodes"].as_array().and_then(|nodes| nodes.last().cloned()).expect("a node");
    assert_eq!(extents(&last["shape"]), [2, 224, 224]);
}

#[test]
fn a_module_that_runs_again_shares_its_weights() {
    let network = read("shared", &file("shared.pt2"), None).network;
    let again: Vec<_> = network.nodes().iter().filter(|node| node.name.starts_with("again")).collect();
    assert_eq!(again.iter().filter(|node| node.shares == Some(again[0].key)).count(), 2);
}

/// The program of a network with one operator replaced.
fn changed(from: &str, to: &str) -> Vec<u8> {
    let program = formats::without_weights(&mut Cursor::new(file("digits.pt2"))).expect("bytes").expect("a program");
    let text = String::from_utf8(program).expect("text");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn unknown_operators_are_opaque_and_told() {
    let import = read("unknown", &changed("torch.ops.aten.relu.default", "torch.ops.mine.dance.default"), None);
    let opaque = ImportWarning::Opaque { node: "features.2".into(), kind: "dance".into() };
    assert_eq!(import.warnings, [opaque]);
}

#[test]
fn damaged_programs_stop_with_a_sentence() {
    let refused = |bytes: &[u8]| formats::read(bytes, None).map(|_| ()).map_err(|error| error.to_string());
    let damaged = Err("torch.export: the file is damaged or ends too early".to_owned());
    assert_eq!(refused(b"{\"graph_module\": {}}"), damaged);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a/models/model.json", SimpleFileOptions::default()).expect("a file");
    zip.write_all(b"{").expect("bytes");
    assert_eq!(refused(zip.finish().expect("an archive").get_ref()), damaged);
    let padding =
        changed("\"name\": \"padding\", \"arg\": {\"as_ints\"", "\"name\": \"padding\", \"arg\": {\"as_what\"");
    let problem = "torch.export: features.0: “padding” {\"as_what\":[2,2]} is not supported";
    assert_eq!(refused(&padding), Err(problem.to_owned()));
    let bytes = file("digits.pt2");
    for place in (0..bytes.len()).step_by(997) {
        let mut changed = bytes.clone();
        changed[place] = !changed[place];
        let cut = &bytes[..place];
        for bytes in [changed.as_slice(), cut] {
            assert!(refused(bytes).err().is_none_or(|error| !error.is_empty()));
        }
    }
}

#[test]
fn programs_with_changed_letters_stop_with_a_sentence_or_a_network() {
    let program = changed("relu", "relu");
    let letters = b"0-[]{}\",:9a";
    for step in 0..4000_usize {
        let mut bytes = program.clone();
        let place = step * 7919 % bytes.len();
        bytes[place] = letters[step % letters.len()];
        assert!(formats::read(&bytes, None).err().is_none_or(|error| !error.to_string().is_empty()));
    }
}
