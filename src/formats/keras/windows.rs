//! Windows of Keras: convolutions, transposed convolutions and pooling.

use serde_json::Value as Json;

use super::config::Config;
use super::layer::{Reader, Tensor};
use crate::formats::ModelError;
use crate::network::{Axes, Axis, Channels, Conv, ConvTranspose, LARGEST, Op, Padding, Pool, Sides};

/// The treatment of a map's borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Border {
    Valid,
    Same,
    Causal,
}

fn border(config: Config<'_>) -> Result<Border, ModelError> {
    match config.either("padding", "border_mode") {
        None => Ok(Border::Valid),
        Some(Json::String(word)) if word == "valid" => Ok(Border::Valid),
        Some(Json::String(word)) if word == "same" => Ok(Border::Same),
        Some(Json::String(word)) if word == "causal" => Ok(Border::Causal),
        Some(other) => Err(config.unsupported("padding", other)),
    }
}

/// The first of some settings that is present, as numbers along the axes.
fn along(config: Config<'_>, attributes: &[&str], rank: usize, across: u64) -> Result<Option<Axes<u64>>, ModelError> {
    for attribute in attributes {
        if let Some(value) = config.along(attribute, rank, across)? {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn kernel(config: Config<'_>, rank: usize) -> Result<Axes<u64>, ModelError> {
    if let (Some(rows), Some(columns)) = (config.whole("nb_row")?, config.whole("nb_col")?) {
        return Ok(Axes::new(rows, columns));
    }
    along(config, &["kernel_size", "filter_length"], rank, 1)?.ok_or_else(|| config.missing("kernel_size"))
}

fn stride(config: Config<'_>, rank: usize) -> Result<Axes<u64>, ModelError> {
    Ok(along(config, &["strides", "subsample", "subsample_length"], rank, 1)?.unwrap_or(Axes::new(1, 1)))
}

fn dilation(config: Config<'_>, rank: usize) -> Result<Axes<u64>, ModelError> {
    Ok(along(config, &["dilation_rate", "atrous_rate"], rank, 1)?.unwrap_or(Axes::new(1, 1)))
}

fn has_bias(config: Config<'_>) -> bool {
    config.flag_or_true("use_bias") && config.flag_or_true("bias")
}

fn padding(config: Config<'_>, kernel: Axes<u64>, dilation: Axes<u64>) -> Result<Padding, ModelError> {
    Ok(match border(config)? {
        Border::Valid => Padding::Valid,
        Border::Same => Padding::Same,
        Border::Causal => {
            let before = |axis: Axis| dilation.get(axis).saturating_mul(kernel.get(axis).saturating_sub(1));
            Padding::Sides(Sides::new(before(Axis::Height), before(Axis::Width), 0, 0))
        }
    })
}

/// A convolution of any kind except transposed.
pub(super) fn conv(reader: &mut Reader, config: Config<'_>, class: &str, input: Tensor) -> Result<Tensor, ModelError> {
    let rank = reader.spatial_rank(config, input)?;
    let (kernel, stride, dilation) = (kernel(config, rank)?, stride(config, rank)?, dilation(config, rank)?);
    let padding = padding(config, kernel, dilation)?;
    let shared = Conv { stride, padding, dilation, bias: has_bias(config), ..Conv::new(0, kernel) };
    if class.starts_with("Depthwise") || class.starts_with("Separable") {
        let multiplier = config.whole("depth_multiplier")?.unwrap_or(1);
        let depthwise = Conv { channels: Channels::Depthwise { multiplier }, ..shared.clone() };
        if class.starts_with("Depthwise") {
            return reader.add(config.layer, Op::Conv(depthwise), &[input]);
        }
        // One layer in Keras is two here, the depthwise one without a bias.
        let depthwise = Op::Conv(Conv { bias: false, ..depthwise });
        let between = reader.add(&format!("{}_depthwise", config.layer), depthwise, &[input])?;
        let filters = config.needed("filters", "nb_filter")?;
        let pointwise = Conv { bias: shared.bias, ..Conv::new(filters, Axes::new(1, 1)) };
        return reader.add(config.layer, Op::Conv(pointwise), &[between]);
    }
    let (out, groups) = (config.needed("filters", "nb_filter")?, config.whole("groups")?.unwrap_or(1));
    reader.add(config.layer, Op::Conv(Conv { channels: Channels::Grouped { out, groups }, ..shared }), &[input])
}

/// A transposed convolution. Its padding determines the output's size, from which the cropping follows.
pub(super) fn transposed(reader: &mut Reader, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
    let rank = reader.spatial_rank(config, input)?;
    let (kernel, stride, dilation) = (kernel(config, rank)?, stride(config, rank)?, dilation(config, rank)?);
    let added = along(config, &["output_padding"], rank, 0)?;
    let border = border(config)?;
    let (padding, output_padding) = match (added, border) {
        (None, Border::Same) => (Padding::Same, Axes::default()),
        (None, Border::Valid | Border::Causal) => (Padding::Valid, Axes::default()),
        (Some(added), border) => {
            let crop = |axis: Axis| {
                // Larger numbers are refused with the layer.
                let bounded = |value: u64| i128::from(value.min(LARGEST));
                let extent = bounded(*dilation.get(axis)) * (bounded(*kernel.get(axis)) - 1) + 1;
                let own = if border == Border::Same { 2 * (extent / 2) } else { 0 };
                own - bounded(*added.get(axis))
            };
            let cropped = Axes::from_axis(|axis| u64::try_from(crop(axis).max(0)).unwrap_or(u64::MAX));
            let output_padding = Axes::from_axis(|axis| u64::try_from((-crop(axis)).max(0)).unwrap_or(u64::MAX));
            let before = cropped.map(|total| total / 2);
            let (bottom, right) = (cropped.height - before.height, cropped.width - before.width);
            (Padding::Sides(Sides::new(before.height, before.width, bottom, right)), output_padding)
        }
    };
    let op = Op::ConvTranspose(ConvTranspose {
        out_channels: config.needed("filters", "nb_filter")?,
        groups: config.whole("groups")?.unwrap_or(1),
        kernel,
        stride,
        padding,
        output_padding,
        dilation,
        bias: has_bias(config),
    });
    reader.add(config.layer, op, &[input])
}

/// A pooling layer.
pub(super) fn pool(reader: &mut Reader, config: Config<'_>, class: &str, input: Tensor) -> Result<Tensor, ModelError> {
    let rank = reader.spatial_rank(config, input)?;
    let kernel = along(config, &["pool_size", "pool_length"], rank, 1)?.unwrap_or(if rank == 1 {
        Axes::new(1, 2)
    } else {
        Axes::new(2, 2)
    });
    let stride = along(config, &["strides", "stride"], rank, 1)?.unwrap_or(kernel);
    let padding = match border(config)? {
        Border::Same => Padding::Same,
        Border::Valid | Border::Causal => Padding::Valid,
    };
    let pool = Pool { stride, padding, count_include_pad: false, ..Pool::new(kernel) };
    let op = if class.starts_with("Max") { Op::MaxPool(pool) } else { Op::AvgPool(pool) };
    reader.add(config.layer, op, &[input])
}

/// Rows and columns added or removed at the borders.
pub(super) fn sides(config: Config<'_>, attribute: &str, rank: usize) -> Result<Sides, ModelError> {
    use super::config::whole;
    let Some(value) = config.get(attribute) else {
        return Ok(if rank == 1 { Sides::new(0, 1, 0, 1) } else { Sides::new(1, 1, 1, 1) });
    };
    let ends = |value: &Json| match value {
        Json::Array(ends) => match ends.as_slice() {
            [before, after] => Some((whole(before)?, whole(after)?)),
            _ => None,
        },
        value => whole(value).map(|both| (both, both)),
    };
    let sides = match (value, rank) {
        (value, 1) => ends(value).map(|(left, right)| Sides::new(0, left, 0, right)),
        (Json::Array(axes), _) if axes.len() == 2 => ends(&axes[0])
            .zip(ends(&axes[1]))
            .map(|((top, bottom), (left, right))| Sides::new(top, left, bottom, right)),
        (value, _) => whole(value).map(|all| Sides::new(all, all, all, all)),
    };
    sides.ok_or_else(|| config.unsupported(attribute, value))
}
