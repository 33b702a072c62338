//! Windows in Flax: convolution and pooling.

use super::writer::Writer;
use crate::export::code::lines::Arguments;
use crate::export::code::numbers::{even_windows, extent, full_windows, is_dilated};
use crate::export::code::{CodeError, Feature};
use crate::network::{Axes, Axis, Channels, Conv, ConvTranspose, Padding, PaddingMode, Pool, Sides};

impl Writer<'_> {
    pub(super) fn conv(&mut self, conv: &Conv) {
        let (layer, layout) = (self.layer, self.layout);
        let padding = layer.step.padding.unwrap_or_default();
        let is_mirrored = conv.padding_mode != PaddingMode::Zeros && padding != Sides::default();
        if is_mirrored {
            self.pad(padding, conv.padding_mode);
        }
        let padding = match conv.padding {
            _ if is_mirrored => "\"VALID\"".into(),
            Padding::Same => "\"SAME\"".into(),
            _ if padding == Sides::default() => "\"VALID\"".into(),
            _ => layout.grouped(&layout.ends(padding)),
        };
        let groups = match conv.channels {
            Channels::Depthwise { .. } => layer.input.channels(),
            Channels::Grouped { groups, .. } => groups,
        };
        let arguments = Arguments::new([layer.step.shape.channels().to_string(), layout.tuple(conv.kernel)])
            .with_if(conv.stride != Axes::both(1), "strides", layout.tuple(conv.stride))
            .with("padding", padding)
            .with_if(conv.dilation != Axes::both(1), "kernel_dilation", layout.tuple(conv.dilation))
            .with_if(groups != 1, "feature_group_count", groups)
            .with_if(!conv.bias, "use_bias", "False");
        self.module(arguments, "Conv");
    }

    pub(super) fn transposed(&mut self, conv: &ConvTranspose) -> Result<(), CodeError> {
        if conv.groups != 1 {
            return Err(self.lacks(Feature::GroupedTranspose));
        }
        let layout = self.layout;
        // JAX pads the map after spreading it by the stride, before an ordinary convolution: the padding is the window's extent − 1 minus
        // the cropping.
        let (sides, output_padding) = conv.ends();
        let ends = |axis: Axis| {
            let (before, after) = sides.along(axis);
            let whole = i128::from(extent(*conv.kernel.get(axis), *conv.dilation.get(axis))) - 1;
            let extra = i128::from(*output_padding.get(axis));
            format!("({}, {})", whole - i128::from(before), whole - i128::from(after) + extra)
        };
        let arguments = Arguments::new([conv.out_channels.to_string(), layout.tuple(conv.kernel)])
            .with_if(conv.stride != Axes::both(1), "strides", layout.tuple(conv.stride))
            .with("padding", layout.grouped(&layout.by_axis(ends)))
            .with_if(conv.dilation != Axes::both(1), "kernel_dilation", layout.tuple(conv.dilation))
            .with_if(!conv.bias, "use_bias", "False");
        self.module(arguments, "ConvTranspose");
        Ok(())
    }

    pub(super) fn pool(&mut self, pool: &Pool, function: &str) -> Result<(), CodeError> {
        let (layer, layout) = (self.layer, self.layout);
        if is_dilated(pool.kernel, pool.dilation) {
            return Err(self.lacks(Feature::DilatedPooling));
        }
        let own = layer.step.padding.unwrap_or_default();
        let (padding, is_partial) = full_windows(pool, own, layer.input.size(), layer.step.shape.size());
        if is_partial && function == "avg_pool" {
            return Err(self.lacks(Feature::PartialMean));
        }
        let is_uncounted = function == "avg_pool" && !pool.count_include_pad && padding != Sides::default();
        let (kernel, stride) = (layout.tuple(pool.kernel), layout.tuple(pool.stride));
        let ends = layout.grouped(&layout.ends(padding));
        self.lines.then(|value| {
            Arguments::new([value.to_owned(), kernel])
                .with("strides", stride)
                .with_if(padding != Sides::default(), "padding", ends)
                .with_if(is_uncounted, "count_include_pad", "False")
                .call(&format!("nn.{function}"))
        });
        Ok(())
    }

    /// The root of the mean of powers, times the number of cells of a window.
    pub(super) fn lp_pool(&mut self, norm: u64, pool: &Pool) -> Result<(), CodeError> {
        self.lines.then(|value| format!("{value} ** {norm}"));
        self.pool(pool, "avg_pool")?;
        let cells = u128::from(pool.kernel.height) * u128::from(pool.kernel.width);
        self.lines.then(|value| format!("({value} * {cells}) ** (1 / {norm})"));
        Ok(())
    }

    pub(super) fn adaptive(&mut self, output: Axes<u64>, function: &str) -> Result<(), CodeError> {
        let windows =
            even_windows(self.layer.input.size(), output).ok_or_else(|| self.lacks(Feature::UnevenAdaptivePooling))?;
        let window = self.layout.tuple(windows);
        self.lines.then(|value| format!("nn.{function}({value}, {window}, strides={window})"));
        Ok(())
    }

    /// A reduction over all positions.
    pub(super) fn global(&mut self, function: &str) {
        let axes = if self.layout.is_line() { "1" } else { "(1, 2)" };
        self.lines.then(|value| format!("{value}.{function}(axis={axes}, keepdims=True)"));
    }
}
