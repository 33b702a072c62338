//! Other tools' files: shapes, parameters and multiply-adds as the tools count them; and refusals.

use std::fs;

use convscope::analysis::report;
use convscope::formats::{self, ForeignFile, Import, ImportError, ImportQuestion, ImportWarning};
use convscope::network::{Axes, InputShape, Parameter, ShapedNetwork};
use serde_json::Value;

use crate::reference;

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/formats/files");

fn file(name: &str) -> Vec<u8> {
    let path = format!("{FILES}/{name}");
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn read(name: &str, bytes: &[u8], input: Option<InputShape>) -> Import {
    formats::read(bytes, input).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The report of a network: its total and its nodes.
#[track_caller]
fn reported(name: &str, import: &Import) -> Value {
    let shaped = ShapedNetwork::new(import.network.clone());
    let report = report(&shaped, &[]).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::to_value(report).expect("a report")
}

fn whole(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no whole number"))
}

/// A node: its name, its shape, and its field and stride if known.
type Node<'a> = (&'a str, &'a [u64], Option<(u64, u64)>);

/// Shapes, fields and strides of some nodes, and the parameters of all.
#[track_caller]
fn agrees(name: &str, import: &Import, params: u64, nodes: &[Node<'_>]) {
    let report = reported(name, import);
    assert_eq!(whole(&report["totals"]["params"]), params, "{name}");
    let listed = report["nodes"].as_array().expect("nodes");
    for (id, shape, field) in nodes {
        let node =
            listed.iter().find(|node| node["id"] == *id).unwrap_or_else(|| panic!("{name}: no {id} in {listed:?}"));
        let found: Vec<u64> = node["shape"].as_array().expect("a shape").iter().map(whole).collect();
        assert_eq!(found, *shape, "{name}: {id}");
        if let Some((size, stride)) = field {
            let found = &node["field"]["height"];
            assert_eq!((whole(&found["size"]), whole(&found["stride"][0])), (*size, *stride), "{name}: {id}");
        }
    }
}

#[test]
fn onnx_counts_as_its_own_shape_inference_says() {
    let truth = reference::file("onnx/truth.json");
    let truth = truth.as_object().expect("files");
    for (name, truth) in truth {
        let bytes = reference::bytes(&format!("onnx/{name}"));
        let import = read(name, &bytes, None);
        assert_eq!(import.format, "ONNX");
        let report = reported(name, &import);
        let weighted: Vec<&Value> = report["nodes"]
            .as_array()
            .expect("nodes")
            .iter()
            .filter(|node| ["conv", "conv_transpose", "linear"].iter().any(|op| node["op"] == *op))
            .collect();
        let listed = truth["weighted_nodes[output,op,shape,params,macs]"].as_array().expect("nodes");
        assert_eq!(weighted.len(), listed.len(), "{name}");
        let is_dynamic = truth["macs"].is_null();
        for (node, truth) in weighted.iter().zip(listed) {
            assert_eq!(node["params"], truth[3], "{name}: {}", node["id"]);
            if !is_dynamic {
                assert_eq!(node["macs"], truth[4], "{name}: {}", node["id"]);
                let shape = &truth[2].as_array().expect("a shape")[1..];
                assert_eq!(node["shape"].as_array().expect("a shape"), shape, "{name}: {}", node["id"]);
            }
        }
        let macs = if is_dynamic { &truth["source_net_macs"] } else { &truth["macs"] };
        assert_eq!(report["totals"]["macs"], *macs, "{name}");
        let has_norms = truth["ops"].get("BatchNormalization").is_some();
        let params = if has_norms { &truth["source_net_params"] } else { &truth["float_initializer_elements"] };
        let params = if name == "mobilenet_v1_025_full.onnx" || name == "tiny_cnn_full.onnx" {
            &truth["float_initializer_elements"]
        } else {
            params
        };
        assert_eq!(report["totals"]["params"], *params, "{name}");
        assert_eq!(import.questions.is_empty(), !is_dynamic, "{name}");
    }
    println!("{} files", truth.len());
    assert_eq!(truth.len(), 18);
}

#[test]
fn onnx_sees_what_the_same_network_in_json_sees() {
    for name in ["alexnet", "googlenet", "resnet50", "squeezenet1_0", "vgg16", "unet_valid572"] {
        let field = |value: &Value, id: &str| {
            let nodes = value["nodes"].as_array().expect("nodes");
            let convs: Vec<&Value> = nodes.iter().filter(|node| node["op"] == "conv").collect();
            let last = convs.last().expect(id);
            (last["field"].clone(), last["shape"].clone(), convs.len())
        };
        let import = read(name, &reference::bytes(&format!("onnx/{name}.onnx")), None);
        let zoo = read(name, reference::file(&format!("zoo/{name}.json"))["net"].to_string().as_bytes(), None);
        assert_eq!(field(&reported(name, &import), name), field(&reported(name, &zoo), name), "{name}");
    }
}

#[test]
fn open_extents_of_onnx_are_asked_for() {
    let bytes = reference::bytes("onnx/resnet18_dynamic.onnx");
    let asked = read("dynamic", &bytes, None);
    let assumed = InputShape::picture(3, 224, 224);
    let open = vec![Parameter::Height, Parameter::Width];
    assert_eq!(asked.questions, [ImportQuestion::Input { assumed, open }]);
    let answered = read("dynamic", &bytes, Some(InputShape::picture(3, 320, 200)));
    assert_eq!(answered.questions, []);
    assert_eq!(answered.network.input.size, Axes::new(320, 200));
    let wrong = formats::read(&bytes, Some(InputShape::picture(1, 224, 224))).expect_err("the weights are for three");
    assert!(
        wrong.to_string().ends_with("the file says that input channels is 3, but 1 arrive from the layers before it"),
        "{wrong}"
    );
}

#[test]
fn keras_counts_as_its_summary() {
    let truth = reference::file("keras/truth.json");
    let truth = truth.as_object().expect("models");
    for (name, truth) in truth {
        let import = read(name, &reference::bytes(&format!("keras/{name}.json")), None);
        let report = reported(name, &import);
        assert_eq!(report["totals"]["params"], truth["trainable_params"], "{name}");
        let nodes = report["nodes"].as_array().expect("nodes");
        for layer in truth["layers[name,class,out_shape(HWC),params incl. BN moving stats]"].as_array().expect("layers")
        {
            let Some(node) = nodes.iter().find(|node| node["id"] == layer[0]) else {
                assert_eq!(layer[1], "InputLayer", "{name}: {}", layer[0]);
                continue;
            };
            let shape = match layer[2].as_array().expect("a shape").as_slice() {
                [height, width, channels] => vec![channels, height, width],
                other => other.iter().collect(),
            };
            let found: Vec<&Value> = node["shape"].as_array().expect("a shape").iter().collect();
            // A pooled map keeps its axes here.
            assert_eq!(&found[..shape.len()], shape.as_slice(), "{name}: {}", layer[0]);
            if layer[1] != "BatchNormalization" && layer[1] != "SeparableConv2D" {
                assert_eq!(node["params"], layer[3], "{name}: {}", layer[0]);
            }
        }
    }
    assert_eq!(truth.len(), 4);
}

#[test]
fn the_same_keras_model_comes_out_of_every_file() {
    let json = reference::bytes("keras/mixed_sequential.json");
    let model = read("json", &json, None);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [("metadata.json", &b"{}"[..]), ("config.json", &json), ("model.weights.h5", &[0; 1000])] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a new file");
        std::io::Write::write_all(&mut archive, bytes).expect("a file");
    }
    let archive = archive.finish().expect("an archive").into_inner();
    let text = String::from_utf8(json).expect("text");
    let tfjs =
        format!(r#"{{"format": "layers-model", "modelTopology": {{"model_config": {text}}}, "weightsManifest": []}}"#);
    for (name, bytes) in [("zip", archive), ("h5", file("mixed_sequential.h5")), ("tfjs", tfjs.into_bytes())] {
        let import = read(name, &bytes, None);
        assert_eq!((&import.network, &import.warnings), (&model.network, &model.warnings), "{name}");
    }
}

#[test]
fn a_keras_2_list_of_layers_is_read() {
    let import = read("list", &file("keras2_bare_list.json"), None);
    agrees(
        "list",
        &import,
        56_682,
        &[
            ("conv2d_1", &[24, 30, 30], Some((5, 2))),
            ("conv2d_2", &[64, 15, 15], Some((9, 4))),
            ("max_pooling2d_1", &[64, 8, 8], Some((13, 8))),
            ("flatten_1", &[4096], None),
            ("dense_1", &[10], None),
        ],
    );
    let passed = ImportWarning::PassedOn { node: "lambda_1".into(), kind: "Lambda".into() };
    assert_eq!(import.warnings.first(), Some(&passed));
}

#[test]
fn printed_models_count_as_pytorch_does() {
    let cases = [
        ("alexnet", 61_100_840, 714_188_480),
        ("mobilenet_v2", 3_504_872, 300_774_272),
        ("resnet18", 11_689_512, 1_814_073_344),
        ("squeezenet1_0", 1_248_424, 818_924_576),
        ("vgg16", 138_357_544, 15_470_264_320),
        ("sequential_mixed", 6626, 59_408_464),
    ];
    for (name, params, macs) in cases {
        let import = read(name, &reference::bytes(&format!("text/{name}.txt")), None);
        let report = reported(name, &import);
        assert_eq!((whole(&report["totals"]["params"]), whole(&report["totals"]["macs"])), (params, macs), "{name}");
        let is_told = import.warnings.iter().any(|warning| matches!(warning, ImportWarning::InOrder { .. }));
        assert_eq!(is_told, name != "sequential_mixed", "{name} says that its layers are taken in order");
        assert_eq!(import.questions.len(), 1, "{name}");
    }
    let printed = read("resnet18", &reference::bytes("text/resnet18.txt"), None);
    let zoo = read("resnet18", reference::file("zoo/resnet18.json")["net"].to_string().as_bytes(), None);
    let shapes = |import: &Import| {
        let shaped = ShapedNetwork::new(import.network.clone());
        let nodes = reported("resnet18", import)["nodes"].as_array().expect("nodes").clone();
        let convs = nodes.into_iter().filter(|node| node["op"] == "conv");
        let mut convs: Vec<String> =
            convs.map(|node| format!("{} {} {}", node["shape"], node["params"], node["field"])).collect();
        convs.sort();
        (convs, shaped.map_count())
    };
    assert_eq!(
        shapes(&printed).0,
        shapes(&zoo).0,
        "every convolution of the printed model sees what the real one sees"
    );
}

#[test]
fn numbers_of_counters_in_a_printed_model_are_skipped() {
    let input = Some(InputShape::picture(3, 32, 32));
    let plain = read("plain", &file("print_model.txt"), input);
    agrees(
        "plain",
        &plain,
        1776,
        &[("0", &[8, 28, 28], Some((5, 1))), ("1", &[8, 28, 28], Some((5, 1))), ("2", &[16, 26, 26], Some((7, 1)))],
    );
    assert_eq!(read("with costs", &file("print_model_with_costs.txt"), input), plain);
}

#[test]
fn caffe_rounds_up_and_flattens_before_inner_products() {
    let import = read("prototxt", &file("alexnet_like.prototxt"), None);
    agrees(
        "prototxt",
        &import,
        34_944 + 307_456 + 432_650,
        &[
            ("conv1", &[96, 55, 55], Some((11, 4))),
            ("pool1", &[96, 27, 27], Some((19, 8))),
            ("conv2", &[256, 27, 27], Some((51, 8))),
            ("pool2", &[256, 13, 13], Some((67, 16))),
            ("fc", &[10], None),
        ],
    );
    let text = "input: 'x' input_dim: 1 input_dim: 3 input_dim: 6 input_dim: 6\nlayers { name: 'p' type: POOLING bottom: 'x' top: 'p' pooling_param { kernel_size: 3 stride: 2 } }";
    agrees("old spelling", &read("old", text.as_bytes(), None), 0, &[("p", &[3, 3, 3], Some((3, 2)))]);
}

#[test]
fn an_unpooling_finds_its_pooling_layer() {
    let layers =
        [("a", &[4, 6, 5][..], None), ("pool", &[4, 3, 3], None), ("b", &[4, 3, 3], None), ("up", &[4, 6, 5], None)];
    let caffe = "input: 'x' input_dim: 1 input_dim: 3 input_dim: 6 input_dim: 5
        layer { name: 'a' type: 'Convolution' bottom: 'x' top: 'a' convolution_param { num_output: 4 kernel_size: 3 pad: 1 } }
        layer { name: 'pool' type: 'Pooling' bottom: 'a' top: 'pool' top: 'mask' pooling_param { pool: MAX kernel_size: 2 stride: 2 } }
        layer { name: 'b' type: 'Convolution' bottom: 'pool' top: 'b' convolution_param { num_output: 4 kernel_size: 1 } }
        layer { name: 'up' type: 'Upsample' bottom: 'b' bottom: 'mask' top: 'up' upsample_param { scale: 2 upsample_w: 5 upsample_h: 6 } }";
    agrees("prototxt", &read("prototxt", caffe.as_bytes(), None), 112 + 20, &layers);
    let wrong = caffe.replace("upsample_h: 6", "upsample_h: 7");
    let error = formats::read(wrong.as_bytes(), None).expect_err("the indices belong to six rows").to_string();
    assert_eq!(error, "Caffe: line 5: up: “upsample_param” 7×5 is not supported");
    let printed = "Net(
  (a): Conv2d(3, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
  (pool): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=True)
  (b): Conv2d(4, 4, kernel_size=(1, 1), stride=(1, 1))
  (up): MaxUnpool2d(kernel_size=(2, 2), stride=(2, 2), padding=(0, 0))
)";
    let import = read("print(model)", printed.as_bytes(), Some(InputShape::picture(3, 6, 5)));
    agrees("print(model)", &import, 112 + 20, &layers);
    let assumed = "up: the file does not give indices; pool is assumed";
    assert!(import.warnings.iter().any(|warning| warning.to_string() == assumed), "{:?}", import.warnings);
}

#[test]
fn darknet_pads_pools_and_routes_as_it_says() {
    let text = "[net]\nwidth=13\nheight=13\nchannels=3\n[convolutional]\nbatch_normalize=1\nfilters=8\nsize=3\nstride=1\npad=1\nactivation=leaky\n\
                [maxpool]\nsize=2\nstride=1\n[convolutional]\nfilters=8\nsize=1\nactivation=linear\n[shortcut]\nfrom=-3\nactivation=linear\n[route]\nlayers=-1,0\n\
                [route]\nlayers=-1\ngroups=2\ngroup_id=1\n[yolo]\n";
    let import = read("cfg", text.as_bytes(), None);
    agrees(
        "cfg",
        &import,
        3 * 8 * 9 + 16 + 8 * 8 + 8,
        &[
            ("convolutional0", &[8, 13, 13], Some((3, 1))),
            ("maxpool1", &[8, 13, 13], Some((4, 1))),
            ("shortcut3", &[8, 13, 13], Some((4, 1))),
            ("route4", &[16, 13, 13], Some((4, 1))),
            ("route5", &[8, 13, 13], None),
        ],
    );
    let wrong = "[net]\nchannels=3\n[convolutional]\nfilters=8\n[shortcut]\nfrom=-9\n";
    let error = formats::read(wrong.as_bytes(), None).expect_err("there is no such layer").to_string();
    assert_eq!(error, "Darknet: line 5: shortcut1: it reads -9, which does not come before it");
}

#[test]
fn what_holds_no_network_is_told_apart() {
    let cases = [
        ("pytorch_sequential.txt", ForeignFile::TorchSource),
        ("pytorch_class.txt", ForeignFile::TorchSource),
        ("keras_code.txt", ForeignFile::KerasSource),
        ("keras_summary.txt", ForeignFile::KerasSummary),
        ("weights_only.h5", ForeignFile::KerasWeights),
    ];
    for (name, kind) in cases {
        assert_eq!(formats::read(&file(name), None), Err(ImportError::Foreign(kind)), "{name}");
    }
    for kind in ForeignFile::ALL {
        if let Some(line) = kind.remedy() {
            assert!(kind.to_string().contains(&format!("“{line}”")), "{kind}");
        }
    }
    let empty = formats::read(&file("tfjs_empty.json"), None).expect_err("no layer").to_string();
    assert_eq!(empty, "TensorFlow.js: there is no layer in it");
}

#[test]
fn what_is_wrong_is_said_with_its_layer_and_line() {
    let keras = |layer: &str| {
        format!(
            r#"{{"class_name": "Sequential", "config": {{"layers": [{{"class_name": "InputLayer", "config": {{"name": "i", "batch_input_shape": [null, 8, 8, 3]}}}}, {layer}]}}}}"#
        )
    };
    let cases = [
        (keras(r#"{"class_name": "ConvLSTM2D", "config": {"name": "lstm"}}"#), "Keras: lstm: layers of the kind ConvLSTM2D are not supported"),
        (keras(r#"{"class_name": "Conv2D", "config": {"name": "c", "kernel_size": [3, 3]}}"#), "Keras: c: “filters” is missing"),
        (
            keras(r#"{"class_name": "Conv2D", "config": {"name": "c", "filters": 4, "kernel_size": [9, 9]}}"#),
            "Keras: c: a window of 9 (kernel 9, dilation 1) does not fit into height 8 with padding 0 + 0",
        ),
        (
            "Net(\n  (a): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))\n  (b): Conv2d(4, 8, kernel_size=(3, 3), stride=(1, 1))\n)".into(),
            "print(model): line 3: b: the file says that in_channels is 4, but 8 arrive from the layers before it",
        ),
        (
            "layer { name: 'a' type: 'Convolution' bottom: 'data' top: 'a' convolution_param { num_output: 4 } }".into(),
            "Caffe: line 1: a: “kernel_size” is missing",
        ),
    ];
    for (text, sentence) in cases {
        let error = formats::read(text.as_bytes(), None).expect_err("it is wrong");
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn two_thousand_layers_are_read() {
    let layers: Vec<String> = (0..2000)
        .map(|index| format!("  (conv{index}): Conv2d(8, 8, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))\n"))
        .collect();
    let text = format!("Net(\n{})", layers.concat());
    let import = read("long", text.as_bytes(), Some(InputShape::picture(8, 64, 64)));
    assert_eq!(import.network.nodes().len(), 2000);
}

#[test]
fn weights_are_passed_over() {
    let bytes = reference::bytes("onnx/mobilenet_v1_025_full.onnx");
    let short =
        formats::without_weights(&mut std::io::Cursor::new(&bytes)).expect("bytes can be read").expect("it is ONNX");
    println!("{} of {} bytes", short.len(), bytes.len());
    assert!(short.len() * 10 < bytes.len());
    assert_eq!(formats::read(&short, None), formats::read(&bytes, None));
}
