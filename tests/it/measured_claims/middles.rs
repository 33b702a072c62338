//! Middle shares of influence, compared with measured gradients.

use convscope::analysis::{Unit, Weights, influence};
use convscope::comparison::CentralInfluence;
use convscope::network::Axes;
use serde_json::Value;

use super::measurements::{analysis, claims, number, stack};

/// The measured key and share of the middle at half the side.
fn half(truth: &Value) -> (u128, f64) {
    let entries = truth.as_object().expect("shares");
    let (middle, share) = entries
        .iter()
        .find_map(|(key, share)| {
            let named = key.strip_prefix("squared_gradient_inside_central_")?.strip_suffix("(50%_of_side)")?;
            let plain = format!("gradient_inside_central_{named}");
            let middle = named.split('x').next()?.parse().ok()?;
            Some((middle, entries.get(&plain).unwrap_or(share)))
        })
        .expect("a share at half the side");
    (middle, number(share))
}

#[test]
fn the_middle_has_the_measured_share() {
    let claims = claims();
    let measured = &claims["effective_receptive_field"]["ones"];
    let stacks: [(&str, &[u64]); 8] = [
        ("5x5", &[5]),
        ("3x3,3x3", &[3; 2]),
        ("7x7", &[7]),
        ("3x3 x3", &[3; 3]),
        ("3x3 x5", &[3; 5]),
        ("3x3 x10", &[3; 10]),
        ("3x3 x20", &[3; 20]),
        ("3x3 x40", &[3; 40]),
    ];
    for (name, kernels) in stacks {
        let analysis = analysis(&stack("1x201x201", kernels, &vec![1; kernels.len()], "nobias"));
        let found = CentralInfluence::of(&analysis, kernels.len()).expect("a closed form").expect("a map of influence");
        let (middle, share) = half(&measured[name]);
        assert_eq!(found.size, Axes::both(middle), "{name}");
        assert!((found.share - share).abs() < 1e-12, "{name}: {} against {share}", found.share);
    }
}

#[test]
fn the_spread_is_the_root_of_two_thirds_of_the_layers() {
    let claims = claims();
    let measured = &claims["effective_receptive_field"]["ones"];
    for (name, layers) in [("3x3,3x3", 2), ("3x3 x3", 3), ("3x3 x10", 10), ("3x3 x40", 40)] {
        let analysis = analysis(&stack("1x201x201", &vec![3; layers], &vec![1; layers], "nobias"));
        let unit = Unit::centre(&analysis.shaped, layers).expect("a map");
        let map = influence(&analysis.shaped, unit, Weights::Paths).expect("a map of influence");
        let rows = map.values.chunks(map.cols).zip(map.top - unit.row..);
        let variance: f64 = rows.map(|(row, away)| row.iter().sum::<f64>() * (away * away) as f64).sum();
        let (spread, truth) = (variance.sqrt(), number(&measured[name]["std_per_axis_of_gradient"]));
        assert!((spread - truth).abs() < 1e-9, "{name}: {spread} against {truth}");
        assert!((spread - (2.0 * layers as f64 / 3.0).sqrt()).abs() < 1e-9, "{name}: {spread}");
    }
}
