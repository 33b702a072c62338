//! Windows in Keras: convolution and pooling.

use super::writer::Writer;
use crate::export::code::lines::Arguments;
use crate::export::code::numbers::{even_windows, extent, full_windows, is_dilated};
use crate::export::code::{CodeError, Feature};
use crate::network::{Axes, Channels, Conv, ConvTranspose, Padding, PaddingMode, Pool, Sides};

impl Writer<'_> {
    pub(super) fn conv(&mut self, conv: &Conv) -> Result<(), CodeError> {
        let (layer, layout) = (self.layer, self.layout);
        if conv.stride != Axes::both(1) && conv.dilation != Axes::both(1) {
            return Err(self.lacks(Feature::StrideWithDilation));
        }
        let padding = layer.step.padding.unwrap_or_default();
        let is_mirrored = conv.padding_mode != PaddingMode::Zeros && padding != Sides::default();
        let is_same = !is_mirrored && (conv.padding == Padding::Same || is_what_same_means(conv, padding));
        if is_mirrored {
            self.mirrored(padding, conv.padding_mode)?;
        } else if !is_same && padding != Sides::default() {
            let name = self.names.take(&format!("{}_padding", layer.id));
            self.around("ZeroPadding", padding, name);
        }
        let (channels, kernel) = (layer.input.channels(), layout.pair(conv.kernel));
        let rest = |arguments: Arguments| {
            let stride = layout.pair(conv.stride);
            let dilation = layout.pair(conv.dilation);
            arguments.with_if(stride != "1", "strides", &stride).with_if(is_same, "padding", "\"same\"").with_if(
                dilation != "1",
                "dilation_rate",
                &dilation,
            )
        };
        match conv.channels {
            // Keras's depthwise layer requires equal strides.
            Channels::Depthwise { multiplier } if conv.stride.is_square() || layout.is_line() => {
                let arguments = rest(Arguments::new([kernel])).with_if(multiplier != 1, "depth_multiplier", multiplier);
                self.own(arguments.with_if(!conv.bias, "use_bias", "False"), "DepthwiseConv{}D");
            }
            _ => {
                let groups = match conv.channels {
                    Channels::Depthwise { .. } => channels,
                    Channels::Grouped { groups, .. } => groups,
                };
                let arguments = rest(Arguments::new([layer.step.shape.channels().to_string(), kernel]));
                let arguments = arguments.with_if(groups != 1, "groups", groups);
                self.own(arguments.with_if(!conv.bias, "use_bias", "False"), "Conv{}D");
            }
        }
        Ok(())
    }

    pub(super) fn transposed(&mut self, conv: &ConvTranspose) -> Result<(), CodeError> {
        if conv.groups != 1 {
            return Err(self.lacks(Feature::GroupedTranspose));
        }
        if conv.stride != Axes::both(1) && conv.dilation != Axes::both(1) {
            return Err(self.lacks(Feature::StrideWithDilation));
        }
        let layout = self.layout;
        let (stride, dilation) = (layout.pair(conv.stride), layout.pair(conv.dilation));
        let (sides, output_padding) = conv.ends();
        // Without it, Keras adds rows and columns if the stride exceeds the kernel.
        let output_padding = layout.pair(output_padding);
        let is_larger = conv.stride.height > conv.kernel.height || conv.stride.width > conv.kernel.width;
        let arguments = Arguments::new([conv.out_channels.to_string(), layout.pair(conv.kernel)])
            .with_if(stride != "1", "strides", &stride)
            .with_if(is_larger || output_padding != "0", "output_padding", &output_padding)
            .with_if(dilation != "1", "dilation_rate", &dilation)
            .with_if(!conv.bias, "use_bias", "False");
        self.own(arguments, "Conv{}DTranspose");
        if sides != Sides::default() {
            let name = self.names.take(&format!("{}_cropping", self.layer.id));
            self.around("Cropping", sides, name);
        }
        Ok(())
    }

    pub(super) fn max_pool(&mut self, pool: &Pool) -> Result<(), CodeError> {
        let (padding, _) = self.windows(pool)?;
        if padding != Sides::default() {
            let ends = self.layout.ends(padding);
            self.lines.then(|value| format!("ops.pad({value}, ((0, 0), {ends}, (0, 0)), constant_values=-math.inf)"));
        }
        self.own(self.pooling(pool), "MaxPooling{}D");
        Ok(())
    }

    pub(super) fn avg_pool(&mut self, pool: &Pool) -> Result<(), CodeError> {
        let (padding, is_partial) = self.windows(pool)?;
        if is_partial {
            return Err(self.lacks(Feature::PartialMean));
        }
        if !pool.count_include_pad && padding != Sides::default() {
            // TensorFlow excludes padding from means, but supports only its own padding.
            if pool.padding != Padding::Same {
                return Err(self.lacks(Feature::UncountedPadding));
            }
            self.own(self.pooling(pool).with("padding", "\"same\""), "AveragePooling{}D");
            return Ok(());
        }
        if padding != Sides::default() {
            let name = self.names.take(&format!("{}_padding", self.layer.id));
            self.around("ZeroPadding", padding, name);
        }
        self.own(self.pooling(pool), "AveragePooling{}D");
        Ok(())
    }

    /// The root of the mean of powers, times the number of cells of a window.
    pub(super) fn lp_pool(&mut self, norm: u64, pool: &Pool) -> Result<(), CodeError> {
        self.lines.then(|value| format!("ops.power({value}, {norm})"));
        self.avg_pool(pool)?;
        let cells = u128::from(pool.kernel.height) * u128::from(pool.kernel.width);
        self.lines.then(|value| format!("ops.power({value} * {cells}, 1 / {norm})"));
        Ok(())
    }

    /// Adaptive pooling with windows of equal size.
    pub(super) fn adaptive(&mut self, output: Axes<u64>, kind: &str) -> Result<(), CodeError> {
        let windows =
            even_windows(self.layer.input.size(), output).ok_or_else(|| self.lacks(Feature::UnevenAdaptivePooling))?;
        self.own(Arguments::new([self.layout.pair(windows)]), kind);
        Ok(())
    }

    /// The padding with which all windows are full, and whether it exceeds the pool's own.
    fn windows(&self, pool: &Pool) -> Result<(Sides, bool), CodeError> {
        if is_dilated(pool.kernel, pool.dilation) {
            return Err(self.lacks(Feature::DilatedPooling));
        }
        let padding = self.layer.step.padding.unwrap_or_default();
        Ok(full_windows(pool, padding, self.layer.input.size(), self.layer.step.shape.size()))
    }

    fn pooling(&self, pool: &Pool) -> Arguments {
        let (kernel, stride) = (self.layout.pair(pool.kernel), self.layout.pair(pool.stride));
        Arguments::new([kernel.clone()]).with_if(stride != kernel, "strides", stride)
    }
}

/// Whether a convolution's padding equals that of `same` for every input size.
fn is_what_same_means(conv: &Conv, padding: Sides) -> bool {
    let total = |kernel, dilation| extent(kernel, dilation) - 1;
    conv.stride == Axes::both(1)
        && padding.top == total(conv.kernel.height, conv.dilation.height) / 2
        && padding.left == total(conv.kernel.width, conv.dilation.width) / 2
        && padding.top + padding.bottom == total(conv.kernel.height, conv.dilation.height)
        && padding.left + padding.right == total(conv.kernel.width, conv.dilation.width)
        && padding != Sides::default()
}
