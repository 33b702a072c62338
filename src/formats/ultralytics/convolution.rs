//! A convolution with its norm and non-linearity, of which all blocks are made.

use super::wiring::Wiring;
use crate::formats::ModelError;
use crate::formats::builder::Value;
use crate::network::{Activation, Axes, Channels, Conv, Op, Padding, PaddingMode, Sides};

/// The settings of a convolution that a norm and a non-linearity follow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Convolution {
    /// Output channels.
    pub(super) out: u64,
    /// Kernel size.
    pub(super) kernel: Axes<u64>,
    /// Step between windows.
    pub(super) stride: Axes<u64>,
    /// Cells at every side; none for as many as keep the size at stride 1.
    pub(super) padding: Option<Axes<u64>>,
    /// Number of groups.
    pub(super) groups: u64,
    /// Step between taps.
    pub(super) dilation: u64,
    /// What follows the norm.
    pub(super) activation: Option<Activation>,
}

impl Convolution {
    /// A square kernel at stride 1 that keeps the size.
    pub(super) fn new(out: u64, kernel: u64, activation: Option<Activation>) -> Self {
        let (kernel, stride) = (Axes::new(kernel, kernel), Axes::new(1, 1));
        Self { out, kernel, stride, padding: None, groups: 1, dilation: 1, activation }
    }

    /// The same with another step.
    pub(super) fn step(self, stride: u64) -> Self {
        Self { stride: Axes::new(stride, stride), ..self }
    }

    /// The same in groups.
    pub(super) fn grouped(self, groups: u64) -> Self {
        Self { groups, ..self }
    }

    fn op(self) -> Conv {
        let half = |kernel: u64| kernel.saturating_sub(1).saturating_mul(self.dilation).saturating_add(1) / 2;
        let padding = self.padding.unwrap_or(Axes::new(half(self.kernel.height), half(self.kernel.width)));
        let Axes { height, width } = padding;
        Conv {
            channels: Channels::Grouped { out: self.out, groups: self.groups },
            kernel: self.kernel,
            stride: self.stride,
            padding: Padding::Sides(Sides::new(height, width, height, width)),
            padding_mode: PaddingMode::Zeros,
            dilation: Axes::new(self.dilation, self.dilation),
            bias: false,
        }
    }
}

impl Wiring<'_> {
    /// A convolution with its norm and, where it has one, its non-linearity.
    pub(super) fn conv(&mut self, name: &str, settings: Convolution, input: Value) -> Result<Value, ModelError> {
        let value = self.add(&format!("{name}.conv"), Op::Conv(settings.op()), &[input])?;
        let value = self.add(&format!("{name}.bn"), Op::BatchNorm, &[value])?;
        match settings.activation {
            Some(kind) => self.add(&format!("{name}.act"), Op::Activation(kind), &[value]),
            None => Ok(value),
        }
    }

    /// A convolution with the model's own non-linearity that keeps the size.
    pub(super) fn keeping(&mut self, name: &str, out: u64, kernel: u64, input: Value) -> Result<Value, ModelError> {
        self.conv(name, Convolution::new(out, kernel, self.activation), input)
    }

    /// A convolution alone.
    pub(super) fn plain(
        &mut self,
        name: &str,
        out: u64,
        kernel: u64,
        bias: bool,
        input: Value,
    ) -> Result<Value, ModelError> {
        let conv = Conv { bias, ..Convolution::new(out, kernel, None).op() };
        self.add(name, Op::Conv(conv), &[input])
    }
}
