//! Report format, which is published: names, order, nulls.

use convscope::analysis::{NamedUnit, report};
use convscope::formats::json;
use convscope::network::ShapedNetwork;
use serde_json::{Value, json};

#[test]
fn a_report_has_the_published_form() {
    let network = r#"{"name": "x", "input": {"channels": 3, "height": 224, "width": 224}, "nodes": [
        {"id": "conv1", "op": "conv", "out_channels": 64, "kernel": [7, 7], "stride": [2, 2], "padding": [3, 3, 3, 3],
         "dilation": [1, 1], "groups": 1, "bias": false}]}"#;
    let shaped = ShapedNetwork::new(json::read(network).expect("a network"));
    let unit = NamedUnit { node: "conv1".into(), row: 0, col: 0 };
    let axis = json!({"size": 7, "min_size": 7, "stride": [2, 1], "start": [-3], "end": [3]});
    let expected = json!({
        "format": "convscope-report/1", "name": "x", "input": [3, 224, 224],
        "nodes": [{"id": "conv1", "op": "conv", "shape": [64, 112, 112], "params": 9408, "macs": 118_013_952,
                   "activations": 802_816, "padding": [3, 3, 3, 3],
                   "field": {"status": "exact", "height": axis, "width": axis}}],
        "totals": {"params": 9408, "macs": 118_013_952, "activations": 802_816},
        "units": [{"node": "conv1", "at": [0, 0], "hull": [0, 3, 0, 3], "support": 16}],
        "warnings": [],
    });
    let own = serde_json::to_string(&report(&shaped, &[unit]).expect("a report")).expect("a JSON text");
    assert_eq!(serde_json::from_str::<Value>(&own).expect("a JSON text"), expected);
}
