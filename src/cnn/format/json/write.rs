//! From a network to JSON.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::cnn::{
    Axes, Channels, Conv, ConvTranspose, INPUT_NAME, InputShape, Interpolation, Network, Node, NodeKey, Op, Padding,
    Plan, Pool, Sides, Source,
};

use super::links;

/// A network as JSON, one node a line.
pub fn write(network: &Network) -> String {
    let InputShape { channels, size, one_dimensional } = network.input;
    let mut input = Object::default();
    input.put("channels", channels);
    if one_dimensional && size.height == 1 {
        input.put("length", size.width);
    } else {
        input.put("height", size.height).put("width", size.width);
    }
    let names: HashMap<NodeKey, &str> = network.nodes().iter().map(|node| (node.key, node.name.as_str())).collect();
    let plan = has_depthwise(network).then(|| Plan::new(network.clone()));
    let mut before = INPUT_NAME;
    let mut nodes = Vec::with_capacity(network.nodes().len());
    for (index, node) in network.nodes().iter().enumerate() {
        let mut object = Object::default();
        object.put("id", text(&node.name)).put("op", text(node.op.json_name()));
        put_sources(&mut object, node, &names, before);
        let channels = plan.as_ref().and_then(|plan| {
            let step = plan.step_of(index + 1)?;
            Some((step.shape.channels(), step.groups))
        });
        put_op(&mut object, &node.op, channels);
        if !node.block.is_empty() {
            object.put("block", text(&node.block));
        }
        if node.bypassed {
            object.put("off", true);
        }
        nodes.push(format!("\n  {}", object.close()));
        before = &node.name;
    }
    let (name, input, nodes) = (text(&network.name), input.close(), nodes.join(","));
    format!("{{\"name\": {name}, \"input\": {input}, \"nodes\": [{nodes}]}}\n")
}

fn has_depthwise(network: &Network) -> bool {
    let depthwise = |node: &Node| matches!(&node.op, Op::Conv(Conv { channels: Channels::Depthwise { .. }, .. }));
    network.nodes().iter().any(depthwise)
}

fn put_sources(object: &mut Object, node: &Node, names: &HashMap<NodeKey, &str>, before: &str) {
    if node.sources == [Source::Previous] {
        return;
    }
    let name = |source: &Source| match source {
        Source::Previous => before,
        Source::Input => INPUT_NAME,
        Source::Node(key) => names.get(key).copied().unwrap_or_default(),
    };
    object.put("inputs", list(node.sources.iter().map(|source| text(name(source)))));
    let follows: Vec<usize> =
        node.sources.iter().enumerate().filter(|(_, s)| **s == Source::Previous).map(|(place, _)| place).collect();
    if follows != links::assumed(node.sources.iter().map(name), before) {
        object.put("follows", list(follows));
    }
}

/// Puts an operator's attributes; `channels` are its output channels and groups, where they are known.
fn put_op(object: &mut Object, op: &Op, channels: Option<(u64, u64)>) {
    match op {
        Op::Conv(conv) => put_conv(object, conv, channels),
        Op::ConvTranspose(conv) => put_transposed(object, conv),
        Op::MaxPool(pool) | Op::AvgPool(pool) => put_pool(object, pool),
        Op::AdaptiveAvgPool { output } => {
            object.put("output", pair(*output));
        }
        Op::Upsample { scale, mode } => {
            let mode = match mode {
                Interpolation::Nearest => "nearest",
                Interpolation::Bilinear => "bilinear",
            };
            object.put("scale", pair(*scale)).put("mode", text(mode));
        }
        Op::Activation(kind) => {
            object.put("kind", text(kind.name()));
        }
        Op::Split { sections, index } => {
            object.put("sections", list(sections)).put("index", index);
        }
        Op::ChannelShuffle { groups } => {
            object.put("groups", groups);
        }
        Op::Pad(extent) => {
            object.put("padding", sides(*extent));
        }
        Op::Crop(extent) => {
            object.put("crop", sides(*extent));
        }
        Op::Linear { out_features, bias } => {
            object.put("out_features", out_features).put("bias", bias);
        }
        Op::Dropout { probability } => {
            object.put("p", probability);
        }
        Op::GlobalAvgPool
        | Op::BatchNorm
        | Op::LayerNorm
        | Op::Scale
        | Op::Add
        | Op::Mul
        | Op::Concat
        | Op::Flatten
        | Op::Identity => {}
    }
}

fn put_conv(object: &mut Object, conv: &Conv, channels: Option<(u64, u64)>) {
    let (multiplier, resolved) = match conv.channels {
        Channels::Grouped { out, groups } => (None, Some((out, groups))),
        Channels::Depthwise { multiplier } => (Some(multiplier), channels),
    };
    if let Some((out, _)) = resolved {
        object.put("out_channels", out);
    }
    object.put("kernel", pair(conv.kernel)).put("stride", pair(conv.stride));
    match conv.padding {
        Padding::Sides(extent) => object.put("padding", sides(extent)),
        Padding::Same => object.put("padding", text("same")),
        Padding::Valid => object.put("padding", text("valid")),
    };
    object.put("dilation", pair(conv.dilation));
    if let Some((_, groups)) = resolved {
        object.put("groups", groups);
    }
    object.put("bias", conv.bias);
    if let Some(multiplier) = multiplier {
        object.put("depthwise", multiplier);
    }
}

fn put_transposed(object: &mut Object, conv: &ConvTranspose) {
    object
        .put("out_channels", conv.out_channels)
        .put("kernel", pair(conv.kernel))
        .put("stride", pair(conv.stride))
        .put("padding", sides(conv.padding))
        .put("output_padding", pair(conv.output_padding))
        .put("dilation", pair(conv.dilation))
        .put("groups", conv.groups)
        .put("bias", conv.bias);
}

fn put_pool(object: &mut Object, pool: &Pool) {
    object
        .put("kernel", pair(pool.kernel))
        .put("stride", pair(pool.stride))
        .put("padding", sides(pool.padding))
        .put("dilation", pair(pool.dilation))
        .put("ceil_mode", pool.ceil_mode);
}

/// A JSON object in the making, its keys in the order in which they are put.
#[derive(Default)]
struct Object {
    text: String,
}

impl Object {
    /// Adds a key and its value, which must be JSON.
    fn put(&mut self, key: &str, value: impl std::fmt::Display) -> &mut Self {
        let separator = if self.text.is_empty() { "" } else { ", " };
        write!(self.text, "{separator}\"{key}\": {value}").expect("writing to a string cannot fail");
        self
    }

    fn close(&self) -> String {
        format!("{{{}}}", self.text)
    }
}

fn text(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

fn list(values: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    format!("[{}]", values.join(", "))
}

fn pair(pair: Axes<u64>) -> String {
    list([pair.height, pair.width])
}

fn sides(sides: Sides) -> String {
    list(sides.to_array())
}
