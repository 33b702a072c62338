//! Which indices of a layer's input its output indices read, along one axis: every formula of the tool stands here, once.

use super::axis_reader::{Hits, Indices, Reader};
use super::limits::{MOST_INTERVALS, MOST_STEPS_OF_A_TRACE, TooLarge, TooScattered, Work};
use super::resized::Resized;
use super::{IndexSet, border};
use crate::network::{
    Axes, Axis, Interpolation, LARGEST, MapAxis, Op, PaddingMode, ResizeTo, Sees, ShapedNetwork, Sides, SoftmaxAxis,
};

/// Which input indices each output index reads along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Output `u` reads `u·stride + t·dilation − before` for every tap `t`: convolution, pooling, padding, cropping.
    Window(Taps),
    /// Input `i` is read by `i·stride + t·dilation − before` for every tap `t`: transposed convolution.
    Transposed(Taps),
    /// Enlargement by a whole factor.
    Upsample {
        /// The factor.
        scale: i64,
        /// Whether one or two neighbours are read.
        mode: Interpolation,
    },
    /// Windows from ⌊u·input/output⌋ up to ⌈(u + 1)·input/output⌉, where these are not all of one size.
    Adaptive,
    /// Every output index reads index 0: a gate.
    Broadcast,
    /// Every output index reads all: global pooling, flattening, a fully connected layer.
    Whole,
    /// Output `u` reads `u − before` where that is an index of the input: a part of maps that lie side by side.
    Part {
        /// How many indices of other maps come before.
        before: i64,
    },
    /// Output `u` reads the index that is as far from the end.
    Flipped,
    /// A map in another size, by no whole factor.
    Resized(Resized),
    /// Cells around a map that hold cells of the map: output `u` reads what lies at `u − before` once the map is mirrored or repeated.
    Border {
        /// Cells before the first of the map.
        before: i64,
        /// What the cells hold; never zeros.
        mode: PaddingMode,
    },
    /// What is read is not known.
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

/// How one axis of a layer's output hangs on the same axis of one of its inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisLink {
    /// Which indices are read.
    pub reading: Reading,
    /// Size of the input.
    pub input: i64,
    /// Size of the output.
    pub output: i64,
}

impl AxisLink {
    /// The links of a planned node to one of its inputs.
    ///
    /// # Panics
    /// If the node does not work, or has no such input.
    pub fn of(shaped: &ShapedNetwork, map: usize, slot: usize) -> Axes<Self> {
        let step = shaped.step_of(map).expect("the node works");
        let source = shaped.shape(step.sources[slot]).expect("what a working node reads works");
        let offset = match shaped.op(map) {
            Op::Concat { axis } => step
                .sources
                .iter()
                .take(slot)
                .filter_map(|&source| shaped.shape(source))
                .map(|shape| axis.extent(shape))
                .sum(),
            _ => 0,
        };
        let reading = reading(shaped.op(map), step.padding, slot, offset, source.size(), step.shape.size());
        Axes::from_axis(|axis| Self {
            reading: *reading.get(axis),
            input: signed(*source.size().get(axis)),
            output: signed(*step.shape.size().get(axis)),
        })
    }

    /// The links of a planned node to one of its inputs, from the output down: where cells around the input hold cells of it, first to the
    /// padded input and then to the input.
    ///
    /// # Panics
    /// As [`of`](Self::of).
    pub(super) fn chain(shaped: &ShapedNetwork, map: usize, slot: usize) -> Vec<Axes<Self>> {
        let links = Self::of(shaped, map, slot);
        let (mode, sides) = match shaped.op(map) {
            Op::Conv(conv) => {
                (conv.padding_mode, shaped.step_of(map).and_then(|step| step.padding).unwrap_or_default())
            }
            Op::Pad { sides, mode } => (*mode, *sides),
            _ => return vec![links],
        };
        if mode == PaddingMode::Zeros {
            return vec![links];
        }
        let ends = |axis: Axis| {
            let (before, after) = sides.along(axis);
            (signed(before), signed(after))
        };
        let padded = |axis: Axis| links.get(axis).input + ends(axis).0 + ends(axis).1;
        let border = Axes::from_axis(|axis| {
            let (before, after) = ends(axis);
            let reading =
                if before == 0 && after == 0 { Reading::Window(Taps::POINT) } else { Reading::Border { before, mode } };
            Self { reading, input: links.get(axis).input, output: padded(axis) }
        });
        let window = Axes::from_axis(|axis| {
            let own = links.get(axis);
            let reading = match own.reading {
                Reading::Window(taps) => Reading::Window(Taps { before: 0, ..taps }),
                other => other,
            };
            Self { reading, input: padded(axis), output: own.output }
        });
        vec![window, border]
    }

    /// The input indices that the given output indices read.
    ///
    /// # Errors
    /// [`TooScattered`] beyond some millions of intervals, [`TooLarge::TooMuchWork`] if too few steps are left for them.
    pub(super) fn read_by(&self, outputs: &IndexSet, work: &mut Work) -> Result<IndexSet, TooLarge> {
        match self.reading {
            Reading::Window(taps) => paint(&taps, outputs, self.input, work),
            Reading::Transposed(taps) => gather(&taps, outputs, self.input, work),
            Reading::Part { before } => paint(&Taps { before, ..Taps::POINT }, outputs, self.input, work),
            Reading::Flipped => Ok(self.flipped(outputs)),
            Reading::Resized(_) => self.each(outputs, work),
            Reading::Border { before, mode } => Ok(border::inside(mode, before, self.input, outputs)),
            Reading::Unknown => Err(TooLarge::Unknown),
            _ => Ok(self.monotone(outputs, |o| self.first_read(o), |o| self.last_read(o))),
        }
    }

    /// The output indices that read one of the given input indices.
    ///
    /// # Errors
    /// [`TooScattered`] beyond some millions of intervals, [`TooLarge::TooMuchWork`] if too few steps are left for them.
    pub(super) fn readers_of(&self, inputs: &IndexSet, work: &mut Work) -> Result<IndexSet, TooLarge> {
        match self.reading {
            Reading::Window(taps) => gather(&taps, inputs, self.output, work),
            Reading::Transposed(taps) => paint(&taps, inputs, self.output, work),
            Reading::Part { before } => gather(&Taps { before, ..Taps::POINT }, inputs, self.output, work),
            Reading::Flipped => Ok(self.flipped(inputs)),
            Reading::Border { before, mode } => Ok(border::around(mode, before, self.input, self.output, inputs)),
            Reading::Unknown => Err(TooLarge::Unknown),
            _ => {
                let first = |i| search(0, self.output, |o| self.last_read(o) >= i);
                let last = |i| search(0, self.output, |o| self.first_read(o) > i) - 1;
                let found = inputs.intervals().iter().map(|&(a, b)| (first(a), last(b).min(self.output - 1)));
                Ok(IndexSet::from_intervals(found.collect()))
            }
        }
    }

    /// What outputs read one by one, whose readings have no gaps but may leave some between them.
    fn each(&self, outputs: &IndexSet, work: &mut Work) -> Result<IndexSet, TooLarge> {
        let mut found: Vec<(i64, i64)> = Vec::new();
        for &(a, b) in outputs.intervals() {
            work.spend(a.abs_diff(b).saturating_add(1))?;
            for output in a..=b {
                let (first, last) = (self.first_read(output), self.last_read(output));
                if let Some(before) = found.last_mut().filter(|before| first <= before.1 + 1 && first >= before.0) {
                    before.1 = before.1.max(last);
                    continue;
                }
                if found.len() >= MOST_INTERVALS {
                    return Err(TooScattered.into());
                }
                found.push((first, last));
            }
        }
        Ok(IndexSet::from_intervals(found))
    }

    fn flipped(&self, set: &IndexSet) -> IndexSet {
        let last = self.input - 1;
        IndexSet::from_intervals(set.intervals().iter().map(|&(a, b)| (last - b, last - a)).collect())
    }

    fn monotone(&self, set: &IndexSet, first: impl Fn(i64) -> i64, last: impl Fn(i64) -> i64) -> IndexSet {
        let clip = |index: i64| index.clamp(0, self.input - 1);
        IndexSet::from_intervals(set.intervals().iter().map(|&(a, b)| (clip(first(a)), clip(last(b)))).collect())
    }

    /// The first index read by an output index, for readings without gaps.
    pub(super) fn first_read(&self, output: i64) -> i64 {
        match self.reading {
            Reading::Upsample { scale, mode: Interpolation::Nearest } => output / scale,
            Reading::Upsample { scale, mode: Interpolation::Bilinear } => bilinear(scale, output).0.max(0),
            Reading::Adaptive => narrow(i128::from(output) * i128::from(self.input) / i128::from(self.output)),
            Reading::Broadcast | Reading::Whole => 0,
            Reading::Flipped => self.input - 1 - output,
            Reading::Resized(resized) => resized.ends(self.input, self.output, output).0,
            Reading::Border { before, mode } => border::folded(mode, output - before, self.input),
            Reading::Window(_) | Reading::Transposed(_) | Reading::Part { .. } | Reading::Unknown => {
                unreachable!("these may have gaps")
            }
        }
    }

    /// The last index read by an output index, for readings without gaps.
    pub(super) fn last_read(&self, output: i64) -> i64 {
        match self.reading {
            Reading::Upsample { scale, mode: Interpolation::Bilinear } => {
                let (first, rest) = bilinear(scale, output);
                let after = first + i64::from(rest > 0);
                // Left of the first centre torch reads index 0 alone.
                if first < 0 { 0 } else { after.min(self.input - 1) }
            }
            Reading::Adaptive => {
                let end = (i128::from(output) + 1) * i128::from(self.input);
                narrow((end + i128::from(self.output) - 1) / i128::from(self.output) - 1)
            }
            Reading::Whole => self.input - 1,
            Reading::Resized(resized) => resized.ends(self.input, self.output, output).1,
            _ => self.first_read(output),
        }
    }

    /// How many indices one output index asks for at most; those of a window's border too, where padding answers.
    pub fn tap_count(&self) -> u64 {
        match self.reading {
            Reading::Window(taps) => taps.kernel.unsigned_abs(),
            Reading::Transposed(taps) => {
                (taps.kernel.unsigned_abs() / Hits::of(&taps).apart.unsigned_abs()).saturating_add(1)
            }
            Reading::Upsample { .. } => 2,
            Reading::Broadcast | Reading::Part { .. } | Reading::Flipped | Reading::Border { .. } => 1,
            Reading::Resized(_) => 4,
            Reading::Unknown => 0,
            Reading::Adaptive => (self.input.unsigned_abs() / self.output.unsigned_abs()).saturating_add(2),
            Reading::Whole => self.input.unsigned_abs(),
        }
    }

    /// The indices that an output index asks for, tap by tap: as read, and beyond the input where padding answers.
    ///
    /// As many as [`tap_count`](Self::tap_count) says. Only windows meet padding.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "a plan's windows lie within three times LARGEST, an eighth of i64"
    )]
    pub fn asked(&self, output: i64) -> Indices {
        match self.reading {
            Reading::Window(t) => {
                let first = output * t.stride - t.before;
                Indices { first, step: t.dilation, count: t.kernel.unsigned_abs() }
            }
            _ => self.reader().read(output).indices,
        }
    }

    /// The first and the last index that outputs from `first` to `last` ask for, padding included; none if they ask for nothing.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "a plan's windows lie within three times LARGEST, an eighth of i64"
    )]
    pub fn asked_span(&self, first: i64, last: i64) -> Option<(i64, i64)> {
        if let Reading::Window(t) = self.reading {
            return Some((first * t.stride - t.before, last * t.stride - t.before + t.dilation * (t.kernel - 1)));
        }
        self.read_by(&IndexSet::interval(first, last), &mut Work::of(MOST_STEPS_OF_A_TRACE)).ok()?.hull()
    }

    /// What tells of one output index after another what it reads.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader::of(self)
    }
}

/// The readings of an operator's input number `slot` along both axes; `offset` is how many indices of the inputs before it lie before its
/// own where they lie side by side.
fn reading(
    op: &Op,
    padding: Option<Sides>,
    slot: usize,
    offset: u64,
    input: Axes<u64>,
    output: Axes<u64>,
) -> Axes<Reading> {
    let along = |axis: MapAxis, reading: &dyn Fn() -> Reading| {
        let mut readings = Axes::both(Reading::Window(Taps::POINT));
        match axis {
            MapAxis::Channels => {}
            MapAxis::Height => readings.height = reading(),
            MapAxis::Width => readings.width = reading(),
        }
        readings
    };
    let before = |sides: Sides, axis: Axis| signed(sides.along(axis).0);
    let window = |kernel: Axes<u64>, stride: Axes<u64>, dilation: Axes<u64>, padding: Sides| {
        Axes::from_axis(|axis| Taps {
            kernel: signed(*kernel.get(axis)),
            stride: signed(*stride.get(axis)),
            dilation: signed(*dilation.get(axis)),
            before: before(padding, axis),
        })
    };
    match op {
        Op::Conv(c) => window(c.kernel, c.stride, c.dilation, padding.unwrap_or_default()).map(Reading::Window),
        Op::ConvTranspose(c) => {
            window(c.kernel, c.stride, c.dilation, padding.unwrap_or_default()).map(Reading::Transposed)
        }
        Op::MaxPool(p) | Op::AvgPool(p) => {
            window(p.kernel, p.stride, p.dilation, padding.unwrap_or_default()).map(Reading::Window)
        }
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

/// Every tap of every given window, clipped to `0..size`.
fn paint(taps: &Taps, windows: &IndexSet, size: i64, work: &mut Work) -> Result<IndexSet, TooLarge> {
    let Taps { kernel, stride, dilation, before } = *taps;
    let mut found = Vec::new();
    let mut put = |first: i64, last: i64| {
        if found.len() >= MOST_INTERVALS {
            return Err(TooScattered.into());
        }
        found.push((first.max(0), last.min(size - 1)));
        Ok(())
    };
    for &(a, b) in windows.intervals() {
        // Windows wholly outside the map contribute nothing; leaving them out bounds the work by the map.
        let reach = dilation * (kernel - 1);
        let (a, b) = (a.max(div_ceil(before - reach, stride)), b.min((size - 1 + before).div_euclid(stride)));
        if a > b {
            continue;
        }
        if dilation == 1 && kernel >= stride || stride == 1 && b - a + 1 >= dilation {
            put(a * stride - before, b * stride - before + reach)?;
        } else if stride == 1 {
            let first = div_ceil(before - b, dilation).max(0);
            let last = (size - 1 + before - a).div_euclid(dilation).min(kernel - 1);
            for tap in first..=last {
                put(a - before + tap * dilation, b - before + tap * dilation)?;
            }
        } else {
            scatter(taps, (a, b), size, &mut put)?;
        }
    }
    work.spend_length(found.len())?;
    Ok(IndexSet::from_intervals(found))
}

/// Every tap of windows `a` to `b` that leave gaps, one by one: window by window or tap by tap, whichever is less.
#[expect(clippy::arithmetic_side_effects, reason = "a plan's windows lie within three times LARGEST, an eighth of i64")]
fn scatter(
    taps: &Taps,
    (a, b): (i64, i64),
    size: i64,
    put: &mut impl FnMut(i64, i64) -> Result<(), TooLarge>,
) -> Result<(), TooLarge> {
    let Taps { kernel, stride, dilation, before } = *taps;
    let inside = tap_range(b * stride - before, dilation, kernel, size);
    let tap_count = tap_range(a * stride - before, dilation, kernel, size).end() - inside.start() + 1;
    let limited = |count: i64| usize::try_from(count).is_ok_and(|count| count <= MOST_INTERVALS);
    if dilation == 1 || b - a < tap_count {
        limited(b - a).then_some(()).ok_or(TooScattered)?;
        for start in (a..=b).map(|window| window * stride - before) {
            if dilation == 1 {
                put(start, start + kernel - 1)?;
                continue;
            }
            for tap in tap_range(start, dilation, kernel, size) {
                put(start + tap * dilation, start + tap * dilation)?;
            }
        }
        return Ok(());
    }
    limited(tap_count.max(0)).then_some(()).ok_or(TooScattered)?;
    for shift in (0..tap_count).map(|tap| (inside.start() + tap) * dilation - before) {
        for window in div_ceil(-shift, stride).max(a)..=(size - 1 - shift).div_euclid(stride).min(b) {
            put(window * stride + shift, window * stride + shift)?;
        }
    }
    Ok(())
}

/// Every window, clipped to `0..size`, one of whose taps falls on a given index.
fn gather(taps: &Taps, indices: &IndexSet, size: i64, work: &mut Work) -> Result<IndexSet, TooLarge> {
    let Taps { kernel, stride, dilation, before } = *taps;
    let mut found = Vec::new();
    for &(a, b) in indices.intervals() {
        // Without gaps, or as long as one, an interval meets all that lies between the taps.
        if dilation == 1 || b - a + 1 >= dilation {
            found.push((
                div_ceil(a + before - dilation * (kernel - 1), stride).max(0),
                (b + before).div_euclid(stride).min(size - 1),
            ));
            if found.len() > MOST_INTERVALS {
                return Err(TooScattered.into());
            }
            continue;
        }
        // Taps whose windows all lie outside the map are passed over.
        let first = div_ceil(a + before - (size - 1) * stride, dilation).max(0);
        let last = (b + before).div_euclid(dilation).min(kernel - 1);
        if usize::try_from(last - first).is_ok_and(|taps| taps + found.len() > MOST_INTERVALS) {
            return Err(TooScattered.into());
        }
        found.extend((first..=last).map(|tap| {
            let shift = before - tap * dilation;
            (div_ceil(a + shift, stride).max(0), (b + shift).div_euclid(stride).min(size - 1))
        }));
    }
    work.spend_length(found.len())?;
    Ok(IndexSet::from_intervals(found))
}

/// The taps of a window that starts at `start` which fall into `0..size`.
pub(super) fn tap_range(start: i64, dilation: i64, kernel: i64, size: i64) -> std::ops::RangeInclusive<i64> {
    div_ceil(-start, dilation).max(0)..=(size - 1 - start).div_euclid(dilation).min(kernel - 1)
}

/// The index left of an output index's source position, and how far beyond it the position lies, in 2·scale-ths.
///
/// Corners are not aligned: output `o` lies at (o + ½)/scale − ½, that is (2o + 1 − scale) / (2·scale).
pub(super) const fn bilinear(scale: i64, output: i64) -> (i64, i64) {
    let position = 2 * output + 1 - scale;
    (position.div_euclid(2 * scale), position.rem_euclid(2 * scale))
}

/// The first index from `low` up to `high` for which `holds`, which once true stays true; `high` if there is none.
fn search(mut low: i64, mut high: i64, holds: impl Fn(i64) -> bool) -> i64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The quotient if the division leaves no rest.
pub(super) const fn exact_div(value: i64, by: i64) -> Option<i64> {
    if value.rem_euclid(by) == 0 { Some(value.div_euclid(by)) } else { None }
}

pub(super) const fn div_ceil(value: i64, by: i64) -> i64 {
    -(-value).div_euclid(by)
}

pub(super) fn narrow(value: i128) -> i64 {
    i64::try_from(value).expect("an index of a map")
}

/// An extent that the shaped network has checked.
fn signed(extent: u64) -> i64 {
    debug_assert!(extent <= LARGEST);
    i64::try_from(extent).expect("the plan lets in no larger extents")
}
