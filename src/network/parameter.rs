//! Names of hyper-parameters and of other quantities of a layer.

use std::fmt;

use super::{Axes, Axis, Sides};

/// A hyper-parameter, by its name in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the parameters' own names")]
pub enum Parameter {
    Kernel,
    Stride,
    Dilation,
    Padding,
    OutputPadding,
    Channels,
    OutChannels,
    OutFeatures,
    Groups,
    Multiplier,
    Scale,
    OutputSize,
    Crop,
    Section,
    SliceIndex,
    Height,
    Width,
    Bias,
    CeilMode,
    Interpolation,
    Activation,
    Probability,
    Kind,
    OutputShape,
    Sees,
    Parameters,
    Macs,
    Affine,
    Neighbours,
    Axis,
    PerChannel,
    Start,
    End,
    Step,
    Factor,
    CountIncludePad,
    PaddingMode,
    AlignCorners,
    Norm,
}

impl Parameter {
    /// The parameter's name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kernel => "kernel",
            Self::Stride => "stride",
            Self::Dilation => "dilation",
            Self::Padding => "padding",
            Self::OutputPadding => "output padding",
            Self::Channels => "channels",
            Self::OutChannels => "output channels",
            Self::OutFeatures => "output features",
            Self::Groups => "groups",
            Self::Multiplier => "channel multiplier",
            Self::Scale => "scale",
            Self::OutputSize => "output size",
            Self::Crop => "crop",
            Self::Section => "section",
            Self::SliceIndex => "slice",
            Self::Height => "height",
            Self::Width => "width",
            Self::Bias => "bias",
            Self::CeilMode => "ceil mode",
            Self::Interpolation => "interpolation",
            Self::Activation => "activation",
            Self::Probability => "probability",
            Self::Kind => "kind",
            Self::OutputShape => "output shape",
            Self::Sees => "what it sees",
            Self::Parameters => "parameters",
            Self::Macs => "multiply-adds",
            Self::Affine => "affine",
            Self::Neighbours => "channels in a sum",
            Self::Axis => "axis",
            Self::PerChannel => "one per channel",
            Self::Start => "start",
            Self::End => "end",
            Self::Step => "step",
            Self::Factor => "factor",
            Self::CountIncludePad => "padding counts",
            Self::PaddingMode => "padding mode",
            Self::AlignCorners => "corners aligned",
            Self::Norm => "exponent",
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A quantity that can exceed the supported integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the quantities' own names")]
pub enum Quantity {
    Parameter(Parameter),
    OutputSize,
    Parameters,
    Macs,
    Activations,
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Parameter(parameter) => parameter.name(),
            Self::OutputSize => "output size",
            Self::Parameters => "number of parameters",
            Self::Macs => "number of multiply-adds",
            Self::Activations => "number of activations",
        })
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl<T: fmt::Display> fmt::Display for Axes<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}", self.height, self.width)
    }
}

impl fmt::Display for Sides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.top, self.left, self.bottom, self.right)
    }
}
