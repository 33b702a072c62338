//! One of every operator, as a new layer starts out.

use super::{Activation, Axes, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Pool, Sides};

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
}
