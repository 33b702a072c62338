//! Models in the manner of Ultralytics' own, whose parameters are published: those that are trained, printed beside the sizes.

use crate::analysis::report;
use crate::formats::{self, Import, ImportQuestion, ImportWarning};
use crate::network::{InputShape, Parameter, ShapedNetwork};

const V5: &str = include_str!("../../../tests/it/formats/files/yolov5.yaml");
const V8: &str = include_str!("../../../tests/it/formats/files/yolov8.yaml");
const V11: &str = include_str!("../../../tests/it/formats/files/yolo11.yaml");

#[track_caller]
fn read(text: &str) -> Import {
    let import = formats::read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(import.format, "Ultralytics");
    import
}

/// Trained parameters, and multiply-adds on pictures of 640 × 640.
#[track_caller]
fn totals(text: &str) -> (u64, u64) {
    let shaped = ShapedNetwork::new(read(text).network);
    let report = report(&shaped, &[]).unwrap_or_else(|error| panic!("{error}: {text}"));
    let totals = serde_json::to_value(report).expect("a report")["totals"].clone();
    (totals["params"].as_u64().expect("parameters"), totals["macs"].as_u64().expect("multiply-adds"))
}

#[track_caller]
fn refused(text: &str) -> String {
    formats::read(text.as_bytes(), None).map(|import| import.network).expect_err(text).to_string()
}

/// A model with these rows, the last of which is the head.
fn rows(rows: &[&str]) -> String {
    let (head, backbone) = rows.split_last().expect("a row");
    format!("nc: 80\nbackbone:\n  - {}\nhead:\n  - {head}\n", backbone.join("\n  - "))
}

#[test]
fn models_of_every_scale_have_the_parameters_that_are_published() {
    let v5 = [
        (0.33, 0.25, 1_872_157),
        (0.33, 0.5, 7_235_389),
        (0.67, 0.75, 21_190_557),
        (1.0, 1.0, 46_563_709),
        (1.33, 1.25, 86_749_405),
    ];
    for (depth, width, parameters) in v5 {
        let text = V5.replace("0.33", &depth.to_string()).replace("0.50", &width.to_string());
        assert_eq!(totals(&text).0, parameters, "YOLOv5 {depth} {width}");
    }
    let v8 = [("n", 3_157_184), ("s", 11_166_544), ("m", 25_902_624), ("l", 43_691_504), ("x", 68_229_632)];
    let v11 = [("n", 2_624_064), ("s", 9_458_736), ("m", 20_114_672), ("l", 25_372_144), ("x", 56_966_160)];
    for (file, scales) in [(V8, v8), (V11, v11)] {
        for (scale, parameters) in scales {
            assert_eq!(totals(&format!("scale: {scale}\n{file}")).0, parameters, "{scale} of {file}");
        }
    }
}

#[test]
fn models_with_ghosts_and_other_heads_have_the_parameters_that_are_published() {
    let ghosts = V8.replace("C2f", "C3Ghost").replace("Conv,", "GhostConv,").replacen("GhostConv,", "Conv,", 1);
    let scales = [("n", 1_865_300), ("s", 5_960_056), ("m", 10_336_296), ("l", 14_277_856), ("x", 22_229_292)];
    for (scale, parameters) in scales {
        assert_eq!(totals(&format!("scale: {scale}\n{ghosts}")).0, parameters, "{scale}");
    }
    let heads = [
        ("nc: 80", "Segment, [nc, 32, 256]", 3_409_952),
        ("nc: 1", "Pose, [nc, kpt_shape]", 3_083_408),
        ("nc: 80", "OBB, [nc, 1]", 3_228_851),
    ];
    for (classes, head, parameters) in heads {
        let text = V8.replace("nc: 80", classes).replace("Detect, [nc]", head);
        assert_eq!(totals(&text).0, parameters, "{head}");
    }
    let (backbone, _) = V8.split_once("- [-1, 1, SPPF").expect("a backbone");
    let text = format!("{}head:\n- [-1, 1, Classify, [nc]]\n", backbone.replace("nc: 80", "nc: 2"));
    assert_eq!(totals(&text).0, 1_440_850);
}

/// What the models print of each module of `YOLOv5s` 5.0: its trained parameters.
#[test]
fn modules_have_the_parameters_that_a_profile_prints() {
    let text = format!(
        "depth_multiple: 0.33\nwidth_multiple: 0.5\nanchors: 3\n{}",
        rows(&[
            "[-1, 1, Focus, [64, 3]]",
            "[-1, 1, Conv, [128, 3, 2]]",
            "[-1, 3, C3, [128]]",
            "[-1, 1, Conv, [256, 3, 2]]",
            "[-1, 9, C3, [256]]",
            "[-1, 1, Conv, [512, 3, 2]]",
            "[-1, 9, C3, [512]]",
            "[-1, 1, Conv, [1024, 3, 2]]",
            "[-1, 1, SPP, [1024, [5, 9, 13]]]",
            "[-1, 3, C3, [1024, False]]",
        ])
    );
    let import = read(&text);
    let (node, kind, shown) = ("model.0".into(), "Focus".into(), "spacetodepth".into());
    assert!(import.warnings.contains(&ImportWarning::ShownAs { node, kind, shown }), "{:?}", import.warnings);
    let shaped = ShapedNetwork::new(import.network);
    let report = serde_json::to_value(report(&shaped, &[]).expect("a report")).expect("a report");
    let mut counts = [0; 10];
    for node in report["nodes"].as_array().expect("nodes") {
        let place: usize = node["id"].as_str().and_then(|id| id.split('.').nth(1)?.parse().ok()).expect("a number");
        counts[place] += node["params"].as_u64().expect("parameters");
    }
    assert_eq!(counts, [3520, 18560, 18816, 73984, 156_928, 295_424, 625_152, 1_180_672, 656_896, 1_182_720]);
}

#[test]
fn the_multiply_adds_are_half_of_the_operations_that_are_published() {
    // Published in thousands of millions with one digit, and with what norms and activations do.
    for (text, published) in [(V5.to_owned(), 16.5), (V8.to_owned(), 8.9), (format!("scale: x\n{V8}"), 258.5)] {
        let operations = 2.0 * totals(&text).1 as f64 / 1e9;
        assert!((0.96..=1.0).contains(&(operations / published)), "{operations} of {published}");
    }
}

#[test]
fn the_size_of_pictures_is_asked_and_the_first_scale_is_told() {
    let import = read(V8);
    let assumed = InputShape::picture(3, 640, 640);
    let open = vec![Parameter::Height, Parameter::Width];
    assert_eq!(import.questions, [ImportQuestion::Input { assumed, open }]);
    let scale = ImportWarning::FirstScale { scale: "n".into(), other: "s".into() };
    let outputs = ImportWarning::OtherOutputs { count: 3, node: "model.22.boxes2".into() };
    assert_eq!(import.warnings, [scale, outputs]);
    let small = formats::read(V8.as_bytes(), Some(InputShape::picture(3, 320, 256))).expect("a network");
    let shaped = ShapedNetwork::new(small.network);
    let last = shaped.shape(shaped.map_count() - 1);
    assert_eq!(last.map(|shape| shape.to_vec()), Some(vec![144, 10, 8]));
}

#[test]
fn names_are_those_of_the_weights() {
    let import = read(V5);
    for name in ["model.0.conv", "model.2.m.0.cv1.conv", "model.9.cv2.bn", "model.24.m.1"] {
        assert!(import.network.nodes().iter().any(|node| node.name == name), "{name}");
    }
}

#[test]
fn unknown_modules_are_opaque_and_told() {
    let text = rows(&["[-1, 1, Conv, [16, 3, 2]]", "[-1, 1, CBAM, [16]]", "[-1, 1, Conv, [32, 3, 2]]"]);
    let import = read(&text);
    let node = "model.1".to_owned();
    assert!(import.warnings.contains(&ImportWarning::Opaque { node, kind: "CBAM".into() }), "{:?}", import.warnings);
    assert_eq!(totals(&text).0, 16 * 27 + 32 + 32 * 16 * 9 + 64);
}

#[test]
fn modules_that_repeat_stand_behind_each_other() {
    let text = rows(&["[-1, 1, Conv, [16]]", "[-1, 3, Bottleneck, [16]]", "[-1, 1, nn.Identity, []]"]);
    let names: Vec<String> = read(&text).network.nodes().iter().map(|node| node.name.clone()).collect();
    for name in ["model.1.0.cv1.conv", "model.1.2.add"] {
        assert!(names.iter().any(|found| found == name), "{name} in {names:?}");
    }
    let text = rows(&["[-1, 2, Conv, [16]]", "[-1, 1, nn.Identity, []]"]);
    let problem =
        "Ultralytics: line 3: model.0: the file says that in_channels is 3, but 16 arrive from the layers before it";
    assert_eq!(refused(&text), problem);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let cases = [
        ("[-1, 1, Conv, [64, 3, 2]", "Ultralytics: line 4: “head:” does not belong here"),
        ("[-1, Conv, [64]]", "Ultralytics: line 3: “[…]” does not belong here"),
        ("[-1, 1, Conv, [sixty]]", "Ultralytics: line 3: model.0: “c2” sixty is not supported"),
        ("[-1, 1, Conv, []]", "Ultralytics: line 3: model.0: “c2” is missing"),
        ("[7, 1, Conv, [64]]", "Ultralytics: line 3: model.0: it reads 7, which does not come before it"),
        ("[-2, 1, Conv, [64]]", "Ultralytics: line 3: model.0: it reads -2, which does not come before it"),
        ("[-1, 99999, Conv, [3]]", "Ultralytics: line 3: “[…]” does not belong here"),
        ("[-1, 1, Conv, [64, 0]]", "Ultralytics: line 3: model.0.conv: kernel is 0 but must be at least 1"),
    ];
    for (row, problem) in cases {
        assert_eq!(refused(&rows(&[row, "[-1, 1, nn.Identity, []]"])), problem, "{row}");
    }
    let scale = "Ultralytics: line 1: “scale” huge is not supported";
    assert_eq!(refused(&format!("scale: huge\n{V8}")), scale);
}

#[test]
fn changed_and_cut_files_stop_with_a_sentence_or_a_network() {
    for file in [V5, V8, V11] {
        let bytes = file.as_bytes();
        for place in 0..bytes.len() {
            let mut changed = bytes.to_vec();
            changed[place] = b"0-[]:\n{&*9"[place % 10];
            let text = String::from_utf8_lossy(&changed);
            let known = formats::read(text.as_bytes(), Some(InputShape::picture(3, 32, 32)));
            assert!(known.is_ok() || known.is_err_and(|error| !error.to_string().is_empty()));
        }
    }
}
