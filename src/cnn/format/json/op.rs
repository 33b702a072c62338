//! The operator that a node's attributes describe.

use serde_json::Value;

use crate::cnn::{Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Pool, Sides};

use super::JsonError;
use super::attributes::Attributes;

const ONE: Axes<u64> = Axes::new(1, 1);

/// Reads a node's operator.
pub(super) fn op(attributes: &Attributes<'_>) -> Result<Op, JsonError> {
    let name = attributes.text("op")?;
    Ok(match name {
        "conv" => Op::Conv(conv(attributes)?),
        "conv_transpose" => Op::ConvTranspose(transposed(attributes)?),
        "max_pool" => Op::MaxPool(pool(attributes)?),
        "avg_pool" => Op::AvgPool(pool(attributes)?),
        "global_avg_pool" => Op::GlobalAvgPool,
        "adaptive_avg_pool" => Op::AdaptiveAvgPool { output: attributes.pair("output", 1)? },
        "upsample" => Op::Upsample { scale: attributes.pair("scale", 1)?, mode: mode(attributes)? },
        "batch_norm" => Op::BatchNorm,
        "layer_norm" => Op::LayerNorm,
        "scale" => Op::Scale,
        "activation" => {
            let kind = attributes.text("kind")?;
            let unknown = || unknown_choice(attributes, "kind", kind);
            Op::Activation(Activation::from_name(kind).ok_or_else(unknown)?)
        }
        "add" => Op::Add,
        "mul" => Op::Mul,
        "concat" => Op::Concat,
        "split" => Op::Split { sections: attributes.wholes("sections")?, index: attributes.whole("index")? },
        "channel_shuffle" => Op::ChannelShuffle { groups: attributes.whole("groups")? },
        "pad" => Op::Pad(attributes.sides("padding")?),
        "crop" => Op::Crop(attributes.sides("crop")?),
        "flatten" => Op::Flatten,
        "linear" => {
            Op::Linear { out_features: attributes.whole("out_features")?, bias: attributes.flag_or("bias", true)? }
        }
        "dropout" => Op::Dropout { probability: attributes.probability_or("p", 0.5)? },
        "identity" => Op::Identity,
        _ => return Err(JsonError::UnknownOp { node: attributes.node.into(), op: name.into() }),
    })
}

fn conv(attributes: &Attributes<'_>) -> Result<Conv, JsonError> {
    let channels = match attributes.get("depthwise") {
        Some(_) => Channels::Depthwise { multiplier: attributes.whole("depthwise")? },
        None => Channels::Grouped { out: attributes.whole("out_channels")?, groups: attributes.whole_or("groups", 1)? },
    };
    Ok(Conv {
        channels,
        kernel: attributes.pair("kernel", 1)?,
        stride: attributes.pair_or("stride", 1, ONE)?,
        padding: padding(attributes)?,
        dilation: attributes.pair_or("dilation", 1, ONE)?,
        bias: attributes.flag_or("bias", true)?,
    })
}

fn transposed(attributes: &Attributes<'_>) -> Result<ConvTranspose, JsonError> {
    Ok(ConvTranspose {
        out_channels: attributes.whole("out_channels")?,
        groups: attributes.whole_or("groups", 1)?,
        kernel: attributes.pair("kernel", 1)?,
        stride: attributes.pair_or("stride", 1, ONE)?,
        padding: attributes.sides_or_none("padding")?,
        output_padding: attributes.pair_or("output_padding", 0, Axes::new(0, 0))?,
        dilation: attributes.pair_or("dilation", 1, ONE)?,
        bias: attributes.flag_or("bias", true)?,
    })
}

fn pool(attributes: &Attributes<'_>) -> Result<Pool, JsonError> {
    let kernel = attributes.pair("kernel", 1)?;
    Ok(Pool {
        kernel,
        stride: attributes.pair_or("stride", 1, kernel)?,
        padding: attributes.sides_or_none("padding")?,
        dilation: attributes.pair_or("dilation", 1, ONE)?,
        ceil_mode: attributes.flag_or("ceil_mode", false)?,
    })
}

fn padding(attributes: &Attributes<'_>) -> Result<Padding, JsonError> {
    match attributes.get("padding") {
        None => Ok(Padding::Sides(Sides::default())),
        Some(Value::String(word)) => match word.as_str() {
            "same" => Ok(Padding::Same),
            "valid" => Ok(Padding::Valid),
            other => Err(unknown_choice(attributes, "padding", other)),
        },
        Some(_) => Ok(Padding::Sides(attributes.sides("padding")?)),
    }
}

fn mode(attributes: &Attributes<'_>) -> Result<Interpolation, JsonError> {
    match attributes.get("mode").map(|_| attributes.text("mode")).transpose()? {
        None | Some("nearest") => Ok(Interpolation::Nearest),
        Some("bilinear") => Ok(Interpolation::Bilinear),
        Some(other) => Err(unknown_choice(attributes, "mode", other)),
    }
}

fn unknown_choice(attributes: &Attributes<'_>, attribute: &'static str, found: &str) -> JsonError {
    JsonError::UnknownChoice { node: attributes.node.into(), attribute, found: found.into() }
}
