//! The input indices that each operator reads along one axis. Every formula of the program is written here, once.

use super::resized::Resized;
use crate::network::{
    Axes, Axis, Interpolation, LARGEST, MapAxis, Op, PaddingMode, ResizeTo, Sees, Sides, SoftmaxAxis, Step,
};

/// Which input indices each output index reads along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Output `u` reads `u·stride + t·dilation − before` for every tap `t`: convolution, pooling, padding, cropping.
    Window(Taps),
    /// Input `i` is read by `i·stride + t·dilation − before` for every tap `t`: transposed convolution.
    Transposed(Taps),
    /// As a transposed window, through the indices of a max pooling layer: output `u` depends on which cell of each window that holds `u`
    /// is the largest. Input `i` is the pooling layer's window `i`.
    Indices(Taps),
    /// Enlargement by a whole factor.
    Upsample {
        /// The factor.
        scale: i64,
        /// Whether one or two neighbors are read.
        mode: Interpolation,
    },
    /// Average or max pooling with windows from ⌊u·input/output⌋ up to ⌈(u + 1)·input/output⌉ that differ in size.
    Adaptive,
    /// Every output index reads index 0: a gate.
    Broadcast,
    /// Every output index reads all input indices: global pooling, flattening, a fully connected layer.
    Whole,
    /// Output `u` reads `u − before` if that is an index of the input: one of the maps concatenated along the axis.
    Part {
        /// Extent of the maps before this one.
        before: i64,
    },
    /// Output `u` reads `input − 1 − u`.
    Flipped,
    /// Resizing by a factor that has no closed form.
    Resized(Resized),
    /// Non-zero padding, whose cells repeat cells of the map: output `u` reads the index that `u − before` mirrors, repeats or wraps to.
    Border {
        /// Cells before the first cell of the map.
        before: i64,
        /// How the padding is filled; never zeros.
        mode: PaddingMode,
    },
    /// The receptive field of the layer is unknown.
    Unknown,
}

/// The taps of a window along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taps {
    /// Number of taps.
    pub kernel: i64,
    /// Step of the window.
    pub stride: i64,
    /// Step between taps.
    pub dilation: i64,
    /// Padding before; negative for a crop.
    pub before: i64,
}

impl Taps {
    /// A single tap on the index itself.
    pub const POINT: Self = Self { kernel: 1, stride: 1, dilation: 1, before: 0 };

    /// The number of taps as a weight divisor.
    pub const fn count(&self) -> f64 {
        self.kernel as f64
    }
}

/// The readings of an operator's input number `slot` along both axes; `offset` is the extent of the inputs concatenated before this one.
pub(super) fn reading(op: &Op, step: &Step, slot: usize, offset: u64, input: Axes<u64>) -> Axes<Reading> {
    let (padding, output) = (step.padding, step.shape.size());
    let along = |axis: MapAxis, reading: &dyn Fn() -> Reading| {
        let mut readings = Axes::both(Reading::Window(Taps::POINT));
        match axis {
            MapAxis::Channels => {}
            MapAxis::Height => readings.height = reading(),
            MapAxis::Width => readings.width = reading(),
        }
        readings
    };
    match op {
        Op::Conv(c) => window(c.kernel, c.stride, c.dilation, padding.unwrap_or_default()).map(Reading::Window),
        Op::ConvTranspose(c) => {
            window(c.kernel, c.stride, c.dilation, padding.unwrap_or_default()).map(Reading::Transposed)
        }
        Op::MaxPool(p) | Op::AvgPool(p) | Op::LpPool { pool: p, .. } => {
            window(p.kernel, p.stride, p.dilation, padding.unwrap_or_default()).map(Reading::Window)
        }
        Op::MaxUnpool => match &step.unpools {
            Some(pool) => {
                let taps = window(pool.kernel, pool.stride, pool.dilation, padding.unwrap_or_default());
                taps.map(if slot == 0 { Reading::Transposed } else { Reading::Indices })
            }
            None => Axes::both(Reading::Unknown),
        },
        Op::Pad { sides, .. } => {
            Axes::from_axis(|axis| Taps { before: before(*sides, axis), ..Taps::POINT }).map(Reading::Window)
        }
        Op::Resize { to, mode, align_corners } => Axes::from_axis(|axis| {
            let scale = match to {
                ResizeTo::Size(_) => None,
                ResizeTo::Scale(scale) => Some(*scale.get(axis)),
            };
            let resized = Resized { mode: *mode, align_corners: *align_corners, scale };
            resized.reading(signed(*input.get(axis)), signed(*output.get(axis)))
        }),
        Op::Crop(sides) => {
            Axes::from_axis(|axis| Taps { before: -before(*sides, axis), ..Taps::POINT }).map(Reading::Window)
        }
        Op::Upsample { scale, mode } => scale.map(|scale| Reading::Upsample { scale: signed(scale), mode: *mode }),
        Op::AdaptiveAvgPool { .. } | Op::AdaptiveMaxPool { .. } => Axes::from_axis(|axis| {
            let (input, output) = (signed(*input.get(axis)), signed(*output.get(axis)));
            let (size, rest) = (input / output, input % output);
            let taps = Taps { kernel: size, stride: size, ..Taps::POINT };
            if rest == 0 { Reading::Window(taps) } else { Reading::Adaptive }
        }),
        Op::Opaque(opaque) => match opaque.sees {
            Sees::Pointwise => Axes::both(Reading::Window(Taps::POINT)),
            Sees::Window => {
                let seen = opaque.window;
                window(seen.kernel, seen.stride, seen.dilation, seen.padding).map(Reading::Window)
            }
            Sees::Whole => Axes::both(Reading::Whole),
            Sees::Unknown => Axes::both(Reading::Unknown),
        },
        Op::PixelShuffle { factor } | Op::DepthToSpace { factor } => {
            Axes::both(Reading::Upsample { scale: signed(*factor), mode: Interpolation::Nearest })
        }
        Op::PixelUnshuffle { factor } | Op::SpaceToDepth { factor } => {
            let factor = signed(*factor);
            Axes::both(Reading::Window(Taps { kernel: factor, stride: factor, ..Taps::POINT }))
        }
        Op::Slice { axis, start, step, .. } => {
            along(*axis, &|| Reading::Window(Taps { stride: signed(*step), before: -signed(*start), ..Taps::POINT }))
        }
        Op::Flip { axis } => along(*axis, &|| Reading::Flipped),
        Op::Concat { axis } => along(*axis, &|| Reading::Part { before: signed(offset) }),
        Op::Softmax { axis: SoftmaxAxis::Map } | Op::LogSoftmax { axis: SoftmaxAxis::Map } => {
            Axes::both(Reading::Whole)
        }
        Op::GlobalAvgPool | Op::GlobalMaxPool | Op::Flatten | Op::Linear { .. } => Axes::both(Reading::Whole),
        op if step.statistics.over_map(op) => Axes::both(Reading::Whole),
        Op::Mul if slot > 0 && input != output => Axes::both(Reading::Broadcast),
        Op::BatchNorm
        | Op::LayerNorm
        | Op::GroupNorm { .. }
        | Op::RmsNorm
        | Op::InstanceNorm { .. }
        | Op::LocalResponseNorm { .. }
        | Op::Scale
        | Op::Activation(_)
        | Op::Softmax { axis: SoftmaxAxis::Channels }
        | Op::LogSoftmax { axis: SoftmaxAxis::Channels }
        | Op::Prelu { .. }
        | Op::Glu
        | Op::Add
        | Op::Mul
        | Op::Sub
        | Op::Div
        | Op::Minimum
        | Op::Maximum
        | Op::Split { .. }
        | Op::ChannelShuffle { .. }
        | Op::Dropout { .. }
        | Op::Identity => Axes::both(Reading::Window(Taps::POINT)),
    }
}

/// Cells of padding before the map along an axis.
fn before(sides: Sides, axis: Axis) -> i64 {
    signed(sides.along(axis).0)
}

/// The taps of a window along both axes.
fn window(kernel: Axes<u64>, stride: Axes<u64>, dilation: Axes<u64>, padding: Sides) -> Axes<Taps> {
    Axes::from_axis(|axis| Taps {
        kernel: signed(*kernel.get(axis)),
        stride: signed(*stride.get(axis)),
        dilation: signed(*dilation.get(axis)),
        before: before(padding, axis),
    })
}

/// The index left of an output index's source position, and the distance of the position from it in units of 1/(2·scale).
///
/// Corners are not aligned: output `o` lies at (o + ½)/scale − ½, that is (2o + 1 − scale) / (2·scale).
pub(super) const fn bilinear(scale: i64, output: i64) -> (i64, i64) {
    let position = 2 * output + 1 - scale;
    (position.div_euclid(2 * scale), position.rem_euclid(2 * scale))
}

/// An extent as a signed integer; the shaped network has checked that it fits.
pub(super) fn signed(extent: u64) -> i64 {
    debug_assert!(extent <= LARGEST);
    i64::try_from(extent).expect("shape inference refuses larger extents")
}
