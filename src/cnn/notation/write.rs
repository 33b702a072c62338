//! From a network to a text.

use std::collections::{HashMap, HashSet};

use crate::cnn::{
    Axes, Channels, Conv, ConvTranspose, INPUT_NAME, InputShape, Interpolation, Network, Node, NodeKey, Op, Padding,
    Pool, Sides, Source,
};

use super::label;
use super::number::Dimensions;

/// A network as a text, one layer a line.
pub fn write(network: &Network) -> String {
    lines(network).join("\n")
}

/// A network as a text on a single line.
pub fn write_inline(network: &Network) -> String {
    lines(network).join("; ")
}

/// An operator with its settings as it stands in a text, without a label and without what it reads: `conv 64 k3 p1`.
///
/// A network of one axis writes one number where others write height × width.
pub fn write_op(op: &Op, one_dimensional: bool) -> String {
    let mut words = Words { line: op.word().into(), dimensions: Dimensions { one: one_dimensional } };
    words.settings(op);
    words.line
}

fn lines(network: &Network) -> Vec<String> {
    let mut lines = Vec::with_capacity(network.nodes().len() + 2);
    if !network.name.is_empty() {
        lines.push(format!("name {}", label::title(&network.name)));
    }
    let InputShape { channels, size, one_dimensional } = network.input;
    let dimensions = Dimensions { one: one_dimensional };
    lines.push(if one_dimensional && size.height == 1 {
        format!("{INPUT_NAME} {channels}x{}", size.width)
    } else {
        format!("{INPUT_NAME} {channels}x{}x{}", size.height, size.width)
    });
    let unlabelled = unlabelled(network.nodes());
    let names: HashMap<NodeKey, &str> = network.nodes().iter().map(|node| (node.key, node.name.as_str())).collect();
    for node in network.nodes() {
        let mut line = String::new();
        if !unlabelled.contains(&node.key) {
            line.push_str(&label::label(&node.name));
            line.push_str(": ");
        }
        line.push_str(node.op.word());
        let mut words = Words { line, dimensions };
        words.settings(&node.op);
        words.sources(node, &names);
        if !node.block.is_empty() {
            words.push("@", label::block(&node.block));
        }
        if node.bypassed {
            words.push("off", "");
        }
        lines.push(words.line);
    }
    lines
}

/// The nodes whose names a reader finds by itself: their word and the first number that no other node has.
fn unlabelled(nodes: &[Node]) -> HashSet<NodeKey> {
    let number = |node: &Node| {
        let digits = node.name.strip_prefix(node.op.word())?;
        let number: u64 = digits.parse().ok()?;
        (number.to_string() == digits).then_some(number)
    };
    let mut labels: HashSet<&str> =
        nodes.iter().filter(|node| number(node).is_none()).map(|node| &*node.name).collect();
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    let mut unlabelled = HashSet::new();
    for node in nodes {
        let Some(number) = number(node) else { continue };
        let word = node.op.word();
        let last = numbers.entry(word).or_insert(0);
        let mut next = last.saturating_add(1);
        while labels.contains(format!("{word}{next}").as_str()) {
            next += 1;
        }
        if number == next {
            *last = next;
            unlabelled.insert(node.key);
        } else {
            *last = next - 1;
            labels.insert(&node.name);
        }
    }
    unlabelled
}

/// One line in the making.
struct Words {
    line: String,
    dimensions: Dimensions,
}

impl Words {
    fn push(&mut self, letters: &str, value: impl std::fmt::Display) {
        use std::fmt::Write as _;
        write!(self.line, " {letters}{value}").expect("writing to a string cannot fail");
    }

    fn push_if(&mut self, given: bool, word: &str) {
        if given {
            self.push(word, "");
        }
    }

    fn settings(&mut self, op: &Op) {
        match op {
            Op::Conv(conv) => self.conv(conv),
            Op::ConvTranspose(conv) => self.transposed(conv),
            Op::MaxPool(pool) | Op::AvgPool(pool) => self.pool(pool),
            Op::AdaptiveAvgPool { output } => self.push("", self.dimensions.write_pair(*output, 1)),
            Op::Upsample { scale, mode } => {
                self.push("", self.dimensions.write_pair(*scale, 1));
                self.push_if(*mode == Interpolation::Bilinear, "bilinear");
            }
            Op::Split { sections, index } => {
                let sections: Vec<String> = sections.iter().map(u64::to_string).collect();
                if !sections.is_empty() {
                    self.push("", sections.join(","));
                }
                self.push("i", index);
            }
            Op::ChannelShuffle { groups } => self.push("", groups),
            Op::Pad(sides) | Op::Crop(sides) => self.push("", self.dimensions.write_sides(*sides)),
            Op::Linear { out_features, bias } => {
                self.push("", out_features);
                self.push_if(!bias, "nobias");
            }
            Op::Dropout { probability } => self.push("", probability),
            Op::GlobalAvgPool
            | Op::BatchNorm
            | Op::LayerNorm
            | Op::Scale
            | Op::Activation(_)
            | Op::Add
            | Op::Mul
            | Op::Concat
            | Op::Flatten
            | Op::Identity => {}
        }
    }

    fn conv(&mut self, conv: &Conv) {
        if let Channels::Grouped { out, .. } = conv.channels {
            self.push("", out);
        }
        self.pair("k", conv.kernel, None);
        self.pair("s", conv.stride, Some(1));
        match conv.padding {
            Padding::Sides(sides) => self.padding(sides),
            Padding::Same => self.push("psame", ""),
            Padding::Valid => self.push("pvalid", ""),
        }
        self.pair("d", conv.dilation, Some(1));
        match conv.channels {
            Channels::Grouped { groups: 1, .. } | Channels::Depthwise { multiplier: 1 } => {}
            Channels::Grouped { groups, .. } => self.push("g", groups),
            Channels::Depthwise { multiplier } => self.push("m", multiplier),
        }
        self.push_if(!conv.bias, "nobias");
    }

    fn transposed(&mut self, conv: &ConvTranspose) {
        self.push("", conv.out_channels);
        self.pair("k", conv.kernel, None);
        self.pair("s", conv.stride, Some(1));
        self.padding(conv.padding);
        if conv.output_padding != Axes::new(0, 0) {
            self.push("op", self.dimensions.write_pair(conv.output_padding, 0));
        }
        self.pair("d", conv.dilation, Some(1));
        if conv.groups != 1 {
            self.push("g", conv.groups);
        }
        self.push_if(!conv.bias, "nobias");
    }

    fn pool(&mut self, pool: &Pool) {
        self.pair("k", pool.kernel, None);
        if pool.stride != pool.kernel {
            self.pair("s", pool.stride, None);
        }
        self.padding(pool.padding);
        self.pair("d", pool.dilation, Some(1));
        self.push_if(pool.ceil_mode, "ceil");
    }

    /// A pair, left out where both values are the default.
    fn pair(&mut self, letter: &str, pair: Axes<u64>, default: Option<u64>) {
        if default.is_none_or(|default| pair != Axes::both(default)) {
            self.push(letter, self.dimensions.write_pair(pair, 1));
        }
    }

    fn padding(&mut self, sides: Sides) {
        if sides != Sides::default() {
            self.push("p", self.dimensions.write_sides(sides));
        }
    }

    fn sources(&mut self, node: &Node, names: &HashMap<NodeKey, &str>) {
        let names: Vec<String> = node
            .sources
            .iter()
            .map(|source| match source {
                Source::Previous => "prev".into(),
                Source::Input => INPUT_NAME.into(),
                Source::Node(key) => label::label(names.get(key).copied().unwrap_or_default()),
            })
            .collect();
        match &node.sources[..] {
            [Source::Previous] => {}
            [] => self.push("from ", "none"),
            [Source::Previous, _] if node.op.joins() => self.push("", &names[1]),
            [_, _, ..] if node.op.joins() => self.push("", names.join(",")),
            _ => self.push("from ", names.join(",")),
        }
    }
}
