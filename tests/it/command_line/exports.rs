//! Exports of the command line: what the library writes, on standard output or into a file.

use std::fs;
use std::path::Path;

use super::run::convscope;

const NET: &str = "input 3x32x32\nconv 64 k3 p1\nrelu\n";

fn export(arguments: &[&str], net: &str) -> String {
    convscope(&[&["export", "-", "--as"], arguments].concat(), net).fine()
}

#[test]
fn every_form_has_what_it_is_known_by() {
    let forms = [
        ("csv", "conv1,conv 64 k3 p1,64x32x32,1792,1769472,3,3,1,1,-1,-1,1,1,exact,,,65536\r\n"),
        ("markdown", "| conv1 | conv 64 k3 p1 | 64×32×32 | 1,792 | 1,769,472 |"),
        ("latex", "\\begin{tabular}"),
        ("json", "\"format\": \"convscope-table/1\""),
        ("derivation", r"r_{1} &= r_{0} + (k_{1} - 1)\,j_{0} = 1 + (3 - 1) \cdot 1 = 3"),
        ("pytorch", "self.conv1 = nn.Conv2d(3, 64, 3, padding=1)"),
        ("keras", "layers.Conv2D(64, 3, padding=\"same\", name=\"conv1\")"),
        ("flax", "nn.Conv(64, (3, 3), padding=((1, 1), (1, 1)), name=\"conv1\")"),
        ("notation", NET),
    ];
    for (form, sign) in forms {
        let text = export(&[form], NET);
        assert!(text.contains(sign), "{form}: {text}");
        assert!(text.ends_with('\n'));
    }
}

#[test]
fn what_counts_is_as_asked() {
    let total = |arguments: &[&str]| {
        let table = export(&[&["markdown"], arguments].concat(), NET);
        table.lines().last().and_then(|line| line.split(" | ").nth(4).map(String::from)).expect("sums")
    };
    assert_eq!(total(&[]), "1,769,472");
    assert_eq!(total(&["--flops"]), "3,538,944");
    assert_eq!(total(&["--count", "bias,elementwise"]), "1,900,544");
    assert_eq!(total(&["--count", "bias", "--count", "elementwise"]), "1,900,544");
}

#[test]
fn the_derived_layer_is_as_asked() {
    assert!(export(&["derivation"], NET).contains("The receptive field of relu1"));
    assert!(export(&["derivation", "--node", "conv1"], NET).contains("The receptive field of conv1"));
    let unknown = convscope(&["export", "-", "--as", "derivation", "--node", "pool"], NET).refusal();
    assert_eq!(unknown, "pool: there is no node of this name to take a unit of");
}

#[test]
fn an_export_goes_to_a_file() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export.py");
    let name = path.to_str().expect("a plain path");
    assert_eq!(export(&["pytorch", "-o", name], NET), "");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), export(&["pytorch"], NET));
}

#[test]
fn what_a_framework_lacks_is_said() {
    let net = "input 1x9x9; conv 1 k3 s2 d2";
    let refusal = convscope(&["export", "-", "--as", "keras"], net).refusal();
    assert_eq!(refusal, "conv1: Keras has no convolution with both a stride and a dilation");
    assert!(export(&["pytorch"], net).contains("stride=2, dilation=2"));
}
