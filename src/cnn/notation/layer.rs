//! What the words of one layer mean.

use crate::cnn::{Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Parameter, Pool, Sides};

use super::error::{NotationProblem, Read};
use super::number::{Dimensions, Piece, probability, whole};
use super::settings::{Key, Settings};

/// The operator that a layer's settings describe.
pub(super) fn op(mut settings: Settings<'_>, dimensions: Dimensions) -> Read<Op> {
    let layer = Layer { settings: &mut settings, dimensions };
    let op = layer.op()?;
    settings.finish()?;
    Ok(op)
}

struct Layer<'a, 's> {
    settings: &'s mut Settings<'a>,
    dimensions: Dimensions,
}

impl<'a> Layer<'a, '_> {
    fn op(mut self) -> Read<Op> {
        let word = self.settings.layer;
        if let Some(kind) = Activation::from_name(word) {
            return Ok(Op::Activation(kind));
        }
        Ok(match word {
            "conv" => Op::Conv(self.conv()?),
            "dwconv" => Op::Conv(self.depthwise()?),
            "deconv" => Op::ConvTranspose(self.transposed()?),
            "maxpool" => Op::MaxPool(self.pool()?),
            "avgpool" => Op::AvgPool(self.pool()?),
            "gap" => Op::GlobalAvgPool,
            "adaptive" => {
                let output = self.settings.only_bare()?;
                let output = self.needed(output, Parameter::OutputSize, "adaptive 7x7")?;
                Op::AdaptiveAvgPool { output: self.dimensions.pair(output, 1)? }
            }
            "up" => {
                let scale = self.settings.only_bare()?;
                let scale = self.needed(scale, Parameter::Scale, "up 2")?;
                Op::Upsample { scale: self.dimensions.pair(scale, 1)?, mode: self.mode()? }
            }
            "bn" => Op::BatchNorm,
            "ln" => Op::LayerNorm,
            "scale" => Op::Scale,
            "add" => Op::Add,
            "mul" => Op::Mul,
            "concat" => Op::Concat,
            "split" => {
                let sections = self.settings.bare().into_iter().map(whole).collect::<Read<_>>()?;
                Op::Split { sections, index: self.whole_or(Key::Index, 0)? }
            }
            "shuffle" => {
                let groups = self.settings.only_bare()?;
                Op::ChannelShuffle { groups: whole(self.needed(groups, Parameter::Groups, "shuffle 2")?)? }
            }
            "pad" => Op::Pad(self.bare_sides(Parameter::Padding, "pad 1")?),
            "crop" => Op::Crop(self.bare_sides(Parameter::Crop, "crop 1")?),
            "flatten" => Op::Flatten,
            "linear" => {
                let out = self.settings.only_bare()?;
                let out = self.needed(out, Parameter::OutFeatures, "linear 1000")?;
                Op::Linear { out_features: whole(out)?, bias: self.bias()? }
            }
            "dropout" => Op::Dropout { probability: self.settings.only_bare()?.map_or(Ok(0.5), probability)? },
            _ => Op::Identity,
        })
    }

    fn conv(&mut self) -> Read<Conv> {
        const EXAMPLE: &str = "conv 64 k3";
        let (out, kernel) = self.channels_and_kernel(EXAMPLE)?;
        let out = whole(self.needed(out, Parameter::OutChannels, EXAMPLE)?)?;
        let groups = self.whole_or(Key::Groups, 1)?;
        self.window(Channels::Grouped { out, groups }, kernel)
    }

    fn depthwise(&mut self) -> Read<Conv> {
        let (channels, kernel) = self.channels_and_kernel("dwconv k3")?;
        if let Some(channels) = channels {
            return Err(self.settings.not_taken(channels));
        }
        let multiplier = self.whole_or(Key::Multiplier, 1)?;
        self.window(Channels::Depthwise { multiplier }, kernel)
    }

    fn window(&mut self, channels: Channels, kernel: Axes<u64>) -> Read<Conv> {
        Ok(Conv {
            channels,
            kernel,
            stride: self.pair_or(Key::Stride, Axes::new(1, 1))?,
            padding: self.padding()?,
            dilation: self.pair_or(Key::Dilation, Axes::new(1, 1))?,
            bias: self.bias()?,
        })
    }

    fn transposed(&mut self) -> Read<ConvTranspose> {
        const EXAMPLE: &str = "deconv 64 k4 s2 p1";
        let (out, kernel) = self.channels_and_kernel(EXAMPLE)?;
        Ok(ConvTranspose {
            out_channels: whole(self.needed(out, Parameter::OutChannels, EXAMPLE)?)?,
            groups: self.whole_or(Key::Groups, 1)?,
            kernel,
            stride: self.pair_or(Key::Stride, Axes::new(1, 1))?,
            padding: self.sides()?,
            output_padding: self
                .settings
                .piece(Key::OutputPadding)?
                .map_or(Ok(Axes::new(0, 0)), |piece| self.dimensions.pair(piece, 0))?,
            dilation: self.pair_or(Key::Dilation, Axes::new(1, 1))?,
            bias: self.bias()?,
        })
    }

    fn pool(&mut self) -> Read<Pool> {
        let kernel = match self.settings.only_bare()? {
            Some(kernel) => Some(kernel),
            None => self.settings.piece(Key::Kernel)?,
        };
        let kernel = self.dimensions.pair(self.needed(kernel, Parameter::Kernel, "maxpool k2")?, 1)?;
        Ok(Pool {
            kernel,
            stride: self.pair_or(Key::Stride, kernel)?,
            padding: self.sides()?,
            dilation: self.pair_or(Key::Dilation, Axes::new(1, 1))?,
            ceil_mode: self.settings.piece(Key::Ceil)?.is_some(),
        })
    }

    /// Output channels and kernel: a bare number is the former, a bare `3x3` the latter.
    fn channels_and_kernel(&mut self, example: &'static str) -> Read<(Option<Piece<'a>>, Axes<u64>)> {
        let mut kernel = self.settings.piece(Key::Kernel)?;
        let mut channels = None;
        for piece in self.settings.bare() {
            let place = if piece.text.contains(['x', 'X', '×']) { &mut kernel } else { &mut channels };
            if place.replace(piece).is_some() {
                return Err(NotationProblem::Repeated { setting: super::error::quoted(piece.text) }.at(piece.at));
            }
        }
        let kernel = self.needed(kernel, Parameter::Kernel, example)?;
        Ok((channels, self.dimensions.pair(kernel, 1)?))
    }

    fn padding(&mut self) -> Read<Padding> {
        let Some(pieces) = self.settings.pieces(Key::Padding) else {
            return Ok(Padding::Sides(Sides::default()));
        };
        match pieces[..] {
            [piece] if piece.text.eq_ignore_ascii_case("psame") => Ok(Padding::Same),
            [piece] if piece.text.eq_ignore_ascii_case("pvalid") => Ok(Padding::Valid),
            _ => Ok(Padding::Sides(self.dimensions.sides(&pieces)?)),
        }
    }

    fn sides(&mut self) -> Read<Sides> {
        let pieces = self.settings.pieces(Key::Padding).unwrap_or_default();
        self.dimensions.sides(&pieces)
    }

    fn bare_sides(&mut self, parameter: Parameter, example: &'static str) -> Read<Sides> {
        let pieces = self.settings.bare();
        self.needed(pieces.first().copied(), parameter, example)?;
        self.dimensions.sides(&pieces)
    }

    fn mode(&mut self) -> Read<Interpolation> {
        let mode = self.settings.piece(Key::Mode)?;
        let bilinear = mode.is_some_and(|mode| mode.text.eq_ignore_ascii_case("bilinear"));
        Ok(if bilinear { Interpolation::Bilinear } else { Interpolation::Nearest })
    }

    fn bias(&mut self) -> Read<bool> {
        let bias = self.settings.piece(Key::Bias)?;
        Ok(bias.is_none_or(|bias| bias.text.eq_ignore_ascii_case("bias")))
    }

    fn pair_or(&mut self, key: Key, default: Axes<u64>) -> Read<Axes<u64>> {
        self.settings.piece(key)?.map_or(Ok(default), |piece| self.dimensions.pair(piece, 1))
    }

    fn whole_or(&mut self, key: Key, default: u64) -> Read<u64> {
        self.settings.piece(key)?.map_or(Ok(default), whole)
    }

    fn needed(&self, piece: Option<Piece<'a>>, parameter: Parameter, example: &'static str) -> Read<Piece<'a>> {
        let word = self.settings.layer;
        piece.ok_or_else(|| NotationProblem::Missing { word, parameter, example }.at(self.settings.at))
    }
}
