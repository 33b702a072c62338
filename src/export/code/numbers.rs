//! Numbers in code: pairs, paddings and windows.

use crate::network::{Axes, Axis, MapAxis, Op, Pool, ResizeTo, Shape, ShapedNetwork, Sides};

/// The number of spatial axes of maps in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    line: bool,
}

impl Layout {
    /// One axis for a signal if no layer acts along the height; else two.
    pub(super) fn of(shaped: &ShapedNetwork) -> Self {
        let is_flat = |map: usize| shaped.shape(map).is_none_or(|shape| shape.size().height == 1);
        let neutral = |map: usize| is_flat(map) && is_neutral(shaped, map);
        Self { line: shaped.network().input.one_dimensional && is_flat(0) && (1..shaped.map_count()).all(neutral) }
    }

    pub(super) const fn is_line(self) -> bool {
        self.line
    }

    /// The digit at the end of layer names.
    pub(super) const fn digit(self) -> char {
        if self.line { '1' } else { '2' }
    }

    /// One number if both axes agree: `3`, `(3, 5)`.
    pub(super) fn pair(self, pair: Axes<u64>) -> String {
        if self.line || pair.is_square() { pair.width.to_string() } else { self.tuple(pair) }
    }

    /// A number per axis: `(3, 5)`, `(5,)`.
    pub(super) fn tuple(self, Axes { height, width }: Axes<u64>) -> String {
        if self.line { format!("({width},)") } else { format!("({height}, {width})") }
    }

    /// Before and after per axis: `(1, 1), (2, 0)`, `(2, 0)`.
    pub(super) fn ends(self, sides: Sides) -> String {
        self.by_axis(|axis| format!("{:?}", sides.along(axis)))
    }

    /// Values per axis as one tuple: `((1, 1), (2, 0))`, `((2, 0),)`.
    pub(super) fn grouped(self, words: &str) -> String {
        if self.line { format!("({words},)") } else { format!("({words})") }
    }

    /// Extents of a map with the channels last: `32, 32, 64`.
    pub(super) fn channels_last(self, shape: Shape) -> String {
        match shape {
            Shape::Map { channels, size } if self.line => format!("{}, {channels}", size.width),
            Shape::Map { channels, size } => format!("{}, {}, {channels}", size.height, size.width),
            Shape::Vector { length } => length.to_string(),
        }
    }

    /// Slices of a map that crop its sides: `1:-2, :`.
    pub(super) fn slices(self, sides: Sides) -> String {
        let slice = |(before, after): (u64, u64)| {
            let part = |extent: u64, sign: &str| if extent == 0 { String::new() } else { format!("{sign}{extent}") };
            format!("{}:{}", part(before, ""), part(after, "-"))
        };
        self.by_axis(|axis| slice(sides.along(axis)))
    }

    /// Slices of a map that keep its first rows and columns: `:7, :7`.
    pub(super) fn first(self, size: Axes<u64>) -> String {
        self.by_axis(|axis| format!(":{}", size.get(axis)))
    }

    /// A text per axis, separated by commas.
    pub(super) fn by_axis(self, word: impl Fn(Axis) -> String) -> String {
        if self.line { word(Axis::Width) } else { format!("{}, {}", word(Axis::Height), word(Axis::Width)) }
    }
}

/// Whether a layer does not act along a height of one row.
fn is_neutral(shaped: &ShapedNetwork, map: usize) -> bool {
    let no_rows = |sides: Option<Sides>| sides.is_none_or(|sides| sides.top == 0 && sides.bottom == 0);
    let padding = shaped.step_of(map).and_then(|step| step.padding);
    match shaped.op(map) {
        Op::Conv(conv) => conv.kernel.height == 1 && no_rows(padding),
        Op::ConvTranspose(conv) => conv.kernel.height == 1 && no_rows(padding) && conv.output_padding.height == 0,
        Op::MaxPool(pool) | Op::AvgPool(pool) | Op::LpPool { pool, .. } => pool.kernel.height == 1 && no_rows(padding),
        Op::Upsample { scale, .. } => scale.height == 1,
        Op::AdaptiveAvgPool { output } | Op::AdaptiveMaxPool { output } => output.height == 1,
        Op::Concat { axis } | Op::Flip { axis } | Op::Slice { axis, .. } => *axis != MapAxis::Height,
        Op::PixelShuffle { .. } | Op::PixelUnshuffle { .. } | Op::DepthToSpace { .. } | Op::SpaceToDepth { .. } => {
            false
        }
        Op::Pad { sides, .. } | Op::Crop(sides) => no_rows(Some(*sides)),
        Op::Resize { to: ResizeTo::Size(size), .. } => size.height == 1,
        Op::Resize { to: ResizeTo::Scale(scale), .. } => (scale.height - 1.0).abs() < f64::EPSILON,
        // Opaque blocks have no code.
        Op::Opaque(_)
        | Op::GlobalAvgPool
        | Op::BatchNorm
        | Op::LayerNorm
        | Op::GroupNorm { .. }
        | Op::RmsNorm
        | Op::Scale
        | Op::Activation(_)
        | Op::GlobalMaxPool
        | Op::MaxUnpool
        | Op::InstanceNorm { .. }
        | Op::LocalResponseNorm { .. }
        | Op::Softmax { .. }
        | Op::LogSoftmax { .. }
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
        | Op::Flatten
        | Op::Linear { .. }
        | Op::Dropout { .. }
        | Op::Identity => true,
    }
}

/// Rows or columns from the first tap of a window to the last, both included.
pub(super) const fn extent(kernel: u64, dilation: u64) -> u64 {
    dilation * (kernel - 1) + 1
}

/// Whether a window has gaps between taps.
pub(super) fn is_dilated(kernel: Axes<u64>, dilation: Axes<u64>) -> bool {
    Axis::BOTH.iter().any(|axis| *kernel.get(*axis) > 1 && *dilation.get(*axis) > 1)
}

/// The padding with which a pool has the same windows without ceil mode, and whether it exceeds its own.
///
/// What the last window lacks is added after the map.
pub(super) fn full_windows(pool: &Pool, padding: Sides, input: Axes<u64>, output: Axes<u64>) -> (Sides, bool) {
    let after = |axis: Axis| {
        let (before, after) = padding.along(axis);
        let last_start = (*output.get(axis) - 1) * *pool.stride.get(axis);
        let end = last_start + extent(*pool.kernel.get(axis), *pool.dilation.get(axis));
        after.max(end.saturating_sub(*input.get(axis) + before))
    };
    let sides = Sides { bottom: after(Axis::Height), right: after(Axis::Width), ..padding };
    (sides, sides != padding)
}

/// The number of windows in ceil mode on a map that was padded before, where the last window must begin on the padded map.
pub(super) fn windows_on_padded(pool: &Pool, padding: Sides, input: Axes<u64>) -> Axes<u64> {
    Axes::from_axis(|axis| {
        let (before, after) = padding.along(axis);
        let (size, stride) = (input.get(axis) + before + after, *pool.stride.get(axis));
        let room = size.saturating_sub(extent(*pool.kernel.get(axis), *pool.dilation.get(axis)));
        let steps = room.div_ceil(stride);
        if steps * stride >= size { steps } else { steps + 1 }
    })
}

/// The window of adaptive pooling if all windows are equal; `None` if the output does not divide the input.
pub(super) fn even_windows(input: Axes<u64>, output: Axes<u64>) -> Option<Axes<u64>> {
    let even = |(input, output): (u64, u64)| input.is_multiple_of(output).then(|| input / output);
    let windows = input.zip(output).map(even);
    Some(Axes::new(windows.height?, windows.width?))
}
