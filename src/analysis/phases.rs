//! A closed-form field along one axis on its way up through the layers.

use super::axis_link::{bilinear, exact_div};
use super::flow::TooLarge;
use super::receptive_field::{AxisField, Gap};
use super::{AxisLink, Reading, Taps};
use crate::cnn::{Axes, Axis, Interpolation};

/// A map whose units repeat only after more positions than this has no listed closed form.
const MOST_PHASES: u64 = 1 << 14;

/// The spans of one period of units; see [`AxisField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phases {
    /// Input indices per period.
    advance: i128,
    spans: Vec<Option<(i128, i128)>>,
}

impl Phases {
    pub(super) fn identity() -> Self {
        Self { advance: 1, spans: vec![Some((0, 0))] }
    }

    /// The field; none if no unit sees anything.
    pub(super) fn to_field(&self) -> Option<AxisField> {
        self.spans
            .iter()
            .any(Option::is_some)
            .then(|| AxisField { stride: (self.advance, self.period()), spans: self.spans.clone() })
    }

    fn period(&self) -> u64 {
        self.spans.len() as u64
    }

    fn span(&self, index: i128) -> Result<Option<(i128, i128)>, TooLarge> {
        let period = i128::from(self.period());
        let phase = usize::try_from(index.rem_euclid(period)).expect("a phase of the period");
        let shift = self.advance.checked_mul(index.div_euclid(period)).ok_or(TooLarge::TooFar)?;
        let moved = |end: i128| end.checked_add(shift).ok_or(TooLarge::TooFar);
        self.spans[phase].map(|(first, last)| Ok((moved(first)?, moved(last)?))).transpose()
    }

    /// The hull of what the given indices see.
    fn hull(&self, indices: impl Iterator<Item = i128>) -> Result<Option<(i128, i128)>, TooLarge> {
        let mut hull = None;
        for index in indices {
            hull = around(hull, self.span(index)?);
        }
        Ok(hull)
    }

    /// The field on the other side of a layer.
    pub(super) fn through(&self, link: &AxisLink) -> Result<Self, Gap> {
        Ok(match link.reading {
            Reading::Window(taps) => self.windowed(&taps)?,
            Reading::Transposed(taps) => self.transposed(&taps)?,
            Reading::Upsample { scale, mode } => self.enlarged(scale, |unit| match mode {
                Interpolation::Nearest => (unit.div_euclid(scale), unit.div_euclid(scale)),
                Interpolation::Bilinear => {
                    let (first, rest) = bilinear(scale, unit);
                    (first, first + i64::from(rest > 0))
                }
            })?,
            // Windows of several sizes; and a gate that does not see everything adds the same cells to every unit, wherever it lies.
            Reading::Adaptive => return Err(Gap::Irregular),
            Reading::Broadcast if link.output > 1 => return Err(Gap::Irregular),
            // What follows a global pool has no place of its own and is not asked for one.
            Reading::Broadcast | Reading::Whole => self.clone(),
        })
    }

    fn windowed(&self, taps: &Taps) -> Result<Self, TooLarge> {
        let (stride, period) = (i128::from(taps.stride), i128::from(self.period()));
        let divisor = gcd(period, stride);
        let advance = self.advance.checked_mul(stride / divisor).ok_or(TooLarge::TooFar)?;
        let start = |unit: i128| unit * stride - i128::from(taps.before);
        let spans = (0..period / divisor)
            .map(|unit| {
                // Within one phase of the input the span moves with the tap, so the outermost taps of each phase decide.
                let ends = outermost(i128::from(taps.kernel), period);
                self.hull(ends.map(|tap| start(unit) + tap * i128::from(taps.dilation)))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { advance, spans })
    }

    fn transposed(&self, taps: &Taps) -> Result<Self, TooLarge> {
        let (stride, dilation) = (taps.stride, taps.dilation);
        // The taps that hit an input index from a given output index are this far apart.
        let apart =
            i64::try_from(i128::from(stride) / gcd(stride.into(), dilation.into())).expect("at most the stride");
        self.phased(stride, |unit| {
            let position = unit + taps.before;
            let first = (0..apart.min(taps.kernel)).find(|tap| exact_div(position - tap * dilation, stride).is_some());
            let Some(first) = first else { return Ok(None) };
            let hits = i128::from((taps.kernel - 1 - first) / apart + 1);
            let index = |hit: i128| {
                let tap = i128::from(first) + hit * i128::from(apart);
                (i128::from(position) - tap * i128::from(dilation)).div_euclid(i128::from(stride))
            };
            self.hull(outermost(hits, i128::from(self.period())).map(index))
        })
    }

    fn enlarged(&self, scale: i64, read: impl Fn(i64) -> (i64, i64)) -> Result<Self, TooLarge> {
        self.phased(scale, |unit| {
            let (first, last) = read(unit);
            self.hull((first..=last).map(i128::from))
        })
    }

    /// The field of a map with `scale` units for each of this one's.
    fn phased(
        &self,
        scale: i64,
        span: impl Fn(i64) -> Result<Option<(i128, i128)>, TooLarge>,
    ) -> Result<Self, TooLarge> {
        let period = self.period().saturating_mul(scale.unsigned_abs());
        if period > MOST_PHASES {
            return Err(TooLarge::TooManyPhases(period));
        }
        let spans = (0..).map(span).take(period as usize).collect::<Result<_, _>>()?;
        Ok(Self { advance: self.advance, spans })
    }

    fn repeated(&self, times: usize) -> Self {
        let spans = (0..times)
            .flat_map(|round| {
                let shift = self.advance * round as i128;
                self.spans.iter().map(move |span| span.map(|(first, last)| (first + shift, last + shift)))
            })
            .collect();
        Self { advance: self.advance * times as i128, spans }
    }

    /// The hull of two fields of one map, position by position.
    fn joined(&self, other: &Self) -> Result<Self, Gap> {
        if self == other {
            return Ok(self.clone());
        }
        let periods = (self.spans.len(), other.spans.len());
        let shared = gcd(periods.0 as i128, periods.1 as i128) as usize;
        let (own, others) = (periods.1 / shared, periods.0 / shared);
        let same_stride = self.advance.checked_mul(own as i128) == other.advance.checked_mul(others as i128);
        if !same_stride {
            return Err(Gap::Irregular);
        }
        let period = (periods.0 * own) as u64;
        if period > MOST_PHASES {
            return Err(TooLarge::TooManyPhases(period).into());
        }
        let (a, b) = (self.repeated(own), other.repeated(others));
        let spans = a.spans.iter().zip(&b.spans).map(|(a, b)| around(*a, *b)).collect();
        Ok(Self { advance: a.advance, spans }.shortest())
    }

    /// The same field with the shortest period that describes it.
    fn shortest(self) -> Self {
        let period = self.spans.len();
        let advance_of = |shorter: usize| {
            let moved = self.advance.checked_mul(shorter as i128)?;
            (period.is_multiple_of(shorter) && moved % period as i128 == 0).then_some(moved / period as i128)
        };
        let repeats = |shorter: usize, advance: i128| {
            let pairs = self.spans.iter().zip(&self.spans[shorter..]);
            pairs.into_iter().all(|(a, b)| a.map(|(first, last)| (first + advance, last + advance)) == *b)
        };
        let found = (1..period).find_map(|shorter| {
            advance_of(shorter).filter(|&advance| repeats(shorter, advance)).map(|advance| (shorter, advance))
        });
        match found {
            Some((shorter, advance)) => Self { advance, spans: self.spans[..shorter].to_vec() },
            None => self,
        }
    }
}

/// The phases along both axes, or why there are none to list.
#[derive(Clone)]
pub(super) struct Footing(pub(super) Axes<Result<Phases, Gap>>);

impl Footing {
    /// The field on the other side of a layer.
    pub(super) fn through(&self, links: &Axes<AxisLink>) -> Self {
        let cross = |axis: Axis| self.along(axis).and_then(|phases| phases.through(links.get(axis)));
        Self(Axes::from_axis(cross))
    }

    /// The hull of two paths to one map.
    pub(super) fn joined(&self, other: &Self) -> Self {
        Self(Axes::from_axis(|axis| self.along(axis)?.joined(other.along(axis)?)))
    }

    fn along(&self, axis: Axis) -> Result<&Phases, Gap> {
        self.0.get(axis).as_ref().map_err(|gap| *gap)
    }
}

fn around(a: Option<(i128, i128)>, b: Option<(i128, i128)>) -> Option<(i128, i128)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}

/// The first and last `each` of `0..count`.
fn outermost(count: i128, each: i128) -> impl Iterator<Item = i128> {
    let head = each.min(count);
    (0..head).chain(head.max(count - each)..count)
}

const fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
