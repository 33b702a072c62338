//! Influence maps, compared with measured gradients.

use convscope::analysis::{Unit, Weights, effective::InfluenceMap, influence};
use serde_json::Value;

use crate::reference;

/// The rows of a measured map; a row written as a number equals the row with that number.
fn rows(map: &Value) -> Vec<Vec<f64>> {
    let listed = map["rows"].as_array().expect("rows");
    let row = |row: &Value| {
        let source = row.as_u64().map_or(row, |same| &listed[usize::try_from(same).expect("a row")]);
        source.as_array().expect("values").iter().map(|value| value.as_f64().expect("a value")).collect()
    };
    listed.iter().map(row).collect()
}

fn assert_equal(own: &InfluenceMap, map: &Value, id: &str) {
    let (top, left) = (map["r0"].as_i64().expect("a row"), map["c0"].as_i64().expect("a column"));
    let mut sum = 0.0;
    for (row, values) in (top..).zip(rows(map)) {
        for (col, value) in (left..).zip(values) {
            let own = own.at(row, col);
            assert!((own - value).abs() <= 1e-6 * value.max(1e-3), "{id} at {row},{col}: {own} against {value}");
            sum += own;
        }
    }
    assert!((sum - 1.0).abs() < 1e-9, "{id}: nothing lies outside the measured hull");
}

#[test]
fn path_counts_are_the_measured_gradients() {
    let mut maps = 0;
    for case in reference::all() {
        let shaped = case.shaped();
        for unit in case.truth.get("rf").and_then(Value::as_array).into_iter().flatten() {
            for (key, weights) in [("map", Weights::Paths), ("map_avg", Weights::AveragedPaths)] {
                let Some(map) = unit.get(key) else { continue };
                let position = |index: usize| unit["pos"][index].as_i64().expect("a position");
                let node = case.truth["rf_node"].as_str().expect("a node");
                let chosen = Unit { map: case.map(node), row: position(0), col: position(1) };
                let own = influence(&shaped, chosen, weights).expect("a map");
                assert_equal(&own, map, &format!("{key} of {} {}", case.name, unit["pos"]));
                maps += 1;
            }
        }
    }
    assert!(maps > 300, "{maps} maps");
    println!("{maps} influence maps");
}
