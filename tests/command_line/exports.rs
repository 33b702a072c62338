//! Networks taken away as text.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::convscope;

const NET: &str = "name small\ninput 3x32x32\nconv 64 k3 p1\nrelu\nmaxpool k2\nconv 10 k1";

fn export(form: &str, arguments: &[&str]) -> String {
    convscope(&[&["export", "-", "--as", form], arguments].concat(), NET).fine()
}

#[test]
fn every_form_is_of_its_kind() {
    let signs = [
        ("csv", "name,layer,shape,parameters,macs,"),
        ("markdown", "| conv1 | conv 64 k3 p1 | 64×32×32 | 1,792 | 1,769,472 | 3 | 1 | −1 | 1 | exact |"),
        ("latex", "\\begin{tabular}{llrrrrrrrl}"),
        ("json", "\"format\": \"convscope-table/1\""),
        ("derivation", r"r_{1} &= r_{0} + (k_{1} - 1)\,j_{0} = 1 + (3 - 1) \cdot 1 = 3"),
        ("pytorch", "class Small(nn.Module):"),
        ("keras", "def build() -> keras.Model:"),
        ("flax", "    @nn.compact"),
        ("notation", "maxpool k2\n"),
    ];
    for (form, sign) in signs {
        let text = export(form, &[]);
        assert!(text.contains(sign) && text.ends_with('\n'), "{form}: {text}");
    }
}

#[test]
fn what_counts_is_as_asked() {
    let operations = |arguments: &[&str]| -> Value {
        let table: Value = serde_json::from_str(&export("json", arguments)).expect("JSON");
        table["operations"].clone()
    };
    let macs = 1_769_472 + 163_840;
    assert_eq!(operations(&[]), macs);
    assert_eq!(operations(&["--count", "flops"]), 2 * macs);
    assert_eq!(
        operations(&["--with", "bias,pooling", "--with", "elementwise"]),
        macs + 65_536 + 2_560 + 65_536 + 65_536
    );
}

#[test]
fn the_derived_layer_is_as_asked() {
    assert!(export("derivation", &["--node", "maxpool1"]).contains("The receptive field of maxpool1"));
    let unknown = convscope(&["export", "-", "--as", "derivation", "--node", "pool"], NET).refusal();
    assert_eq!(unknown, "pool: there is no node of this name to take a unit of");
}

#[test]
fn an_export_goes_to_a_file() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("small.py");
    assert_eq!(export("pytorch", &["-o", path.to_str().expect("a plain path")]), "");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), export("pytorch", &[]));
}

#[test]
fn the_notation_is_read_again() {
    assert_eq!(convscope(&["export", "-", "--as", "notation"], export("notation", &[])).fine(), format!("{NET}\n"));
}

#[test]
fn what_has_no_exact_form_is_refused() {
    let dilated = convscope(&["export", "-", "--as", "keras"], "input 1x9x9; maxpool k2 d2").refusal();
    assert_eq!(dilated, "maxpool1: Keras has no pooling with dilation");
}
