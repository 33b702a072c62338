//! Code that reads as if written by hand, and is valid Python.

use convscope::export::code::{Feature, code};
use convscope::export::{CodeError, Framework};
use convscope::formats::notation;
use convscope::network::ShapedNetwork;

use super::interpreter::{can_import, run, write};
use super::networks::{self, Named, shaped};

/// A block with a branch, a pool and a classifier.
const RESIDUAL: &str = "name residual
    input 3x32x32
    conv 16 k3 s2 psame nobias
    skip: relu
    conv 16 k3 p1 nobias @block; bn @block; relu @block
    conv 16 k3 p0,1,2,1 nobias @block
    add skip @block
    maxpool k3 s2 p1
    gap; flatten; dropout 0.2
    linear 10";

/// A signal with a gate.
const SIGNAL: &str = "input 1x16000; conv 8 k400 s160; a: relu; conv 8 k3 d2 psame; sigmoid; mul a; deconv 1 k4 s2 p1";

#[test]
fn pytorch_reads_well() {
    insta::assert_snapshot!(code(&shaped(RESIDUAL), Framework::PyTorch).expect("PyTorch has it"));
}

#[test]
fn keras_reads_well() {
    insta::assert_snapshot!(code(&shaped(RESIDUAL), Framework::Keras).expect("Keras has it"));
}

#[test]
fn flax_reads_well() {
    insta::assert_snapshot!(code(&shaped(RESIDUAL), Framework::Flax).expect("Flax has it"));
}

#[test]
fn signals_have_one_axis() {
    let all = Framework::ALL.map(|framework| code(&shaped(SIGNAL), framework).expect("every framework has it"));
    insta::assert_snapshot!(all.join("\n# ---\n\n"));
}

#[test]
fn what_a_framework_lacks_is_named() {
    use Feature::*;
    let dilated = "input 1x9x9; odd: avgpool k2 s1 d2";
    let partial = "input 1x8x8; odd: avgpool k3 s2 ceil";
    let both = "input 1x9x9; odd: conv 1 k3 s2 d2";
    let grouped = "input 2x9x9; odd: deconv 2 k3 g2";
    let uneven = "input 2x9x9; odd: adaptive 2";
    let linear = "input 2x9; odd: up 2 bilinear";
    let cases = [
        (dilated, Framework::PyTorch, DilatedPooling),
        (dilated, Framework::Keras, DilatedPooling),
        (dilated, Framework::Flax, DilatedPooling),
        (partial, Framework::Keras, PartialMean),
        (partial, Framework::Flax, PartialMean),
        (both, Framework::Keras, StrideWithDilation),
        (grouped, Framework::Keras, GroupedTranspose),
        (grouped, Framework::Flax, GroupedTranspose),
        (uneven, Framework::Keras, UnevenAdaptivePooling),
        (uneven, Framework::Flax, UnevenAdaptivePooling),
        (linear, Framework::Keras, LinearSignal),
    ];
    for (text, framework, feature) in cases {
        let lack = CodeError::Unsupported { node: "odd".into(), framework, feature };
        assert_eq!(code(&shaped(text), framework), Err(lack), "{text}");
    }
    let error = code(&shaped(both), Framework::Keras).expect_err("it has not").to_string();
    assert_eq!(error, "odd: Keras has no convolution with both a stride and a dilation");
}

#[test]
fn an_impossible_network_has_no_code() {
    let shaped = ShapedNetwork::new(notation::read("input 1x4x4; conv 1 k9").expect("a network"));
    for framework in Framework::ALL {
        let error = code(&shaped, framework).expect_err("it does not fit").to_string();
        assert!(error.starts_with("conv1: a window of 9"), "{error}");
    }
}

#[test]
fn all_code_compiles() {
    if !can_import("py_compile") {
        return println!("skipped: there is no Python");
    }
    let mut paths = Vec::new();
    for Named { name, shaped } in networks::all() {
        for framework in Framework::ALL {
            if let Ok(script) = code(&shaped, framework) {
                paths.push(write(&format!("compile-{framework}"), &name, &script));
            }
        }
    }
    assert_eq!(run("compile.py", &paths), "");
    println!("{} files compiled", paths.len());
    assert!(paths.len() > 800, "most networks have code in every framework: {}", paths.len());
}
