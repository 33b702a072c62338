//! The table of two stacks, against what was measured of both.

use convscope::analysis::Convention;
use convscope::analysis::compare::{
    Cause, Contender, Facts, Measure, Outcome, Quantity, Reason, Standing, Verdict, compare, sweep,
};
use convscope::analysis::compare::{Knob, Price};
use convscope::cnn::Axes;
use serde_json::Value;

use crate::data::{claims, number, overview, published, stack, whole};

fn side(case: &Value, which: &str) -> Facts {
    let kernels: Vec<u64> =
        case[which]["kernels"].as_array().expect("kernels").iter().filter_map(Value::as_u64).collect();
    let count = |name: &str| case[name].as_u64().expect("channels");
    let mut channels = vec![count("cmid"); kernels.len()];
    channels[kernels.len() - 1] = count("cout");
    let bias = if case["bias"] == true { "" } else { "nobias" };
    let text = stack(&format!("{}x640x640", count("cin")), &kernels, &channels, bias);
    Facts::of(&overview(&text))
}

#[test]
fn both_stacks_cost_and_see_what_was_measured() {
    let claims = claims();
    let cases = claims["shape_comparisons"].as_object().expect("comparisons");
    assert!(cases.len() >= 10, "{} comparisons", cases.len());
    for (name, case) in cases {
        let [a, b] = ["stack", "single"].map(|which| {
            let (facts, truth) = (side(case, which), &case[which]);
            let totals = facts.totals.expect("it works");
            assert_eq!(totals.parameters, whole(&truth["total_params"]), "{name} {which}");
            assert_eq!(totals.operations, whole(&truth["total_macs"]), "{name} {which}");
            assert_eq!(totals.activations, whole(&truth["activation_elements"]), "{name} {which}");
            assert_eq!(facts.field, Some(Axes::both(whole(&truth["rf"]))), "{name} {which}");
            facts
        });
        let verdict = Verdict::of(&a, &b);
        let winner = if case["stack_is_cheaper"] == true { Contender::A } else { Contender::B };
        for (quantity, saving) in
            [(Quantity::Parameters, "param_saving_percent"), (Quantity::Operations, "mac_saving_percent")]
        {
            let row = verdict.row(quantity);
            assert_eq!(row.outcome, Outcome::Wins(winner), "{name} {quantity:?}");
            let percent = -100.0 * row.difference.expect("two numbers");
            assert!((percent - number(&case[saving])).abs() < 1e-4, "{name} {quantity:?}: {percent} %");
        }
        assert_eq!(verdict.row(Quantity::Field).outcome, Outcome::Tie, "{name}");
        assert_eq!(verdict.row(Quantity::OutputShape).outcome, Outcome::Tie, "{name}");
        assert_eq!(verdict.row(Quantity::Activations).outcome, Outcome::Wins(Contender::B), "{name}");
    }
}

#[test]
fn what_decides_is_the_kernels_or_the_maps_between() {
    let against_five = |input: &str| {
        let threes = overview(&stack(input, &[3, 3], &[64, 64], "nobias"));
        let five = overview(&stack(input, &[5], &[64], "nobias"));
        compare(&threes, &five).row(Quantity::Parameters).reason.clone()
    };
    let Reason::Cost { taps, cause, .. } = against_five("64x32x32") else { panic!("a cost") };
    assert_eq!((taps, cause), ([18, 25], Cause::FewerTaps));

    let Reason::Cost { cause, heaviest, .. } = against_five("3x32x32") else { panic!("a cost") };
    let heaviest = heaviest.expect("a layer");
    assert_eq!((cause, heaviest.name.as_str(), heaviest.amount), (Cause::MapsBetween, "conv2", 36_864));
}

#[test]
fn the_break_even_is_at_the_measured_number_of_channels() {
    let claims = claims();
    let rows = claims["break_even_cin_for_cmid_cout_64"]["rows"].as_array().expect("rows");
    let networks = [stack("3x32x32", &[3, 3], &[64, 64], "nobias"), stack("3x32x32", &[5], &[64], "nobias")];
    let [threes, five] = networks.map(|text| convscope::cnn::notation::read(&text).expect("a network"));
    let settings = rows.iter().map(|row| Knob::InputChannels.at(row["cin"].as_u64().expect("channels")));
    let sweep = sweep([&threes, &five], settings, Price::Parameters, Convention::default());
    for (point, row) in sweep.points.iter().zip(rows) {
        assert_eq!(point.a, Some(whole(&row["stack_params"])), "{row}");
        assert_eq!(point.b, Some(whole(&row["single_params"])), "{row}");
    }
    let [crossing] = &sweep.crossings[..] else { panic!("one crossing") };
    let tie = sweep.points[crossing.ties.start].setting.value();
    assert_eq!((crossing.from, tie, sweep.points[crossing.at].setting.value()), (Contender::B, 36, 37));
}

#[test]
fn the_variants_of_resnet_see_what_was_measured() {
    let published = published();
    for (preset, name) in [
        ("resnet50", "resnet50_torchvision"),
        ("resnet50-original", "resnet50_original"),
        ("resnet101", "resnet101_torchvision"),
    ] {
        let preset = convscope::cnn::preset::Preset::from_id(preset).expect("a preset");
        let overview = convscope::analysis::Overview::new(preset.network().into(), Convention::default());
        let (facts, truth) = (Facts::of(&overview), &published["resnet_variants"][name]);
        let totals = facts.totals.expect("it works");
        assert_eq!(facts.field, Some(Axes::both(whole(&truth["rf"]))), "{name}");
        assert_eq!(facts.stride, Some(Axes::both(truth["stride"].as_i64().expect("a stride").into())), "{name}");
        assert_eq!(totals.parameters, whole(&truth["params"]), "{name}");
        assert_eq!(totals.operations, whole(&truth["macs"]), "{name}");
    }
}

#[test]
fn the_published_fields_are_reached() {
    let published = published();
    let row = |net: &str| {
        let rows = published["table"].as_array().expect("a table");
        rows.iter().find(|row| row["net"] == net).expect("the network").clone()
    };
    for (preset, net, key) in [
        ("alexnet", "alexnet", "distill"),
        ("vgg16", "vgg16", "distill"),
        ("mobilenet-v1", "mobilenet_v1", "distill"),
        ("resnet50", "resnet50", "measured"),
        ("resnet50-original", "resnet50", "distill"),
        ("resnet101", "resnet101", "measured"),
    ] {
        let preset = convscope::cnn::preset::Preset::from_id(preset).expect("a preset");
        let overview = convscope::analysis::Overview::new(preset.network().into(), Convention::default());
        assert_eq!(Facts::of(&overview).field, Some(Axes::both(whole(&row(net)[key]))), "{net}");
    }
}

#[test]
fn every_row_says_how_two_threes_stand_against_a_five() {
    let threes = overview("input 64x640x640; conv 64 k3 p1 nobias; relu; conv 64 k3 p1 nobias; relu");
    let five = overview("input 64x640x640; conv 64 k5 p2 nobias; relu");
    let verdict = compare(&threes, &five);
    let outcome = |quantity| verdict.row(quantity).outcome;
    let (a, b) = (Outcome::Wins(Contender::A), Outcome::Wins(Contender::B));
    let outcomes = [
        (Quantity::OutputShape, Outcome::Tie),
        (Quantity::Parameters, a),
        (Quantity::Operations, a),
        (Quantity::Activations, b),
        (Quantity::Field, Outcome::Tie),
        (Quantity::Growth, Outcome::Different),
        (Quantity::NonLinearities, a),
        (Quantity::Depth, Outcome::Larger(Contender::A)),
        (Quantity::CentreShare, Outcome::Larger(Contender::A)),
        (Quantity::Intensity, b),
        (Quantity::Multiplications, a),
        (Quantity::Regularisation, a),
    ];
    assert_eq!(outcomes.map(|(quantity, _)| outcome(quantity)), outcomes.map(|(_, outcome)| outcome));
    assert_eq!(verdict.row(Quantity::Growth).a, Measure::Growth(vec![Axes::both(3), Axes::both(5)]));
    // Two layers of 9 cells with four ninths of the multiplications, against 25 cells.
    let left = verdict.row(Quantity::Multiplications).difference.expect("two numbers");
    assert!((left - (8.0 / 25.0 - 1.0)).abs() < 1e-12, "{left}");
    let macs = whole(&claims()["shape_comparisons"]["two_3x3_vs_5x5_c64"]["stack"]["total_macs"]);
    let Measure::Traffic(traffic) = verdict.row(Quantity::Intensity).a else { panic!("traffic") };
    assert_eq!(traffic.macs, macs);
    assert_eq!(traffic.bytes, 4 * (2 * 36_864 + 4 * 64 * 640 * 640));
    assert_eq!(verdict.row(Quantity::Intensity).standing, Standing::RuleOfThumb);
}

#[test]
fn an_impossible_network_is_not_compared() {
    let (small, five) = (overview("input 1x3x3; conv 1 k5"), overview("input 1x9x9; conv 1 k5"));
    let verdict = compare(&five, &small);
    for row in &verdict.rows {
        if !matches!(row.quantity, Quantity::Field | Quantity::Growth | Quantity::CentreShare) {
            assert_eq!(row.outcome, Outcome::NotComparable, "{row:?}");
            assert_eq!(row.reason, Reason::Missing { contender: Contender::B }, "{row:?}");
        }
    }
}
