//! Units and the exact cells that they see.

use convscope::analysis::{CellSet, Hull, IndexSet, Unit, trace};
use serde_json::Value;

use crate::reference::{self, Case};

fn indices(runs: &Value) -> IndexSet {
    runs.as_array()
        .expect("runs")
        .iter()
        .flat_map(|run| {
            let part = |index: usize| run[index].as_i64().expect("an index");
            (part(0)..=part(1)).step_by(usize::try_from(part(2)).expect("a step"))
        })
        .collect()
}

fn cells(set: &Value) -> CellSet {
    let mut cells = CellSet::empty();
    for entry in set.as_array().expect("a set") {
        cells.insert(indices(&entry["rows"]), &indices(&entry["cols"]));
    }
    cells
}

fn sorted(cells: &CellSet) -> Vec<(String, String)> {
    let mut bands: Vec<_> =
        cells.bands().iter().map(|band| (format!("{:?}", band.rows), format!("{:?}", band.cols))).collect();
    bands.sort();
    bands
}

fn check(case: &Case, unit: &Value) {
    let position = |index: usize| unit["pos"][index].as_i64().expect("a position");
    let node = case.truth["rf_node"].as_str().expect("a node");
    let chosen = Unit { map: case.map(node), row: position(0), col: position(1) };
    let trace = trace::receptive(&case.shaped(), chosen).expect("a small trace");
    let id = format!("{} {node} {}", case.name, unit["pos"]);
    let seen = &trace.cells[0];
    let hull = seen.hull().map(|Hull { top, left, bottom, right }| vec![top, bottom, left, right]);
    assert_eq!(hull.map_or(Value::Null, Value::from), unit["hull"], "hull of {id}");
    assert_eq!(seen.count(), u128::from(unit["support"].as_u64().expect("a number")), "support of {id}");
    if let Some(set) = unit.get("set") {
        assert_eq!(sorted(seen), sorted(&cells(set)), "cells of {id}");
    }
}

#[test]
fn every_measured_unit_sees_exactly_the_measured_cells() {
    let mut units = 0;
    for case in reference::all().iter().chain(reference::operators()) {
        for unit in case.truth.get("rf").and_then(Value::as_array).into_iter().flatten() {
            check(case, unit);
            units += 1;
        }
    }
    assert!(units > 4500, "{units} units");
    println!("{units} units");
}
