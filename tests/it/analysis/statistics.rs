//! What units depend on if the statistics of normalizations count, compared with `PyTorch`.

use convscope::analysis::{Field, NetworkAnalysis, Unit};
use convscope::formats::notation;
use convscope::network::Statistics;
use serde_json::Value;

use crate::reference::cases;

#[test]
fn counted_statistics_are_seen_as_in_pytorch() {
    let mut whole = [0, 0];
    for case in cases("statistics.json") {
        let text = case["net"].as_str().expect("a network");
        let network = notation::read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let analysis = NetworkAnalysis::new(network.into());
        let map = analysis.shaped.map_count() - 1;
        for unit in case["units"].as_array().expect("units") {
            let place = |name: &str| unit[name].as_i64().expect("a position");
            let unit_of = Unit { map, row: place("row"), col: place("column") };
            let seen = analysis.seen(unit_of).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            let lines = unit["cells"].as_array().expect("rows").iter().map(Value::as_str);
            for (row, line) in (0..).zip(lines) {
                for (column, cell) in (0..).zip(line.expect("a row").chars()) {
                    assert_eq!(seen.contains(row, column), cell == '#', "{text}: {unit_of:?} and {row}, {column}");
                }
            }
        }
        let is_training = analysis.shaped.network().statistics == Statistics::Training;
        whole[usize::from(is_training)] += usize::from(analysis.fields[map] == Field::Global);
    }
    assert!(whole.iter().all(|count| *count > 5), "{whole:?} of 40 networks see the whole map");
}

#[test]
fn statistics_are_left_out_unless_they_count() {
    let field = |statistics: &str, norm: &str| {
        let text = format!("input 32x9x9{statistics}; conv 32 k3 p1; {norm}; conv 8 k3 p1");
        let network = notation::read(&text).expect("a network");
        assert_eq!(notation::write_inline(&network), text);
        NetworkAnalysis::new(network.into()).fields[3].size().map(|size| size.width)
    };
    for norm in ["bn", "instancenorm", "gn 32", "ln", "rms"] {
        assert_eq!(field("", norm), Some(5), "{norm}");
    }
    assert_eq!(
        ["bn", "instancenorm", "gn 32", "ln"].map(|norm| field(" inference", norm)),
        [Some(5), None, None, Some(5)]
    );
    assert_eq!(["bn", "instancenorm", "gn 32", "ln"].map(|norm| field(" training", norm)), [None, None, None, Some(5)]);
}
