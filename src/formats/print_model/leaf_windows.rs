//! Leaf modules with windows: convolutions, transposed convolutions and pooling.

use super::arguments::Arguments;
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, Channels, Conv, ConvTranspose, Op, Padding, PaddingMode, Pool, Sides};

/// The number of spatial axes of a class: the digit before its last letter.
pub(super) fn rank(class: &str) -> usize {
    if class.contains("1d") || class.contains("1D") { 1 } else { 2 }
}

/// Checks that the number of input channels matches the text.
pub(super) fn arriving(arguments: &Arguments<'_>, name: &str, said: u64, found: u64) -> Result<(), ModelError> {
    let attribute = name.to_owned();
    if said == found { Ok(()) } else { Err(arguments.error(ModelProblem::Mismatch { attribute, said, found })) }
}

fn padding_mode(arguments: &Arguments<'_>) -> Result<PaddingMode, ModelError> {
    match arguments.named("padding_mode").map(|mode| mode.trim_matches(['\'', '"'])) {
        None | Some("zeros") => Ok(PaddingMode::Zeros),
        Some("reflect") => Ok(PaddingMode::Reflect),
        Some("replicate") => Ok(PaddingMode::Replicate),
        Some("circular") => Ok(PaddingMode::Circular),
        Some(other) => Err(arguments.unsupported("padding_mode", other)),
    }
}

/// A convolution on this many channels.
pub(super) fn conv(arguments: &Arguments<'_>, class: &str, channels: u64) -> Result<Op, ModelError> {
    let rank = rank(class);
    arriving(arguments, "in_channels", arguments.whole(0, "in_channels")?, channels)?;
    let padding_mode = padding_mode(arguments)?;
    let out = arguments.whole(1, "out_channels")?;
    let kernel = arguments.along(2, "kernel_size", rank, 1)?.ok_or_else(|| arguments.missing("kernel_size"))?;
    let stride = arguments.along(3, "stride", rank, 1)?.unwrap_or(Axes::new(1, 1));
    let padding = match arguments.get(4, "padding").map(|word| word.trim_matches(['\'', '"'])) {
        Some("same") => Padding::Same,
        Some("valid") => Padding::Valid,
        _ => Padding::Sides(Sides::symmetric(arguments.along(4, "padding", rank, 0)?.unwrap_or_default())),
    };
    let dilation = arguments.along(5, "dilation", rank, 1)?.unwrap_or(Axes::new(1, 1));
    let groups = match arguments.named("groups") {
        Some(_) => arguments.whole(usize::MAX, "groups")?,
        None => 1,
    };
    let bias = arguments.flag_or_true("bias");
    Ok(Op::Conv(Conv {
        channels: Channels::Grouped { out, groups },
        kernel,
        stride,
        padding,
        padding_mode,
        dilation,
        bias,
    }))
}

/// A transposed convolution on this many channels.
pub(super) fn transposed(arguments: &Arguments<'_>, class: &str, channels: u64) -> Result<Op, ModelError> {
    let rank = rank(class);
    arriving(arguments, "in_channels", arguments.whole(0, "in_channels")?, channels)?;
    let kernel = arguments.along(2, "kernel_size", rank, 1)?.ok_or_else(|| arguments.missing("kernel_size"))?;
    let groups = match arguments.named("groups") {
        Some(_) => arguments.whole(usize::MAX, "groups")?,
        None => 1,
    };
    Ok(Op::ConvTranspose(ConvTranspose {
        out_channels: arguments.whole(1, "out_channels")?,
        groups,
        kernel,
        stride: arguments.along(3, "stride", rank, 1)?.unwrap_or(Axes::new(1, 1)),
        padding: Padding::Sides(Sides::symmetric(arguments.along(4, "padding", rank, 0)?.unwrap_or_default())),
        output_padding: arguments.along(usize::MAX, "output_padding", rank, 0)?.unwrap_or_default(),
        dilation: arguments.along(usize::MAX, "dilation", rank, 1)?.unwrap_or(Axes::new(1, 1)),
        bias: arguments.flag_or_true("bias"),
    }))
}

/// A pooling layer.
pub(super) fn pool(arguments: &Arguments<'_>, class: &str) -> Result<Op, ModelError> {
    let rank = rank(class);
    let kernel = arguments.along(0, "kernel_size", rank, 1)?.ok_or_else(|| arguments.missing("kernel_size"))?;
    let pool = Pool {
        kernel,
        stride: arguments.along(1, "stride", rank, 1)?.unwrap_or(kernel),
        padding: Padding::Sides(Sides::symmetric(arguments.along(2, "padding", rank, 0)?.unwrap_or_default())),
        dilation: arguments.along(usize::MAX, "dilation", rank, 1)?.unwrap_or(Axes::new(1, 1)),
        ceil_mode: arguments.named("ceil_mode") == Some("True"),
        count_include_pad: arguments.flag_or_true("count_include_pad"),
    };
    Ok(if class.starts_with("Max") { Op::MaxPool(pool) } else { Op::AvgPool(pool) })
}

/// A p-norm of windows.
pub(super) fn lp_pool(arguments: &Arguments<'_>, class: &str) -> Result<Op, ModelError> {
    let rank = rank(class);
    let written = arguments.get(0, "norm_type").ok_or_else(|| arguments.missing("norm_type"))?;
    let norm = written.trim_end_matches('0').trim_end_matches('.');
    // `2` and `2.0` are the same; the zeros of `10` are not decimals.
    let norm = if written.contains('.') { norm } else { written };
    let norm = norm.parse().map_err(|_| arguments.unsupported("norm_type", written))?;
    let kernel = arguments.along(1, "kernel_size", rank, 1)?.ok_or_else(|| arguments.missing("kernel_size"))?;
    let stride = match arguments.get(2, "stride") {
        Some("None") => None,
        _ => arguments.along(2, "stride", rank, 1)?,
    };
    let pool = Pool {
        stride: stride.unwrap_or(kernel),
        ceil_mode: arguments.named("ceil_mode") == Some("True"),
        ..Pool::new(kernel)
    };
    Ok(Op::LpPool { norm, pool })
}
