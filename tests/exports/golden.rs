//! Small networks, word for word.

use convscope::analysis::{Convention, Overview};
use convscope::cnn::{Plan, notation};
use convscope::export::{CodeError, Framework, LayerTable, LineEnd, code};

/// Every kind of layer that all frameworks have, branches, and paddings of all sorts.
pub(crate) const EVERYTHING: &str = "name every kind of layer
input 3x32x32
stem: conv 16 k7x5 s2 p3x2 nobias; bn; relu
pad 0,1,0,1
maxpool k3 s2
a: conv 16 k3 psame
b: conv 16 k3 p0,1,2,1 from maxpool1
add a,b; leaky_relu
dwconv k3 p1 m2; scale; gelu
shuffle 4
first: split 8,24
second: split 8,24 i1 from shuffle1
concat second,first
g: gap
conv 32 k1; hardsigmoid
mul concat1,prev
deconv 8 k3 s2 p1 op1
up 2 bilinear
crop 1,0,1,0
avgpool k2
adaptive 5x3
ln; flatten; dropout 0.25; linear 10 nobias";

pub(crate) const SIGNAL: &str =
    "input 1x400; conv 8 k9 s4 p4,3; relu; ceil: maxpool k3 s2 ceil; conv 8 k3 d2 p2 g2; bn; up 2; flatten; linear 2";

fn program(text: &str, framework: Framework) -> String {
    let plan = Plan::new(notation::read(text).expect("a network in the notation"));
    code(&plan, framework).expect("a network that the framework has")
}

#[test]
fn every_kind_of_layer_in_every_framework() {
    for framework in Framework::ALL {
        insta::assert_snapshot!(format!("everything_{framework}"), program(EVERYTHING, framework));
        insta::assert_snapshot!(format!("signal_{framework}"), program(SIGNAL, framework));
    }
}

#[test]
fn a_table_in_every_form() {
    let network =
        notation::read("name table_1; input 3x32x32; conv 64 k7x5 s2 p3x2; bn; up 2; gap; flatten; linear 10");
    let table = LayerTable::of(&Overview::new(network.expect("a network").into(), Convention::default()));
    insta::assert_snapshot!("table_csv", table.for_machines().csv(LineEnd::Feed));
    insta::assert_snapshot!("table_markdown", table.for_people().markdown());
    insta::assert_snapshot!("table_latex", table.for_people().latex());
    insta::assert_snapshot!("table_json", table.json());
}

#[test]
fn what_a_framework_does_not_have_is_refused_by_name() {
    let refusal = |text: &str, framework| {
        let plan = Plan::new(notation::read(text).expect("a network in the notation"));
        code(&plan, framework).map_err(|error: CodeError| error.to_string()).expect_err("no exact form")
    };
    let cases = [
        ("input 1x9x9; avgpool k2 d2", Framework::PyTorch, "avgpool1: PyTorch has no pooling with dilation"),
        (
            "input 1x9x9; a: avgpool k2 p1,0,0,0 ceil",
            Framework::PyTorch,
            "a: PyTorch divides a mean by the whole window, also where the last window hangs over the end",
        ),
        ("input 1x9x9; maxpool k2 d2", Framework::Keras, "maxpool1: Keras has no pooling with dilation"),
        (
            "input 1x9x9; conv 1 k3 s2 d2",
            Framework::Keras,
            "conv1: Keras does not take a stride and a dilation together",
        ),
        ("input 2x9x9; deconv 2 k3 g2", Framework::Keras, "deconv1: Keras has no groups in transposed convolutions"),
        (
            "input 1x9x9; deconv 1 k3 s2 op1",
            Framework::Keras,
            "deconv1: Keras cannot put output padding where no kernel reaches",
        ),
        (
            "input 1x8x8; avgpool k3 s2 ceil",
            Framework::Flax,
            "avgpool1: Flax divides a mean by the whole window, also where the last window hangs over the end",
        ),
        (
            "input 1x9x9; conv 1 k11",
            Framework::Flax,
            "conv1: a window of 11 (kernel 11, dilation 1) does not fit into height 9 with padding 0 + 0",
        ),
    ];
    for (text, framework, sentence) in cases {
        assert_eq!(refusal(text, framework), sentence);
    }
}

#[test]
fn names_cannot_break_a_program() {
    let text = "name \"\"\"\\n import os\ninput 1x8x8\n\"a\\nb\\\"\\\"\\\"\": conv 1 k3\n\"class\": conv 1 k3\n\"卷积\": conv 1 k3";
    let network =
        notation::read(&text.replace("name \"\"\"\\n import os", r#"name "\"\"\"\n import os""#)).expect("a network");
    let plan = Plan::new(network);
    for framework in Framework::ALL {
        let program = code(&plan, framework).expect("a network that the framework has");
        assert!(program.contains("class_") && !program.contains("\n import os"), "{program}");
        assert_eq!(program.matches("\"\"\"").count(), 2, "{program}");
    }
}
