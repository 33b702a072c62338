//! Catalogue of layers in both text formats. These texts are in saved documents and in links: a change here breaks them.

use convscope::analysis::{Convention, CostUnit, Unit, cost, fields, trace};
use convscope::export::code::code;
use convscope::export::{CodeError, Framework};
use convscope::formats::json;
use convscope::formats::notation;
use convscope::network::{Axes, InputShape, Network, Op, OpSpec, Pool, ShapedNetwork, Source};

/// One layer of each kind, each reading the one before.
fn all_kinds(input: InputShape) -> Network {
    let mut network = Network::new(input);
    for op in Op::catalogue() {
        let op = if input.one_dimensional { op.along_width() } else { op };
        network.push(op);
    }
    network
}

#[test]
fn every_kind_is_written_as_documents_have_it() {
    for (name, input) in [("picture", InputShape::picture(64, 56, 56)), ("signal", InputShape::signal(64, 16000))] {
        let network = all_kinds(input);
        insta::assert_snapshot!(format!("{name}_notation"), notation::write(&network));
        insta::assert_snapshot!(format!("{name}_json"), json::write(&network));
    }
}

#[test]
fn every_kind_is_read_back() {
    for input in [InputShape::picture(64, 56, 56), InputShape::signal(64, 16000)] {
        let network = all_kinds(input);
        assert_eq!(notation::read(&notation::write(&network)).as_ref(), Ok(&network));
        assert_eq!(json::read(&json::write(&network)).as_ref(), Ok(&network));
    }
}

/// A network in which an operator works.
fn network_with(op: &Op) -> Network {
    let mut network = Network::new(InputShape::picture(64, 56, 56));
    if matches!(op, Op::Linear { .. }) {
        network.push(Op::Flatten);
    }
    let sources = match op {
        Op::MaxUnpool => {
            let pool = network.push(Op::MaxPool(Pool::new(Axes::both(2))));
            network.push(Op::Identity);
            vec![Source::Previous, Source::Node(pool)]
        }
        op if op.joins() => vec![Source::Previous, Source::Input],
        _ => vec![Source::Previous],
    };
    network.add("last".into(), op.clone(), sources);
    network
}

#[test]
fn every_kind_has_a_shape_a_cost_and_units_that_see_something() {
    let all = Convention { unit: CostUnit::Macs, bias: true, norm: true, elementwise: true, pooling: true };
    for op in Op::catalogue() {
        let shaped = ShapedNetwork::new(network_with(&op));
        let word = op.word();
        assert_eq!(shaped.complete().err(), None, "{word}");
        let map = shaped.map_count() - 1;
        let cost = cost(&shaped, map, all).expect("it works").expect("small numbers");
        let shape = shaped.shape(map).expect("it works");
        assert_eq!(cost.activations.total(), Some(shape.elements()), "{word}");
        let middle = shape.size().map(|extent| i64::try_from(extent / 2).expect("a small map"));
        let unit = Unit { map, row: middle.height, col: middle.width };
        let seen = trace::receptive(&shaped, unit).expect("small sets");
        assert!(!seen.cells[0].is_empty(), "{word}");
        assert_eq!(fields(&shaped).len(), shaped.map_count(), "{word}");
    }
}

#[test]
fn every_kind_has_code_or_a_reason() {
    for op in Op::catalogue() {
        let shaped = ShapedNetwork::new(network_with(&op));
        for framework in Framework::ALL {
            match code(&shaped, framework) {
                Ok(python) => assert!(python.contains("import"), "{} in {framework}", op.word()),
                Err(CodeError::Unsupported { node, .. }) => assert_eq!(node, "last", "{} in {framework}", op.word()),
                Err(CodeError::Fault(fault)) => panic!("{} in {framework}: {fault}", op.word()),
            }
        }
    }
}

#[test]
fn the_documents_name_every_kind() {
    let (format, notation) =
        (include_str!("../../reference/FORMAT.md"), include_str!("../../../src/formats/notation/mod.rs"));
    for spec in OpSpec::all() {
        assert!(format.contains(spec.json), "FORMAT.md says what “{}” is", spec.json);
        assert!(notation.contains(&format!("`{}", spec.word)), "the notation's page says what “{}” is", spec.word);
        for parameter in spec.parameters {
            assert!(
                format.contains(parameter.json) || parameter.json == "depthwise",
                "{} {}",
                spec.json,
                parameter.json
            );
        }
    }
}
