//! Pooling as Caffe rounds it, phases, and named weights.

use crate::analysis::report;
use crate::formats::{self, Import};
use crate::network::{Axes, InputShape, ShapedNetwork};

fn read(layers: &str, input: InputShape) -> Result<Import, String> {
    let InputShape { channels, size: Axes { height, width }, .. } = input;
    let dims = format!("dim: 1 dim: {channels} dim: {height} dim: {width}");
    let text = format!("name: \"net\"\ninput: \"data\"\ninput_shape {{ {dims} }}\n{layers}");
    formats::read(text.as_bytes(), None).map_err(|error| error.to_string())
}

/// The size that a pooling layer puts out of a map of this size.
fn pooled(size: (u64, u64), settings: &str) -> Result<(u64, u64), String> {
    let layer = format!(
        "layer {{ name: \"pool\" type: \"Pooling\" bottom: \"data\" top: \"pool\" pooling_param {{ pool: MAX {settings} }} }}"
    );
    let import = read(&layer, InputShape::picture(2, size.0, size.1))?;
    let shaped = ShapedNetwork::new(import.network);
    shaped.complete().map_err(|fault| format!("{fault:?}"))?;
    let size = shaped.shape(1).expect("a layer").size();
    Ok((size.height, size.width))
}

/// Caffe's rule along both axes, as its definition says. Windows that begin beyond the map and its padding hold nothing.
fn by_definition(size: [u64; 2], kernel: [u64; 2], stride: [u64; 2], padding: [u64; 2]) -> Option<[u64; 2]> {
    let mut out = [0; 2];
    for axis in 0..2 {
        let room = (size[axis] + 2 * padding[axis]) as f64 - kernel[axis] as f64;
        out[axis] = (room / stride[axis] as f64).ceil() as u64 + 1;
    }
    for axis in 0..2 {
        let is_beyond = (out[axis] - 1) * stride[axis] >= size[axis] + padding[axis];
        if is_beyond && padding == [0, 0] {
            return None;
        }
        if is_beyond {
            out[axis] -= 1;
        }
    }
    Some(out)
}

#[test]
fn pooling_rounds_up_and_drops_what_begins_beyond_the_padding() {
    // Worked out by hand: size, kernel, stride, padding, and what comes out.
    let cases = [
        (55, 3, 2, 0, 27),
        (112, 3, 2, 0, 56),
        (7, 3, 2, 1, 4),
        (6, 2, 2, 1, 4),
        // ⌈(5 + 2 − 2) / 2⌉ + 1 = 4 windows, the last of which begins at 6 = 5 + 1, beyond the padding before and the map.
        (5, 2, 2, 1, 3),
        (8, 3, 3, 0, 3),
        (5, 1, 2, 0, 3),
        (7, 2, 3, 1, 3),
    ];
    for (size, kernel, stride, padding, out) in cases {
        let settings = format!("kernel_size: {kernel} stride: {stride} pad: {padding}");
        assert_eq!(pooled((size, size), &settings), Ok((out, out)), "{size}: {settings}");
    }
}

#[test]
fn every_small_pooling_follows_the_definition() {
    let mut count = 0;
    for size in 1..=9 {
        for kernel in 1..=4_u64 {
            for stride in 1..=4 {
                for padding in 0..=kernel / 2 {
                    for (other, other_padding) in [(size, padding), (6, 0)] {
                        if size + 2 * padding < kernel || other + 2 * other_padding < kernel || padding >= kernel {
                            continue;
                        }
                        let settings =
                            format!("kernel_size: {kernel} stride: {stride} pad_h: {padding} pad_w: {other_padding}");
                        let expected = by_definition([size, other], [kernel; 2], [stride; 2], [padding, other_padding]);
                        let found = pooled((size, other), &settings);
                        match expected {
                            Some([height, width]) => {
                                assert_eq!(found, Ok((height, width)), "{size}x{other} {settings}");
                            }
                            None => assert!(found.is_err_and(|error| error.contains("“stride”")), "{settings}"),
                        }
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 500, "{count}");
}

#[test]
fn rounding_down_is_read_where_a_file_asks_for_it() {
    assert_eq!(pooled((112, 112), "kernel_size: 3 stride: 2 round_mode: FLOOR"), Ok((55, 55)));
    assert_eq!(pooled((112, 112), "kernel_size: 3 stride: 2 ceil_mode: false"), Ok((55, 55)));
    let problem = pooled((112, 112), "kernel_size: 3 stride: 2 round_mode: NEAREST");
    assert_eq!(problem, Err("Caffe: line 4: pool: “round_mode” NEAREST is not supported".into()));
}

#[test]
fn layers_of_a_test_are_read_of_a_file_for_training_and_testing() {
    let text = r#"name: "net"
layer { name: "data" type: "Data" top: "data" top: "label" include { phase: TRAIN } transform_param { crop_size: 227 } }
layer { name: "data" type: "Data" top: "data" top: "label" include { phase: TEST } transform_param { crop_size: 224 } }
layer { name: "both" type: "Convolution" bottom: "data" top: "both" include { phase: TRAIN } include { phase: TEST }
  convolution_param { num_output: 4 kernel_size: 3 } }
layer { name: "train" type: "Convolution" bottom: "both" top: "both2" exclude { phase: TEST } convolution_param { num_output: 9 kernel_size: 9 } }
layer { name: "deploy" type: "Softmax" bottom: "both" top: "prob" include { stage: "deploy" } }
layer { name: "not_deploy" type: "ReLU" bottom: "both" top: "both" exclude { stage: "deploy" } }
layer { name: "level" type: "TanH" bottom: "both" top: "both" include { min_level: 1 } }
layer { name: "loss" type: "SoftmaxWithLoss" bottom: "both" bottom: "label" top: "loss" }
layer { name: "accuracy" type: "Accuracy" bottom: "both" bottom: "label" top: "accuracy" include { phase: TEST } }
"#;
    let import = formats::read(text.as_bytes(), None).expect("a network");
    assert_eq!(import.network.input, InputShape::picture(3, 224, 224));
    let names: Vec<&str> = import.network.nodes().iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["both", "not_deploy"]);
}

#[test]
fn layers_with_the_same_named_weights_count_them_once() {
    let conv = |name: &str, bottom: &str, params: &str| {
        format!(
            "layer {{ name: \"{name}\" type: \"Convolution\" bottom: \"{bottom}\" top: \"{name}\" {params} convolution_param {{ num_output: 2 kernel_size: 3 pad: 1 }} }}\n"
        )
    };
    let params = "param { name: \"w\" } param { name: \"b\" }";
    let twice = conv("a", "data", params) + &conv("b", "a", params);
    let import = read(&twice, InputShape::picture(2, 8, 8)).expect("a network");
    let shaped = ShapedNetwork::new(import.network);
    let report = serde_json::to_value(report(&shaped, &[]).expect("a report")).expect("a report");
    assert_eq!(report["totals"]["params"], 2 * 2 * 9 + 2);
    let partly = conv("a", "data", params) + &conv("b", "a", "param { name: \"w\" }");
    let problem = "Caffe: line 5: b: it uses the weights of a again, which is not supported";
    assert_eq!(read(&partly, InputShape::picture(2, 8, 8)).map(|_| ()), Err(problem.into()));
}
