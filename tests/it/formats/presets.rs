//! Presets agree with the architectures of their names.

use convscope::analysis::{Convention, Field, cost, fields, totals};
use convscope::formats::json;
use convscope::formats::notation;
use convscope::network::{Axes, ShapedNetwork};
use convscope::presets::{Group, Preset};
use serde_json::Value;

use crate::reference;

fn shaped(preset: Preset) -> ShapedNetwork {
    let shaped = ShapedNetwork::new(preset.network());
    assert_eq!(shaped.complete().err(), None, "{}", preset.id());
    shaped
}

/// The field of the last map that has one.
fn field(preset: Preset) -> Axes<u128> {
    let shaped = shaped(preset);
    let local = |field: &Field| matches!(field, Field::Local(_)).then(|| field.size()).flatten();
    fields(&shaped).iter().rev().find_map(local).expect("a map that sees a part of the input")
}

#[test]
fn every_preset_works_and_survives_both_texts() {
    for preset in Preset::ALL {
        let network = preset.network();
        assert_eq!(network.name, preset.id());
        assert_eq!(Preset::from_id(preset.id()), Some(preset));
        assert_eq!(notation::read(&notation::write(&network)).as_ref(), Ok(&network), "{}", preset.id());
        assert_eq!(json::read(&json::write(&network)).as_ref(), Ok(&network), "{}", preset.id());
        let shaped = shaped(preset);
        println!("{:15}{:4} layers", preset.id(), shaped.map_count() - 1);
    }
}

#[test]
fn the_famous_presets_are_the_measured_networks_node_for_node() {
    for (preset, name) in reference::ZOO_PRESETS.into_iter().chain([(Preset::UNet, "unet_same256")]) {
        let file = reference::zoo(name);
        let (own, measured) =
            (shaped(preset), ShapedNetwork::new(json::read(&file["net"].to_string()).expect("a valid network")));
        assert_eq!(own.map_count(), measured.map_count(), "{name}");
        for (map, truth) in (1..).zip(file["truth"]["nodes"].as_array().expect("nodes")) {
            let (step, other) = (own.step_of(map).expect("it works"), measured.step_of(map).expect("it works"));
            let id = format!("{name} {} {}", own.name(map), truth["id"]);
            assert_eq!(own.op(map).json_name(), measured.op(map).json_name(), "{id}");
            assert_eq!(Value::from(step.shape.to_vec()), truth["shape"], "{id}");
            assert_eq!((step.padding, step.groups), (other.padding, other.groups), "{id}");
            let sorted = |sources: &[usize]| {
                let mut sources = sources.to_vec();
                sources.sort_unstable();
                sources
            };
            assert_eq!(sorted(&step.sources), sorted(&other.sources), "{id}");
            let cost = cost(&own, map, Convention::default()).expect("a node").expect("small numbers");
            assert_eq!(cost.parameters.total().map(|n| n.to_string()), Some(truth["params"].to_string()), "{id}");
            assert_eq!(cost.operations.total().map(|n| n.to_string()), Some(truth["macs"].to_string()), "{id}");
        }
        println!("{name}: {} nodes", own.map_count() - 1);
    }
}

/// The operator of a class of torchvision, in JSON.
fn operator(class: &str) -> Option<&'static str> {
    Some(match class {
        "Conv2d" => "conv",
        "BatchNorm2d" | "FrozenBatchNorm2d" => "batch_norm",
        "LayerNorm" | "LayerNorm2d" => "layer_norm",
        "Parameter" => "scale",
        // At every position: a 1×1 convolution here.
        "Linear" => "linear",
        "ReLU" | "ReLU6" | "SiLU" | "GELU" | "Sigmoid" => "activation",
        "MaxPool2d" => "max_pool",
        "AvgPool2d" => "avg_pool",
        "AdaptiveAvgPool2d" => "global_avg_pool",
        "Dropout" => "dropout",
        "Flatten" => "flatten",
        // They only move values to another place in memory, or do something in training only.
        "Permute" | "StochasticDepth" => return None,
        other => panic!("unknown class {other}"),
    })
}

#[test]
fn layers_have_the_module_paths_of_torchvision() {
    let networks = reference::file("module_paths.json")["networks"].as_object().expect("an object");
    for (id, network) in networks {
        let own = shaped(Preset::from_id(id).expect("a preset"));
        let mut expected: Vec<(String, String, u64)> = Vec::new();
        for layer in network["layers"].as_array().expect("a list") {
            let (path, class) = (layer[0].as_str().expect("a path"), layer[1].as_str().expect("a class"));
            let Some(operator) = operator(class) else { continue };
            // Per position in torchvision.
            let operator = if operator == "linear" && path.contains(".block.") { "conv" } else { operator };
            let is_frozen = class == "FrozenBatchNorm2d";
            let parameters = if is_frozen { 0 } else { layer[2].as_u64().expect("a number") };
            expected.push((path.into(), operator.into(), parameters));
        }
        let is_frozen = id.starts_with("fpn");
        let mut named: Vec<(String, String, u64)> = Vec::new();
        for map in 1..own.map_count() {
            let (node, op) = (own.node(map).expect("a node"), own.op(map).json_name());
            let cost = cost(&own, map, Convention::default()).expect("a node").expect("small numbers");
            let parameters = u64::try_from(cost.parameters.total().expect("they are known")).expect("a small number");
            if node.module.is_empty() {
                assert_eq!(parameters, 0, "{id} {}: every layer with parameters has a path", node.name);
                continue;
            }
            let op = if op == "adaptive_avg_pool" { "global_avg_pool" } else { op };
            let parameters = if is_frozen && op == "batch_norm" { 0 } else { parameters };
            named.push((node.module.clone(), op.into(), parameters));
        }
        assert_eq!(named, expected, "{id}");
        println!("{id}: {} module paths", named.len());
    }
    assert_eq!(networks.len(), 17);
}

#[test]
fn the_small_stacks_see_what_they_are_named_after() {
    let fields = [
        (Preset::ThreeThrees, 7),
        (Preset::TwoThrees, 5),
        (Preset::OneFive, 5),
        (Preset::OneSeven, 7),
        (Preset::Dilated, 15),
        (Preset::DilatedTwos, 13),
        (Preset::PatchGan16, 16),
        (Preset::PatchGan34, 34),
        (Preset::PatchGan70, 70),
    ];
    for (preset, size) in fields {
        assert_eq!(field(preset), Axes::both(size), "{}", preset.id());
    }
    assert_eq!(field(Preset::WaveNet), Axes::new(1, 1024));
    assert_eq!(field(Preset::Tcn), Axes::new(1, 3061));
    assert_eq!(field(Preset::Wav2Vec2), Axes::new(1, 400));
}

#[test]
fn the_presets_have_the_published_numbers_of_parameters() {
    let published = [
        (Preset::Vgg19, 143_667_240),
        (Preset::ResNet34, 21_797_672),
        (Preset::ResNet50Original, 25_557_032),
        (Preset::ResNet50Slim, 25_557_032),
        (Preset::MobileNetV2, 3_504_872),
        (Preset::ShuffleNetV2, 2_278_604),
    ];
    for (preset, parameters) in published {
        let sums = totals(&shaped(preset), Convention::default()).expect("small numbers");
        assert_eq!(sums.parameters, parameters, "{}", preset.id());
    }
    // These are published in millions: 20.5 for the segmentation network, 2.77 for the discriminator, 70 thousand for the signal network.
    let rounded = [(Preset::DeepLab, 20_505_429), (Preset::PatchGan70, 2_768_705), (Preset::Tcn, 66_510)];
    for (preset, parameters) in rounded {
        let sums = totals(&shaped(preset), Convention::default()).expect("small numbers");
        assert_eq!(sums.parameters, parameters, "{}", preset.id());
    }
}

/// Parameters, multiply-adds and the shape of the output of each layer with weights, and the field of the last map, channel for channel as
/// `tests/reference/make/known_networks.py` measured them with PyTorch.
#[test]
fn the_measured_presets_have_every_layer_and_the_field_of_the_real_networks() {
    let cases = reference::cases("known_networks.json");
    assert_eq!(cases.len(), 12);
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let shaped = shaped(Preset::from_id(name).expect("a preset of this name"));
        assert_eq!(Value::from(shaped.shape(0).expect("an input").to_vec()), case["input"], "{name}");
        let mut layers = Vec::new();
        for map in 1..shaped.map_count() {
            let cost = cost(&shaped, map, Convention::default()).expect("a node").expect("small numbers");
            let [parameters, operations] =
                [&cost.parameters, &cost.operations].map(|count| count.total().expect("small"));
            if operations > 0 {
                layers.push((parameters, operations, shaped.shape(map).expect("it works").to_vec()));
            }
        }
        layers.sort_unstable();
        let measured: Vec<(u128, u128, Vec<u64>)> =
            serde_json::from_value(case["layers"].clone()).expect("parameters, multiply-adds, shape");
        assert_eq!(layers, measured, "{name}");
        let sums = totals(&shaped, Convention::default()).expect("small numbers");
        assert_eq!(sums.parameters, reference::whole(&case["params"]), "{name}");
        assert_eq!(sums.operations, reference::whole(&case["macs"]), "{name}");
        let fields = fields(&shaped);
        let field = fields.iter().rev().find_map(Field::local).expect("a map that sees a part of the input");
        for (axis, measured) in [(&field.height, &case["field"]["height"]), (&field.width, &case["field"]["width"])] {
            let whole = |value: &Value| value.as_i64().expect("a whole number");
            assert_eq!(
                (axis.size(), axis.min_size()),
                (reference::whole(&measured["size"]), reference::whole(&measured["min_size"]))
            );
            let (advance, period) = (whole(&measured["stride"][0]), whole(&measured["stride"][1]));
            assert_eq!(i128::from(advance) * i128::from(axis.stride.1), axis.stride.0 * i128::from(period), "{name}");
            for unit in 0..period {
                let bounds = ["lo", "hi"].map(|side| i128::from(whole(&measured[side][unit as usize])));
                assert_eq!(axis.span(unit), Some(bounds.into()), "{name}, unit {unit}");
            }
        }
    }
}

#[test]
fn presets_are_found_by_the_names_of_torchvision_too() {
    let names = [
        ("googlenet", Preset::GoogLeNet),
        ("inception_v3", Preset::InceptionV3),
        ("squeezenet1_1", Preset::SqueezeNet),
        ("efficientnet_b0", Preset::EfficientNetB0),
        ("convnext_tiny", Preset::ConvNeXtTiny),
        ("deeplabv3_resnet50", Preset::DeepLabV3),
        ("mobilenet_v2", Preset::MobileNetV2),
        ("shufflenet_v2_x1_0", Preset::ShuffleNetV2),
        ("resnet50", Preset::ResNet50),
    ];
    for (name, preset) in names {
        assert_eq!(Preset::from_id(name), Some(preset), "{name}");
    }
    assert_eq!(Preset::from_id("resnet_50"), None);
}

#[test]
fn the_groups_follow_each_other() {
    let groups: Vec<Group> = Preset::ALL.iter().map(|preset| preset.group()).collect();
    let mut each = groups.clone();
    each.dedup();
    assert_eq!(each, Group::ALL);
    assert_eq!(groups.iter().filter(|group| **group == Group::Small).count(), Preset::SMALL.len());
}

#[test]
fn the_step_on_the_first_convolution_makes_the_field_of_resnet_50_larger() {
    let variants = &reference::file("distill_comparison.json")["resnet_variants"];
    for (preset, name) in [(Preset::ResNet50, "resnet50_torchvision"), (Preset::ResNet50Original, "resnet50_original")]
    {
        let (measured, sums) =
            (&variants[name], totals(&shaped(preset), Convention::default()).expect("small numbers"));
        assert_eq!(Value::from(field(preset).height as u64), measured["rf"], "{name}");
        assert_eq!(Value::from(sums.operations as u64), measured["macs"], "{name}");
        assert_eq!(Value::from(sums.parameters as u64), measured["params"], "{name}");
    }
}

#[test]
fn three_threes_have_the_parameters_of_the_lesson() {
    let shaped = shaped(Preset::ThreeThrees);
    let parameters = |map| cost(&shaped, map, Convention::default())?.ok()?.parameters.total();
    assert_eq!([1, 2, 3].map(parameters), [Some(1792), Some(36928), Some(36928)]);
    assert_eq!(totals(&shaped, Convention::default()).map(|sums| sums.parameters).ok(), Some(1792 + 2 * 36928));
}

#[test]
fn blocks_fold() {
    let network = Preset::ResNet50.network();
    let block: Vec<&str> = network.nodes().iter().filter(|n| n.block == "layer3.4").map(|n| n.op.word()).collect();
    assert_eq!(block, ["conv", "bn", "relu", "conv", "bn", "relu", "conv", "bn", "add", "relu"]);
}
