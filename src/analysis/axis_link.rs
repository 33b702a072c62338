//! The link between one axis of a layer's output and the same axis of one of its inputs.

use super::axis_reader::{Hits, Indices, Reader};
use super::limits::{MOST_INTERVALS, MOST_STEPS_OF_A_TRACE, TooLarge, TooScattered, Work};
use super::reading::{bilinear, reading, signed};
use super::window_sets::{gather, narrow, paint, search};
use super::{IndexSet, Reading, Resized, Taps, border};
use crate::network::{Axes, Axis, Interpolation, Op, PaddingMode, ShapedNetwork};

/// How one axis of a layer's output depends on the same axis of one of its inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisLink {
    /// The input indices that each output index reads.
    pub reading: Reading,
    /// Size of the input.
    pub input: i64,
    /// Size of the output.
    pub output: i64,
}

impl AxisLink {
    /// The links of a layer's output to one of its inputs.
    ///
    /// # Panics
    /// If the layer is faulty, or has no such input.
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
        let reading = reading(shaped.op(map), step, slot, offset, source.size());
        Axes::from_axis(|axis| Self {
            reading: *reading.get(axis),
            input: signed(*source.size().get(axis)),
            output: signed(*step.shape.size().get(axis)),
        })
    }

    /// The links of a layer's output to one of its inputs, from the output down. With non-zero padding there are two: to the padded input,
    /// and from there to the input.
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
            Reading::Transposed(taps) | Reading::Indices(taps) => gather(&taps, outputs, self.input, work),
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
            Reading::Transposed(taps) | Reading::Indices(taps) => paint(&taps, inputs, self.output, work),
            Reading::Part { before } => gather(&Taps { before, ..Taps::POINT }, inputs, self.output, work),
            Reading::Flipped => Ok(self.flipped(inputs)),
            Reading::Border { before, mode } => Ok(border::around(mode, before, self.input, self.output, inputs)),
            Reading::Resized(resized) => self.readers_of_resized(resized, inputs, work),
            Reading::Unknown => Err(TooLarge::Unknown),
            _ => {
                let first = |i| search(0, self.output, |o| self.last_read(o) >= i);
                let last = |i| search(0, self.output, |o| self.first_read(o) > i) - 1;
                let found = inputs.intervals().iter().map(|&(a, b)| (first(a), last(b).min(self.output - 1)));
                Ok(IndexSet::from_intervals(found.collect()))
            }
        }
    }

    /// For a link through indices, the windows with at least two cells inside the map, so that the index is not settled in advance; all
    /// windows otherwise.
    ///
    /// # Errors
    /// As of [`read_by`](Self::read_by).
    pub(super) fn undecided(&self, work: &mut Work) -> Result<IndexSet, TooLarge> {
        match self.reading {
            Reading::Indices(taps) if taps.kernel == 1 || self.output <= taps.dilation => Ok(IndexSet::empty()),
            // The first of two neighboring taps is the last but one of the window at most, and both lie inside.
            Reading::Indices(taps) => {
                let firsts = Taps { kernel: taps.kernel - 1, ..taps };
                gather(&firsts, &IndexSet::interval(0, self.output - 1 - taps.dilation), self.input, work)
            }
            _ => Ok(IndexSet::interval(0, self.input - 1)),
        }
    }

    /// The indices read by outputs one by one, for readings without gaps that may leave gaps between each other.
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

    /// The output indices of a resize that read one of the given input indices. Bicubic weights are zero where an output lies exactly on an
    /// input index, so that the readers of an index may have gaps between them.
    fn readers_of_resized(&self, resized: Resized, inputs: &IndexSet, work: &mut Work) -> Result<IndexSet, TooLarge> {
        let around = |output| resized.widest_ends(self.input, self.output, output);
        let mut found = Vec::new();
        for &(a, b) in inputs.intervals() {
            let first = search(0, self.output, |output| around(output).1 >= a);
            let end = search(0, self.output, |output| around(output).0 > b);
            work.spend(first.abs_diff(end).saturating_add(1))?;
            let reads = |&output: &i64| self.first_read(output) <= b && self.last_read(output) >= a;
            found.extend((first..end).filter(reads).map(|output| (output, output)));
            if found.len() >= MOST_INTERVALS {
                return Err(TooScattered.into());
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
            Reading::Window(_)
            | Reading::Transposed(_)
            | Reading::Indices(_)
            | Reading::Part { .. }
            | Reading::Unknown => {
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
                // Left of the first center torch reads index 0 alone.
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

    /// The largest number of indices that one output index reads, padding included.
    pub fn tap_count(&self) -> u64 {
        match self.reading {
            Reading::Window(taps) => taps.kernel.unsigned_abs(),
            Reading::Transposed(taps) | Reading::Indices(taps) => {
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

    /// The indices that an output index reads, tap by tap, including indices in the padding beyond the input.
    ///
    /// There are as many as [`tap_count`](Self::tap_count). Only windows read padding.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "windows of shaped networks lie within three times LARGEST, an eighth of i64"
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

    /// The first and the last index that outputs from `first` to `last` read, padding included; `None` if they read nothing.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "windows of shaped networks lie within three times LARGEST, an eighth of i64"
    )]
    pub fn asked_span(&self, first: i64, last: i64) -> Option<(i64, i64)> {
        if let Reading::Window(t) = self.reading {
            return Some((first * t.stride - t.before, last * t.stride - t.before + t.dilation * (t.kernel - 1)));
        }
        self.read_by(&IndexSet::interval(first, last), &mut Work::of(MOST_STEPS_OF_A_TRACE)).ok()?.hull()
    }

    /// The reader of this link, which gives what each output index reads.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader::of(self)
    }
}
