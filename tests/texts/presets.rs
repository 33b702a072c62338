//! The presets are what they are called after.

use convscope::analysis::{Convention, Field, cost, fields, totals};
use convscope::cnn::format::json;
use convscope::cnn::preset::Preset;
use convscope::cnn::{Axes, Plan, notation};
use serde_json::Value;

use crate::reference;

fn plan(preset: Preset) -> Plan {
    let plan = Plan::new(preset.network());
    assert_eq!(plan.complete().err(), None, "{}", preset.id());
    plan
}

/// The field of the last map that has one.
fn field(preset: Preset) -> Axes<u128> {
    let plan = plan(preset);
    let local = |field: &Field| matches!(field, Field::Local(_)).then(|| field.size()).flatten();
    fields(&plan).iter().rev().find_map(local).expect("a map that sees a part of the input")
}

#[test]
fn every_preset_works_and_survives_both_texts() {
    for preset in Preset::ALL {
        let network = preset.network();
        assert_eq!(network.name, preset.id());
        assert_eq!(Preset::from_id(preset.id()), Some(preset));
        assert_eq!(notation::read(&notation::write(&network)).as_ref(), Ok(&network), "{}", preset.id());
        assert_eq!(json::read(&json::write(&network)).as_ref(), Ok(&network), "{}", preset.id());
        let plan = plan(preset);
        println!("{:15}{:4} layers", preset.id(), plan.map_count() - 1);
    }
}

#[test]
fn the_famous_presets_are_the_measured_networks_node_for_node() {
    let famous = [
        (Preset::AlexNet, "alexnet"),
        (Preset::Vgg16, "vgg16"),
        (Preset::ResNet18, "resnet18"),
        (Preset::ResNet50, "resnet50"),
        (Preset::ResNet101, "resnet101"),
        (Preset::MobileNetV1, "mobilenet_v1"),
        (Preset::MobileNetV2, "mobilenet_v2"),
        (Preset::UNet, "unet_same256"),
    ];
    for (preset, name) in famous {
        let file = reference::zoo(name);
        let (own, measured) = (plan(preset), Plan::new(json::read(&file["net"].to_string()).expect("a valid network")));
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

#[test]
fn the_small_stacks_see_what_they_are_named_after() {
    let fields = [
        (Preset::ThreeThrees, 7),
        (Preset::TwoThrees, 5),
        (Preset::OneFive, 5),
        (Preset::OneSeven, 7),
        (Preset::Dilated, 15),
        (Preset::PatchGan16, 16),
        (Preset::PatchGan34, 34),
        (Preset::PatchGan70, 70),
    ];
    for (preset, size) in fields {
        assert_eq!(field(preset), Axes::both(size), "{}", preset.id());
    }
    assert_eq!(field(Preset::WaveNet), Axes::new(1, 1024));
}

#[test]
fn networks_without_a_measured_copy_have_the_published_figures() {
    // Parameters as torchvision, the papers' own code or their sums by hand give them; fields by r = 1 + Σ (k − 1) · d · Π s.
    let published = [
        (Preset::Vgg19, 143_667_240, 268),
        (Preset::ResNet34, 21_797_672, 899),
        (Preset::ResNet50Original, 25_557_032, 483),
        (Preset::MobileNetV2, 3_504_872, 491),
        (Preset::ShuffleNetV2, 2_278_604, 527),
        (Preset::DeepLab, 20_505_429, 419),
        (Preset::PatchGan70, 2_768_705, 70),
    ];
    for (preset, parameters, size) in published {
        let sums = totals(&plan(preset), Convention::default()).expect("small numbers");
        assert_eq!((sums.parameters, field(preset)), (parameters, Axes::both(size)), "{}", preset.id());
    }
    for (preset, parameters, size) in [(Preset::Tcn, 66_510, 3061), (Preset::Wav2Vec2, 4_200_448, 400)] {
        let sums = totals(&plan(preset), Convention::default()).expect("small numbers");
        assert_eq!((sums.parameters, field(preset)), (parameters, Axes::new(1, size)), "{}", preset.id());
    }
}

#[test]
fn shuffled_half_maps_cost_as_little_as_torchvision_says() {
    let plan = plan(Preset::ShuffleNetV2);
    let sums = totals(&plan, Convention::default()).expect("small numbers");
    assert_eq!((sums.operations + 500_000) / 1_000_000, 145, "0.145 G, as documented");
}

#[test]
fn the_encoder_of_speech_steps_20_milliseconds() {
    let overview = convscope::analysis::Overview::new(Preset::Wav2Vec2.network().into(), Convention::default());
    let field = overview.fields[overview.last_local_map()].local().expect("a closed form").width.clone();
    assert_eq!((field.stride, field.size()), ((320, 1), 400));
    assert_eq!(overview.plan.shape(overview.last_local_map()).map(|shape| shape.size().width), Some(49));
}

#[test]
fn three_threes_have_the_parameters_of_the_lesson() {
    let plan = plan(Preset::ThreeThrees);
    let parameters = |map| cost(&plan, map, Convention::default())?.ok()?.parameters.total();
    assert_eq!([1, 2, 3].map(parameters), [Some(1792), Some(36928), Some(36928)]);
    assert_eq!(totals(&plan, Convention::default()).map(|sums| sums.parameters).ok(), Some(1792 + 2 * 36928));
}

#[test]
fn blocks_fold() {
    let network = Preset::ResNet50.network();
    let block: Vec<&str> = network.nodes().iter().filter(|n| n.block == "layer3.4").map(|n| n.op.word()).collect();
    assert_eq!(block, ["conv", "bn", "relu", "conv", "bn", "relu", "conv", "bn", "add", "relu"]);
}
