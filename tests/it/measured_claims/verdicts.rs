//! Verdicts on two stacks, compared with measurements of both.

use convscope::analysis::{Convention, Costs, NetworkAnalysis};
use convscope::comparison::{
    Compared, Measure, Measures, Metric, Outcome, Pair, Reason, Setting, SweepParameter, Verdict, sweep,
};
use convscope::formats::notation;
use convscope::network::Axes;
use convscope::presets::Preset;
use serde_json::Value;

use super::measurements::{claims, network, number, published, stack};
use crate::reference::whole;

fn measures(text: &str) -> Measures {
    Measures::of_network(network(text)).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn side(case: &Value, which: &str) -> Measures {
    let listed = case[which]["kernels"].as_array().expect("kernels");
    let kernels: Vec<u64> = listed.iter().filter_map(Value::as_u64).collect();
    let count = |name: &str| case[name].as_u64().expect("channels");
    let mut channels = vec![count("cmid"); kernels.len()];
    channels[kernels.len() - 1] = count("cout");
    let bias = if case["bias"] == true { "" } else { "nobias" };
    measures(&stack(&format!("{}x640x640", count("cin")), &kernels, &channels, bias))
}

#[test]
fn both_stacks_cost_and_see_what_was_measured() {
    let claims = claims();
    let cases = claims["shape_comparisons"].as_object().expect("comparisons");
    assert!(cases.len() >= 10, "{} comparisons", cases.len());
    for (name, case) in cases {
        let [a, b] = ["stack", "single"].map(|which| {
            let (measures, truth) = (side(case, which), &case[which]);
            let totals = measures.totals.as_ref().expect("small numbers");
            assert_eq!(totals.parameters, whole(&truth["total_params"]), "{name} {which}");
            assert_eq!(totals.operations, whole(&truth["total_macs"]), "{name} {which}");
            assert_eq!(totals.activations, whole(&truth["activation_elements"]), "{name} {which}");
            assert_eq!(measures.field, Ok(Axes::both(whole(&truth["rf"]))), "{name} {which}");
            measures
        });
        let verdict = Verdict::of(Pair::new(&a, &b));
        let winner = if case["stack_is_cheaper"] == true { Compared::A } else { Compared::B };
        for (measure, saving) in
            [(Measure::Parameters, "param_saving_percent"), (Measure::Operations, "mac_saving_percent")]
        {
            let row = verdict.row(measure);
            assert_eq!(row.outcome, Outcome::Wins(winner), "{name} {measure:?}");
            let percent = -100.0 * row.difference.expect("two numbers");
            assert!((percent - number(&case[saving])).abs() < 1e-4, "{name} {measure:?}: {percent} %");
        }
        assert_eq!(verdict.row(Measure::Field).outcome, Outcome::Equal, "{name}");
        assert_eq!(verdict.row(Measure::Output).outcome, Outcome::Equal, "{name}");
        assert_eq!(verdict.row(Measure::Activations).outcome, Outcome::Wins(Compared::B), "{name}");
    }
    println!("{} comparisons", cases.len());
}

#[test]
fn the_break_even_is_at_the_measured_number_of_channels() {
    let claims = claims();
    let rows = claims["break_even_cin_for_cmid_cout_64"]["rows"].as_array().expect("rows");
    let threes = notation::read(&stack("3x32x32", &[3, 3], &[64, 64], "nobias")).expect("a network");
    let five = notation::read(&stack("3x32x32", &[5], &[64], "nobias")).expect("a network");
    let channels = |row: &Value| Setting::InputChannels(row["cin"].as_u64().expect("channels"));
    let settings: Vec<Setting> = rows.iter().map(channels).collect();
    let sweep = sweep(Pair::new(&threes, &five), &settings, Metric::Parameters, Convention::default());
    for (point, row) in sweep.points.iter().zip(rows) {
        let measured = Pair::new(whole(&row["stack_params"]), whole(&row["single_params"]));
        assert_eq!(point.costs.both(), Some(measured), "{row}");
        assert_eq!(point.cheaper() == Some(Compared::A), row["stack_cheaper"] == true, "{row}");
    }
    let [crossing] = &sweep.crossings[..] else { panic!("one crossing") };
    assert_eq!((&crossing.ties[..], crossing.from), (&[Setting::InputChannels(36)][..], Setting::InputChannels(37)));
}

#[test]
fn three_channels_in_make_two_threes_eight_times_as_heavy() {
    let case = &claims()["shape_comparisons"]["two_3x3_vs_5x5_cin3_cmid64_cout64"];
    let (a, b) = (side(case, "stack"), side(case, "single"));
    let row = Verdict::of(Pair::new(&a, &b)).row(Measure::Parameters).clone();
    assert_eq!(row.factor(), Some(8.04));
    let part = whole(&case["stack"]["params"][1]);
    let total = whole(&case["stack"]["total_params"]);
    assert_eq!(row.reason, Reason::LargestLayer { compared: Compared::A, map: 2, part, total });
}

#[test]
fn doubling_the_channels_costs_8_per_cent_more() {
    let threes = measures(&stack("64x32x32", &[3, 3], &[128, 128], "nobias"));
    let five = measures(&stack("64x32x32", &[5], &[128], "nobias"));
    let verdict = Verdict::of(Pair::new(&threes, &five));
    let more = verdict.row(Measure::Parameters).difference.expect("two numbers");
    assert!((more - 0.08).abs() < 1e-12, "{more}");
}

#[test]
fn without_padding_small_inputs_favour_the_large_kernel() {
    let unpadded = |kernels: &[u64]| {
        let layers: Vec<String> = kernels.iter().map(|kernel| format!("conv 1 k{kernel} nobias")).collect();
        notation::read(&format!("input 1x9x9; {}", layers.join("; "))).expect("a network")
    };
    let break_even = |small: &[u64], large: u64| {
        let networks = Pair::new(unpadded(small), unpadded(&[large]));
        let sizes = SweepParameter::InputSize.settings(1..=200);
        let sweep = sweep(networks.as_ref(), &sizes, Metric::Operations, Convention::default());
        let [crossing] = &sweep.crossings[..] else { panic!("one crossing: {:?}", sweep.crossings) };
        (crossing.ties.clone(), crossing.from, crossing.cheaper)
    };
    let (ten, eleven, thirteen) = (Setting::InputSize(10), Setting::InputSize(11), Setting::InputSize(13));
    assert_eq!(break_even(&[3, 3], 5), (vec![ten], eleven, Compared::A));
    assert_eq!(break_even(&[3, 3, 3], 7), (vec![], thirteen, Compared::A));
}

#[test]
fn the_published_fields_are_reached() {
    let published = published();
    let rows = published["table"].as_array().expect("a table");
    let row = |net: &str| rows.iter().find(|row| row["net"] == net).unwrap_or_else(|| panic!("no {net}"));
    for (preset, net, key) in [
        (Preset::AlexNet, "alexnet", "distill"),
        (Preset::Vgg16, "vgg16", "distill"),
        (Preset::MobileNetV1, "mobilenet_v1", "distill"),
        (Preset::ResNet50Original, "resnet50", "distill"),
        (Preset::ResNet50Slim, "resnet50", "distill"),
        (Preset::ResNet50, "resnet50", "measured"),
        (Preset::ResNet101, "resnet101", "measured"),
    ] {
        let analysis = NetworkAnalysis::new(preset.network().into());
        let measures = Measures::of_network(preset.network().into()).expect("every layer works");
        assert_eq!(measures.field, Ok(Axes::both(whole(&row(net)[key]))), "{net}");
        let field = analysis.fields[analysis.last_local_map()].local().expect("a closed form");
        assert_eq!(Value::from(field.width.stride.0 as i64), row(net)["stride"], "{net}");
    }
}

/// Why fields of `ResNet-50` differ in the literature: the position of the stride.
#[test]
fn the_three_kinds_of_resnet_50_differ_where_the_stride_stands() {
    let published = published();
    for (preset, variant) in [
        (Preset::ResNet50, "resnet50_torchvision"),
        (Preset::ResNet50Original, "resnet50_original"),
        (Preset::ResNet50Slim, "resnet50_slim"),
    ] {
        let truth = &published["resnet_variants"][variant];
        let analysis = NetworkAnalysis::new(preset.network().into());
        let costs = Costs::of(&analysis.shaped, Convention::default());
        let totals = costs.totals.as_ref().expect("countable costs");
        let field = &analysis.fields[analysis.last_local_map()].local().expect("a closed form").width;
        assert_eq!(Value::from(u64::try_from(totals.parameters).expect("a count")), truth["params"], "{variant}");
        assert_eq!(Value::from(u64::try_from(totals.operations).expect("a count")), truth["macs"], "{variant}");
        assert_eq!(Value::from(field.stride.0 as i64), truth["stride"], "{variant}");
        let start = field.spans[0].expect("something is seen").0;
        assert_eq!(Value::from(start as i64), truth["start"], "{variant}");
    }
}
