//! Notation by example: its meaning and its error messages.

use convscope::formats::notation::{read, read_with_input, write};
use convscope::network::{
    Activation, Axes, Channels, Conv, ConvTranspose, InputShape, Interpolation, Network, NodeKey, Op, Padding,
    PaddingMode, Pool, Sides, Source,
};

fn network(text: &str) -> Network {
    read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The operator of a layer in a two-dimensional network.
fn op(layer: &str) -> Op {
    network(&format!("input 3x9x9\n{layer}")).nodes()[0].op.clone()
}

/// The operator of a layer in a one-dimensional network.
fn op_of_signal(layer: &str) -> Op {
    network(&format!("input 1x99\n{layer}")).nodes()[0].op.clone()
}

#[track_caller]
fn refused(text: &str, sentence: &str) {
    let error = read(text).expect_err("a text with a mistake");
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn every_setting_of_a_convolution_is_understood() {
    let conv = Conv {
        channels: Channels::Grouped { out: 64, groups: 32 },
        kernel: Axes::new(3, 5),
        stride: Axes::new(2, 2),
        padding: Padding::Sides(Sides::new(0, 1, 2, 1)),
        dilation: Axes::new(1, 2),
        bias: false,
        padding_mode: PaddingMode::Zeros,
    };
    for text in [
        "conv 64 k3x5 s2 p0,1,2,1 d1x2 g32 nobias",
        "CONV 64 NoBias K3X5 G32 D1×2 S2 P0, 1, 2, 1",
        "conv 3×5, 64 p0，1，2，1 g32 s2 nobias d1x2",
    ] {
        assert_eq!(op(text), Op::Conv(conv.clone()), "{text}");
    }
    assert_eq!(op("conv 64 k3"), Op::Conv(Conv::new(64, Axes::new(3, 3))));
    let same = Conv { padding: Padding::Same, ..Conv::new(64, Axes::new(3, 3)) };
    assert_eq!(op("conv 64 k3 psame"), Op::Conv(same));
    let depthwise = Conv { channels: Channels::Depthwise { multiplier: 2 }, ..Conv::new(1, Axes::new(3, 3)) };
    assert_eq!(op("dwconv k3 m2"), Op::Conv(depthwise));
}

#[test]
fn every_other_layer_is_understood() {
    let transposed = ConvTranspose {
        out_channels: 64,
        groups: 1,
        kernel: Axes::new(4, 4),
        stride: Axes::new(2, 2),
        padding: Padding::Sides(Sides::new(1, 2, 1, 2)),
        output_padding: Axes::new(1, 1),
        dilation: Axes::new(1, 1),
        bias: true,
    };
    let pool = Pool { stride: Axes::new(2, 2), ceil_mode: true, ..Pool::new(Axes::new(3, 3)) };
    for (text, expected) in [
        ("deconv 64 k4 s2 p1x2 op1", Op::ConvTranspose(transposed)),
        ("maxpool k3 s2 ceil", Op::MaxPool(pool)),
        ("avgpool 2", Op::AvgPool(Pool::new(Axes::new(2, 2)))),
        ("gap", Op::GlobalAvgPool),
        ("adaptive 7x6", Op::AdaptiveAvgPool { output: Axes::new(7, 6) }),
        ("up 2x3", Op::Upsample { scale: Axes::new(2, 3), mode: Interpolation::Nearest }),
        ("up 2 bilinear", Op::Upsample { scale: Axes::new(2, 2), mode: Interpolation::Bilinear }),
        ("leaky_relu", Op::Activation(Activation::LeakyRelu)),
        ("split 24, 24 i1", Op::Split { sections: vec![24, 24], index: 1 }),
        ("shuffle 2", Op::ChannelShuffle { groups: 2 }),
        ("pad 1", Op::Pad { sides: Sides::new(1, 1, 1, 1), mode: PaddingMode::Zeros }),
        ("crop 0,1,2,3", Op::Crop(Sides::new(0, 1, 2, 3))),
        ("linear 1000 nobias", Op::Linear { out_features: 1000, bias: false }),
        ("dropout 0.2", Op::Dropout { probability: 0.2 }),
    ] {
        assert_eq!(op(text), expected, "{text}");
    }
}

#[test]
fn one_number_is_a_width_in_a_one_dimensional_network() {
    let conv = Conv {
        padding: Padding::Sides(Sides::new(0, 1, 0, 1)),
        dilation: Axes::new(1, 2),
        stride: Axes::new(1, 3),
        ..Conv::new(64, Axes::new(1, 3))
    };
    assert_eq!(op_of_signal("conv 64 k3 s3 p1 d2"), Op::Conv(conv));
    assert_eq!(op_of_signal("maxpool k4"), Op::MaxPool(Pool::new(Axes::new(1, 4))));
    assert_eq!(op_of_signal("pad 2,0"), Op::Pad { sides: Sides::new(0, 2, 0, 0), mode: PaddingMode::Zeros });
    assert_eq!(network("input 1x16000").input, InputShape::signal(1, 16000));
}

#[test]
fn names_link_layers() {
    let network = network(
        "input 8x9x9
         a: identity                       # a label
         conv 8 k3 p1; bn; add a           # the node before, plus a
         b1: conv 8 k1 from a              # reads a
         concat b1,add1,input              # exactly these
         mul prev, prev",
    );
    let names: Vec<&str> = network.nodes().iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["a", "conv1", "bn1", "add1", "b1", "concat1", "mul1"]);
    let sources: Vec<_> = network.nodes().iter().skip(3).map(|node| node.sources.clone()).collect();
    let node = |index| Source::Node(NodeKey(index));
    assert_eq!(
        sources,
        [
            vec![Source::Previous, node(0)],
            vec![node(0)],
            vec![node(4), node(3), Source::Input],
            vec![Source::Previous, Source::Previous],
        ]
    );
}

#[test]
fn a_label_keeps_its_name_from_layers_without_one() {
    let network = network("input 3x9x9; conv 8 k3; conv 8 k3; conv1: relu");
    let names: Vec<&str> = network.nodes().iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["conv2", "conv3", "conv1"]);
}

#[test]
fn a_network_is_printed_as_one_would_write_it() {
    for text in [
        "name three 3×3\ninput 3x15x15\nconv 64 k3 p1\nconv 64 k3 p1\nconv 64 k3 p1",
        "input 64x56x56\na: identity\nconv 64 k3 p1 nobias\nbn\nrelu off\nadd a @layer1.0\nconv 8 k1 from a",
        "input 1x16000\nconv 64 k3 p2,0 d2\ndwconv k3 m2\nup 2\nadaptive 7",
        "input 3x9x9\n\"layer 1: a\": conv 8 k3 @\"block 1\"\nconcat \"layer 1: a\",input,prev\nconv 8 k3x1 from none",
    ] {
        assert_eq!(write(&network(text)), text);
    }
}

#[test]
fn a_text_without_input_takes_the_one_that_is_known() {
    let picture = InputShape::picture(3, 32, 32);
    assert_eq!(read_with_input("relu", picture).map(|network| network.input), Ok(picture));
    assert_eq!(read_with_input("input 1x9; relu", picture).map(|network| network.input), Ok(InputShape::signal(1, 9)));
}

#[test]
fn a_mistake_is_named_with_its_place() {
    refused("input 3x9x9\n\nrelu; convv 64 k3", "line 3, column 7: “convv” is not a known word: did you mean conv?");
    refused("input 3x9x9\nconv 64 k3 nobais", "line 2, column 12: “nobais” is not a known word: did you mean nobias?");
    refused("input 3x9x9; conv k3", "line 1, column 14: conv needs its output channels, as in “conv 64 k3”");
    refused("input 3x9x9; conv 64", "line 1, column 14: conv needs its kernel, as in “conv 64 k3”");
    refused("input 3x9x9; relu k3", "line 1, column 19: relu has no setting “k3”");
    refused("input 3x9x9; conv 64 k3 k5", "line 1, column 25: “k5” repeats an earlier setting");
    refused("input 3x9x9; conv 64 k-3", "line 1, column 23: -3 is negative; the minimum here is 1");
    refused("input 3x9x9; conv 64 k1.5", "line 1, column 23: 1.5 should be a whole number");
    refused("input 3x9x9; conv 64 k3xa", "line 1, column 25: “a” should be a number");
    refused(
        "input 3x9x9; conv 64 k3x3x3",
        "line 1, column 23: “3x3x3” should be one number, or height x width, as in 3x5",
    );
    refused("input 3x9x99999999999999999999", "line 1, column 11: 99999999999999999999 is too large");
    refused("input 3x9x9; dropout 1.5", "line 1, column 22: 1.5 is not a probability between 0 and 1");
    refused("input 9", "line 1, column 7: “9” should be a shape like 3x224x224, or 1x16000 for one-dimensional input");
    refused("输入 3x9x9", "line 1, column 1: “输入” is not a known word");
}

#[test]
fn a_wrong_link_is_named_with_its_place() {
    refused("input 3x9x9; relu from a", "line 1, column 24: no earlier layer is called “a”");
    refused(
        "input 3x9x9; relu from a; a: relu",
        "line 1, column 24: “a” is not an earlier layer: a layer can read only what comes before it",
    );
    refused("input 3x9x9; a: relu; a: relu", "line 1, column 23: “a” is already the name of another layer");
    refused(
        "input 3x9x9; input: relu",
        "line 1, column 14: no layer can be called “input”: that name is reserved for the network’s input",
    );
    refused("input 3x9x9; a:", "line 1, column 16: the label “a” has no layer");
    refused("input 3x9x9; add a, from b", "line 1, column 18: no earlier layer is called “a”");
    refused("relu", "line 1, column 1: the input is missing: start with a line like “input 3x224x224”");
    refused("", "line 1, column 1: the input is missing: start with a line like “input 3x224x224”");
    refused(
        "input 3x9x9; relu; input 3x9x9",
        "line 1, column 20: the input must be given once, before the first layer",
    );
    refused("input 3x9x9; a: \"b", "line 1, column 17: the quotation mark is never closed");
}
