//! Closed form: the unclipped field of every node.

use convscope::analysis::{AxisField, Field, fields};
use convscope::network::{Axes, Node, Op};
use serde_json::{Value, json};

use crate::reference;

fn measured(field: &AxisField) -> Value {
    let ends = |end: fn(&(i128, i128)) -> i128| -> Vec<Option<i64>> {
        field.spans.iter().map(|span| span.as_ref().map(|s| i64::try_from(end(s)).expect("small"))).collect()
    };
    let mut value = json!({
        "size": u64::try_from(field.size()).expect("small"),
        "stride": [i64::try_from(field.stride.0).expect("small"), field.stride.1],
        "lo": ends(|span| span.0),
        "hi": ends(|span| span.1),
    });
    if field.min_size() != field.size() {
        value["min_size"] = json!(u64::try_from(field.min_size()).expect("small"));
    }
    value
}

/// Whether a node is an adaptive pool of several windows: later nodes have no measured entry, and are not global for that reason alone.
fn has_windows(node: &Node) -> bool {
    matches!(node.op, Op::AdaptiveAvgPool { output } if output != Axes::both(1))
}

fn reads_all(node: &Node) -> bool {
    matches!(node.op, Op::GlobalAvgPool | Op::AdaptiveAvgPool { .. } | Op::Flatten | Op::Linear { .. })
        && !has_windows(node)
}

#[test]
fn every_node_has_the_measured_field() {
    let mut nodes = 0;
    for case in reference::all() {
        let fields = fields(&case.shaped());
        for (axis, of) in [("field_h", 0), ("field_w", 1)] {
            let Some(truth) = case.truth.get(axis).and_then(Value::as_object) else { continue };
            for (index, node) in case.network.nodes().iter().enumerate() {
                let field = &fields[index + 1];
                let own = field.local().map(|axes| measured(if of == 0 { &axes.height } else { &axes.width }));
                match (truth.get(&node.name), own) {
                    (Some(Value::Null), None) => assert_eq!(*field, Field::Nothing),
                    (Some(expected), Some(own)) => assert_eq!(own, *expected, "{} {} {axis}", case.name, node.name),
                    (None, _) if case.network.nodes()[..=index].iter().any(has_windows) => {
                        let is_global = case.network.nodes()[..=index].iter().any(reads_all);
                        assert_eq!(*field == Field::Global, is_global, "{} {}", case.name, node.name);
                    }
                    (None, None) => assert_eq!(*field, Field::Global, "{} {}", case.name, node.name),
                    (expected, own) => panic!("{} {}: {expected:?} against {own:?}", case.name, node.name),
                }
                nodes += 1;
            }
        }
    }
    println!("{nodes} fields along an axis");
}
