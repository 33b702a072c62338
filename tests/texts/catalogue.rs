//! Every kind of layer in both texts. These texts stand in saved documents and in links: a change here breaks them.

use convscope::cnn::format::json;
use convscope::cnn::{InputShape, Network, Op, notation};

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
