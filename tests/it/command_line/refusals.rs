//! Refusals in one sentence, without output.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::reports::SEVENS;
use super::run::{Outcome, convscope};
use crate::reference;

#[test]
fn every_impossible_network_is_refused_by_every_command() {
    let cases = reference::edge_cases(&Value::Bool(false));
    for case in &cases {
        let net = case["net"].to_string();
        let at = case["at"].as_str().expect("a node");
        for command in [&["report", "-"][..], &["figure", "-"], &["export", "-", "--as", "csv"]] {
            let sentence = convscope(command, &net).refusal();
            assert!(sentence.starts_with(&format!("{at}: ")), "“{sentence}” names {at}");
        }
    }
    println!("{} impossible networks refused", cases.len());
    assert_eq!(cases.len(), 59);
}

#[test]
fn unusual_networks_have_reports_and_figures() {
    let cases = reference::edge_cases(&Value::Bool(true));
    for case in &cases {
        for command in ["report", "figure"] {
            convscope(&[command, "-"], case["net"].to_string()).fine();
        }
    }
    println!("{} unusual networks", cases.len());
    assert_eq!(cases.len(), 18);
}

#[test]
fn huge_networks_neither_hang_nor_crash() {
    let cases = reference::edge_cases(&Value::from("huge"));
    for case in &cases {
        for command in ["report", "figure"] {
            let Outcome { status, out, err } = convscope(&[command, "-"], case["net"].to_string());
            match status {
                0 => assert!(!out.is_empty() && err.is_empty()),
                _ => assert!(status == 1 && out.is_empty() && err.contains("too large"), "{status}: {err}"),
            }
        }
    }
    assert_eq!(cases.len(), 10);
}

#[test]
fn a_text_that_is_no_network_is_refused() {
    let cases: [(&[u8], &str); 5] = [
        (b"", "this is empty: there is no network in it"),
        (b"{", "line 1, column 1: the JSON ends too early"),
        (b"input 3x8x8\nconf 3", "line 2, column 1: “conf” is not a known word: did you mean conv?"),
        (
            b"input 3x8x8; conv 64 k9",
            "conv1: a window of 9 (kernel 9, dilation 1) does not fit into height 8 with padding 0 + 0",
        ),
        (b"input 3x8x8; \xff", "standard input is not text: byte 13 is not valid UTF-8"),
    ];
    for (text, sentence) in cases {
        assert_eq!(convscope(&["report", "-"], text).refusal(), sentence);
    }
    let nested = "{\"a\":".repeat(100_000);
    assert!(convscope(&["report", "-"], nested).refusal().contains("this is not valid JSON"));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let missing = convscope(&["report", "no/such.net"], "").refusal();
    assert!(missing.starts_with("no/such.net cannot be read: "), "{missing}");
    let folder = convscope(&["report", env!("CARGO_TARGET_TMPDIR")], "").refusal();
    assert!(folder.contains("cannot be read"), "{folder}");
}

#[test]
fn a_file_without_end_is_not_read_to_its_end() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long.net");
    fs::File::create(&path).and_then(|file| file.set_len(1 << 40)).expect("a file with a hole");
    let refusal = convscope(&["report", path.to_str().expect("a plain path")], "").refusal();
    fs::remove_file(&path).expect("it was there");
    assert!(refusal.ends_with("is larger than 64 MB, too large for a network"), "{refusal}");
}

#[test]
fn a_unit_that_is_not_there_is_named() {
    let unit = |unit: &str| convscope(&["report", "-", "--unit", unit], SEVENS).refusal();
    assert_eq!(unit("conv2@0,0"), "conv2: there is no node of this name to take a unit of");
    assert_eq!(unit("conv1@112,0"), "conv1: unit 112,0 is outside its map of 112×112");
    assert_eq!(unit("conv1@-1,0"), "conv1: unit -1,0 is outside its map of 112×112");
    let figure = convscope(&["figure", "-", "--unit", "conv2@0,0"], SEVENS).refusal();
    assert_eq!(figure, "conv2: there is no node of this name to take a unit of");
}

#[test]
fn a_wrong_command_line_has_a_status_of_its_own() {
    let wrong: [&[&str]; 15] = [
        &["export", "-"],
        &["export", "-", "--as", "caffe"],
        &["export", "-", "--as", "csv", "--count", "everything"],
        &[],
        &["draw"],
        &["report"],
        &["report", "-", "--format", "yaml"],
        &["report", "-", "--unit", "conv1"],
        &["report", "-", "--unit", "conv1@1"],
        &["report", "-", "--unit", "conv1@1,2,3"],
        &["report", "-", "--input", "224"],
        &["report", "-", "--input", "3x224x-1"],
        &["report", "-", "-", "-"],
        &["figure", "-", "--size", "10"],
        &["figure", "-", "--size", "0x99999999"],
    ];
    for arguments in wrong {
        let Outcome { status, out, err } = convscope(arguments, SEVENS);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(!err.is_empty());
    }
}

#[test]
fn help_and_version_are_no_failures() {
    assert!(convscope(&["--help"], "").fine().contains("report"));
    assert!(convscope(&["report", "--help"], "").fine().contains("--unit"));
    assert_eq!(convscope(&["--version"], "").fine(), concat!("convscope ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_reader_who_stops_early_is_no_failure() {
    let long = format!("input 1x8x8; {}", "relu;".repeat(20_000));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long-report.net");
    fs::write(&path, long).expect("the folder is there");
    let mut child = Command::new(env!("CARGO_BIN_EXE_convscope"))
        .arg("report")
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), err.as_str()), (Some(0), ""));
}
