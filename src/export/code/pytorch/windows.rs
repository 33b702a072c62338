//! Windows in PyTorch: convolution and pooling.

use super::rearranging::filling;
use super::writer::Writer;
use crate::export::code::lines::Arguments;
use crate::export::code::numbers::{full_windows, is_dilated, windows_on_padded};
use crate::export::code::{CodeError, Feature};
use crate::network::{Axes, Channels, Conv, ConvTranspose, Padding, PaddingMode, Pool, Sides};

impl Writer<'_> {
    pub(super) fn conv(&mut self, conv: &Conv) {
        let (layer, layout) = (self.layer, self.layout);
        let padding = layer.step.padding.unwrap_or_default();
        let is_dense = conv.stride == Axes::both(1);
        let padding = match (conv.padding, padding.as_symmetric()) {
            // `PyTorch` also pads an odd cell after the map, and supports `same` for stride 1.
            (Padding::Same, _) if is_dense => "\"same\"".into(),
            (_, Some(extent)) => layout.pair(extent),
            (_, None) => {
                self.pad(padding, filling(conv.padding_mode));
                "0".into()
            }
        };
        let (channels, out) = (layer.input.channels(), layer.step.shape.channels());
        let groups = match conv.channels {
            Channels::Depthwise { .. } => channels,
            Channels::Grouped { groups, .. } => groups,
        };
        let arguments = Arguments::new([channels.to_string(), out.to_string(), layout.pair(conv.kernel)])
            .with_stride(layout.pair(conv.stride))
            .with_if(padding != "0", "padding", &padding)
            .with_dilation(layout.pair(conv.dilation))
            .with_if(groups != 1, "groups", groups)
            .with_if(!conv.bias, "bias", "False");
        let is_padded = padding != "0" && conv.padding_mode != PaddingMode::Zeros;
        let mode = format!("\"{}\"", conv.padding_mode.name());
        let arguments = arguments.with_if(is_padded, "padding_mode", mode);
        self.module(arguments.call(&format!("nn.Conv{}d", layout.digit())));
    }

    pub(super) fn transposed(&mut self, conv: &ConvTranspose) {
        let (layer, layout) = (self.layer, self.layout);
        let (sides, output_padding) = conv.ends();
        let symmetric = sides.as_symmetric();
        let padding = layout.pair(symmetric.unwrap_or_default());
        let output_padding = layout.pair(output_padding);
        let channels = [layer.input.channels(), conv.out_channels].map(|channels| channels.to_string());
        let arguments = Arguments::new(channels.into_iter().chain([layout.pair(conv.kernel)]))
            .with_stride(layout.pair(conv.stride))
            .with_if(padding != "0", "padding", &padding)
            .with_if(output_padding != "0", "output_padding", &output_padding)
            .with_dilation(layout.pair(conv.dilation))
            .with_if(conv.groups != 1, "groups", conv.groups)
            .with_if(!conv.bias, "bias", "False");
        self.module(arguments.call(&format!("nn.ConvTranspose{}d", layout.digit())));
        if symmetric.is_none() {
            self.crop(sides);
        }
    }

    pub(super) fn pool(&mut self, pool: &Pool, kind: &str, filling: &str) {
        let (layer, layout) = (self.layer, self.layout);
        let sides = self.sides();
        let padding = sides.as_symmetric();
        if padding.is_none() {
            self.pad(sides, filling);
        }
        let padding_word = layout.pair(padding.unwrap_or_default());
        let (kernel, stride) = (layout.pair(pool.kernel), layout.pair(pool.stride));
        let arguments = Arguments::new([kernel.clone()])
            .with_if(stride != kernel, "stride", &stride)
            .with_if(padding_word != "0", "padding", &padding_word)
            .with_dilation(layout.pair(pool.dilation))
            .with_if(pool.ceil_mode, "ceil_mode", "True")
            .with_if(!pool.count_include_pad, "count_include_pad", "False")
            .with_if(layer.indices.is_some(), "return_indices", "True");
        let constructor = arguments.call(&format!("nn.{kind}{}d", layout.digit()));
        match &layer.indices {
            Some(indices) => {
                self.lines.call_for_two(&format!("self.{}", self.module_name()), indices);
                self.made(constructor);
            }
            None => self.module(constructor),
        }
        // If the map is padded before, a window that begins after the map itself would be added.
        let (input, output) = (layer.input.size(), layer.step.shape.size());
        if padding.is_none() && pool.ceil_mode && windows_on_padded(pool, sides, input) != output {
            self.lines.then(|value| format!("{value}[:, :, {}]", layout.first(output)));
        }
    }

    /// Max unpooling, to the size that the pooling layer's input has.
    pub(super) fn max_unpool(&mut self) -> Result<(), CodeError> {
        let (layer, layout) = (self.layer, self.layout);
        let (Some(pool), Some(indices)) = (&layer.step.unpools, &layer.indices) else {
            return Err(self.lacks(Feature::MaxUnpooling));
        };
        // Indices of a map that was padded before count its padding.
        let padding = self.sides().as_symmetric().ok_or_else(|| self.lacks(Feature::MaxUnpooling))?;
        if is_dilated(pool.kernel, pool.dilation) {
            return Err(self.lacks(Feature::MaxUnpooling));
        }
        let (kernel, stride) = (layout.pair(pool.kernel), layout.pair(pool.stride));
        let padding = layout.pair(padding);
        let arguments = Arguments::new([kernel.clone()]).with_if(stride != kernel, "stride", &stride).with_if(
            padding != "0",
            "padding",
            &padding,
        );
        let size = layout.tuple(layer.step.shape.size());
        let id = self.module_name().to_owned();
        self.lines.then(|value| format!("self.{id}({value}, {indices}, output_size={size})"));
        self.made(arguments.call(&format!("nn.MaxUnpool{}d", layout.digit())));
        Ok(())
    }

    pub(super) fn avg_pool(&mut self, pool: &Pool) -> Result<(), CodeError> {
        if is_dilated(pool.kernel, pool.dilation) {
            return Err(self.lacks(Feature::DilatedPooling));
        }
        let (padding, is_partial) = self.full_windows(pool);
        // Zeros padded before would count.
        if !pool.count_include_pad && (padding.as_symmetric().is_none() || is_partial && pool.padding == Padding::Same)
        {
            return Err(self.lacks(Feature::UncountedPadding));
        }
        self.pool(&Pool { dilation: Axes::both(1), ..pool.clone() }, "AvgPool", "");
        Ok(())
    }

    pub(super) fn lp_pool(&mut self, norm: u64, pool: &Pool) {
        let layout = self.layout;
        let (kernel, stride) = (layout.pair(pool.kernel), layout.pair(pool.stride));
        let arguments = Arguments::new([norm.to_string(), kernel.clone()])
            .with_if(stride != kernel, "stride", &stride)
            .with_if(pool.ceil_mode, "ceil_mode", "True");
        self.module(arguments.call(&format!("nn.LPPool{}d", layout.digit())));
    }

    /// A reduction over all positions.
    pub(super) fn global(&mut self, function: &str) {
        let axes = if self.layout.is_line() { "2" } else { "(2, 3)" };
        self.lines.then(|value| format!("{value}.{function}(dim={axes}, keepdim=True)"));
    }

    /// The padding of a window layer.
    fn sides(&self) -> Sides {
        self.layer.step.padding.unwrap_or_default()
    }

    fn full_windows(&self, pool: &Pool) -> (Sides, bool) {
        full_windows(pool, self.sides(), self.layer.input.size(), self.layer.step.shape.size())
    }
}

impl Arguments {
    fn with_stride(self, stride: String) -> Self {
        self.with_if(stride != "1", "stride", stride)
    }

    fn with_dilation(self, dilation: String) -> Self {
        self.with_if(dilation != "1", "dilation", dilation)
    }
}
