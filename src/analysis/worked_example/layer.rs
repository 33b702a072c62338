//! A layer of the example: its windows, and what it does with the values under them.

use crate::analysis::reading::signed;
use crate::analysis::{AxisLink, NetworkAnalysis, Reading, Taps};
use crate::network::{Activation, Axes, Axis, Op, PaddingMode};

/// Kernels with more taps along an axis than this have no example.
pub const MOST_TAPS: u64 = 31;
/// One layer of the example.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layer {
    /// The map that it makes; of the lower of two, the map that the upper one reads.
    pub(super) map: usize,
    /// The map that it reads.
    pub(super) source: usize,
    pub(super) windows: Axes<Window>,
    /// Rows and columns of the source.
    pub(super) input: Axes<i64>,
    pub(super) padding_after: Axes<i64>,
    pub(super) rule: Rule,
    pub(super) padding_mode: PaddingMode,
    /// Whether a `ReLU` makes 0 of its negative values.
    pub(super) rectified: bool,
}

/// Along one axis, which indices of its source a layer reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    taps: Taps,
    /// Whether every index of the source paints a kernel, instead of every index of the output reading one.
    is_transposed: bool,
}

/// What a unit does with the values that it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The sum of the products of values and weights.
    Sum,
    /// The largest value; padding does not count.
    Largest,
    /// The mean of the values.
    Mean {
        /// Whether padding counts among the values.
        includes_padding: bool,
    },
}

impl Layer {
    /// The layer that makes a map, if that is a convolution, a transposed convolution or a pooling layer with small kernels.
    pub(super) fn of(analysis: &NetworkAnalysis, map: usize) -> Option<Self> {
        let step = analysis.shaped.step_of(map)?;
        let (rule, padding_mode) = match analysis.shaped.op(map) {
            Op::Conv(conv) => (Rule::Sum, conv.padding_mode),
            Op::ConvTranspose(_) => (Rule::Sum, PaddingMode::Zeros),
            Op::MaxPool(_) => (Rule::Largest, PaddingMode::Zeros),
            Op::AvgPool(pool) => (Rule::Mean { includes_padding: pool.count_include_pad }, PaddingMode::Zeros),
            _ => return None,
        };
        let links = AxisLink::of(&analysis.shaped, map, 0);
        let window = |axis: Axis| match links.get(axis).reading {
            Reading::Window(taps) => Some(Window { taps, is_transposed: false }),
            Reading::Transposed(taps) => Some(Window { taps, is_transposed: true }),
            _ => None,
        };
        let windows = Axes::new(window(Axis::Height)?, window(Axis::Width)?);
        let padding = step.padding.unwrap_or_default();
        Some(Self {
            map,
            source: step.sources[0],
            windows,
            input: links.map(|link| link.input),
            padding_after: Axes::from_axis(|axis| signed(padding.along(axis).1)),
            rule,
            padding_mode,
            rectified: false,
        })
        .filter(|layer| layer.is_at_most(MOST_TAPS))
    }

    pub(super) fn kernel(&self) -> Axes<u64> {
        self.windows.map(|window| window.taps.kernel.unsigned_abs())
    }

    pub(super) fn is_at_most(&self, taps: u64) -> bool {
        let Axes { height, width } = self.kernel();
        height <= taps && width <= taps
    }

    /// How many cells of a window count in a mean: those within the padded map (`torch.nn.AvgPool2d`). A window whose place was rounded
    /// up may reach beyond it.
    pub(super) fn counted(&self, axis: Axis, index: i64) -> u64 {
        let end = self.input.get(axis) + self.padding_after.get(axis);
        self.windows.get(axis).taps(index).iter().filter(|&&(_, place)| place < end).count() as u64
    }
}

impl Window {
    /// The taps that ask for an index of the source, and the index; it may lie on padding.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "windows lie within three times LARGEST, an eighth of i64, and a stride is not zero"
    )]
    pub(super) fn taps(&self, index: i64) -> Vec<(u64, i64)> {
        let Taps { kernel, stride, dilation, before } = self.taps;
        let asked = |tap: i64| {
            if !self.is_transposed {
                return Some(index * stride - before + tap * dilation);
            }
            let steps = index + before - tap * dilation;
            (steps % stride == 0).then_some(steps / stride)
        };
        (0..kernel).filter_map(|tap| Some((tap.unsigned_abs(), asked(tap)?))).collect()
    }

    /// The first and the last index that the indices of a range ask for.
    pub(super) fn ends(&self, first: i64, last: i64) -> Option<(i64, i64)> {
        let asked = || (first..=last).flat_map(|index| self.taps(index)).map(|(_, place)| place);
        Some((asked().min()?, asked().max()?))
    }
}

/// The nearest layer with a kernel, from a map down through layers that read of their first input the cell at their own place and that
/// `passes` lets through.
pub(super) fn nearest_window(analysis: &NetworkAnalysis, from: usize, passes: &dyn Fn(&Op) -> bool) -> Option<Layer> {
    let mut map = from;
    loop {
        if let Some(layer) = Layer::of(analysis, map) {
            return Some(layer);
        }
        let step = analysis.shaped.step_of(map)?;
        let links = AxisLink::of(&analysis.shaped, map, 0);
        let is_in_place = |axis: Axis| links.get(axis).reading == Reading::Window(Taps::POINT);
        if !(is_in_place(Axis::Height) && is_in_place(Axis::Width) && passes(analysis.shaped.op(map))) {
            return None;
        }
        map = *step.sources.first()?;
    }
}

/// Whether an operator does to the numbers of the example what it is known to do: nothing, or what a `ReLU` does.
pub(super) const fn keeps_example(op: &Op) -> bool {
    matches!(op, Op::Identity | Op::Dropout { .. } | Op::Activation(Activation::Relu))
}

/// Whether a `ReLU` lies on the way from a map down to a lower one, through first inputs.
pub(super) fn has_relu(analysis: &NetworkAnalysis, from: usize, lower: usize) -> bool {
    let below = |map: &usize| analysis.shaped.step_of(*map).and_then(|step| step.sources.first().copied());
    std::iter::successors(Some(from), below)
        .take_while(|&map| map != lower)
        .any(|map| matches!(analysis.shaped.op(map), Op::Activation(Activation::Relu)))
}
