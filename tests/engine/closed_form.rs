//! The unclipped field of every node.

use convscope::analysis::{AxisField, Field, fields};
use convscope::cnn::{Node, Op};
use serde_json::{Value, json};

use crate::data;

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

fn is_adaptive(node: &Node) -> bool {
    matches!(node.op, Op::AdaptiveAvgPool { .. })
}

#[test]
fn every_node_has_the_measured_field() {
    let mut nodes = 0;
    for case in data::all() {
        let fields = fields(&case.plan());
        for (axis, of) in [("field_h", 0), ("field_w", 1)] {
            let Some(truth) = case.truth.get(axis).and_then(Value::as_object) else { continue };
            for (index, node) in case.network.nodes().iter().enumerate() {
                let field = &fields[index + 1];
                let own = field.local().map(|axes| measured(if of == 0 { &axes.height } else { &axes.width }));
                match (truth.get(&node.name), own) {
                    (Some(Value::Null), None) => assert_eq!(*field, Field::Nothing),
                    (Some(expected), Some(own)) => assert_eq!(own, *expected, "{} {} {axis}", case.name, node.name),
                    // The windows of adaptive pools have no entry either, whole or not.
                    (None, _) if case.network.nodes()[..=index].iter().any(is_adaptive) => {}
                    (None, None) => assert_eq!(*field, Field::Global, "{} {}", case.name, node.name),
                    (expected, own) => panic!("{} {}: {expected:?} against {own:?}", case.name, node.name),
                }
                nodes += 1;
            }
        }
    }
    println!("{nodes} fields along an axis");
}
