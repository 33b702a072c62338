//! Costs: shapes, parameters, multiply-adds and activations.

use convscope::analysis::{Convention, CostUnit, Costs, NetworkAnalysis, cost, totals};
use convscope::formats::json;
use convscope::network::ShapedNetwork;
use serde_json::Value;

use crate::reference::{self, whole};

#[test]
fn every_node_has_the_measured_shape_and_cost() {
    let mut nodes = 0;
    for case in reference::all().iter().chain(reference::operators()) {
        let shaped = case.shaped();
        for (index, truth) in case.truth["nodes"].as_array().expect("nodes").iter().enumerate() {
            let map = index + 1;
            let id = format!("{} {}", case.name, truth["id"]);
            let step = shaped.step_of(map).expect("a complete plan");
            assert_eq!(Value::from(step.shape.to_vec()), truth["shape"], "shape of {id}");
            let cost = cost(&shaped, map, Convention::default()).expect("a node").expect("small numbers");
            assert_eq!(cost.parameters.total(), Some(whole(&truth["params"])), "parameters of {id}");
            assert_eq!(cost.operations.total(), Some(whole(&truth["macs"])), "MACs of {id}");
            assert_eq!(cost.activations.total(), Some(whole(&truth["act"])), "activations of {id}");
            if let Some(padding) = truth.get("pad").filter(|pad| !pad.is_null()) {
                let own = step.padding.map(|sides| Value::from(sides.to_array().to_vec()));
                assert_eq!(own.as_ref(), Some(padding), "padding of {id}");
            }
            nodes += 1;
        }
        let sums = totals(&shaped, Convention::default()).expect("small numbers");
        assert_eq!(sums.parameters, whole(&case.truth["params"]), "parameters of {}", case.name);
        assert_eq!(sums.operations, whole(&case.truth["macs"]), "MACs of {}", case.name);
    }
    println!("{nodes} nodes");
}

#[test]
fn the_networks_have_the_published_activations() {
    for name in reference::ZOO {
        let (shaped, summary) = summarised(name);
        let sums = totals(&shaped, Convention::default()).expect("small numbers");
        assert_eq!(sums.activations, whole(&summary["activations"]), "{name}");
    }
}

/// A well-known network, and the figures that other programs count for it.
fn summarised(name: &str) -> (ShapedNetwork, &'static Value) {
    let file = reference::zoo(name);
    let network = json::read(&file["net"].to_string()).expect("a valid network");
    (ShapedNetwork::new(network), &file["summary"])
}

#[test]
fn the_default_convention_is_fvcores_convolution_and_linear_count() {
    for name in ["vgg16", "resnet18", "resnet50", "mobilenet_v2", "googlenet"] {
        let (shaped, summary) = summarised(name);
        let sums = totals(&shaped, Convention::default()).expect("small numbers");
        assert_eq!(sums.operations, whole(&summary["cross"]["fvcore_conv_linear"]), "{name}");
    }
}

#[test]
fn counting_biases_agrees_with_torchinfo_where_nothing_normalises() {
    for name in ["vgg16", "alexnet", "squeezenet1_0"] {
        let (shaped, summary) = summarised(name);
        let convention = Convention { bias: true, ..Convention::default() };
        let sums = totals(&shaped, convention).expect("small numbers");
        assert_eq!(sums.operations, whole(&summary["cross"]["torchinfo"]["total_mult_adds"]), "{name}");
    }
}

#[test]
fn counting_norms_and_pools_agrees_with_fvcore_where_all_pools_are_adaptive() {
    let (shaped, summary) = summarised("mobilenet_v2");
    let convention = Convention { norm: true, pooling: true, ..Convention::default() };
    let sums = totals(&shaped, convention).expect("small numbers");
    assert_eq!(sums.operations, whole(&summary["cross"]["fvcore_total"]));
}

#[test]
fn a_multiply_add_is_two_flops() {
    let (shaped, _) = summarised("vgg16");
    let of = |unit| totals(&shaped, Convention { unit, ..Convention::default() }).expect("small numbers").operations;
    assert_eq!(of(CostUnit::Flops), 2 * of(CostUnit::Macs));
}

#[test]
fn huge_networks_are_exact_or_refused() {
    let huge = reference::edge_cases(&Value::from("huge"));
    assert_eq!(huge.len(), 10);
    let mut refused = 0;
    for case in huge {
        let exact = &case["exact"];
        let Ok(network) = json::read(&case["net"].to_string()) else {
            refused += 1;
            continue;
        };
        let analysis = NetworkAnalysis::new(network.into());
        let Ok(shaped) = analysis.shaped.complete() else {
            refused += 1;
            continue;
        };
        let last = shaped.shape(shaped.map_count() - 1).expect("a complete plan").to_vec();
        let expected: Vec<u64> = exact["shape"].as_array().expect("a shape").iter().map(|n| whole(n) as u64).collect();
        assert_eq!(last, expected);
        match Costs::of(shaped, Convention::default()).totals {
            Ok(sums) => {
                assert_eq!(sums.parameters, whole(&exact["params"]), "{exact}");
                assert_eq!(sums.operations, whole(&exact["macs"]), "{exact}");
            }
            Err(problem) => {
                assert!(problem.to_string().contains("too large"), "{problem}");
                refused += 1;
            }
        }
        if let (Some(size), Some(field)) =
            (exact.get("rf"), analysis.fields.last().and_then(convscope::analysis::Field::size))
        {
            assert_eq!(field.height, whole(size), "{exact}");
        }
    }
    println!("10 huge networks, {refused} of them refused as too large");
    assert!(refused < 8, "most are counted exactly");
}
