//! Cases of texts as people bring them: each represents a kind of input, with the right values.

use std::path::Path;

use convscope::analysis::{Convention, Field, Unit, cost, fields, trace};
use convscope::formats::{self, Import, ImportWarning};
use convscope::network::{InputShape, ShapedNetwork};

fn import(name: &str) -> Import {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.txt"));
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    formats::read(&text, None).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn shaped(name: &str) -> ShapedNetwork {
    let shaped = ShapedNetwork::new(import(name).network);
    assert_eq!(shaped.complete().err(), None, "{name}");
    shaped
}

/// Shapes and parameters of all layers.
fn layers(shaped: &ShapedNetwork) -> Vec<(String, u128)> {
    let layer = |map| {
        let cost = cost(shaped, map, Convention::default()).expect("a layer").expect("small numbers");
        (shaped.shape(map).expect("a layer").to_string(), cost.parameters.total().expect("small numbers"))
    };
    (1..shaped.map_count()).map(layer).collect()
}

fn check(name: &str, expected: &[(&str, u128)]) -> ShapedNetwork {
    let shaped = shaped(name);
    let expected: Vec<(String, u128)> = expected.iter().map(|(shape, count)| ((*shape).to_owned(), *count)).collect();
    assert_eq!(layers(&shaped), expected, "{name}");
    shaped
}

fn rows_and_columns(shaped: &ShapedNetwork, row: i64, col: i64) -> [i64; 4] {
    let unit = Unit { map: shaped.map_count() - 1, row, col };
    let cells = trace::receptive(shaped, unit).expect("a small trace").cells.swap_remove(0);
    let hull = cells.hull().expect("it sees something");
    [hull.top, hull.bottom, hull.left, hull.right]
}

fn sizes(shaped: &ShapedNetwork) -> Vec<u128> {
    let size = |field: &Field| field.size().map_or(0, |size| size.width);
    fields(shaped).iter().skip(1).map(size).collect()
}

#[test]
fn pooling_same_is_tensorflows() {
    check(
        "keras_pool_same",
        &[("16×65×65", 736), ("16×33×33", 0), ("16×33×33", 2320), ("16×17×17", 0), ("16×17×17", 2320), ("16×9×9", 0)],
    );
}

#[test]
fn a_transposed_convolution_same_is_tensorflows() {
    let shaped = check("deconv_same", &[("32×32×32", 32 * 16 * 9)]);
    assert_eq!(rows_and_columns(&shaped, 0, 0), [0, 0, 0, 0]);
    assert_eq!(rows_and_columns(&shaped, 2, 2), [0, 1, 0, 1]);
}

#[test]
fn a_dense_layer_on_a_sequence_is_one_at_every_position() {
    let shaped = check("dense_on_sequence", &[("5×1×200", 55), ("5×1×200", 130), ("1×1×200", 6)]);
    assert_eq!(sizes(&shaped).last(), Some(&25));
    let meant = ImportWarning::MeantAs { said: "linear 1".into(), read: "conv 1 k1".into() };
    assert_eq!(import("dense_on_sequence").warnings, [meant]);
}

#[test]
fn pixel_shuffle_makes_cells_of_channels() {
    let shaped = check("pixel_shuffle", &[("256×32×32", 147_712), ("64×64×64", 0), ("3×64×64", 1731)]);
    let macs =
        |map| cost(&shaped, map, Convention::default()).and_then(Result::ok).and_then(|cost| cost.operations.total());
    assert_eq!([1, 2, 3].map(macs), [Some(150_994_944), Some(0), Some(7_077_888)]);
    assert_eq!(sizes(&shaped), [3, 3, 4]);
    let stride = fields(&shaped)[3].local().map(|axes| axes.width.lowest_stride());
    assert_eq!(stride, Some((1, 2)));
}

#[test]
fn classifiers_end_in_softmax() {
    check("softmax", &[("3×1×1", 0), ("3", 0), ("10", 40), ("10", 0)]);
}

#[test]
fn a_prelu_has_a_slope_a_channel() {
    check("prelu", &[("64×32×32", 1792), ("64×32×32", 64)]);
}

#[test]
fn norms_have_the_parameters_of_pytorch() {
    let conv = 64 * 64 * 9 + 64;
    check("norms", &[("64×32×32", 1792), ("64×32×32", 0), ("64×32×32", conv), ("64×32×32", 128)]);
}

#[test]
fn a_table_with_a_header_is_read_for_any_input() {
    for side in [9, 224] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/kernel_stride_table.txt");
        let text = std::fs::read(path).expect("a text");
        let import = formats::read(&text, Some(InputShape::picture(1, side, side))).expect("a network");
        assert_eq!(sizes(&ShapedNetwork::new(import.network)), [3, 4, 8]);
    }
}

#[test]
fn channels_that_seem_to_come_last_are_warned_of() {
    let expected = ImportWarning::ChannelsLast { found: "224x224x3".into(), other: "3x224x224".into() };
    assert_eq!(import("hwc_input").warnings, [expected]);
}

#[test]
fn a_colon_after_input_is_read() {
    check("input_colon", &[("64×30×30", 1792)]);
}

#[test]
fn arguments_in_pytorchs_order_are_read() {
    check("pytorch_argument_order", &[("64×30×30", 1792), ("64×15×15", 0)]);
    let read: Vec<String> = import("pytorch_argument_order").warnings.iter().map(ToString::to_string).collect();
    assert_eq!(read[0], "line 3: “conv 3 64 3” is read as “conv 64 k3”");
    assert_eq!(read[1], "line 4: “maxpool 2 2” is read as “maxpool k2”");
}

#[test]
fn causal_padding_lies_before() {
    let shaped = shaped("causal");
    assert_eq!(shaped.shape(1).map(|shape| shape.to_vec()), Some(vec![5, 1, 200]));
    let field = fields(&shaped)[1].local().map(|axes| axes.width.clone()).expect("a closed form");
    assert_eq!((field.size(), field.spans[0]), (9, Some((-8, 0))));
}

#[test]
fn a_pair_too_large_for_factors_is_a_size() {
    check("resize_to", &[("3×65×65", 0)]);
    assert_eq!(import("resize_to").warnings.len(), 1);
}

#[test]
fn what_people_write_is_read() {
    for (text, expected) in [
        ("nn.Conv2d(3, 64, kernel_size=3, stride=2, padding=1, bias=False)", "conv 64 k3 s2 p1 nobias"),
        ("Conv2D(64, (3, 5), padding=\"same\")", "conv 64 k3x5 psame"),
        ("conv 64, kernel 3, stride 2, padding same  // a comment", "conv 64 k3 s2 psame"),
        ("conv filters=64 k=3 s=2 -- another", "conv 64 k3 s2"),
        ("conv 64@3x3", "conv 64 k3"),
        ("conv3-64", "conv 64 k3 p1"),
        ("C64", "conv 64 k4 s2 p1"),
        ("7×7/2 conv, 64", "conv 64 k7 s2"),
        ("3x3 max pool, stride 2", "maxpool k3 s2"),
        ("MaxPool2d(2)", "maxpool k2"),
        ("max_pooling2d pool_size=2", "maxpool k2"),
        ("AveragePooling2D(3, strides=2)", "avgpool k3 s2"),
        ("LPPool2d(2, 3, stride=2)", "lppool norm2 k3 s2"),
        ("nn.LPPool2d(norm_type=1, kernel_size=3, ceil_mode=True)", "lppool norm1 k3 ceil"),
        ("global average pooling", "gap"),
        ("BatchNorm2d(3)", "bn"),
        ("batch norm", "bn"),
        ("LeakyReLU", "leaky_relu"),
        ("UpSampling2D(2)", "up 2"),
        ("ConvTranspose2d(3, 16, 4, 2, 1)", "deconv 16 k4 s2 p1"),
        ("Dropout(0.3)", "dropout 0.3"),
        ("PReLU", "prelu"),
    ] {
        let text = format!("input 3x32x32\n{text}");
        let import = formats::read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{text}: {error}"));
        let written = formats::notation::write_inline(&import.network);
        assert_eq!(written, format!("input 3x32x32; {expected}"), "{text}");
    }
}

#[test]
fn no_other_layer_is_suggested() {
    for (text, place) in
        [("input 3x9x9\nconv 8 k3\nfold 2", "line 3, column 1"), ("input 3x9x9\nlorem 3", "line 2, column 1")]
    {
        let error = formats::read(text.as_bytes(), None).expect_err("no such layer").to_string();
        assert!(error.starts_with(place) && !error.contains("did you mean"), "{error}");
    }
}
