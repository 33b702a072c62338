//! One of every operator, as a new layer starts out.

use super::{
    Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Parameter, Pool, Sides, Value,
};

impl Op {
    /// One of every operator, as a new layer starts out, in the order menus show them.
    pub fn catalogue() -> Vec<Self> {
        let three = Axes::new(3, 3);
        let one_around = Padding::Sides(Sides::new(1, 1, 1, 1));
        let conv = Conv { padding: one_around, ..Conv::new(64, three) };
        let depthwise = Conv { channels: Channels::Depthwise { multiplier: 1 }, ..conv.clone() };
        let transposed = ConvTranspose {
            out_channels: 64,
            groups: 1,
            kernel: Axes::new(4, 4),
            stride: Axes::new(2, 2),
            padding: Sides::new(1, 1, 1, 1),
            output_padding: Axes::new(0, 0),
            dilation: Axes::new(1, 1),
            bias: true,
        };
        let pool = Pool::new(Axes::new(2, 2));
        let mut ops = vec![
            Self::Conv(conv),
            Self::Conv(depthwise),
            Self::ConvTranspose(transposed),
            Self::MaxPool(pool.clone()),
            Self::AvgPool(pool),
            Self::GlobalAvgPool,
            Self::AdaptiveAvgPool { output: Axes::new(7, 7) },
            Self::Upsample { scale: Axes::new(2, 2), mode: Interpolation::Nearest },
            Self::BatchNorm,
            Self::LayerNorm,
            Self::Scale,
        ];
        ops.extend(Activation::ALL.map(Self::Activation));
        ops.extend([
            Self::Add,
            Self::Mul,
            Self::Concat,
            Self::Split { sections: vec![32, 32], index: 0 },
            Self::ChannelShuffle { groups: 2 },
            Self::Pad(Sides::new(1, 1, 1, 1)),
            Self::Crop(Sides::new(1, 1, 1, 1)),
            Self::Flatten,
            Self::Linear { out_features: 1000, bias: true },
            Self::Dropout { probability: 0.5 },
            Self::Identity,
        ]);
        ops
    }

    /// The operator for a network with one spatial axis: nothing extends over rows.
    #[must_use]
    pub fn along_width(&self) -> Self {
        let flat = |parameter, value: &Value| match value {
            Value::Pair(pair) => {
                let height = u64::from(parameter != Parameter::OutputPadding);
                Some(Value::Pair(Axes::new(height, pair.width)))
            }
            Value::Sides(sides) => Some(Value::Sides(Sides { top: 0, bottom: 0, ..*sides })),
            Value::Padding(Padding::Sides(sides)) => {
                Some(Value::Padding(Padding::Sides(Sides { top: 0, bottom: 0, ..*sides })))
            }
            _ => None,
        };
        self.hyperparameters().iter().fold(self.clone(), |op, hyper| {
            let value = flat(hyper.parameter, &hyper.value);
            value.and_then(|value| op.with(hyper.parameter, &value)).unwrap_or(op)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operator_fits_a_network_of_one_axis() {
        for op in Op::catalogue() {
            for hyper in op.along_width().hyperparameters() {
                match hyper.value {
                    Value::Pair(pair) => assert!(pair.height <= 1, "{op:?}"),
                    Value::Sides(sides) => assert_eq!((sides.top, sides.bottom), (0, 0), "{op:?}"),
                    _ => {}
                }
            }
        }
    }
}
